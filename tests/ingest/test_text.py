"""Sources become blocks and sentences whose every character knows its place: cases by kind of typesetting, properties."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents import read, read_bytes
from ingest.text import Block, BlockKind, Text, analyse
from tests.ingest.files import DOCUMENTS


def analysed(source: str) -> Text:
    document, text = read_bytes(source.encode(), "case", "case.txt")
    return analyse(document, text)


def outline(text: Text) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in text.blocks]


CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "hard wraps are folded, a short line ends a paragraph",
        "The quay at Saltmouth was mended in the year 2019 with money from\n"
        "the Department for Ports, which paid for the stone and the work.\n"
        "It held.\n"
        "In the year 2020 the wall was mended as well, and nobody asked for\n"
        "more money.\n",
        [
            (
                "paragraph",
                "The quay at Saltmouth was mended in the year 2019 with money from the Department for Ports, which paid "
                "for the stone and the work. It held.",
            ),
            ("paragraph", "In the year 2020 the wall was mended as well, and nobody asked for more money."),
        ],
    ),
    (
        "marks of lists in their kinds",
        "We will:\n\n• mend the wall\n◆ paint it\n- count boats\n(a) write a report\n1. read it\n\nThat is all we do.\n",
        [
            ("paragraph", "We will:"),
            ("bullet", "mend the wall"),
            ("bullet", "paint it"),
            ("bullet", "count boats"),
            ("bullet", "write a report"),
            ("bullet", "read it"),
            ("paragraph", "That is all we do."),
        ],
    ),
    (
        "items without marks behind a lead-in",
        "The council should:\n\nmend the wall;\n\npaint the gate; and\n\ncount the boats.\n\nIt agreed.\n",
        [
            ("paragraph", "The council should:"),
            ("bullet", "mend the wall;"),
            ("bullet", "paint the gate; and"),
            ("bullet", "count the boats."),
            ("paragraph", "It agreed."),
        ],
    ),
    (
        "a wrapped line may begin with a dash or a number",
        "The wall was mended by Pier Ltd and then by Dock plc, which are firms\n"
        "- both of them from the north of the county - that know stone, since\n"
        "1. they are old and have mended many such walls before this one was\n"
        "built in the north. Their stone comes from the quarry at North Bay.\n",
        [
            (
                "paragraph",
                "The wall was mended by Pier Ltd and then by Dock plc, which are firms - both of them from the north of "
                "the county - that know stone, since 1. they are old and have mended many such walls before this one was "
                "built in the north. Their stone comes from the quarry at North Bay.",
            )
        ],
    ),
    (
        "markdown: headings, emphasis, links, note marks",
        "# Quays\n\n## Money **now**\n\nThe [Department](https://ports.example/a_(b)) paid **£4 million**.<sup>2</sup> More soon.\n",
        [("heading", "Quays"), ("heading", "Money now"), ("paragraph", "The Department paid £4 million. More soon.")],
    ),
    (
        "spaces of all kinds, soft hyphens, zero width",
        "The\xa0AI\u202fquay is high\u2011level and mod\xadern\u200b, it\x0bsays.\n",
        [("paragraph", "The AI quay is high-level and modern, it says.")],
    ),
    (
        "numbered headings and paragraphs",
        "1. Introduction\n\n1.1 The quay was mended.\n\n1.2 The wall was not.\n\n2. What comes next\n\n2.1 We will see.\n",
        [
            ("heading", "Introduction"),
            ("paragraph", "The quay was mended."),
            ("paragraph", "The wall was not."),
            ("heading", "What comes next"),
            ("paragraph", "We will see."),
        ],
    ),
    (
        "a signature is one block",
        "That is all.\n\nThe Rt Hon Ada Quill MP\nMinister for Ports\n\nIntroduction\n\nThe quay is old.\n",
        [
            ("paragraph", "That is all."),
            ("paragraph", "The Rt Hon Ada Quill MP Minister for Ports"),
            ("heading", "Introduction"),
            ("paragraph", "The quay is old."),
        ],
    ),
    (
        "a page's foot interrupts a sentence",
        "The Crane Trust will train twelve divers in the harbour of\n\n14\n\f15 | Quays of the North\n\nSaltmouth by 2026.\n\n15\n",
        [
            ("paragraph", "The Crane Trust will train twelve divers in the harbour of Saltmouth by 2026."),
            ("furniture", "14"),
            ("furniture", "15 | Quays of the North"),
            ("furniture", "15"),
        ],
    ),
    (
        "names that end in digits are no notes",
        "The Archer2 and the Pier1 are boats. The D5 met at i.AI2 on Covid-19, 5G and H1.\n",
        [("paragraph", "The Archer2 and the Pier1 are boats. The D5 met at i.AI2 on Covid-19, 5G and H1.")],
    ),
    (
        "tables of all kinds have their header",
        "Organisation\tAward\nPier Ltd\t£20\n\n| Body | Sum |\n|---|---:|\n| Dock plc | £3 |\n",
        [
            ("furniture", "Organisation Award"),
            ("row", "Pier Ltd £20"),
            ("furniture", "| Body | Sum |"),
            ("furniture", "|---|---:|"),
            ("row", "Dock plc £3"),
        ],
    ),
    (
        "rows parted by bars alone",
        "Action | Owner | Deadline\nLet the contract | Director of Place | July 2023\n",
        [("furniture", "Action | Owner | Deadline"), ("row", "Let the contract Director of Place July 2023")],
    ),
    (
        "an address is no paragraph, a list may follow half a sentence",
        "Ada Quill\nMinister for Ports\n1 Quay Street\nSaltmouth\n\nDear Chair,\n\nThis will be spent on\n– divers;\n– stone.\n",
        [
            ("paragraph", "Ada Quill"),
            ("paragraph", "Minister for Ports"),
            ("paragraph", "1 Quay Street"),
            ("paragraph", "Saltmouth"),
            ("paragraph", "Dear Chair,"),
            ("paragraph", "This will be spent on"),
            ("bullet", "divers;"),
            ("bullet", "stone."),
        ],
    ),
    (
        "paragraphs numbered by a figure and a tab",
        "Key findings\n\n8\tThe Department did not know how much the local councils had\nspent on the quays.\n",
        [
            ("heading", "Key findings"),
            ("paragraph", "The Department did not know how much the local councils had spent on the quays."),
        ],
    ),
    (
        "the end of a release is furniture",
        "It is open.\n\n-ENDS-\n\nNotes to editors\n\n1. The Fund was set up in 2021.\n",
        [
            ("paragraph", "It is open."),
            ("furniture", "-ENDS-"),
            ("heading", "Notes to editors"),
            ("paragraph", "The Fund was set up in 2021."),
        ],
    ),
    (
        "windows line ends",
        "Quays\r\n\r\nThe wall was mended in the\r\nyear 2019.\r\n",
        [("heading", "Quays"), ("paragraph", "The wall was mended in the year 2019.")],
    ),
]


@pytest.mark.parametrize(("source", "blocks"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_blocks(source: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(analysed(source)) == blocks


def test_tabs_for_spaces_note_numbers_and_page_breaks() -> None:
    text = analyse(*read(DOCUMENTS / "tabbed.txt"))
    assert [sentence.text for sentence in text.sentences] == [
        "Harbours are where this country meets the sea, and few of them have been mended since the war.",
        "The Department for Ports has spent £12 million on them since 2019, and the real-world result can be seen at "
        "Saltmouth, where the quay is whole again.",
        "We want every harbour to be as safe as that one, and we will say by 2025 how long that will take in each place "
        "and what it will cost.",
        "Of the top 10.",
        "The harbours of the north come first.",
        "A plan for harbours",
        "We will:",
        "mend the quay at North Bay with the help of the Marine Agency and of those who know the ground best in the "
        "real world",
        "pay £3 million to the Crane Trust",
        "The harbour at Inner Basin was closed in 2016, and will be opened again.",
    ]
    sentence = text.sentences[2]
    evidence = text.evidence(sentence.block, sentence.start, sentence.end)
    assert "\n\n\n\n" in evidence.quote
    assert "har-\t\nbour" in evidence.quote


def test_rows_are_whole_and_know_their_columns() -> None:
    text = analyse(*read(DOCUMENTS / "response.txt"))
    rows = [block for block in text.blocks if block.kind is BlockKind.ROW]
    assert [[(cell.header, row.text[cell.start : cell.end]) for cell in row.cells] for row in rows] == [
        [
            ("Recommendation", "Recommendation 1 Mend the north quay."),
            ("Response", "Agree. The Marine Agency will mend the quay. It has the stone."),
            ("Timeline", "Spring 2025"),
        ],
        [
            ("Recommendation", "Recommendation 2 Train more divers."),
            (
                "Response",
                "Partly agree. The Crane Trust will train twelve divers, which can be done with the money it has.",
            ),
            ("Timeline", "By the end of 2026"),
        ],
        [
            ("Recommendation", "Recommendation 3 Count the boats."),
            ("Response", "Agree. By June we will: count the boats publish the count."),
            ("Timeline", "June 2024"),
        ],
    ]
    assert [sentence.text for sentence in rows[2].sentences] == [
        "Recommendation 3",
        "Count the boats.",
        "Agree.",
        "By June we will:",
        "count the boats",
        "publish the count.",
        "June 2024",
    ]
    broken = next(sentence for sentence in rows[1].sentences if "twelve divers" in sentence.text)
    quote = text.evidence(broken.block, broken.start, broken.end).quote
    assert quote.startswith("The Crane Trust will train")
    assert quote.endswith("with the money it has.")
    assert text.headings(rows[0].index)[-1].text == "What we will do"
    assert text.cell(rows[0].index, 0) == rows[0].cells[0]


def test_a_note_interrupts_a_sentence() -> None:
    text = analyse(*read(DOCUMENTS / "response.txt"))
    assert any("everybody helps, and that work goes on." in sentence.text for sentence in text.sentences)
    assert "Department for Ports, 'Quays and their keepers', 2023" in [block.text for block in text.blocks]
    contents = [block for block in text.blocks if block.text.startswith(("Foreword 3", "Divers 5"))]
    assert [block.kind for block in contents] == [BlockKind.FURNITURE] * 2
    assert all(not block.sentences for block in contents)


def test_parts_do_not_mix() -> None:
    text = analyse(*read(DOCUMENTS / "bundle.txt"))
    assert [block.part for block in text.blocks] == [None] + [0] * 9 + [1] * 7
    notes = text.blocks[-1]
    assert [heading.text for heading in text.headings(notes.index)] == [
        "NEWS RELEASE : Divers wanted in the north [April 2024]",
        "Notes to editors",
    ]


def test_lists_know_what_leads_into_them() -> None:
    text = analysed("We will:\n\n• mend:\n  o walls\n  o gates\n• count boats\n\nThen we rest.\n\n• alone here\n")
    lead = {block.text: text.lead_in(block.index) for block in text.blocks}
    told = {item: found.text if found else None for item, found in lead.items()}
    assert told == {
        "We will:": None,
        "mend:": "We will:",
        "walls": "mend:",
        "gates": "mend:",
        "count boats": "We will:",
        "Then we rest.": None,
        "alone here": None,
    }
    assert [block.level for block in text.blocks] == [0, 1, 2, 2, 1, 0, 1]


def test_labels_are_kept() -> None:
    text = analysed("The council agreed to:\n\n(a) mend the wall\n(b) paint it\n")
    assert [block.label for block in text.blocks] == ["", "a", "b"]


def check(text: Text) -> None:
    """Hold a text against all that its parts promise."""
    assert [block.index for block in text.blocks] == list(range(len(text.blocks)))
    assert [sentence.index for sentence in text.sentences] == list(range(len(text.sentences)))
    assert text.sentences == tuple(sentence for block in text.blocks for sentence in block.sentences)
    for block in text.blocks:
        check_alignment(block, text.source)
        check_sentences(block, text)
        assert all(text.blocks[heading].kind is BlockKind.HEADING for heading in block.section)
        assert block.lead_in is None or block.lead_in < block.index


def check_alignment(block: Block, source: str) -> None:
    offsets = list(block.offsets)
    assert len(offsets) == len(block.text)
    assert block.text == block.text.strip(" ") != ""
    stretches = [(cell.start, cell.end) for cell in block.cells] or [(0, len(offsets))]
    for start, end in stretches:
        assert all(left < right for left, right in pairwise(offsets[start:end]))
    for character, offset in zip(block.text, offsets, strict=True):
        assert character in (source[offset], " ") or (character == "-" and source[offset] in "\u2010\u2011")


def check_sentences(block: Block, text: Text) -> None:
    covered = 0
    for sentence in block.sentences:
        assert sentence.block == block.index
        assert block.text[sentence.start : sentence.end] == sentence.text != ""
        assert not block.text[covered : sentence.start].strip(" ")
        covered = sentence.end
        evidence = text.evidence(block.index, sentence.start, sentence.end)
        assert text.source[evidence.start : evidence.end] == evidence.quote
    assert block.kind is BlockKind.FURNITURE or not block.text[covered:].strip(" ")


PIECES = st.sampled_from(
    [
        *(
            "Quay",
            "the",
            "paid £4 million",
            "U.S.",
            "2016.4",
            "users3",
            "Recommendation 1",
            "<p>",
            "</p>",
            "<br>",
            "<sup>1</sup>",
        ),
        *(
            "•",
            "- ",
            "(a) ",
            "1. ",
            "# ",
            "|",
            "---",
            "\t",
            "\t\t",
            " ",
            "  ",
            "   ",
            "\n",
            "\n\n",
            "\n\n\n\n",
            "\r\n",
            "\r",
            "\f",
        ),
        *(
            "\xa0",
            "\xad",
            "\u200b",
            "\u2028",
            "\ufeff",
            "-\n",
            "*",
            "**",
            "[a](b)",
            "…",
            ".",
            ":",
            "”",
            "Page 3 of 9",
            "12",
        ),
        *("Contents", "😀", "e\u0301", "\x00", "ﬁ", "م", "We will:", "The Rt Hon Ada Quill MP", "Published 3 May 2024"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80))
def test_any_text_keeps_its_places(source: str) -> None:
    document, _ = read_bytes(b"x", "case", "case.txt")
    check(analyse(document, source))


@pytest.mark.parametrize("name", ["bundle.txt", "response.txt", "tabbed.txt", "harbour.html"])
def test_documents_keep_their_places(name: str) -> None:
    check(analyse(*read(DOCUMENTS / name)))


def test_the_real_documents_keep_their_places(corpus: Path) -> None:
    paths = sorted(corpus.glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        text = analyse(*read(path))
        check(text)
        assert text.source == path.read_bytes().decode()
        assert all(len(sentence.text) < 700 for sentence in text.sentences)


def test_evidence_outside_a_block_is_refused() -> None:
    text = analysed("One line.\n")
    with pytest.raises(ValueError, match="no view characters"):
        text.evidence(0, 3, 99)
