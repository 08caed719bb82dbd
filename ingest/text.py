"""The text of a document: blocks and sentences as cleaned views over exact source offsets.

A *block* is a heading, paragraph, bullet or table row. Its ``text`` is a cleaned view (tabs and hard wraps folded to
one space, hyphenation mended, page furniture and glued footnote numbers left out) and ``offsets`` says, for each
character of the view, at which code point of the source it stands. Evidence is cut from the source by
:meth:`Text.evidence` alone.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from ingest.footnotes import notes
from ingest.grid import tables
from ingest.headings import open_parts, settle
from ingest.hyphens import typeset_hyphens
from ingest.layout import Chunk, Shape, gather, page
from ingest.outline import Place, places
from ingest.sentences import sentences
from ingest.stacked import put_back, stacks, without
from ingest.tablerows import Row
from ingest.view import Cuts, View, fold, joined, view
from ontology.model import Document, Evidence


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row: its column's header ("" if unknown) and its span in the block's view."""

    header: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: ``start`` and ``end`` are offsets into its block's view, ``index`` its place in the document."""

    index: int
    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text. ``section`` are indices of the headings it stands under, outermost first.

    ``lead_in`` is the index of the block that introduces a bullet ("We will:"), ``part`` the index of the part of a
    bundle, ``offsets[i]`` the source offset of view character ``i``; ``cells`` are a table row's cells. ``level`` is a
    heading's rank (1 is highest) or a bullet's depth, ``label`` the number or letter that opened the block ("1.2").
    """

    index: int
    kind: BlockKind
    text: str
    offsets: Sequence[int]
    section: tuple[int, ...] = ()
    lead_in: int | None = None
    part: int | None = None
    level: int = 0
    cells: tuple[Cell, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class Text:
    """A document's source text with its blocks and sentences, both in reading order."""

    document: Document
    source: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]

    def span(self, block: int, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of view characters ``start`` to ``end`` (exclusive) of a block."""
        offsets = self.blocks[block].offsets
        if not 0 <= start < end <= len(offsets):
            raise ValueError(f"block {block} has no view characters {start}-{end}")
        first, last = offsets[start], offsets[end - 1]
        if self.blocks[block].cells:
            within = offsets[start:end]
            first, last = min(within), max(within)
        return first, last + 1

    def evidence(self, block: int, start: int, end: int) -> Evidence:
        """Return the evidence for view characters ``start`` to ``end`` of a block: the only maker of evidence."""
        first, last = self.span(block, start, end)
        return Evidence(start=first, end=last, quote=self.source[first:last], page=self.page(first))

    def page(self, offset: int) -> int | None:
        """Return the page (from 1) on which a source offset stands, None where the source has no pages."""
        return bisect_right(self.document.pages, offset) or None

    def headings(self, block: int) -> tuple[Block, ...]:
        """Return the headings that a block stands under, outermost first."""
        return tuple(self.blocks[index] for index in self.blocks[block].section)

    def lead_in(self, block: int) -> Block | None:
        """Return the block that introduces a bullet, None where nothing does."""
        index = self.blocks[block].lead_in
        return None if index is None else self.blocks[index]

    def cell(self, block: int, offset: int) -> Cell | None:
        """Return the cell of a table row in which a view character stands, None outside of cells."""
        return next((cell for cell in self.blocks[block].cells if cell.start <= offset < cell.end), None)


def analyse(document: Document, source: str) -> Text:
    """Return the source as blocks and sentences; every view character knows its place in the source."""
    marks, numbers = notes(source)
    cuts = Cuts(marks, typeset_hyphens(source))
    on = page(source, numbers)
    flattened = stacks(on)
    rest = without(on, flattened)
    chunks = put_back(on, tables(rest, gather(rest)), flattened)
    settle(chunks)
    starts = [part.start for part in document.parts]
    open_parts(chunks, frozenset(starts))
    folded = fold(source)
    seen = [(chunk, *_seen(folded, chunk, cuts)) for chunk in chunks]
    kept = [(chunk, sight, cells) for chunk, sight, cells in seen if sight.text]
    stands = places([chunk for chunk, _, _ in kept], starts)
    blocks: list[Block] = []
    count = 0
    for index, ((chunk, sight, cells), place) in enumerate(zip(kept, stands, strict=True)):
        block = _block(index, chunk, sight, cells, place)
        block = _with_sentences(block, sight, count, _part(document, starts, sight.offsets[0]))
        count += len(block.sentences)
        blocks.append(block)
    return Text(document, source, tuple(blocks), tuple(one for block in blocks for one in block.sentences))


def _seen(folded: str, chunk: Chunk, cuts: Cuts) -> tuple[View, tuple[Cell, ...]]:
    if chunk.row is None or chunk.shape is not Shape.ROW:
        return view(folded, chunk.spans, cuts, stacked=chunk.stacked), ()
    views = [(header, view(folded, spans, cuts)) for header, spans in _columns(chunk.row)]
    filled = [(header, sight) for header, sight in views if sight.text]
    cells: list[Cell] = []
    start = 0
    for header, sight in filled:
        cells.append(Cell(header, start, start + len(sight.text)))
        start += len(sight.text) + 1
    return joined([sight for _, sight in filled]), tuple(cells)


def _columns(row: Row) -> list[tuple[str, list[tuple[int, int]]]]:
    names = [*row.header, *("" for _ in row.cells[len(row.header) :])]
    return list(zip(names, row.cells, strict=False))


def _block(index: int, chunk: Chunk, sight: View, cells: tuple[Cell, ...], place: Place) -> Block:
    note = chunk.shape is Shape.NOTE
    return Block(
        index=index,
        kind=BlockKind.PARAGRAPH if note else BlockKind(chunk.shape.value),
        text=sight.text,
        offsets=sight.offsets,
        section=place.section,
        lead_in=place.lead_in,
        level=place.level,
        cells=cells,
        label=chunk.mark.label if chunk.mark and chunk.mark.label.isalnum() else "",
    )


def _with_sentences(block: Block, sight: View, count: int, part: int | None) -> Block:
    if block.kind is BlockKind.FURNITURE:
        return replace(block, part=part)
    ends = sorted({*sight.breaks, *(cell.end for cell in block.cells), len(block.text)})
    spans = [span for start, end in pairwise([0, *ends]) for span in sentences(block.text, start, end)]
    made = tuple(
        Sentence(count + nth, block.index, start, end, block.text[start:end]) for nth, (start, end) in enumerate(spans)
    )
    return replace(block, part=part, sentences=made)


def _part(document: Document, starts: list[int], offset: int) -> int | None:
    at = bisect_right(starts, offset) - 1
    return at if at >= 0 and offset < document.parts[at].end else None
