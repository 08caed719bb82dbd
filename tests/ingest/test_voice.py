"""For whom "we" speaks in quotes: organisations, councils, authorities, forces, the government."""

import pytest

from ingest.fields import label, role
from tests.ingest.reading import names, text


def voice(source: str, said: str) -> str:
    """Return for whom the sentence that has some words speaks."""
    read, found = text(source), names(source)
    return next(found.voice(one.index) for one in read.sentences if said in one.text)


SPOKEN = [
    (
        "Jane Roe, Mayor of the West Midlands, said:\n\n“We will dredge it.”\n\n"
        "The West Midlands Combined Authority met in May.",
        "We will dredge",
        "West Midlands Combined Authority",
    ),
    (
        "Chief Constable Jane Roe said: “We will dredge it.” The Police Service of Northern Ireland agreed.",
        "We will dredge",
        "Police Service of Northern Ireland",
    ),
    (
        "Councillor Jane Roe said: “We will dredge it.” Ambridge City Council will pay.",
        "We will dredge",
        "Ambridge City Council",
    ),
    (
        "Jane Roe, chief executive of Pendle Robotics Ltd, agreed and said so. Ms Roe added: “We will dredge it.”",
        "We will dredge",
        "Pendle Robotics Ltd",
    ),
    (
        "Jane Roe, chief executive of Pendle Robotics Ltd, said: “We will dredge it with Torvald Group.”",
        "We will dredge",
        "Pendle Robotics Ltd",
    ),
    ("Transport Secretary Jane Roe said:\n\n“We will dredge it.”\n", "We will dredge", "the government"),
]


@pytest.mark.parametrize(("source", "said", "speaker"), SPOKEN, ids=[speaker for _, _, speaker in SPOKEN])
def test_who_speaks(source: str, said: str, speaker: str) -> None:
    assert voice(source, said) == speaker


def test_a_quote_ends_where_its_marks_close() -> None:
    source = (
        "Jane Roe, chief executive of Pendle Robotics Ltd, said:\n\n“We will dredge it.\n\n“We will mend it.”\n\n"
        "We have set up a fund.\n"
    )
    assert voice(source, "We will mend") == "Pendle Robotics Ltd"
    assert voice(source, "We have set up") == "the government"


def test_labels_of_lines() -> None:
    assert label("Lead organisation: Pendle Robotics Ltd") == "lead organisation"
    assert label("Delivery partners: A; B") == "delivery partners"
    assert label("Chapter 3: Skills") is None
    assert (role("Owner"), role("Grant"), role("Location")) == ("lead", "", "place")
