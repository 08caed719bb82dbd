"""What stands on the page: lines gathered into headings, paragraphs, bullets, table rows and furniture."""

import re
from dataclasses import dataclass, field
from enum import StrEnum


class Shape(StrEnum):
    """What a chunk of lines looks like."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the spaces around it; ``gap`` says that a blank line stands before it."""

    start: int
    end: int
    text: str
    indent: int
    gap: bool


@dataclass(slots=True)
class Chunk:
    """Consecutive lines that belong together; ``spans`` are what its view is made of."""

    shape: Shape
    spans: list[tuple[int, int]]
    text: str
    level: int = 0
    lines: list[Line] = field(default_factory=list)


_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029\x85]+")
_MARK = re.compile(r"(?:[•◆▪●○◦■‣∙·*–-]|o(?=\s)|\(?[a-z0-9]{1,3}[).](?=\s)|\([ivx]{1,4}\))\s*(?=\S)")
_HASH = re.compile(r"(#{1,6})\s+")
_CONTENTS = re.compile(r".{2,120}?(?:\t|\.{3,}|…+|\s{3,})\s*\d{1,3}$")
_FURNITURE = re.compile(r"(?:page\s+)?\d{1,4}(?:\s+of\s+\d{1,4})?$|[-_=*–—]{3,}$", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;…][)\"'’”\]]*$")
_LONG = 160


def lines(source: str) -> list[Line]:
    """Return the lines that are not blank, stripped, with their offsets."""
    found: list[Line] = []
    before = 0
    for match in _LINE.finditer(source):
        raw = match[0]
        text = raw.strip()
        if text:
            start = match.start() + len(raw) - len(raw.lstrip())
            gap = source.count("\n", before, start) > 1
            found.append(Line(start, start + len(text), text, start - match.start(), gap))
            before = start + len(text)
    return found


def chunks(source: str) -> list[Chunk]:
    """Return the chunks of the source in reading order."""
    found: list[Chunk] = []
    tabbed = source.count("\t") * 4 < source.count(" ")
    every = lines(source)
    for at, line in enumerate(every):
        previous = found[-1] if found else None
        if previous is not None and _continues(previous, line, every, at):
            previous.spans.append((line.start, line.end))
            previous.text += " " + line.text
            previous.lines.append(line)
        else:
            found.append(_begin(line, tabbed=tabbed))
    return [_settled(chunk) for chunk in found]


def _begin(line: Line, *, tabbed: bool) -> Chunk:
    if _FURNITURE.match(line.text) or (tabbed and _CONTENTS.match(line.text)):
        return Chunk(Shape.FURNITURE, [(line.start, line.end)], line.text, lines=[line])
    if tabbed and "\t" in line.text.strip("\t"):
        return Chunk(Shape.ROW, [(line.start, line.end)], line.text, lines=[line])
    hashes = _HASH.match(line.text)
    if hashes:
        start = line.start + hashes.end()
        return Chunk(Shape.HEADING, [(start, line.end)], line.text[hashes.end() :], len(hashes[1]), [line])
    mark = _MARK.match(line.text)
    if mark:
        start = line.start + mark.end()
        return Chunk(Shape.BULLET, [(start, line.end)], line.text[mark.end() :], 1 + line.indent // 4, [line])
    return Chunk(Shape.PARAGRAPH, [(line.start, line.end)], line.text, lines=[line])


def _continues(chunk: Chunk, line: Line, every: list[Line], at: int) -> bool:
    if chunk.shape not in {Shape.PARAGRAPH, Shape.BULLET}:
        return False
    if _MARK.match(line.text) or _HASH.match(line.text) or _FURNITURE.match(line.text):
        return False
    lower = line.text[0].islower() and not _ENDED.search(chunk.text)
    if line.gap:
        return lower
    last = every[at - 1]
    width = max(len(other.text) for other in every[max(0, at - 3) : at + 3] if not other.gap or other is line)
    first = line.text.split(maxsplit=1)[0]
    return lower or (width < _LONG and len(last.text) + len(first) + 1 > width * 0.92)


def _settled(chunk: Chunk) -> Chunk:
    short = len(chunk.text) <= 110 and len(chunk.lines) <= 2
    if chunk.shape is Shape.PARAGRAPH and short and chunk.text[0].isupper() and not re.search(r"[.!?:;,…\"'”’]$", chunk.text):
        chunk.shape, chunk.level = Shape.HEADING, 7
    return chunk
