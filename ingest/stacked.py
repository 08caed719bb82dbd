"""Tables that a conversion has flattened to one cell a line: the column heads as lines, then so many lines a row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layout import Chunk, Page, Shape
from ingest.lines import Line
from ingest.tablerows import Row, names_column

_FEWEST, _MOST = 3, 7
_LONGEST_HEAD = 40
_LONGEST_CELL = 220
_TWICE = 2
_ENDS = re.compile(r"[.!?;:]$")
_TIMES = re.compile(r"\b(?:time|timing|date|deadline|due|when|completion|year)", re.I)
_TIME = re.compile(
    r"\d|\b(?:ongoing|continuous|complete|tb[ac]|immediate|spring|summer|autumn|winter|annual|quarter|month|to be \w+)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Stack:
    """A flattened table: the lines of its head, and for each row the lines of each of its cells."""

    head: tuple[int, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]


def stacks(on: Page) -> tuple[Stack, ...]:
    """Return the flattened tables of a page."""
    found: list[Stack] = []
    at = 0
    while at < len(on.lines):
        head = _head(on.lines, at)
        rows = tuple(_rows(on.lines, head)) if head else ()
        if len(rows) >= _TWICE or (rows and len(head) > _FEWEST):
            found.append(Stack(head, rows))
            at = rows[-1][-1][-1] + 1
        else:
            at += 1
    return tuple(found)


def without(on: Page, every: Sequence[Stack]) -> Page:
    """Return the page with the lines of flattened tables set aside as furniture."""
    aside = {at for stack in every for at in stack.head}
    aside.update(at for stack in every for row in stack.rows for cell in row for at in cell)
    return replace(on, furniture=on.furniture | aside) if aside else on


def put_back(on: Page, chunks: list[Chunk], every: Sequence[Stack]) -> list[Chunk]:
    """Return the chunks with the rows of flattened tables in the place of their lines."""
    rows = {on.lines[row[0][0]].start: _chunk(on.lines, stack, row) for stack in every for row in stack.rows}
    gone = {on.lines[at].start for stack in every for row in stack.rows for cell in row for at in cell} - rows.keys()
    return [rows.get(each.lines[0].start, each) for each in chunks if each.lines[0].start not in gone]


def _chunk(lines: Sequence[Line], stack: Stack, row: tuple[tuple[int, ...], ...]) -> Chunk:
    cells = [[lines[at].span for at in cell] for cell in row]
    texts = [" ".join(lines[at].text for at in cell) for cell in row]
    header = [lines[at].text for at in stack.head]
    every = [lines[at] for cell in row for at in cell]
    return Chunk(Shape.ROW, every, [line.span for line in every], row=Row(cells, texts, header))


def _head(lines: Sequence[Line], at: int) -> tuple[int, ...]:
    """Return the lines of a table's head: short ones that each name a column, with no other line close above."""
    end = at
    while end < len(lines) and end - at < _MOST and _names(lines[end].text):
        end += 1
    return tuple(range(at, end)) if end - at >= _FEWEST else ()


def _names(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and not _ENDS.search(text) and text[0].isupper() and names_column(text)


def _rows(lines: Sequence[Line], head: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield the rows below a head: groups between blank lines; so many lines at a time where times tell the rows."""
    at, columns = head[-1] + 1, len(head)
    times = [nth for nth, one in enumerate(head) if _TIMES.search(lines[one].text)]
    grouped = at + 1 < len(lines) and lines[at + 1].above == 1
    while at < len(lines) and (grouped or times):
        size = _group(lines, at) if grouped else columns
        if not columns <= size <= columns + _TWICE or at + size > len(lines):
            return
        cells = _cells(at, size, columns)
        if not _reads(lines, cells) or not all(_TIME.search(lines[cells[nth][0]].text) for nth in times):
            return
        yield cells
        at += size


def _group(lines: Sequence[Line], at: int) -> int:
    size = 1
    while at + size < len(lines) and lines[at + size].above == 1:
        size += 1
    return size


def _cells(at: int, size: int, columns: int) -> tuple[tuple[int, ...], ...]:
    """Return the lines of each cell of a row; what is too much belongs to the first, which tells the act."""
    wide = size - columns + 1
    return (tuple(range(at, at + wide)), *((line,) for line in range(at + wide, at + size)))


def _reads(lines: Sequence[Line], cells: tuple[tuple[int, ...], ...]) -> bool:
    """Whether lines read like a row: none is long, and all but the first cell are short and no sentences."""
    short = all(len(lines[cell[0]].text) <= _LONGEST_HEAD * 3 and lines[cell[0]].text[-1] != "." for cell in cells[1:])
    return short and all(len(lines[one].text) <= _LONGEST_CELL for one in cells[0])
