"""Makers of small real files for the readers' tests: a PDF of given lines, a Word document."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx

DOCUMENTS = Path(__file__).resolve().parent.parent / "documents"

Line = tuple[float, float, float, str]
"""A line of a PDF page: from the left, from the bottom, size of type, words."""


def pdf(pages: Sequence[Sequence[Line]], *, locked: bool = False) -> bytes:
    """Return a PDF with the lines of each page; a locked one opens with no password."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids: list[str] = []
    for lines in pages:
        stream = b"\n".join(_show(line) for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _assembled(objects, locked=locked)


def _show(line: Line) -> bytes:
    left, bottom, size, words = line
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (size, left, bottom, escaped)


def _assembled(objects: list[bytes], *, locked: bool) -> bytes:
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00> <00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    written += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, lock if locked else b"")
    written += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(written)


def word_document() -> bytes:
    """Return a Word document with headings, a list, a table of two columns, a note number and a page footer."""
    document = docx.Document()
    document.core_properties.title = "Quays and their keepers"
    document.add_heading("Quays and their keepers", level=0)
    document.add_paragraph("Published 9 May 2024")
    document.add_heading("Money", level=1)
    paragraph = document.add_paragraph("The Department for Ports paid £4 million.")
    paragraph.add_run("1").font.superscript = True
    document.add_paragraph("Saltmouth Council will open the market.", style="List Bullet")
    document.add_paragraph("The Crane Trust will train divers.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Organisation", "Award", "Crane Trust", "£2 million"), strict=True):
        cell.text = words
    table.cell(1, 0).add_paragraph("Saltmouth")
    document.sections[0].footer.paragraphs[0].text = "Ports Online"
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()
