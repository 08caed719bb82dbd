"""Table rows: lines split into cells, broken rows put together again, and the header that names each column."""

import re
from dataclasses import dataclass, field

from ingest.lines import Line, Span, dangling, ended
from ingest.listmarks import mark

_PIPES = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\s+=-]*-{2,}[|:\s+=-]*$")
_TABS = re.compile(r"\t[ \xa0]*")
_GAPS = re.compile(r"\s{3,}")
_TAG = re.compile(r"<[^<>]{1,80}>|\*\*")
_FIGURE = re.compile(r"[£$€%]\s?\d|\d[\d,.]*\s?(?:%|m|bn|k|million|billion)?$", re.IGNORECASE)
_HEADER_WORDS = frozenset(
    "action actions activity allocation amount applicant area authority award awarded award(s) beneficiary body category "
    "commitment company completed completion contract contractor cost council country cost(s) date deadline deliverable "
    "delivery department description detail details due end forecast fund funder funding grant indicator investment item "
    "job jobs lead leader leads location measure milestone milestones minister name no. number objective officer "
    "organisation outcome output owner partner partners period place post postcode priority programme progress project "
    "projects purpose rag reason recipient recommendation ref reference region response responsible role scheme sector "
    "spend start status sum summary supplier target task team theme timeline timescale timescales timing title total type "
    "university update value when who winner year".split()
)
_LONGEST_HEADER = 60


@dataclass(slots=True)
class Row:
    """A row: for each cell, the spans of the source that its text stands in, and its cleaned words for comparing."""

    cells: list[list[Span]]
    words: list[str]
    header: list[str] = field(default_factory=list)
    heads: bool = False


def is_rule(text: str) -> bool:
    """Return whether the line is the rule under a markdown table's header."""
    return "|" in text and _RULE.match(text) is not None


def split(source: str, line: Line, *, tabbed: bool) -> Row | None:
    """Return the line as a row, None where it has no cells."""
    if line.text[0] == "|" and len(_PIPES.findall(line.text)) > 1:
        return _row(source, line.start + 1, line.end - (line.text[-1] == "|"), _PIPES)
    if not tabbed:
        return None
    start, end = line.start, line.end
    while start > 0 and source[start - 1] in "\t \xa0":
        start -= 1
    while end < len(source) and source[end] in "\t \xa0":
        end += 1
    opened = mark(line.text)
    if "\t" in line.text[opened.width if opened else 0 :] or ("\t" in source[start : line.start] and "\t" in source[line.end : end]):
        return _row(source, start, end, _TABS)
    return None


def aligned(source: str, line: Line) -> Row | None:
    """Return a line whose cells are set apart by wide gaps as a row, None where there are fewer than three cells."""
    row = _row(source, line.start, line.end, _GAPS)
    return row if len(row.cells) > 2 else None


def _row(source: str, start: int, end: int, separator: re.Pattern[str]) -> Row:
    cells: list[list[Span]] = []
    begin = start
    for found in separator.finditer(source, start, end):
        cells.append(_cell(source, begin, found.start()))
        begin = found.end()
    cells.append(_cell(source, begin, end))
    return Row(cells, [_words(source, cell) for cell in cells])


def _cell(source: str, start: int, end: int) -> list[Span]:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return [(start, end)] if end > start else []


def _words(source: str, cell: list[Span]) -> str:
    return " ".join(_TAG.sub(" ", source[start:end]) for start, end in cell).strip()


def absorb(row: Row, below: Row, *, columns: int, direct: bool) -> bool:
    """Join a row that carries on the one above to it; return whether it does."""
    if below.heads or row.heads:
        return False
    if direct and len(row.cells) < columns and len(row.cells) + len(below.cells) - 1 <= columns:
        _extend(row, below, len(row.cells) - 1)
        return True
    if len(below.cells) == len(row.cells) and _carries_on(row, below):
        _extend(row, below, 0)
        return True
    return False


def _carries_on(row: Row, below: Row) -> bool:
    filled = [at for at, words in enumerate(below.words) if words]
    if len(filled) == len(below.words) or not filled:
        return False
    if not below.words[0]:
        return all(row.words[at] or at == filled[0] for at in filled) and not _FIGURE.search(below.words[filled[-1]])
    return any(row.words[at] and not ended(row.words[at]) and dangling(row.words[at]) for at in filled)


def _extend(row: Row, below: Row, first: int) -> None:
    for at, (cell, words) in enumerate(zip(below.cells, below.words, strict=True), first):
        if at < len(row.cells):
            row.cells[at] = row.cells[at] + cell
            row.words[at] = f"{row.words[at]} {words}".strip()
        else:
            row.cells.append(cell)
            row.words.append(words)


def append_line(row: Row, line: Line) -> None:
    """Add a line without cells to a row's last cell."""
    row.cells[-1] = [*row.cells[-1], line.span]
    row.words[-1] = f"{row.words[-1]} {line.text}".strip()


def looks_like_header(row: Row, below: Row) -> bool:
    """Return whether a table's first row names its columns: short cells without figures, above another kind of row."""
    if not all(row.words[1:]) or any(len(words) > _LONGEST_HEADER or words[-1:] in ".;!?" for words in row.words[1:]):
        return False
    if any(_FIGURE.search(words) for words in row.words if not words.isdigit() or len(words) != 4):
        return False
    named = any(word in _HEADER_WORDS for words in row.words for word in words.lower().split())
    return named or any(len(words) > _LONGEST_HEADER or _FIGURE.search(words) for words in below.words)
