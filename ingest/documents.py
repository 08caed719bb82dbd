"""A file read as a Document and its exact text, in which all offsets count: text, HTML, PDF, DOCX, told by content."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from ingest.metadata import describe
from ingest.plaintext import is_binary, read_plain
from ingest.reading import Reading
from ontology.errors import BadDocument
from ontology.ids import document_id
from ontology.model import Document

LARGEST = 64 * 1024 * 1024
"""The most bytes that are read of one file."""

_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old or locked Office file; save it as DOCX without a password"),
    (b"{\\rtf", "a Rich Text file; save it as DOCX"),
    (b"\x89PNG", "a picture; run text recognition over it and give the text"),
    (b"\xff\xd8\xff", "a picture; run text recognition over it and give the text"),
    (b"GIF8", "a picture; run text recognition over it and give the text"),
    (b"\x1f\x8b", "a compressed file; unpack it first"),
    (b"7z\xbc\xaf", "a compressed file; unpack it first"),
)
_PACKED = (
    (b"xl/workbook", "a spreadsheet; save the sheet as HTML, or as text with tabs"),
    (b"ppt/presentation", "a presentation; save it as PDF"),
    (b"opendocument", "an OpenDocument file; save it as DOCX or PDF"),
)
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_SNIFFED = 2048


def read(path: Path) -> tuple[Document, str]:
    """Return the document in a file and its text; BadDocument says why it cannot be read and what would help."""
    return read_bytes(stored(path), shown(Path(path.stem)), shown(path), path.suffix)


def shown(path: Path) -> str:
    """Return a path as text that can be written; bytes that are no UTF-8 stand as escapes, such as ``\\xe9``."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace")


def stored(path: Path) -> bytes:
    """Return the bytes of a file; BadDocument where it is no file, is too large, or cannot be opened."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BadDocument(f"{path}: cannot be opened (it is a folder, a pipe or a device); name a file")
        if status.st_size > LARGEST:
            size = f"{status.st_size >> 20} MB"
            raise BadDocument(f"{path}: {size}; at most {LARGEST >> 20} MB are read of a file: split it")
        return path.read_bytes()
    except OSError as error:
        raise BadDocument(f"{path}: cannot be opened ({error.strerror}); check its name and permissions") from error


def read_bytes(content: bytes, stem: str, source: str, suffix: str = "") -> tuple[Document, str]:
    """Return the document in bytes that came from ``source`` and its text; ``suffix`` is what its name claims it is."""
    if not content.strip():
        raise BadDocument(f"{source}: is empty; leave it out, or fetch it again")
    reading = _reader(content, source, suffix.lower())(content, source)
    document = _document(content, stem, source, reading, _misnamed(reading, suffix.lower()))
    return describe(document, reading.text), reading.text


def _document(content: bytes, stem: str, source: str, reading: Reading, notices: tuple[str, ...]) -> Document:
    return Document(
        id=document_id(content),
        stem=stem,
        source=source,
        title=reading.title,
        publisher=reading.publisher,
        date=reading.date,
        media_type=reading.media_type,
        encoding=reading.encoding,
        length=len(reading.text),
        pages=reading.pages,
        notices=(*reading.notices, *notices),
    )


def _reader(content: bytes, source: str, suffix: str) -> Callable[[bytes, str], Reading]:
    head = content[:_SNIFFED]
    for signature, what in _FOREIGN:
        if head.startswith(signature):
            raise BadDocument(f"{source}: is {what}")
    if b"%PDF-" in head[:1024]:
        from ingest.pdf import read_pdf  # noqa: PLC0415 - only who reads a PDF loads its library

        return read_pdf
    if head.startswith(b"PK\x03\x04"):
        return _packed(content, source)
    if _is_html(head, suffix):
        from ingest.html import read_html  # noqa: PLC0415 - likewise

        return read_html
    if is_binary(content):
        raise BadDocument(f"{source}: is no text but binary data; give a text, HTML, PDF or DOCX file")
    return _read_markdown if suffix in {".md", ".markdown"} else read_plain


def _packed(content: bytes, source: str) -> Callable[[bytes, str], Reading]:
    if b"word/document" in content:
        from ingest.docx import read_docx  # noqa: PLC0415 - likewise

        return read_docx
    what = next((what for sign, what in _PACKED if sign in content), "a zip archive; unpack it first")
    raise BadDocument(f"{source}: is {what}")


def _is_html(head: bytes, suffix: str) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start):
        return True
    return suffix in _HTML_SUFFIXES and b"<" in start


def _read_markdown(content: bytes, source: str) -> Reading:
    return read_plain(content, source, "text/markdown")


_EXPECTED = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".md": "text/markdown",
}


def _misnamed(reading: Reading, suffix: str) -> tuple[str, ...]:
    expected = _EXPECTED.get(suffix)
    if expected is None or expected == reading.media_type:
        return ()
    return (f"named {suffix} but read as {reading.media_type}, which is what it holds",)
