"""Word documents: paragraphs, headings, lists, tables and footnotes in the order of the document."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from ingest.reading import Reading, superscript
from ontology.errors import BadDocument

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LARGEST = 256 * 1024 * 1024
_LOCKED = 0x1
_BREAKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": "\u00ad"}


def read_docx(content: bytes, source: str) -> Reading:
    """Return the text of a document: headings with hashes, list items with bullets, table rows with tabs."""
    with _whole(source):
        return _read(content, source)


def _read(content: bytes, source: str) -> Reading:
    document = _open(content, source)
    styles = {style.style_id: style.name or "" for style in document.styles}
    lines: list[str] = []
    for element in document.element.body.iterchildren():
        lines.extend(_lines(element, styles))
    notes = list(_notes(document))
    text = "\n".join([*lines, *notes]).strip("\n")
    if not text.strip():
        raise BadDocument(
            f"{source}: the document holds no text; if it holds scans, run text recognition and save it as PDF"
        )
    properties = document.core_properties
    return Reading(
        f"{text}\n",
        MEDIA_TYPE,
        notices=tuple(_notices(document)),
        title=(properties.title or "").strip() or None,
    )


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    PackageNotFoundError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the libraries raise where a part of the file is missing, is another one's, or cannot be unpacked."""


@contextmanager
def _whole(source: str) -> Iterator[None]:
    try:
        yield
    except RecursionError:  # the caller says that it is too deep
        raise
    except _BROKEN as error:
        raise BadDocument(
            f"{source}: is a damaged Word document ({' '.join(str(error).split())}); open it in Word and save it again"
        ) from error


def _open(content: bytes, source: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise BadDocument(f"{source}: unpacks to more than {_LARGEST >> 20} MB; split it into smaller documents")
        if any(entry.flag_bits & _LOCKED for entry in archive.infolist()):
            raise BadDocument(f"{source}: is locked by a password; save a copy without one")
    return docx.Document(io.BytesIO(content))


def _lines(element: Any, styles: dict[str, str]) -> Iterator[str]:
    if element.tag == f"{_W}p":
        text = _words(element).strip()
        if text:
            yield _opening(element, styles) + text
            yield ""
    elif element.tag == f"{_W}tbl":
        yield from _rows(element)
        yield ""
    elif element.tag == f"{_W}sdt":
        for child in element.iterfind(f"{_W}sdtContent/*"):
            yield from _lines(child, styles)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iterchildren(f"{_W}tr"):
        cells = [
            "<br>".join(filter(None, (_words(paragraph).strip() for paragraph in cell.iter(f"{_W}p"))))
            for cell in row.iter(f"{_W}tc")
        ]
        if any(cells):
            yield "\t".join(cells)


def _words(paragraph: Any) -> str:
    """Return the words of a paragraph as they are after tracked changes; footnote numbers as superscripts."""
    pieces: list[str] = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            pieces.append(_text(element))
        elif element.tag in _BREAKS:
            pieces.append(_BREAKS[element.tag])
        elif element.tag == f"{_W}footnoteReference":
            pieces.append(superscript(str(element.get(f"{_W}id", ""))))
    return "".join(pieces)


def _text(element: Any) -> str:
    """Return the words of one run; those that only old versions of Word show are said elsewhere too."""
    if any(True for _ in element.iterancestors(_FALLBACK)):
        return ""
    text = element.text or ""
    raised = element.getparent().find(f"{_W}rPr/{_W}vertAlign")
    if raised is not None and raised.get(f"{_W}val") == "superscript" and text.isdecimal() and text.isascii():
        return superscript(text)
    return text


def _opening(paragraph: Any, styles: dict[str, str]) -> str:
    """Return the hashes of a heading or the bullet of a list item, by the paragraph's style."""
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(found.get(f"{_W}val"), "") if found is not None else ""
    if name == "Title":
        return "# "
    if name.startswith("Heading ") and name[8:].isdecimal():
        return "#" * min(6, int(name[8:])) + " "
    level = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    if name.startswith("List ") or level is not None:
        depth = int(level.get(f"{_W}val", "0")) if level is not None else 0
        return "  " * depth + "• "
    return ""


def _notes(document: Any) -> Iterator[str]:
    for part in document.part.package.iter_parts():
        if str(part.partname) in {"/word/footnotes.xml", "/word/endnotes.xml"}:
            for note in etree.fromstring(part.blob).iterchildren():
                text = "".join(_words(paragraph) for paragraph in note.iterchildren(f"{_W}p")).strip()
                if text:
                    yield f"{superscript(str(note.get(f'{_W}id', '')))} {text}"
                    yield ""


def _notices(document: Any) -> Iterator[str]:
    furniture = sum(
        bool(paragraph.text.strip())
        for section in document.sections
        for edge in (section.header, section.footer)
        if not edge.is_linked_to_previous
        for paragraph in edge.paragraphs
    )
    if furniture:
        yield f"left out: page headers and footers ({furniture} paragraphs)"
    pictures = len(document.inline_shapes)
    if pictures:
        yield f"left out: pictures ({pictures})"
