"""Which chunks are headings, and at which level: hashes, numbers, capitals, or short lines that end without a stop."""

import re

from ingest.layout import Chunk, Shape
from ingest.listmarks import Opening

_LONGEST = 130
_CHAPTER = re.compile(r"(?:chapter|part|section|annex|appendix|schedule|volume)\s+(?:\d{1,3}|[A-Z]|[IVX]{1,5})\b", re.I)
_NOT_HEADING = re.compile(
    r"[£$€]\s?\d|^(?:source|note|figure|fig\.|isbn|issn|email|tel|telephone|phone|contact|date|published|updated|©|http|www\.)"
    r"|^copyright|@|^\W*$|^\d{1,2}\s\w+\s\d{4}$|^\w+\s\d{4}$|^(?:Cm|CP|HC|HL|Cmd)\s?\d|\|",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|may|must|said|says|announced|launched)\b", re.I
)
_BOLD = re.compile(r"(?:\*\*|__)[^*]{2,130}(?:\*\*|__):?$")
_CHAPTER_LEVEL, _CAPITALS_LEVEL, _PLAIN_LEVEL = 7, 8, 10
_CROWD = 4


def settle(chunks: list[Chunk]) -> None:
    """Turn paragraphs and list items that are headings into headings, in place."""
    levels = [_level(chunks, at) for at in range(len(chunks))]
    for at, chunk in enumerate(chunks):
        level = levels[at]
        if level and not (level == _PLAIN_LEVEL and _in_crowd(chunks, levels, at)):
            chunk.shape, chunk.level = Shape.HEADING, level


def _level(chunks: list[Chunk], at: int) -> int:
    chunk = chunks[at]
    if chunk.shape not in {Shape.PARAGRAPH, Shape.BULLET} or len(chunk.lines) > 3 or chunk.resumed:
        return 0
    text = chunk.text
    if not text or len(text) > _LONGEST or text[-1] in ".:;,…" or _NOT_HEADING.search(text):
        return 0
    if chunk.mark is not None:
        return _numbered(chunks, at)
    if _CHAPTER.match(text):
        return _CHAPTER_LEVEL
    if _BOLD.match(text):
        return _CAPITALS_LEVEL
    if not _reads_like_one(text) or not _above_something(chunks, at):
        return 0
    return _CAPITALS_LEVEL if text.isupper() and len(text) > 4 else _PLAIN_LEVEL


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
    return text[-1] == "?" or len(text) <= 60 or _FINITE.search(text) is None


def _above_something(chunks: list[Chunk], at: int) -> bool:
    """Return whether something stands below that it could head, and it stands apart from what is above."""
    following = next((chunk for chunk in chunks[at + 1 : at + 4] if chunk.shape is not Shape.FURNITURE), None)
    if following is None or following.shape is Shape.NOTE:
        return False
    first = chunks[at].lines[0]
    apart = at == 0 or first.above > 1 or first.page or chunks[at - 1].shape in {Shape.HEADING, Shape.FURNITURE}
    return apart or len(chunks[at].text) <= 60


def _in_crowd(chunks: list[Chunk], levels: list[int], at: int) -> bool:
    """Return whether the chunk is one of many short lines in a row: a list without bullets, not headings."""
    first = at
    while first > 0 and levels[first - 1] == _PLAIN_LEVEL and at - first < _CROWD:
        first -= 1
    last = at
    while last + 1 < len(levels) and levels[last + 1] == _PLAIN_LEVEL and last - at < _CROWD:
        last += 1
    return last - first + 1 >= _CROWD and (last > at or chunks[at].lines[0].above == 1)
