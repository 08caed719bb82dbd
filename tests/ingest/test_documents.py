"""Files of each format become the exact text and what is known of it; what cannot be read says why."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from ingest.documents import LARGEST, read, read_bytes
from ingest.text import BlockKind, analyse
from ontology.errors import BadDocument
from tests.ingest.files import DOCUMENTS, Line, pdf, word_document

ENGLISH = "The Department for Ports paid £4 million – “at last” – for the quay’s walls.\r\nIt is whole.\n"


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    content = "\ufeffFirst line\r\nsecond\rthird\u2028fourth £\n"
    (tmp_path / "a.txt").write_bytes(content.encode("utf-8"))
    document, text = read(tmp_path / "a.txt")
    assert text == content
    assert (document.stem, document.encoding, document.length) == ("a", "utf-8", len(content))
    assert document.notices == ()


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("cp1252", "windows-1252"),
        ("utf-32", "utf-32"),
    ],
)
def test_encodings_are_told_and_said(encoding: str, said: str) -> None:
    document, text = read_bytes(ENGLISH.encode(encoding), "a", "a.txt", ".txt")
    assert text.lstrip("\ufeff") == ENGLISH
    assert document.encoding == said
    assert bool(document.notices) == (said != "utf-8")


def test_other_alphabets_are_detected() -> None:
    content = "Министерство портов выделило деньги на ремонт причала. " * 20
    document, text = read_bytes(content.encode("cp1251"), "a", "a.txt", ".txt")
    assert text == content
    assert "not UTF-8" in document.notices[0]


def test_damaged_utf8_keeps_the_rest() -> None:
    content = ("Quays – walls – boats. " * 200).encode() + b"\xff" + " – end.".encode()
    document, text = read_bytes(content, "a", "a.txt", ".txt")
    assert text.endswith("\ufffd – end.")
    assert "1 characters could not be decoded" in document.notices[0]


def test_form_feeds_are_pages() -> None:
    document, text = read_bytes(b"Front page of it\n\fSecond page\n\fThird page\n", "a", "a.txt", ".txt")
    assert [text[start : start + 5] for start in document.pages] == ["Front", "Secon", "Third"]


def test_markdown_is_told_by_its_name() -> None:
    document, _ = read_bytes(b"# Quays\n\nText.\n", "a", "a.md", ".md")
    assert document.media_type == "text/markdown"
    assert document.title == "Quays"


def test_html_keeps_the_main_part() -> None:
    document, text = read(DOCUMENTS / "harbour.html")
    assert text == (
        "# Harbour renewal: what was paid\n\nPublished 7 March 2024\n\n"
        "The Department for Ports paid £4 million for the quay at Saltmouth.¹ More follows in 2025\xa0.\n\n"
        "## Who does what\n\nBy June:\n\n"
        "• Saltmouth Council will open the market;\n• the Crane Trust will\n  • train divers\n  • mend nets\n\n"
        "3. Count the boats.\n4. Write it down.\n\n"
        "Organisation\tAward\nCrane Trust<br>Saltmouth\t£2 million\nPier Ltd\t£30,000\n\n"
        "First line\nsecond line\n"
    )
    assert document.publisher == "Department for Ports"
    assert document.date == dt.date(2024, 3, 7)
    assert document.notices == ("left out: what stands beside the main part (34 characters)",)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<html><body><nav>Menu here</nav><p>Only this.</p><footer>Foot</footer></body></html>", "Only this.\n"),
        ("<p>21<sup>st</sup> boat<sup>[2]</sup></p>", "21st boat²\n"),
        ("<main><header><h1>Title</h1></header><aside>Ads</aside><p>Text.</p></main>", "# Title\n\nText.\n"),
        ("<div hidden>no</div><p>a<!-- b --> c</p>", "a c\n"),
        ("<html><body>bare <b>bold</b> words</body></html>", "bare bold words\n"),
        ("<p>unclosed <table><tr><td>cell</table>after", "unclosed\n\ncell\n\nafter\n"),
    ],
)
def test_html_is_read_as_browsers_do(page: str, text: str) -> None:
    assert read_bytes(page.encode(), "a", "a.html", ".html")[1] == text


def nested(depth: int) -> bytes:
    return ("<html><body>" + "<div>" * depth + "deep" + "</div>" * depth).encode()


def test_html_is_read_to_some_depth_and_refused_beyond() -> None:
    assert read_bytes(nested(1500), "a", "a.html", ".html")[1] == "deep\n"
    with pytest.raises(BadDocument, match="nested too deeply"):
        read_bytes(nested(100_000), "a", "a.html", ".html")


def test_docx_keeps_the_order_and_the_marks() -> None:
    document, text = read_bytes(word_document(), "a", "a.docx", ".docx")
    assert text == (
        "# Quays and their keepers\n\nPublished 9 May 2024\n\n# Money\n\n"
        "The Department for Ports paid £4 million.¹\n\n"
        "• Saltmouth Council will open the market.\n\n• The Crane Trust will train divers.\n\n"
        "Organisation\tAward\nCrane Trust<br>Saltmouth\t£2 million\n"
    )
    assert document.title == "Quays and their keepers"
    assert document.notices == ("left out: page headers and footers (1 paragraphs)",)


PAGES: list[list[Line]] = [
    [
        (50, 800, 9, "Quays of the North"),
        (50, 760, 18, "The state of the quays"),
        (50, 720, 11, "The Department for Ports has spent £12 million on quays since 2019, and the walls"),
        (50, 706, 11, "of Saltmouth are whole again. The Crane Trust will"),
        (50, 40, 9, "1"),
    ],
    [
        (50, 800, 9, "Quays of the North"),
        (50, 760, 11, "train twelve divers by 2026."),
        (50, 720, 11, "Organisation"),
        (250, 720, 11, "Award"),
        (50, 704, 11, "Crane Trust"),
        (250, 704, 11, "£2 million"),
        (50, 680, 11, "Next steps"),
        (50, 40, 9, "2"),
    ],
    [(50, 800, 9, "Quays of the North"), (50, 760, 11, "We will report each spring."), (50, 40, 9, "3")],
]


def test_pdf_knows_its_pages_and_tables() -> None:
    document, text = read_bytes(pdf(PAGES), "a", "a.pdf", ".pdf")
    assert [text[start : start + 18] for start in document.pages] == ["Quays of the North"] * 3
    assert "Organisation\tAward\nCrane Trust\t£2 million" in text
    read_text = analyse(document, text)
    sentences = [sentence.text for sentence in read_text.sentences]
    assert "The Crane Trust will train twelve divers by 2026." in sentences
    furniture = [block.text for block in read_text.blocks if block.kind is BlockKind.FURNITURE]
    assert furniture.count("Quays of the North") == 3
    last = read_text.blocks[-2]
    assert last.text == "We will report each spring."
    assert read_text.evidence(last.index, 0, 7).page == 3


def test_pdf_note_numbers_are_raised() -> None:
    _, text = read_bytes(
        pdf([[(50, 700, 11, "Paid by the Trust"), (137, 704, 6, "4"), (50, 680, 11, "in 2019.")]]), "a", "a", ""
    )
    assert "Trust⁴" in text


def test_content_counts_more_than_the_name() -> None:
    document, _ = read_bytes(pdf(PAGES), "a", "a.txt", ".txt")
    assert document.media_type == "application/pdf"
    assert document.notices == ("named .txt but read as application/pdf, which is what it holds",)


def zipped(name: str, content: str = "x") -> bytes:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr(name, content)
    return stored.getvalue()


UNREADABLE = [
    (b"", "empty", "is empty"),
    (b" \r\n\t", "blank", "is empty"),
    ("\ufeff\n".encode(), "mark", "holds no text"),
    (bytes(range(256)) * 40, "binary", "binary data"),
    (b"\xff\xfe\x00\xd8\x00", "utf-16", "save it as UTF-8"),
    (b"%PDF-1.4\nrubbish", "damaged PDF", "damaged PDF"),
    (pdf([[(50, 700, 11, "secret")]], locked=True), "locked PDF", "password"),
    (pdf([[], []]), "scanned PDF", "text recognition"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "old Office", "save it as DOCX"),
    (b"{\\rtf1 text}", "rich text", "Rich Text"),
    (b"\x89PNG\r\n\x1a\n", "picture", "a picture"),
    (zipped("xl/workbook.xml"), "spreadsheet", "spreadsheet"),
    (zipped("ppt/presentation.xml"), "presentation", "presentation"),
    (zipped("notes.txt"), "archive", "unpack it"),
    (zipped("word/document.xml", "<not"), "damaged DOCX", "damaged Word"),
    (word_document()[:9000], "cut off DOCX", "damaged Word"),
    (b"<html><head><script>all()</script></head><body></body></html>", "empty page", "no text"),
]


@pytest.mark.parametrize(("content", "what", "message"), UNREADABLE, ids=[what for _, what, _ in UNREADABLE])
def test_unreadable_files_say_why(content: bytes, what: str, message: str) -> None:
    with pytest.raises(BadDocument) as error:
        read_bytes(content, what, f"{what}.txt", ".txt")
    assert message in str(error.value)
    assert str(error.value).startswith(f"{what}.txt: ")


def test_missing_and_enormous_files_say_why(tmp_path: Path) -> None:
    with pytest.raises(BadDocument, match="cannot be opened"):
        read(tmp_path / "none.txt")
    with pytest.raises(BadDocument, match="cannot be opened"):
        read(tmp_path)
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(BadDocument, match="split it"):
        read(huge)
