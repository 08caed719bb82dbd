"""The text of a document: blocks and sentences as cleaned views over exact source offsets.

A *block* is a heading, paragraph, bullet or table row. Its ``text`` is a cleaned view (tabs and hard wraps folded to one
space, hyphenation mended, page furniture and glued footnote numbers left out) and ``offsets`` says, for each character of
the view, at which code point of the source it stands. Evidence is cut from the source by :meth:`Text.evidence` alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from ingest.layout import Chunk, Shape, chunks
from ingest.sentences import sentences
from ingest.view import view
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
    bundle, ``offsets[i]`` the source offset of view character ``i``; ``cells`` are a table row's cells.
    """

    index: int
    kind: BlockKind
    text: str
    offsets: tuple[int, ...]
    section: tuple[int, ...] = ()
    lead_in: int | None = None
    part: int | None = None
    level: int = 0
    cells: tuple[Cell, ...] = ()
    sentences: tuple[Sentence, ...] = ()


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
        return offsets[start], offsets[end - 1] + 1

    def evidence(self, block: int, start: int, end: int) -> Evidence:
        """Return the evidence for view characters ``start`` to ``end`` of a block: the only maker of evidence."""
        first, last = self.span(block, start, end)
        return Evidence(start=first, end=last, quote=self.source[first:last], page=self.page(first))

    def page(self, offset: int) -> int | None:
        """Return the page (from 1) on which a source offset stands, None where the source has no pages."""
        pages = self.document.pages
        return sum(1 for start in pages if start <= offset) or None

    def headings(self, block: int) -> tuple[Block, ...]:
        """Return the headings that a block stands under, outermost first."""
        return tuple(self.blocks[index] for index in self.blocks[block].section)

    def lead_in(self, block: int) -> Block | None:
        """Return the block that introduces a bullet, None where nothing does."""
        index = self.blocks[block].lead_in
        return None if index is None else self.blocks[index]


def analyse(document: Document, source: str) -> Text:
    """Return the source as blocks and sentences; every view character knows its place in the source."""
    blocks: list[Block] = []
    every: list[Sentence] = []
    section: list[Block] = []
    for chunk in chunks(source):
        block = _block(source, chunk, blocks, section, len(every), document)
        if block is None:
            continue
        blocks.append(block)
        every.extend(block.sentences)
        if block.kind is BlockKind.HEADING:
            section = [*(heading for heading in section if heading.level < block.level), block]
    return Text(document, source, tuple(blocks), tuple(every))


def _block(
    source: str, chunk: Chunk, before: list[Block], section: list[Block], count: int, document: Document
) -> Block | None:
    seen = view(source, chunk.spans)
    if not seen.text:
        return None
    index = len(before)
    kind = BlockKind(chunk.shape.value)
    spans = [] if chunk.shape is Shape.FURNITURE else sentences(seen.text)
    above = [heading for heading in section if kind is not BlockKind.HEADING or heading.level < chunk.level]
    return Block(
        index=index,
        kind=kind,
        text=seen.text,
        offsets=seen.offsets,
        section=tuple(heading.index for heading in above),
        lead_in=_lead_in(before) if kind is BlockKind.BULLET else None,
        part=_part(document, seen.offsets[0]),
        level=chunk.level,
        sentences=tuple(
            Sentence(count + nth, index, start, end, seen.text[start:end]) for nth, (start, end) in enumerate(spans)
        ),
    )


def _lead_in(before: list[Block]) -> int | None:
    if not before:
        return None
    last = before[-1]
    if last.kind is BlockKind.BULLET:
        return last.lead_in
    return last.index if last.text.endswith(":") else None


def _part(document: Document, offset: int) -> int | None:
    return next((nth for nth, part in enumerate(document.parts) if part.start <= offset < part.end), None)
