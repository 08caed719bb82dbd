"""Damaged and hostile files of the packed formats are read as far as they go or refused with one line, never worse."""

import io
import random
import zipfile
from collections.abc import Callable
from itertools import product

import pytest

from ingest.documents import read_bytes
from ontology.errors import BadDocument
from tests.ingest.files import Line, pdf, word_document

PAGE: list[Line] = [(50, 700, 11, "The Crane Trust will train twelve divers by 2026.")]
WHOLE = {"docx": word_document(), "pdf": pdf([PAGE, PAGE])}
PARTS = tuple(entry.filename for entry in zipfile.ZipFile(io.BytesIO(WHOLE["docx"])).infolist())
BREAKS: dict[str, Callable[[bytes], bytes | None]] = {
    "missing": lambda _: None,
    "empty": lambda _: b"",
    "cut": lambda content: content[: len(content) // 2],
    "another": lambda _: b"<other/>",
}
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refusal(content: bytes, name: str) -> str:
    """Return the one line by which a file is refused, nothing if it is read."""
    try:
        read_bytes(content, "a", name, f".{name}")
    except BadDocument as error:
        message = str(error)
        assert message.startswith(f"{name}: ")
        assert "; " in message, "it says what to do"
        assert "\n" not in message
        return message
    return ""


def repacked(part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Return the Word document with one part changed, or left out where the change gives None."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE["docx"])) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in PARTS:
            content = change(old.read(name)) if name == part else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(("part", "how"), list(product(PARTS, BREAKS)))
def test_a_word_document_may_lack_any_part(part: str, how: str) -> None:
    refusal(repacked(part, BREAKS[how]), "docx")


def test_the_parts_that_hold_the_text_are_missed() -> None:
    assert "damaged Word document" in refusal(repacked("word/document.xml", BREAKS["cut"]), "docx")
    assert "damaged Word document" in refusal(repacked("word/styles.xml", BREAKS["another"]), "docx")


@pytest.mark.parametrize(("name", "seed"), list(product(WHOLE, range(25))))
def test_flipped_bytes_are_survived(name: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same damage at every run
    content = bytearray(WHOLE[name])
    for _ in range(20):
        content[chance.randrange(8, len(content))] = chance.randrange(256)
    refusal(bytes(content), name)


@pytest.mark.parametrize("field", [8, 10], ids=["locked", "packed by an unknown method"])
def test_a_word_document_that_cannot_be_unpacked_is_told(field: int) -> None:
    content = bytearray(WHOLE["docx"])
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + field] |= 0x61 if field == 8 else 99
    assert ("password" if field == 8 else "damaged Word document") in refusal(bytes(content), "docx")


def _document(body: str, declared: str = "") -> bytes:
    xml = f'<?xml version="1.0"?>{declared}<w:document {W}><w:body>{body}</w:body></w:document>'
    return repacked("word/document.xml", lambda _: xml.encode())


def test_depth_and_swelling_are_refused() -> None:
    depth = 100_000
    deep = "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth
    assert "damaged Word document" in refusal(_document(deep), "docx")
    swelling = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 20}">' for n in range(9))
    swollen = _document("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", f'<!DOCTYPE w [<!ENTITY e0 "boat">{swelling}]>')
    assert "damaged Word document" in refusal(swollen, "docx")
    assert "unpacks to more than" in refusal(_document(" " * (257 << 20)), "docx")
    nested = b"%PDF-1.4\n1 0 obj<</Pages " + b"[" * depth + b"]" * depth + b">>endobj\ntrailer<</Root 1 0 R>>"
    assert "damaged PDF" in refusal(nested, "pdf")


def test_a_pdf_with_a_damaged_page_keeps_the_others() -> None:
    content = WHOLE["pdf"].replace(b"7 0 obj\n<< /Type /Page ", b"7 0 obj\n<< /Type /Pale ")
    document, text = read_bytes(content, "a", "pdf", ".pdf")
    assert "twelve divers" in text
    assert document.notices == ("no text on pages 2 (pictures, or damaged?)",)
