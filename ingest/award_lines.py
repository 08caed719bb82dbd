"""Lines of a list of awards, "Project, Place – Firm and Firm: £4m": what stands before the dash is funded, behind it who gets it."""

import re
from collections.abc import Iterator, Sequence

from ingest.gathering import Found
from ingest.text import Sentence, Text
from ontology.terms import EntityType

_LINE = re.compile(
    r"(?P<what>[A-Z0-9][^–—:£]{2,70}?) [–—-] (?P<who>[A-Z][^–—:£]{1,110}): (?:up to |around |about |over )?[£$€]\d.*"
)
_PIECE = re.compile(r"(?:^|, with | with |, | and )(?P<name>[A-Z0-9][^,(]*?)(?: \([^)]*\))?(?=, | and | with |$)")
_PLACED = re.compile(r"(?P<name>.+?), (?P<place>[A-Z][\w’' -]+)")
_FEWEST = 2


def with_award_lines(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found with the projects and firms of award lines, where two such lines stand in a document."""
    lines = [(s, match) for s in text.sentences if (match := _LINE.fullmatch(s.text))]
    if len(lines) < _FEWEST:
        return list(found)
    kept = list(found)
    for sentence, match in lines:
        for name in (_project(sentence, match), *_firms(sentence, match)):
            inside = [one for one in kept if _overlap(one, name)]
            if any(one.key and one.end - one.start >= name.end - name.start for one in inside):
                continue
            known = [one for one in inside if one.key and one.type is not EntityType.PLACE]
            if known and name.type is EntityType.COMPANY:
                continue
            kept = [one for one in kept if one not in inside] + [name]
    return kept


def _overlap(one: Found, other: Found) -> bool:
    return one.sentence == other.sentence and one.start < other.end and other.start < one.end


def _project(sentence: Sentence, match: re.Match[str]) -> Found:
    """Return the project of a line, without the place behind its comma."""
    placed = _PLACED.fullmatch(match.group("what"))
    end = match.start("what") + placed.end("name") if placed else match.end("what")
    start = match.start("what")
    return Found(sentence.index, start, end, sentence.text[start:end], EntityType.PROGRAMME, "name.award")


def _firms(sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    """Yield those who get a line's award; who is no known organisation is taken for a firm."""
    offset = match.start("who")
    for piece in _PIECE.finditer(match.group("who")):
        start, end = offset + piece.start("name"), offset + piece.end("name")
        yield Found(sentence.index, start, end, sentence.text[start:end], EntityType.COMPANY, "name.award")
