"""Table rows: lines split into cells, broken rows put together again, and the header that names each column."""

import re
from dataclasses import dataclass, field

from ingest.lines import Line, Span, dangling, ended
from ingest.listmarks import mark
from ingest.wordlists import words

_PIPES = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\s+=-]+")
_TABS = re.compile(r"\t[ \xa0]*")
_GAPS = re.compile(r"\s{3,}")
_TAG = re.compile(r"<[^<>]{1,80}>|\*\*")
_FIGURE = re.compile(r"[£$€%]\s?\d|\d[\d,.]*\s?(?:%|m|bn|k|million|billion)?$", re.IGNORECASE)
_LONGEST_HEADER = 60


@dataclass(slots=True)
class Row:
    """A row: for each cell, the spans of the source that its text stands in, and its cleaned words for comparing."""

    cells: list[list[Span]]
    texts: list[str]
    header: list[str] = field(default_factory=list)
    heads: bool = False


def is_rule(text: str) -> bool:
    """Return whether the line is the rule under a markdown table's header."""
    return "|" in text and "--" in text and _RULE.fullmatch(text) is not None


def split(source: str, line: Line, *, tabbed: bool) -> Row | None:
    """Return the line as a row, None where it has no cells."""
    if line.text[0] == "|" and len(_PIPES.findall(line.text)) > 1:
        return _row(source, line.start + 1, line.end - (line.text[-1] == "|"), _PIPES)
    if line.text.count(" | ") > 1:
        return _row(source, line.start, line.end, _PIPES)
    if not tabbed:
        return None
    start, end = line.start, line.end
    while start > 0 and source[start - 1] in "\t \xa0":
        start -= 1
    while end < len(source) and source[end] in "\t \xa0":
        end += 1
    opened = mark(line.text)
    inner = "\t" in line.text[opened.width if opened else 0 :]
    if inner or ("\t" in source[start : line.start] and "\t" in source[line.end : end]):
        return _row(source, start, end, _TABS)
    return None


def indented(source: str, line: Line, columns: int) -> Row | None:
    """Return a line that tabs push into a column as a row of so many columns, None where none do."""
    lead = source[line.start - line.indent : line.start].count("\t")
    if not 0 < lead < columns:
        return None
    empty = columns - lead - 1
    cells: list[list[Span]] = [*([] for _ in range(lead)), [line.span], *([] for _ in range(empty))]
    return Row(cells, [""] * lead + [line.text] + [""] * empty)


def aligned(source: str, line: Line) -> Row | None:
    """Return a line whose cells are set apart by wide gaps as a row; two cells are one where the last is a figure."""
    row = _row(source, line.start, line.end, _GAPS)
    return row if len(row.cells) > 2 or (len(row.cells) > 1 and _FIGURE.search(row.texts[-1])) else None


def _row(source: str, start: int, end: int, separator: re.Pattern[str]) -> Row:
    cells: list[list[Span]] = []
    begin = start
    for found in separator.finditer(source, start, end):
        cells.append(_cell(source, begin, found.start()))
        begin = found.end()
    cells.append(_cell(source, begin, end))
    return Row(cells, [_plain(source, cell) for cell in cells])


def _cell(source: str, start: int, end: int) -> list[Span]:
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return [(start, end)] if end > start else []


def _plain(source: str, cell: list[Span]) -> str:
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
    filled = [at for at, text in enumerate(below.texts) if text]
    if len(filled) == len(below.texts) or not filled:
        return False
    if any(row.texts[at] and not ended(row.texts[at]) and dangling(row.texts[at]) for at in filled):
        return True
    return not below.texts[0] and not _FIGURE.search(below.texts[filled[-1]])


def _extend(row: Row, below: Row, first: int) -> None:
    for at, (cell, text) in enumerate(zip(below.cells, below.texts, strict=True), first):
        if at < len(row.cells):
            row.cells[at] = row.cells[at] + cell
            row.texts[at] = f"{row.texts[at]} {text}".strip()
        else:
            row.cells.append(cell)
            row.texts.append(text)


def append_line(row: Row, line: Line) -> None:
    """Add a line without cells to a row's last cell."""
    row.cells[-1] = [*row.cells[-1], line.span]
    row.texts[-1] = f"{row.texts[-1]} {line.text}".strip()


def names_column(text: str) -> bool:
    """Return whether a text has a word that heads columns."""
    return any(word in words("column_heads.txt") for word in text.lower().split())


def is_named(row: Row) -> bool:
    """Return whether most cells of a row have a word that heads columns."""
    return sum(map(names_column, row.texts)) * 2 > len(row.texts)


def looks_like_header(row: Row, below: Row) -> bool:
    """Return whether a table's first row names its columns: short cells without figures, above another kind of row."""
    if not all(row.texts[1:]) or any(len(text) > _LONGEST_HEADER or text[-1:] in ".;!?" for text in row.texts[1:]):
        return False
    if any(_FIGURE.search(text) and not re.fullmatch(r"\d{4}(?:[-/]\d{2,4})?", text) for text in row.texts):
        return False
    if any(names_column(text) for text in row.texts):
        return True
    return any(len(text) > _LONGEST_HEADER or _FIGURE.search(text) for text in below.texts)
