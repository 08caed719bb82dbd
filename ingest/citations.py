"""Titles that a note cites behind who wrote them ("12 Harbour Agency, Keeping the tide out, 2021")."""

import re
from collections.abc import Iterator, Sequence

from ingest.capitals import Atoms
from ingest.contexts import noun_type
from ingest.gathering import Found
from ingest.gazetteer import Span
from ingest.text import Text
from ingest.tokens import Token
from ontology.terms import EntityType

_CITED = re.compile(
    r"(?P<note>\d{1,3}[.)]? )?(?P<who>[A-Z][^,.;:]{1,70}|[A-Z][^.;:]{1,90}), (?P<title>[A-Z][^.;£]{11,150}?)"
    r"(?P<when>, (?:Session|HC|CP|Cm|Cmd|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
    r"|(?:19|20)\d\d)\b.{0,90}|\.)"
)
_AUTHORS = frozenset({EntityType.BODY, EntityType.COMPANY, EntityType.ORGANISATION, EntityType.UNIVERSITY})
_SMALL = frozenset({"by", "for", "of", "the", "in", "to", "and", "with", "on", "at", "a", "from", "as", "into"})
_LONGEST = 9


def with_cited(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found with the titles that notes cite in place of the names within them."""
    by_sentence: dict[int, list[Found]] = {}
    for name in found:
        by_sentence.setdefault(name.sentence, []).append(name)
    for sentence in text.sentences:
        here = by_sentence.get(sentence.index)
        match = _CITED.fullmatch(sentence.text) if here else None
        told = match is not None and (match["note"] or match["when"]) and not _spoken(match["title"])
        if here and match and told and _by_author(here, match) and not _named(here, match):
            start, end = match.span("title")
            title = Found(sentence.index, start, end, match.group("title"), EntityType.PLAN, "name.cited")
            by_sentence[sentence.index] = [name for name in here if name.end <= start or name.start >= end] + [title]
    return [name for names in by_sentence.values() for name in names]


def _by_author(found: Sequence[Found], match: re.Match[str]) -> bool:
    """Tell whether the words before a title are those of an organisation, whole."""
    start, end = match.span("who")
    return any(name.type in _AUTHORS and name.start <= start + 4 and name.end == end for name in found)


def _named(found: Sequence[Found], match: re.Match[str]) -> bool:
    """Tell whether a stretch begins with another name than a plan's: an item of a list, no title."""
    start = match.start("title")
    return any(name.start <= start < name.end and name.type is not EntityType.PLAN for name in found)


def _spoken(title: str) -> bool:
    """Tell whether a stretch is a clause of a sentence rather than a title: it has a comma, or ends a sentence."""
    return title.count(",") > 1 or re.search(r"\b(?:will|has|have|said|says|was|were|are|is)\b", title) is not None


def titled_spans(sentence: Sequence[Token], taken: Atoms) -> Iterator[Span]:
    """Yield the titles that stand in commas behind a noun for them ("Her report, Shared by Default, was")."""
    for at in range(1, len(sentence) - 3):
        if (
            sentence[at].text != ","
            or noun_type(sentence[at - 1]) is not EntityType.PLAN
            or not sentence[at + 1].capital
        ):
            continue
        end = at + 1
        while end < len(sentence) and end - at < _LONGEST and (sentence[end].capital or sentence[end].fold in _SMALL):
            end += 1
        closed = end < len(sentence) and sentence[end].text == "," and end - at > 2
        if closed and sentence[end - 1].capital and at + 1 not in taken:
            yield Span(at + 1, end, EntityType.PLAN, "name.titled-report")
