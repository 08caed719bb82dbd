"""Names in the cells of a table whose column says what they are: recipients, suppliers, projects, councils."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.gathering import Found
from ingest.text import Block, Text
from ingest.wordlists import rows
from ontology.terms import EntityType

_LONGEST = 70
_PIECE = re.compile(r"[^,;/\n•|]+")
_NAMED = re.compile(r"[A-Z0-9][^.?!]*")
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
    for name in _told(text):
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


def _is_header(block: Block, header: str) -> bool:
    return any(block.text[cell.start : cell.end].strip().casefold() == header.casefold() for cell in block.cells)


def _named(block: Block, start: int, end: int, kind: EntityType) -> Found | None:
    place = _sentence(block, start, end)
    if place is None:
        return None
    sentence = block.sentences[place]
    form = block.text[start:end]
    return Found(sentence.index, start - sentence.start, end - sentence.start, form, kind, "name.cell")
