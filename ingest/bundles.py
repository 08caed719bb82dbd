"""Bundles: one file that holds several press releases, statements or letters, each with a title block of its own."""

import re
from collections.abc import Sequence

from ingest.datelines import dateline
from ingest.frontmatter import could_be_title, front, kind_label
from ingest.layout import Chunk, Shape
from ontology.model import Part

_MARKED = re.compile(
    r"(?:press|news|media)\s+(?:release|notice)|(?:news\s+story|ministerial\s+statement|written\s+statement|oral\s+statement|speech|statement"
    r"|article|blog|letter|case\s+study|announcement)",
    re.IGNORECASE,
)
_MARKED_TITLE = re.compile(rf"(?:{_MARKED.pattern})\s*[:|–—-]\s*(?P<title>\S.{{8,400}})$", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:published|date|release\s+date|date\s+published|issued|released)(?:\s+on)?\s*:?\s+\S", re.I
)
_SHORTEST = 300
_LOOK_BACK = 4
_HEAD = 12


def parts(chunks: Sequence[Chunk], length: int) -> tuple[Part, ...]:
    """Return the parts of a bundle in order, nothing where the text is one document.

    A part opens with a marked title ("PRESS RELEASE: …"), with a label alone on its line, or with a title that a
    line "Published 3 May 2024" follows; at least two must be there, and each must have a text of its own.
    """
    for openings in (_marked(chunks), _labelled(chunks), _dated(chunks)):
        kept = _with_text(chunks, openings, length)
        if len(kept) > 1:
            return tuple(_part(chunks, kept, at, length) for at in range(len(kept)))
    return ()


def _start(chunk: Chunk) -> int:
    return chunk.lines[0].start


def _marked(chunks: Sequence[Chunk]) -> list[int]:
    """Return the chunks that are marked titles; a title said twice in a row opens once."""
    found: list[int] = []
    last = ""
    for at, chunk in enumerate(chunks):
        match = _MARKED_TITLE.match(chunk.text)
        if match is None:
            continue
        if match["title"] != last or not found or at - found[-1] > 2:
            found.append(at)
        last = match["title"]
    return found


def _labelled(chunks: Sequence[Chunk]) -> list[int]:
    """Return the chunks that are the label of a kind of document and stand above a title."""
    return [
        at
        for at, chunk in enumerate(chunks[:-1])
        if kind_label(chunk.text) and could_be_title(chunks[at + 1].text) and _has_date(chunks[at + 1 : at + _HEAD])
    ]


def _has_date(chunks: Sequence[Chunk]) -> bool:
    return any(len(chunk.text) < 160 and dateline(chunk.text) for chunk in chunks)


def _dated(chunks: Sequence[Chunk]) -> list[int]:
    """Return the chunks that are titles above a line that says when they were published."""
    found: list[int] = []
    for at, chunk in enumerate(chunks):
        if len(chunk.text) > 80 or not _PUBLISHED.match(chunk.text) or dateline(chunk.text) is None:
            continue
        back = [near for near in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1) if could_be_title(chunks[near].text)]
        opening = next(iter(back), None)
        if opening is not None and (not found or opening - found[-1] > 1):
            found.append(opening)
    return found


def _with_text(chunks: Sequence[Chunk], openings: list[int], length: int) -> list[int]:
    """Return the openings that a text of some length follows: the entries of a list of titles have none."""
    if not openings:
        return []
    ends = [*(_start(chunks[at]) for at in openings[1:]), length]
    return [at for at, end in zip(openings, ends, strict=True) if end - _start(chunks[at]) >= _SHORTEST]


def _part(chunks: Sequence[Chunk], openings: list[int], at: int, length: int) -> Part:
    first = openings[at]
    last = openings[at + 1] if at + 1 < len(openings) else len(chunks)
    head = [chunk for chunk in chunks[first : min(last, first + _HEAD)] if chunk.shape is not Shape.FURNITURE]
    said = front(head)
    end = _start(chunks[last]) if last < len(chunks) else length
    return Part(title=said.title, date=said.day, publisher=said.publisher, start=_start(chunks[first]), end=end)
