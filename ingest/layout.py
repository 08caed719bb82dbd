"""What stands on the page: lines gathered into headings, paragraphs, bullets, table rows and furniture."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ingest.fields import label
from ingest.furniture import furniture
from ingest.lines import (
    Line,
    Span,
    Typesetting,
    dangling,
    ended,
    last_word,
    lines,
    local_width,
    opening,
    typesetting,
)
from ingest.listmarks import SURE, Mark, Opening, mark
from ingest.tablerows import Row, split
from ingest.wordlists import words


class Shape(StrEnum):
    """What a chunk of lines is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    ROW = "row"
    NOTE = "note"
    FURNITURE = "furniture"


@dataclass(slots=True)
class Chunk:
    """Lines that belong together; ``spans`` are what its view is made of, ``mark`` is what it opens with.

    ``resumed`` says that something interrupted it, ``stacked`` that each of its lines says something of its own.
    """

    shape: Shape
    lines: list[Line]
    spans: list[Span]
    mark: Mark | None = None
    level: int = 0
    row: Row | None = None
    resumed: bool = False
    stacked: bool = False

    @property
    def last(self) -> Line:
        """The line that was added last."""
        return self.lines[-1]

    @property
    def text(self) -> str:
        """The chunk's first lines without its mark: enough to tell what it is."""
        width = self.mark.width if self.mark and self.shape in {Shape.HEADING, Shape.BULLET} else 0
        return " ".join(" ".join(line.text for line in self.lines[:6])[width:].split())

    def add(self, line: Line) -> None:
        """Let the chunk go on with a line."""
        self.lines.append(line)
        self.spans.append(line.span)


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a source with all that is needed to gather them."""

    source: str
    lines: list[Line]
    typeset: Typesetting
    furniture: frozenset[int]
    notes: frozenset[int]

    def near_edge(self, at: int) -> bool:
        """Return whether a page's edge, furniture or the end of the text is at most a few lines below a line."""
        for below in range(at + 1, at + _FOOT):
            if below >= len(self.lines) or below in self.furniture or self.lines[below].page:
                return True
        return False


_NOTE = re.compile(
    r"<sup>\s*\[?[\d*†‡]{1,3}\]?\s*</sup>|\[(?P<bracket>\d{1,3})\]\s|(?P<plain>\d{1,3})\s+(?=[A-Z“‘'\"(h])"
)
_HONORIFIC = re.compile(
    r"(?:the\s+)?(?:rt\.?\s+hon|right\s+honourable|dr|prof|professor|sir|dame|lord|baroness)\b", re.IGNORECASE
)
_FIELD = re.compile(r"[A-Z][A-Za-z/-]*(?: [A-Za-z/()-]+){0,4}:\s+\S")
_PRICED = re.compile(
    r"[A-Z][^.:]{3,110}(?::| [–—-]) (?:[a-z]+ ){0,3}[£$€]\d[\d.,]* ?(?:k|m|bn|million|billion)?"
    r"(?: (?:to|for|towards) [^.]+)?"
    r"|[£$€]\d[\d.,]* ?(?:k|m|bn|million|billion)? [–—-] [A-Z][^.]+"
)
_SUM_ITEM = re.compile(
    r"(?:[A-Z].{1,120}?(?::|\s[–—-])\s+(?:[a-z]+ (?:[a-z]+ )?)?[£$€]\d|[£$€]\d[\d.,]*(?:\s?[a-z]+)?(?::|\s[–—-])\s)"
)
_SPEAKER = re.compile(
    r"(?:The\s)?[A-Z][^.:;!?\d]{3,110}\((?:Con|Lab(?:/Co-op)?|LD|SNP|DUP|SDLP|PC|Green|Reform|Ind|UUP|TUV|APNI|CB|Alliance|"
    r"(?:(?:Sir|Dame|Lord|Dr|Mr|Mrs|Ms)\s)?[A-Z][\w’'-]+\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)\)"
)
_SIGNATURE = 90
_STACKED = 45
_FULL = 0.85
_LONG = 150
_BREAK = 4
_FOOT = 8


def page(source: str, notes: frozenset[int]) -> Page:
    """Return the source's lines; ``notes`` are the numbers of its footnotes."""
    every = lines(source)
    typeset = typesetting(source, every)
    return Page(source, every, typeset, furniture(every, typeset), notes)


def gather(on: Page) -> list[Chunk]:
    """Return the chunks of a page in reading order; a paragraph that furniture interrupts goes on behind it."""
    found: list[Chunk] = []
    open_chunk: Chunk | None = None
    noted = 0
    for at, line in enumerate(on.lines):
        if at in on.furniture:
            found.append(Chunk(Shape.FURNITURE, [line], [line.span]))
            continue
        direct = bool(found) and line.above == 1 and not line.page
        if direct and found[-1].shape is Shape.NOTE and _goes_on(on, found[-1], at, direct=True):
            found[-1].add(line)
            continue
        number = _note(on, at, noted, direct=direct)
        if number is not None:
            noted = number or noted
            found.append(Chunk(Shape.NOTE, [line], [line.span]))
            continue
        broken = not found or found[-1] is not open_chunk
        if open_chunk is not None and _goes_on(on, open_chunk, at, direct=direct and not broken, broken=broken):
            open_chunk.add(line)
            open_chunk.resumed |= broken
            continue
        open_chunk = _begin(on, line)
        found.append(open_chunk)
    return found


def _begin(on: Page, line: Line) -> Chunk:
    row = split(on.source, line, tabbed=on.typeset.tabbed)
    if row is not None:
        return Chunk(Shape.ROW, [line], [line.span], row=row)
    found = mark(line.text)
    if found is None:
        return Chunk(Shape.PARAGRAPH, [line], [line.span])
    if found.kind is Opening.HASH:
        return Chunk(Shape.HEADING, [line], [(line.start + found.width, line.end)], found, found.depth)
    if found.kind is Opening.DECIMAL:
        return Chunk(Shape.PARAGRAPH, [line], [(line.start + found.width, line.end)], found)
    return Chunk(Shape.BULLET, [line], [(line.start + found.width, line.end)], found)


def _note(on: Page, at: int, noted: int, *, direct: bool) -> int | None:
    """Return the number of the footnote that a line opens (0: it has a mark only), None where it opens none.

    Directly below other text only the next number counts, and only at a page's foot.
    """
    found = _NOTE.match(on.lines[at].text)
    if found is None:
        return None
    if not (found["bracket"] or found["plain"]):
        return 0
    number = int(found["bracket"] or found["plain"])
    if number not in on.notes or (direct and not (number == noted + 1 and on.near_edge(at))):
        return None
    return number


def _goes_on(on: Page, chunk: Chunk, at: int, *, direct: bool, broken: bool = False) -> bool:
    """Return whether a chunk goes on with a line: directly below it, or beyond a gap, a page's edge or furniture."""
    line = on.lines[at]
    if chunk.shape not in {Shape.PARAGRAPH, Shape.BULLET, Shape.NOTE}:
        return False
    if split(on.source, line, tabbed=on.typeset.tabbed) is not None or _opens(on, chunk, at, direct=direct):
        return False
    return _wraps(on, chunk, at) if direct else _resumes(on, chunk, line, broken=broken)


def _opens(on: Page, chunk: Chunk, at: int, *, direct: bool) -> bool:
    """Return whether a line's mark opens something of its own; a wrapped line may begin with a dash or a number."""
    found = mark(on.lines[at].text)
    if found is None:
        return False
    if found.kind in SURE or not direct or chunk.shape is Shape.BULLET:
        return True
    following = mark(on.lines[at + 1].text) if at + 1 < len(on.lines) else None
    if following is not None and following.kind is found.kind:
        return True
    return ended(chunk.last.text) or chunk.last.text[-1] == ","


def _wraps(on: Page, chunk: Chunk, at: int) -> bool:
    """Return whether a line directly below a chunk is the same paragraph, wrapped."""
    line, last = on.lines[at], chunk.last
    if on.typeset.opening and line.indent == 1:
        return False
    if line.indent and not last.indent and chunk.shape is not Shape.BULLET and chunk.mark is None:
        return False
    if _apart(chunk, line):
        return False
    if _signs(chunk, line):
        chunk.stacked = True
        return True
    if label(line.text) and not dangling(last.text):
        return False
    if on.typeset.trailing and last.trailing:
        return True
    if not ended(last.text) and (
        dangling(last.text) or line.text[0] == "&" or (line.text[0].islower() and not _listed(on, line, last))
    ):
        return True
    width = local_width(on.lines, at, on.typeset.width)
    return width is not None and _fills(last, line, width) and not _stacked(on, at)


def _apart(chunk: Chunk, line: Line) -> bool:
    """Return whether two lines are fields of a form ("Lead: …") or items with sums, or the first says who speaks."""
    fields = any(kind.match(chunk.last.text) and kind.match(line.text) for kind in (_FIELD, _SUM_ITEM))
    priced = line.text[0].isupper() and _PRICED.fullmatch(chunk.last.text) is not None
    alone = len(chunk.lines) == 1 and line.text[0].isupper()
    return fields or priced or (alone and _SPEAKER.fullmatch(chunk.last.text) is not None)


def _stacked(on: Page, at: int) -> bool:
    """Return whether short lines that all open with a capital stand above each other there, as in an address."""
    run = [on.lines[at - 1], on.lines[at]]
    if at + 1 < len(on.lines) and on.lines[at + 1].above == 1:
        run.append(on.lines[at + 1])
    if at > 1 and on.lines[at - 1].above == 1:
        run.append(on.lines[at - 2])
    return len(run) > 2 and all(len(line.text) <= _STACKED and not line.text[0].islower() for line in run)


def _listed(on: Page, line: Line, last: Line) -> bool:
    """Return whether two lines pushed in alike, of which the first is short, are items of a list without marks."""
    width = on.typeset.width
    return 0 < line.indent == last.indent and (width is None or not _fills(last, line, width))


def _signs(chunk: Chunk, line: Line) -> bool:
    """Return whether a chunk is a signature and the line the signatory's office."""
    if _HONORIFIC.match(chunk.lines[0].text) is None or len(chunk.lines) > 2 or line.text[-1] in ".:;":
        return False
    return all(len(one.text) <= _SIGNATURE and not ended(one.text) for one in chunk.lines) and line.text[0].isupper()


def _fills(last: Line, line: Line, width: int) -> bool:
    """Return whether a line is as long as it could be: the first word of the next would not have fitted on it."""
    return len(last.text) + 1 + len(opening(line.text)) > width * _FULL


def _resumes(on: Page, chunk: Chunk, line: Line, *, broken: bool) -> bool:
    """Return whether a line behind a gap carries on a sentence that the gap, a page's edge or furniture interrupts."""
    last = chunk.last
    if ended(last.text):
        return False
    if on.typeset.trailing and last.trailing and line.above == 2 and not broken:
        return True
    filled = on.typeset.width is not None and _fills(last, line, on.typeset.width)
    apart = broken or line.page or line.above >= _BREAK
    if apart and last_word(last.text).lower() in words("unfinished.txt"):
        return True
    if line.text[0].islower():
        return filled or apart or dangling(last.text) or len(chunk.lines[0].text) >= _LONG
    if not filled or not (apart or chunk.shape is Shape.BULLET):
        return False
    within = "," in line.text or ended(line.text)
    return dangling(last.text) or (last_word(last.text)[:1].isupper() and (apart or within))
