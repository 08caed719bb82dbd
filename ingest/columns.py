"""Names in the cells of a table whose column says what they are: recipients, suppliers, projects, councils."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.fields import label, role, value_start
from ingest.gathering import Found
from ingest.text import Block, BlockKind, Text
from ingest.wordlists import rows
from ontology.terms import EntityType

_LONGEST = 70
_PIECE = re.compile(r"[^,;/\n•|]+")
_NAMED = re.compile(r"[A-Z0-9][^.?!]*")
_BRACKETED = re.compile(r" \([^()]*\)?$")
_SEVERAL = re.compile(r" (?:and|&|with|plus|or) (?:the )?[A-Z]")
_NUMBERED = re.compile(
    r"(?:recommendation|response|action|annex|chapter|part|section|table|figure|appendix)s?\b", re.IGNORECASE
)
_ANYBODY = frozenset({"name", "applicant", "winner", "beneficiary"})
_MOST_WORDS = 7
_VALUES = {
    "lead": EntityType.ORGANISATION,
    "deliver": EntityType.ORGANISATION,
    "partner": EntityType.ORGANISATION,
    "who": EntityType.ORGANISATION,
    "place": EntityType.PLACE,
}
_NO_NAME = re.compile(
    r"[\d£$€%.,\s]+(?:m|bn|k|million|billion)?|n/?a|none|tbc|total|various|other|unknown|\W*", re.IGNORECASE
)


@cache
def _columns() -> dict[str, EntityType]:
    return {row["header"]: EntityType(row["type"]) for row in rows("columns.csv")}


def _pieces(block: Block, start: int, end: int, kind: EntityType) -> Iterator[tuple[int, int]]:
    """Yield the names that a cell lists, each without the white space around it."""
    whole = kind in {EntityType.PROGRAMME, EntityType.FUND}
    for match in re.finditer(r".+", block.text[start:end]) if whole else _PIECE.finditer(block.text[start:end]):
        words = match.group().strip()
        first = start + match.start() + match.group().index(words) if words else start
        if words and len(words) <= _LONGEST and _NAMED.fullmatch(words) and not _NO_NAME.fullmatch(words):
            yield first, first + len(words)


def _sentence(block: Block, start: int, end: int) -> int | None:
    return next((number for number, s in enumerate(block.sentences) if s.start <= start and end <= s.end), None)


def in_cells(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found and the names that only a column tells; a cell's whole name replaces parts of it."""
    by_sentence: dict[int, list[Found]] = {}
    for name in found:
        by_sentence.setdefault(name.sentence, []).append(name)
    for name in (*_told(text), *_labelled(text)):
        here = by_sentence.get(name.sentence, [])
        inside = [other for other in here if other.start < name.end and name.start < other.end]
        if any(other.end - other.start >= name.end - name.start for other in inside) or (inside and not _firm(name)):
            continue
        kinds = [other.type for other in inside if other.type is not EntityType.PLACE]
        kept = [other for other in here if other not in inside]
        by_sentence[name.sentence] = [*kept, replace(name, type=kinds[0]) if kinds else name]
    return [name for names in by_sentence.values() for name in names]


def _firm(name: Found) -> bool:
    return name.type in {EntityType.COMPANY, EntityType.ORGANISATION}


def _told(text: Text) -> Iterator[Found]:
    """Yield each piece of each cell whose column says what is named in it."""
    for block in text.blocks:
        for cell in block.cells:
            kind = _columns().get(" ".join(cell.header.casefold().split()))
            if kind is not None and not _is_header(block, cell.header):
                for start, end in _pieces(block, cell.start, cell.end, kind):
                    name = _named(block, start, end, kind)
                    if name:
                        yield name


def _labelled(text: Text) -> Iterator[Found]:
    """Yield the names in the values of labelled lines ("Partners: A; B"), and the project in the heading above them."""
    for block in text.blocks:
        told = label(block.text) or ""
        kind = _VALUES.get(role(told)) if told not in _ANYBODY else None
        if kind is None or block.cells:
            continue
        project = _project(text, block)
        if project is not None and kind is not EntityType.PLACE:
            yield project
        for start, end in _pieces(block, value_start(block.text), len(block.text), kind):
            form = _BRACKETED.sub("", block.text[start:end])
            name = _named(block, start, start + len(form), _firm_or_not(form, kind))
            if name and len(name.form.split()) <= _MOST_WORDS and not _SEVERAL.search(name.form):
                yield name


def _firm_or_not(form: str, kind: EntityType) -> EntityType:
    """Return what a name in a list of partners is of which nothing else is known: a firm, if it is no short form."""
    return EntityType.COMPANY if kind is EntityType.ORGANISATION and " " in form else kind


def _project(text: Text, block: Block) -> Found | None:
    """Return the name in the heading right above a run of labelled lines, without what a colon sets off."""
    above = block.index - 1
    while above >= 0 and label(text.blocks[above].text) is not None:
        above -= 1
    heading = text.blocks[above]
    if above < 0 or heading.kind is not BlockKind.HEADING or len(heading.text) > _LONGEST or not heading.sentences:
        return None
    title = heading.text.split(": ")[0]
    if not _NAMED.fullmatch(title) or _NUMBERED.match(title):
        return None
    return _named(heading, 0, len(title), EntityType.PROGRAMME)


def _is_header(block: Block, header: str) -> bool:
    return any(block.text[cell.start : cell.end].strip().casefold() == header.casefold() for cell in block.cells)


def _named(block: Block, start: int, end: int, kind: EntityType) -> Found | None:
    place = _sentence(block, start, end)
    if place is None:
        return None
    sentence = block.sentences[place]
    form = block.text[start:end]
    return Found(sentence.index, start - sentence.start, end - sentence.start, form, kind, "name.cell")
