"""What can be a deadline, and the days that it stands for."""

import datetime as dt

import pytest

from ingest.deadlines import deadlines, in_cell, nearest

SPOKEN = dt.date(2025, 1, 20)
MARCH = dt.date(2026, 3, 1)
DECEMBER = dt.date(2026, 12, 31)

AHEAD = (
    ("It will report by Spring 2026.", "by Spring 2026", None, dt.date(2026, 5, 31)),
    ("It will report in 2026-27.", "in 2026-27", dt.date(2026, 4, 1), dt.date(2027, 3, 31)),
    ("It will report within 18 months.", "within 18 months", None, dt.date(2026, 7, 20)),
    ("It will report by the end of March 2027.", "by the end of March 2027", None, dt.date(2027, 3, 31)),
    ("It will report before the end of this Parliament.", "before the end of this Parliament", None, None),
    ("It will report later this year.", "later this year", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    (
        "It will report ahead of the Spring 2025 Spending Review.",
        "ahead of the Spring 2025 Spending Review",
        None,
        None,
    ),
    ("It will report by the end of May each year.", "by the end of May each year", None, None),
    ("It will report in February.", "in February", dt.date(2025, 2, 1), dt.date(2025, 2, 28)),
    ("It will report every six months.", "every six months", None, None),
    ("It will report each spring.", "each spring", None, None),
    ("It will report within six months of publication.", "within six months of publication", None, None),
    ("It will run the ferry for a further year.", "for a further year", None, dt.date(2026, 1, 20)),
    ("It will report by the end of the 2026 calendar year.", "by the end of the 2026 calendar year", None, DECEMBER),
    ("It will report in the spring of next year.", "in the spring of next year", MARCH, dt.date(2026, 5, 31)),
    ("It will fund ferries, starting in 2027.", "in 2027", dt.date(2027, 1, 1), None),
    ("It will say so in its response to this Report.", "in its response to this Report", None, None),
    ("It will fund schools from 2027.", "from 2027", dt.date(2027, 1, 1), None),
)

BEHIND = (
    "It reported in 2019.",
    "It has reported since 2010.",
    "It meets for an hour.",
    "It reported last year.",
    "The 2024 Budget raised the levy.",
    "These are priorities for this Parliament.",
)


@pytest.mark.parametrize(("sentence", "words", "first", "last"), AHEAD)
def test_a_deadline_keeps_its_words_and_has_days(
    sentence: str, words: str, first: dt.date | None, last: dt.date | None
) -> None:
    (found,) = deadlines(sentence, SPOKEN)
    assert (found.words, found.due_from, found.due_to) == (words, first, last)
    assert sentence[found.start : found.end] == words


@pytest.mark.parametrize("sentence", BEHIND)
def test_what_lies_behind_or_returns_is_no_deadline(sentence: str) -> None:
    assert deadlines(sentence, SPOKEN) == ()


def test_a_cell_is_a_deadline_as_it_stands() -> None:
    found = in_cell("First report Autumn 2026, then yearly", SPOKEN)
    assert found is not None
    assert (found.words, found.due_to) == ("First report Autumn 2026, then yearly", dt.date(2026, 11, 30))


@pytest.mark.parametrize("words", ["", " – ", "n/a", "TBC", "To be confirmed", "Complete"])
def test_an_empty_cell_is_none(words: str) -> None:
    assert in_cell(words, SPOKEN) is None


def test_a_limit_goes_before_other_times() -> None:
    sentence = "In 2026 it will open and report by June 2027."
    found = nearest(deadlines(sentence, SPOKEN), 0, len(sentence))
    assert found is not None
    assert found.words == "by June 2027"
