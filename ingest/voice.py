"""Who speaks as "we": the government, the body that publishes, or the organisation of the person who is quoted."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.gathering import Found, Group
from ingest.text import Block, BlockKind, Text
from ingest.voice_speakers import GOVERNMENT_VOICE, SPEAKERS, Cast, is_ministry, kind_of, ministers_speak
from ontology.terms import BodyKind, EntityType

__all__ = ["GOVERNMENT_VOICE", "is_ministry", "ministers_speak", "voices"]

_SAYS = re.compile(r"\b(?:said|says|added|adds|commented|comments|explained|welcomed)\b|:$")
_ATTRIBUTION = re.compile(r"\b(?:said|says|added|adds|commented|comments)[^.:]{0,60}:\s*$|:$")
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")
_REPORT = re.compile(
    r"\s*(?:»|\||[-–—]\s|:\s)|(?:[’']s)?\s+(?:annual|corporate|business|quarterly|performance)\b", re.I
)
_LONGEST_QUOTE = 8
_MARKS = frozenset('“"‘')
_CLOSING = frozenset('”"’')


def _publisher(text: Text, block: Block, groups: Sequence[Group]) -> int:
    """Return the group that publishes a block's part, the government where that is a ministry or not known."""
    part = text.document.parts[block.part] if block.part is not None else None
    name = (part.publisher if part else None) or text.document.publisher
    if not name:
        return _cover(text, groups)
    for number, group in enumerate(groups):
        if name in group.forms and group.type is not EntityType.PERSON:
            return GOVERNMENT_VOICE if is_ministry(group) else number
    return GOVERNMENT_VOICE


def _cover(text: Text, groups: Sequence[Group]) -> int:
    """Return the organisation whose name is all that a document begins with, or opens its title as a report's does.

    Where there is none, it is the devolved government in a document that names no department of the United Kingdom
    before it, else the government.
    """
    first = next((block.text for block in text.blocks if block.kind is not BlockKind.FURNITURE), "")
    for number, group in enumerate(groups):
        if group.type in SPEAKERS and any(_opens_cover(first, form) for form in group.forms):
            return GOVERNMENT_VOICE if is_ministry(group) else number
    return _devolved(text, groups)


def _opens_cover(first: str, form: str) -> bool:
    behind = first[len(form) :] if first.casefold().startswith(form.casefold()) else None
    return behind is not None and (not behind or _REPORT.match(behind) is not None)


def _devolved(text: Text, groups: Sequence[Group]) -> int:
    """Return the only devolved government of a text, the government where a department is named before it."""
    found = [number for number, group in enumerate(groups) if kind_of(group) is BodyKind.DEVOLVED_GOVERNMENT]
    if len(found) != 1:
        return GOVERNMENT_VOICE
    first = _named_at(text, groups[found[0]])
    return GOVERNMENT_VOICE if any(is_ministry(one) and _named_at(text, one) < first for one in groups) else found[0]


def _named_at(text: Text, group: Group) -> int:
    """Return the offset at which a text first names something; its end where a line break stands in each name."""
    return min((at for form in group.forms if (at := text.source.find(form)) >= 0), default=len(text.source))


def voices(text: Text, groups: Sequence[Group], found: Sequence[Found]) -> list[int]:
    """Return, for each sentence, the group that its "we" stands for, or GOVERNMENT_VOICE."""
    cast = Cast(groups, found)
    by_sentence: dict[int, list[int]] = {}
    for number, name in enumerate(found):
        by_sentence.setdefault(name.sentence, []).append(number)
    result = [GOVERNMENT_VOICE] * len(text.sentences)
    quote, part = Quote(None), None
    owners: dict[int | None, int] = {}
    for block in text.blocks:
        if block.part not in owners:
            owners[block.part] = _publisher(text, block, groups)
        own = owners[block.part]
        inline = _inline(block, cast, by_sentence, own)
        quote = Quote(None) if block.kind is BlockKind.HEADING or block.part != part else quote.before(block)
        part = block.part
        voice = next((one for one in (inline, quote.speaker) if one is not None), own)
        for sentence in block.sentences:
            result[sentence.index] = voice
        opened = _opens(block, cast, by_sentence, own)
        quote = Quote(opened, _LONGEST_QUOTE) if opened is not None else quote.behind(block)
    return result


@dataclass(frozen=True, slots=True)
class Quote:
    """Who is quoted in the paragraphs below an attribution, for how many more, and whether marks show the quote."""

    speaker: int | None
    left: int = 0
    marked: bool = False

    def before(self, block: Block) -> "Quote":
        """Return the quote as it stands at a block: one in marks ends with the first block that opens with none."""
        opens = block.text[:1] in _MARKS
        return Quote(None) if self.left <= 0 or (self.marked and not opens) else self

    def behind(self, block: Block) -> "Quote":
        """Return the quote as it stands behind a block: it ends where its marks are closed."""
        opens = block.text[:1] in _MARKS
        closed = opens and block.text.rstrip()[-1:] in _CLOSING
        return Quote(None) if closed else Quote(self.speaker, self.left - 1, self.marked or opens)


def _opens(block: Block, cast: Cast, by: Mapping[int, list[int]], own: int) -> int | None:
    """Return who speaks in the paragraphs that an attribution ("X, chief executive of Y, said:") introduces."""
    if not block.sentences or not _ATTRIBUTION.search(block.text):
        return None
    return cast.speaker(by.get(block.sentences[-1].index, []), own)


def _inline(block: Block, cast: Cast, by: Mapping[int, list[int]], own: int) -> int | None:
    """Return who speaks between the quotation marks of a paragraph that names the speaker beside them."""
    if not _QUOTED.search(block.text) and block.text[:1] not in _MARKS:
        return None
    for sentence in block.sentences:
        if _SAYS.search(_QUOTED.sub("", sentence.text)):
            quotes = [match.span() for match in _QUOTED.finditer(sentence.text)]
            here = [n for n in by.get(sentence.index, []) if not _within(cast.found[n], quotes)]
            speaker = cast.speaker(here, own)
            if speaker is not None:
                return speaker
    return None


def _within(name: Found, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= name.start < end for start, end in spans)
