"""What a title block says of a document, or of one part of a bundle: title, publisher, date and kind."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.datelines import Dateline, dateline
from ingest.layout import Chunk, Shape
from ingest.lines import ended, last_word
from ingest.wordlists import rows, words
from ontology.authority import authority
from ontology.terms import EntityType

_PUBLISHERS = frozenset({EntityType.BODY, EntityType.ORGANISATION, EntityType.UNIVERSITY, EntityType.COMPANY})
_LONGEST_TITLE = 220
_LONGEST_NAME = 110
_LONGEST_LABEL = 60
_LABELLED = re.compile(
    r"(?:first\s+)?(?:published|issued|released|dated?|date\s+published|publication\s+date|release\s+date|date\s+of\s+issue"
    r"|(?:statement\s+)?(?:made|delivered|given)(?=\s+on\b)|laid\s+before\s+parliament|ordered\s+by\s+the\s+house[^:]{0,60}printed|updated|embargoed\s+until)\b(?:\s+(?:on|by|to))?\s*:?\s*",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?:issued|published|released)(?:\s+(?:on\s+)?\d{1,2}\s+\w+\s+\d{4})?\s+by\s+(?:the\s+)?"
    r"(?P<name>[A-Z][\w&’',. -]{2,100}?)"
    r"(?=,?\s+(?:on|in|at)\s|[.;]|$)"
)
_FROM = re.compile(
    r"(?:from|by|publisher|published\s+by|issued\s+by|organisation|department)\s*:\s*(?P<name>.{3,110})$", re.IGNORECASE
)
_SENT_BY = re.compile(
    r"(?:(?:latest )?news|(?:press|news|media) release|(?:oral |written )?(?:ministerial )?statement|report|notice)"
    r"\s+(?:from|(?:issued |made )?by|of)\s+(?:the\s+)?(?P<name>\S.{3,90})$",
    re.IGNORECASE,
)
_KIND_LABEL = re.compile(r"(?P<label>[A-Za-z ]{4,40}?)\s*(?:[:–-]\s*(?P<rest>\S.*))?$")
_MONTH_TAIL = re.compile(r"\s*[\[(](?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\s+(?:19|20)\d\d[\])]$")
_NO_TITLE = re.compile(
    r"^(?:tag|category|topic|filed under|posted in|from|by|to|cc|ref|reference|isbn|issn|contents|dear|http|www\.)\b"
    r"|^(?:page|cp|cm|hc|hl|cmd)\.?\s\d|©|@|^[^\w£“‘]|^(?:in confidence|official|embargoed)|^\d+(?:\.\d+)*\.?\s"
    r"|\bsession\s\d{4}|^report, together|^report (?:by|of|to)\b"
    r"|^(?:made by|author|contact|classification|meeting|venue|wards?(?: affected)?)\s*:",
    re.IGNORECASE,
)
_TEXT_BEGINS = re.compile(r"(?:table of )?contents$|dear\b", re.IGNORECASE)
_TITLED = re.compile(r"(?:report\s+|document\s+)?(?:subject|title)\s*:\s*(?P<title>\S.{3,200})$", re.IGNORECASE)
_YEARS = re.compile(r"\s+(?:19|20)\d\d(?:\s*(?:to|-|–|/)\s*\d{2,4})?$")
_LABELS = 8
_BYLINES = 4
"""So many chunks below the title block may still say who published it and when: a summary often stands between."""
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|will|would|said|says)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    """What a title block says; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    date: Dateline | None = None
    kind: str | None = None

    @property
    def day(self) -> dt.date | None:
        """The date alone."""
        return self.date.date if self.date else None


def front(chunks: Sequence[Chunk]) -> Front:
    """Return what the first chunks of a text say of it; they end where running text or the contents list begins."""
    block = _block(chunks)
    said = [chunk.text for chunk in block]
    label, rest = _labelled_kind(said)
    title = rest or _title(block)
    return Front(
        title=_clean(title) if title else None,
        publisher=_publisher(said, [chunk.text for chunk in chunks[: len(block) + _BYLINES]]),
        date=_date([*said, *(chunk.text for chunk in chunks[len(block) : len(block) + _BYLINES])]),
        kind=label or (_titled_kind(title) if title else None),
    )


def _block(chunks: Sequence[Chunk]) -> list[Chunk]:
    found: list[Chunk] = []
    for chunk in chunks:
        text = chunk.text
        prose = ended(text) and len(text) > _LONGEST_NAME and _ISSUED.search(text) is None
        if prose or chunk.shape is Shape.ROW or _TEXT_BEGINS.match(text):
            break
        if chunk.shape is not Shape.FURNITURE or could_be_title(text):
            found.append(chunk)
    return found


@cache
def _kinds(where: str) -> Mapping[str, str]:
    """Return the kinds of documents by the words that name them at a place; longer words come first."""
    table = sorted(rows("document_kinds.csv"), key=lambda row: (-len(row["words"]), row["words"]))
    return {row["words"]: row["kind"] for row in table if row["where"] == where}


def kind_label(text: str) -> str | None:
    """Return the kind of document that a line is the label of ("Press release"), None where it is none."""
    small = text.strip(" #*:").casefold() if len(text) <= _LONGEST_LABEL else ""
    return _kinds("label").get(small)


def _labelled_kind(said: list[str]) -> tuple[str | None, str | None]:
    """Return the kind that a line of the block names, and what follows on that line: the title."""
    for text in said[:_LABELS]:
        found = _KIND_LABEL.match(text) if ":" in text else None
        labelled = kind_label(found["label"]) if found else None
        opening = next((kind for words, kind in _kinds("opening").items() if text.casefold().startswith(words)), None)
        if kind_label(text) or opening:
            return kind_label(text) or opening, None
        if found and labelled:
            return labelled, found["rest"]
    return None, None


def _titled_kind(title: str) -> str | None:
    """Return the kind that a title's last words name, those before a colon, or its first words."""
    spoken = _clean(title).casefold()
    kinds = _kinds("title")
    for head in reversed(re.split(r"[:–—]| - ", spoken)):
        last = _YEARS.sub("", head.strip())
        kind = next((kind for words, kind in kinds.items() if re.search(rf"\b{re.escape(words)}$", last)), None)
        if kind:
            return kind
    return next((kind for words, kind in kinds.items() if re.match(rf"{words} (?:of|to|on|for|by)\b", spoken)), None)


def _title(block: Sequence[Chunk]) -> str | None:
    hashed = [chunk.text for chunk in block if chunk.shape is Shape.HEADING and not _is_name(chunk.text)]
    named = next((found["title"] for chunk in block if (found := _TITLED.match(chunk.text))), None)
    if named or hashed:
        return named or hashed[0]
    for chunk in block:
        text = chunk.text
        if not could_be_title(text):
            if ended(text) and not _LABELLED.match(text) and _ISSUED.search(text) is None:
                return None
            continue
        return text
    return None


def could_be_title(text: str) -> bool:
    """Return whether a line of a title block could be the title: no label, name, date or sentence."""
    if len(text) > _LONGEST_TITLE or len(text) < 4 or text[-1] in ".;,:…" or _NO_TITLE.search(text):
        return False
    return not (kind_label(text) or _is_name(text) or _is_date(text) or _LABELLED.match(text))


def _is_date(text: str) -> bool:
    found = dateline(text)
    return found is not None and found.end - found.start > len(text) * 0.6


def _is_name(text: str) -> bool:
    """Return whether a line is the name of a body, in capitals, with a word that bodies are called by."""
    if len(text) > _LONGEST_NAME or not text[0].isupper() or ended(text) or _FINITE.search(text) or ":" in text:
        return False
    if _LABELLED.match(text):
        return False
    if any(entry.type in _PUBLISHERS for entry in authority().by_form(text)):
        return True
    spoken = [word for word in re.findall(r"[\w’'-]+", text) if word.lower() not in words("unfinished.txt")]
    if not spoken or any(word[0].islower() for word in spoken) or len(spoken) > 12:
        return False
    heads = words("publisher_heads.txt")
    first = [word for word in spoken if word not in {"HM", "The", "UK", "National", "Scottish", "Welsh"}][:1]
    opens = bool(first) and first[0].lower() in heads and re.match(r"(?:The\s+)?\w+\s+(?:for|of)\b", text) is not None
    return opens or last_word(text).lower() in heads or text.startswith("HM ")


def _publisher(said: list[str], wider: list[str]) -> str | None:
    sent = (found["name"].strip(" ,.") for text in said if (found := _SENT_BY.match(text)))
    own = next((_as_known(name) for name in sent if _is_name(_as_known(name))), None)
    if own:
        return own
    for text in wider:
        found = _ISSUED.search(text) or _FROM.match(text)
        if found and found["name"][0].isupper():
            return found["name"].strip(" ,.")
    for text, following in pairwise(said):
        if re.fullmatch(r"from:?", text, re.IGNORECASE) and following:
            return following
    names = [text for text in said if _is_name(text)]
    return next((name for name in names if not name.startswith("House of ")), next(iter(names), None))


def _as_known(name: str) -> str:
    """Return a name in capitals as its bearer writes it."""
    known = authority().by_form(name) if name.isupper() else ()
    return known[0].name if known else name


def _date(said: list[str]) -> Dateline | None:
    labelled = [found for text in said if _LABELLED.match(text) and (found := dateline(text))]
    issued = [found for text in said if _ISSUED.search(text) and (found := dateline(text))]
    alone = [found for text in said if (found := dateline(text)) and (_is_date(text) or "held on" in text)]
    tails = [found for text in said if _MONTH_TAIL.search(text) and (found := dateline(text[-40:]))]
    return next(iter([*issued, *labelled, *alone, *tails]), None)


def _clean(title: str) -> str:
    bare = re.sub(r"<[^<>]{1,40}>|\*\*|__", "", title).strip(" #*")
    return _MONTH_TAIL.sub("", bare).strip()
