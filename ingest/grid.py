"""Rows that follow each other as one table: broken rows joined, the header row found, wide gaps read as columns."""

from dataclasses import dataclass

from ingest.layout import Chunk, Page, Shape
from ingest.lines import dangling
from ingest.tablerows import Row, absorb, aligned, append_line, indented, is_named, is_rule, looks_like_header


@dataclass(slots=True)
class _Table:
    """The table that is being read: its last row, its header, its number of columns, and how much stands behind it."""

    last: Chunk
    row: Row
    header: list[str]
    columns: int
    strays: int = 0


_STRAYS = 2


def tables(on: Page, chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks with rows joined over lines and pages, each with its header; header rows become furniture."""
    found: list[Chunk] = []
    table: _Table | None = None
    every = _with_aligned(on, chunks)
    for at, chunk in enumerate(every):
        below = every[at + 1] if at + 1 < len(every) else None
        if chunk.shape is Shape.ROW and chunk.row is not None:
            table = _read(table, chunk, chunk.row, below, found)
        elif table is None or not _belongs(on, table, chunk):
            table = _past(table, chunk)
            found.append(chunk)
    return found


def _read(table: _Table | None, chunk: Chunk, row: Row, below: Chunk | None, found: list[Chunk]) -> _Table:
    if table is not None and row.texts == table.header:
        chunk.shape = Shape.FURNITURE
        table.strays = 0
        found.append(chunk)
        return table
    direct = chunk.lines[0].above == 1
    open_row = table is not None and not table.strays and table.last.shape is Shape.ROW
    if table is not None and open_row and absorb(table.row, row, columns=table.columns, direct=direct):
        return table
    if table is None or (not direct and _heads(row, below) and (len(row.cells) != table.columns or is_named(row))):
        table = _begin(chunk, row, below)
    row.header = table.header if len(row.cells) <= table.columns else []
    table.last, table.row, table.strays = chunk, row, 0
    found.append(chunk)
    return table


def _begin(chunk: Chunk, row: Row, below: Chunk | None) -> _Table:
    table = _Table(chunk, row, [], len(row.cells))
    if _heads(row, below):
        table.header = list(row.texts)
        row.heads = True
        chunk.shape = Shape.FURNITURE
    return table


def _heads(row: Row, below: Chunk | None) -> bool:
    if below is None:
        return False
    if below.shape is Shape.FURNITURE:
        return is_rule(below.text)
    return below.row is not None and looks_like_header(row, below.row)


def _past(table: _Table | None, chunk: Chunk) -> _Table | None:
    """Return the table if it may go on behind a chunk: page furniture, or a stray line or two."""
    if table is None or chunk.shape is Shape.HEADING:
        return None
    table.strays += chunk.shape is not Shape.FURNITURE
    return table if table.strays <= _STRAYS else None


def _belongs(on: Page, table: _Table, chunk: Chunk) -> bool:
    """Add lines without cells to the row above that they carry on; return whether they do."""
    if chunk.shape is not Shape.PARAGRAPH or table.last.shape is not Shape.ROW or table.strays:
        return False
    pushed = indented(on.source, chunk.lines[0], table.columns) if len(chunk.lines) == 1 else None
    if pushed is not None:
        return absorb(table.row, pushed, columns=table.columns, direct=False)
    above = table.row.texts[-1]
    unfinished = not above or dangling(above) or chunk.lines[0].text[0].islower()
    if chunk.lines[0].above > 1 or not (unfinished or len(table.row.cells) < table.columns):
        return False
    for line in chunk.lines:
        append_line(table.row, line)
    return True


def _with_aligned(on: Page, chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks with runs of lines whose cells are set apart by wide gaps turned into rows."""
    found: list[Chunk] = []
    for chunk in chunks:
        rows = [aligned(on.source, line) for line in chunk.lines] if chunk.shape is Shape.PARAGRAPH else []
        kept = [row for row in rows if row is not None]
        if kept and len(kept) == len(rows) and len({len(row.cells) for row in kept}) == 1:
            found.extend(
                Chunk(Shape.ROW, [line], [line.span], row=row) for line, row in zip(chunk.lines, kept, strict=True)
            )
        else:
            found.append(chunk)
    return found
