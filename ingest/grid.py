"""Rows that follow each other as one table: broken rows joined, the header row found, wide gaps read as columns."""

from dataclasses import dataclass

from ingest.layout import Chunk, Page, Shape
from ingest.lines import dangling
from ingest.tablerows import Row, absorb, aligned, append_line, is_rule, looks_like_header


@dataclass(slots=True)
class _Table:
    """The table that is being read: its header, its number of columns and its last row."""

    last: Chunk
    row: Row
    header: list[str]
    columns: int


def tables(on: Page, chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks with rows joined over lines and pages, each with its header; header rows become furniture."""
    found: list[Chunk] = []
    table: _Table | None = None
    every = _with_aligned(on, chunks)
    for at, chunk in enumerate(every):
        if chunk.shape is Shape.ROW and chunk.row is not None:
            below = every[at + 1] if at + 1 < len(every) else None
            table = _read(table, chunk, chunk.row, below, found)
            continue
        if table is not None and chunk.shape is not Shape.FURNITURE:
            if _belongs(table, chunk):
                for line in chunk.lines:
                    append_line(table.row, line)
                continue
            table = None
        found.append(chunk)
    return found


def _read(table: _Table | None, chunk: Chunk, row: Row, below: Chunk | None, found: list[Chunk]) -> _Table:
    direct = chunk.lines[0].above == 1
    if table is not None:
        if row.words == table.header:
            chunk.shape = Shape.FURNITURE
            found.append(chunk)
            return table
        if table.last.shape is Shape.ROW and absorb(table.row, row, columns=table.columns, direct=direct):
            return table
    if table is None or _header_again(row, below, table):
        table = _begin(chunk, row, below)
    row.header = table.header
    table.last, table.row = chunk, row
    found.append(chunk)
    return table


def _begin(chunk: Chunk, row: Row, below: Chunk | None) -> _Table:
    table = _Table(chunk, row, [], len(row.cells))
    if _heads(row, below):
        table.header = list(row.words)
        row.heads = True
        chunk.shape = Shape.FURNITURE
    return table


def _heads(row: Row, below: Chunk | None) -> bool:
    if below is None:
        return False
    if below.shape is Shape.FURNITURE:
        return is_rule(below.text)
    return below.row is not None and looks_like_header(row, below.row)


def _header_again(row: Row, below: Chunk | None, table: _Table) -> bool:
    """Return whether a row opens another table: it has another number of columns and looks like a header."""
    return len(row.cells) != table.columns and _heads(row, below)


def _belongs(table: _Table, chunk: Chunk) -> bool:
    """Return whether lines without cells carry on the last cell of the row directly above them."""
    if chunk.lines[0].above > 1 or chunk.shape is not Shape.PARAGRAPH or table.last.shape is not Shape.ROW:
        return False
    words = table.row.words[-1]
    unfinished = not words or dangling(words) or chunk.lines[0].text[0].islower()
    return len(table.row.cells) < table.columns or unfinished


def _with_aligned(on: Page, chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks with runs of lines whose cells are set apart by wide gaps turned into rows."""
    found: list[Chunk] = []
    for chunk in chunks:
        rows = [aligned(on.source, line) for line in chunk.lines] if chunk.shape is Shape.PARAGRAPH else []
        if rows and all(row is not None and len(row.cells) == len(rows[0].cells) for row in rows if rows[0]) and rows[0]:
            found.extend(
                Chunk(Shape.ROW, [line], [line.span], row=row) for line, row in zip(chunk.lines, rows, strict=True)
            )
        else:
            found.append(chunk)
    return found
