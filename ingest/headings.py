"""Which chunks are headings, and at which level: hashes, numbers, capitals, or short lines that end without a stop."""

import re

from ingest.fields import label
from ingest.layout import Chunk, Shape
from ingest.lines import dangling, ended
from ingest.listmarks import Opening

_LONGEST = 130
_CHAPTER = re.compile(r"(?:chapter|part|section|annex|appendix|schedule|volume)\s+(?:\d{1,3}|[A-Z]|[IVX]{1,5})\b", re.I)
_NOT_HEADING = re.compile(
    r"[£$€]\s?\d|©|@|\||^\W*$"
    r"|^(?:source|note|figure|fig\.|table|box|chart|date|tel|telephone|phone|email)\s*(?:\d|:)"
    r"|^(?:from|to|by|made by|report (?:to|of|by)|author|contact|subject|classification|lead|cc|ref(?:erence)?)\s*:"
    r"|^embargo|^(?:isbn|issn|published|updated|copyright|crown copyright|http|www\.|by|(?:cm|cp|hc|hl|cmd)\s?\d+)\b"
    r"|^(?:the )?(?:rt\.? hon|right honourable|honourable|mr|mrs|ms|dr|prof|professor|sir|dame|lord|baroness)\b[^:]*$"
    r"|^\d{1,2}\s\w+\s\d{4}$|^[a-z]+\s\d{4}$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|may|must|said|says|announced|launched)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\d[\d,.]*\s+[a-z]")
_BOLD = re.compile(r"(?:\*\*|__)[^*]{2,130}(?:\*\*|__):?$")
_CHAPTER_LEVEL, _CAPITALS_LEVEL, _PLAIN_LEVEL = 7, 8, 10
_CROWD = 4
_HASHED = 3
_MOST_LINES = 6
_SHORT = 45


def settle(chunks: list[Chunk]) -> None:
    """Turn paragraphs and list items that are headings into headings, in place."""
    hashed = sum(chunk.shape is Shape.HEADING for chunk in chunks) >= _HASHED
    levels = [_level(chunks, at) for at in range(len(chunks))]
    if hashed:
        levels = [0 if level == _PLAIN_LEVEL else level for level in levels]
    for at, chunk in enumerate(chunks):
        level = levels[at]
        if level and not (level == _PLAIN_LEVEL and _in_crowd(chunks, levels, at)):
            chunk.shape, chunk.level = Shape.HEADING, level


def open_parts(chunks: list[Chunk], starts: frozenset[int]) -> None:
    """Turn what opens a part of a bundle into headings of the first level, with the same words said again below it."""
    for at, chunk in enumerate(chunks):
        if chunk.lines[0].start in starts:
            again = chunks[at + 1 : at + 2] if at + 1 < len(chunks) and chunks[at + 1].text == chunk.text else []
            for one in (chunk, *again):
                one.shape, one.level = Shape.HEADING, 1


def _level(chunks: list[Chunk], at: int) -> int:
    chunk = chunks[at]
    if (
        chunk.shape not in {Shape.PARAGRAPH, Shape.BULLET}
        or len(chunk.lines) > _MOST_LINES
        or chunk.resumed
        or chunk.stacked
    ):
        return 0
    text = chunk.text
    if (
        not text
        or len(text) > _LONGEST
        or text[-1] in ":;,…"
        or (ended(text) and text[-1] != "?")
        or _NOT_HEADING.search(text)
        or label(text)
    ):
        return 0
    if chunk.mark is not None:
        return _numbered(chunks, at)
    return _unnumbered(text) if _above_something(chunks, at) else 0


def _unnumbered(text: str) -> int:
    if _CHAPTER.match(text):
        return _CHAPTER_LEVEL
    if _BOLD.match(text) or (text.isupper() and len(text) > 4):
        return _CAPITALS_LEVEL
    return _PLAIN_LEVEL if _reads_like_one(text) else 0


def _numbered(chunks: list[Chunk], at: int) -> int:
    """Return the level of a numbered heading: a short item that prose or another heading follows, not the next item."""
    chunk = chunks[at]
    found = chunk.mark
    if found is None or found.kind not in {Opening.NUMBER, Opening.DECIMAL} or not _reads_like_one(chunk.text):
        return 0
    following = chunks[at + 1] if at + 1 < len(chunks) else None
    if following is None or (following.mark is not None and following.mark.kind is found.kind is Opening.NUMBER):
        return 0
    before = chunks[at - 1] if at else None
    if before is not None and found.kind is Opening.NUMBER and before.text.endswith(":"):
        return 0
    return _CHAPTER_LEVEL + found.depth - 1


def _reads_like_one(text: str) -> bool:
    """Return whether a short text has the look of a heading: it opens with a capital and is no sentence."""
    first = text.lstrip("“‘\"'(*_")[:1]
    if not (first.isupper() or first.isdigit()) or text[-1] in "!”’\"'" or text.count("(") != text.count(")"):
        return False
    if _COUNTS.match(text) or dangling(text):
        return False
    return len(text) <= 60 or _FINITE.search(text) is None


def _above_something(chunks: list[Chunk], at: int) -> bool:
    """Return whether something stands below that it could head, and it stands apart from what is above."""
    following = next((chunk for chunk in chunks[at + 1 : at + 4] if chunk.shape is not Shape.FURNITURE), None)
    if following is None or following.shape is Shape.NOTE or _stands_on(following):
        return False
    first = chunks[at].lines[0]
    if at == 0 or first.above > 1 or first.page:
        return True
    above = chunks[at - 1]
    return above.shape in {Shape.HEADING, Shape.FURNITURE} or (ended(above.last.text) and above.last.text[-1] != ":")


def _stands_on(below: Chunk) -> bool:
    """Return whether a short line stands directly below another: both are lines of an address, not heading and text."""
    short = below.shape is Shape.PARAGRAPH and below.mark is None and len(below.text) <= _SHORT
    return short and below.lines[0].above == 1 and not ended(below.text) and below.text[-1] not in ":,"


def _in_crowd(chunks: list[Chunk], levels: list[int], at: int) -> bool:
    """Return whether the chunk is one of many short lines in a row: a list without bullets, not headings."""
    first = at
    while first > 0 and levels[first - 1] == _PLAIN_LEVEL and at - first < _CROWD:
        first -= 1
    last = at
    while last + 1 < len(levels) and levels[last + 1] == _PLAIN_LEVEL and last - at < _CROWD:
        last += 1
    return last - first + 1 >= _CROWD and (last > at or chunks[at].lines[0].above == 1)
