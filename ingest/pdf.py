"""PDF: the words of each page in lines, table cells set apart by tabs, paragraphs by the space between lines."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2

from ingest.reading import Reading, joined_pages, superscript
from ontology.errors import BadDocument

_FEWEST_LETTERS = 8
_CELL_GAP = 0.9
_PARAGRAPH_GAP = 0.35
_LOOSE = 0.6
_TALLEST_CELL = 8
_PASSWORD, _RAISED = 4, 0.85


@dataclass(slots=True)
class Word:
    """A word on a page, or a cell of words: its text and its box (the origin is the page's lower left corner)."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of the line."""
        return max(self.top - self.bottom, 0.1)

    def beside(self, other: "Word") -> bool:
        """Return whether two words stand on one line: they share half of the lower one's height."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared >= min(self.height, other.height) / 2

    def add(self, other: "Word", separator: str) -> None:
        """Let another word follow."""
        self.text += separator + other.text
        self.right = max(self.right, other.right)


@dataclass(slots=True)
class Row:
    """A line of a page: one cell, or several of a table's row. ``last`` is the word that was added last."""

    cells: list[Word]
    last: Word
    bottom: float


def read_pdf(content: bytes, source: str) -> Reading:
    """Return the text of a PDF's pages; BadDocument where it is locked, damaged or holds only pictures of text."""
    document = _open(content, source)
    try:
        pages = [_page(document, number) for number in range(len(document))]
        title = (document.get_metadata_value("Title") or "").strip() or None
    finally:
        document.close()
    silent = [number for number, page in enumerate(pages, 1) if sum(map(str.isalnum, page)) < _FEWEST_LETTERS]
    if len(silent) == len(pages):
        raise BadDocument(
            f"{source}: its {len(pages)} pages hold no text (scanned, or damaged?); "
            "run text recognition over it, such as ocrmypdf"
        )
    text, starts = joined_pages(pages)
    notices = (f"no text on pages {', '.join(map(str, silent))} (pictures, or damaged?)",) if silent else ()
    return Reading(text, "application/pdf", pages=starts, notices=notices, title=title)


def _open(content: bytes, source: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise BadDocument(f"{source}: is locked by a password; save a copy without one") from error
        raise BadDocument(f"{source}: is a damaged PDF ({error}); open it in a viewer and print it to PDF") from error


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the text of a page, none where the page is damaged."""
    try:
        return _text(document[number].get_textpage())
    except pypdfium2.PdfiumError:
        return ""


def _text(text_page: Any) -> str:
    text = text_page.get_text_range()
    if len(text) != text_page.count_chars():
        return str(text).replace("\r\n", "\n").replace("\x02", "").replace("\ufffe", "")
    return _write(_rows(_words(text_page, text)))


def _words(text_page: Any, text: str) -> list[Word]:
    found: list[Word] = []
    at = 0
    for piece in text.split():
        at = text.index(piece, at)
        found.append(_word(text_page, piece, at))
        at += len(piece)
    return found


def _word(text_page: Any, piece: str, at: int) -> Word:
    """Return a word with its box; digits that end it in smaller type are a footnote's number."""
    first = text_page.get_charbox(at, loose=True)
    last = text_page.get_charbox(at + len(piece) - 1, loose=True)
    stem = piece.rstrip("0123456789")
    if 0 < len(stem) < len(piece) and last[3] - last[1] < (first[3] - first[1]) * _RAISED:
        piece = stem + superscript(piece[len(stem) :])
    clean = piece.replace("\x02", "").replace("\ufffe", "")
    return Word(clean, first[0], first[1], last[2], first[3])


def _rows(words: list[Word]) -> list[Row]:
    rows: list[Row] = []
    for word in words:
        row = rows[-1] if rows else None
        if row is not None and word.beside(row.last) and word.left >= row.last.left:
            _follow(row, word)
        elif row is not None and len(row.cells) > 1 and _wraps(row, word):
            row.cells[-1].add(word, " ")
            row.last, row.bottom = word, min(row.bottom, word.bottom)
        elif not _joins_row(rows, word):
            rows.append(Row([Word(word.text, word.left, word.bottom, word.right, word.top)], word, word.bottom))
    return rows


def _follow(row: Row, word: Word) -> None:
    gap = word.left - row.last.right
    raised = word.text.isdecimal() and word.height < row.last.height * _RAISED and word.bottom > row.last.bottom
    if gap > _CELL_GAP * row.last.height and not raised:
        row.cells.append(Word(word.text, word.left, word.bottom, word.right, word.top))
    elif raised:
        row.cells[-1].text += superscript(word.text)
        row.last.right = word.right
        return
    else:
        row.cells[-1].add(word, " " if gap > row.last.height * 0.08 else "")
    row.last = word


def _wraps(row: Row, word: Word) -> bool:
    """Return whether a word opens a further line of a row's last cell."""
    cell = row.cells[-1]
    below = word.top < row.last.top and row.last.bottom - word.top < row.last.height
    return below and word.left > row.cells[-2].right and word.left >= cell.left - cell.height


def _joins_row(rows: list[Row], word: Word) -> bool:
    """Let a word that stands to the right of the last lines, and not below them, be the next cell of one row."""
    for back in range(1, min(_TALLEST_CELL, len(rows)) + 1):
        row = rows[-back]
        if row.cells[0].beside(word) and word.left > max(one.cells[-1].right for one in rows[-back:]):
            for one in rows[len(rows) - back + 1 :]:
                row.cells[-1].add(one.cells[0], " ")
                row.bottom = min(row.bottom, one.bottom)
            del rows[len(rows) - back + 1 :]
            row.cells.append(Word(word.text, word.left, word.bottom, word.right, word.top))
            row.last = word
            return True
    return False


def _write(rows: list[Row]) -> str:
    gaps = [above.bottom - below.cells[0].top for above, below in pairwise(rows)]
    within = sorted(gap for gap in gaps if gap > -1)
    usual = within[len(within) // 4] if within else 0.0
    lines: list[str] = []
    for at, row in enumerate(rows):
        height = row.cells[0].height
        widest = min(usual, height * _LOOSE) + height * _PARAGRAPH_GAP
        if at and not -height < gaps[at - 1] < widest:
            lines.append("")
        lines.append("\t".join(cell.text for cell in row.cells))
    return "\n".join(lines)
