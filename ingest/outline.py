"""Where a chunk stands: the headings above it, the words that lead into its list, and how deep in the list it is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layout import Chunk, Shape
from ingest.lines import dangling, ended
from ingest.listmarks import Mark, Opening

_LONG_ITEM = 90


@dataclass(frozen=True, slots=True)
class Place:
    """The chunks (by number) that head a chunk, outermost first, and the one that leads into it."""

    section: tuple[int, ...]
    lead_in: int | None
    level: int


@dataclass(slots=True)
class _List:
    """An open list: what leads into it and, for each depth, the kind of mark and the item that was last."""

    lead_in: int | None
    kinds: list[tuple[object, int]]
    items: list[int]


def places(chunks: Sequence[Chunk], part_starts: Sequence[int] = ()) -> list[Place]:
    """Return each chunk's place; nothing carries over from one part of a bundle to the next."""
    found: list[Place] = []
    section: list[int] = []
    open_list: _List | None = None
    before: int | None = None
    part = 0
    for at, chunk in enumerate(chunks):
        now = bisect_right(part_starts, chunk.spans[0][0])
        if now != part:
            part, section, open_list, before = now, [], None, None
        if chunk.shape in {Shape.FURNITURE, Shape.NOTE}:
            found.append(Place(tuple(section), None, 0))
            continue
        if chunk.shape is Shape.HEADING:
            section = [heading for heading in section if chunks[heading].level < chunk.level]
        open_list = _listing(chunks, at, before, open_list)
        lead_in, level = _depth(open_list, at, chunk.mark, chunk.lines[0].indent) if open_list else (None, chunk.level)
        found.append(Place(tuple(section), lead_in, level))
        if chunk.shape is Shape.HEADING:
            section = [*section, at]
        before = at
    return found


def _listing(chunks: Sequence[Chunk], at: int, before: int | None, open_list: _List | None) -> _List | None:
    """Return the list that a chunk is an item of, None where it is none; an unmarked item becomes a bullet here."""
    chunk = chunks[at]
    above = chunks[before] if before is not None else None
    leads = above is not None and above.shape is Shape.PARAGRAPH and _leads(above)
    if chunk.shape is Shape.PARAGRAPH and chunk.mark is None and chunk.text[0].islower() and (leads or open_list):
        chunk.shape = Shape.BULLET
    if chunk.shape is not Shape.BULLET:
        return None
    if open_list is None or leads:
        open_list = _List(before if leads else None, [], [])
    if open_list.lead_in is None and _is_paragraph(chunk):
        chunk.shape = Shape.PARAGRAPH
        return None
    return open_list


def _leads(chunk: Chunk) -> bool:
    last = chunk.last.text
    return last.rstrip("*_ ").endswith(":") or (not ended(last) and dangling(last))


def _is_paragraph(chunk: Chunk) -> bool:
    """Return whether a numbered item is a numbered paragraph of running text."""
    if chunk.mark is None or chunk.mark.kind not in {Opening.NUMBER, Opening.DECIMAL}:
        return False
    return ended(chunk.last.text) or sum(len(line.text) for line in chunk.lines) > _LONG_ITEM


def _depth(open_list: _List, at: int, mark: Mark | None, indent: int) -> tuple[int | None, int]:
    """Return what leads into an item and its depth: an item under another is led into by that one."""
    kind = (mark.kind if mark else None, indent // 2)
    if kind in open_list.kinds:
        depth = open_list.kinds.index(kind)
    elif any(known[0] == kind[0] and indent // 2 <= known[1] for known in open_list.kinds):
        depth = next(i for i, known in enumerate(open_list.kinds) if known[0] == kind[0])
    else:
        depth = len(open_list.kinds)
    del open_list.kinds[depth + 1 :], open_list.items[depth:]
    if depth == len(open_list.kinds):
        open_list.kinds.append(kind)
    open_list.items.append(at)
    return (open_list.items[depth - 1] if depth else open_list.lead_in), depth + 1
