"""Time expressions: what is found, with which preposition, and the days it stands for on a given day."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.periods import Shape, find_times

TODAY = dt.date(2026, 1, 29)

CASES = [
    # text, words found, shape, first day, last day
    ("invest over the next five years in", "over the next five years", "duration", "2026-01-29", "2031-01-29"),
    ("homes by 2030.", "by 2030", "limit", None, "2030-12-31"),
    ("spent in 2015", "in 2015", "point", "2015-01-01", "2015-12-31"),
    ("grew between 2015 and 2020", "between 2015 and 2020", "span", "2015-01-01", "2020-12-31"),
    ("for 2024 to 2025", "for 2024 to 2025", "span", "2024-04-01", "2025-03-31"),
    ("in this Parliament to", "in this Parliament", "point", None, None),
    ("costs £9m annually on", "annually", "rate", None, None),
    ("£5m a year", "a year", "rate", None, None),
    ("£5m per annum", "per annum", "rate", None, None),
    ("Last year, trade", "Last year", "point", "2025-01-01", "2025-12-31"),
    ("from 2026/27 to 2028/29", "from 2026/27 to 2028/29", "span", "2026-04-01", "2029-03-31"),
    ("from 2014-2020", "from 2014-2020", "span", "2014-01-01", "2020-12-31"),
    ("Over its first year, the unit", "Over its first year", "duration", None, None),
    ("by the end of the decade", "by the end of the decade", "limit", None, "2029-12-31"),
    ("until March 2027", "until March 2027", "limit", None, "2027-03-31"),
    ("due by Spring 2025", "by Spring 2025", "limit", None, "2025-05-31"),
    ("within the next 12 months", "within the next 12 months", "limit", None, "2027-01-29"),
    ("in the summer of 2024", "in the summer of 2024", "point", "2024-06-01", "2024-08-31"),
    ("over the five years of the strategy", "over the five years of the strategy", "duration", None, None),
    ("over coming decades", "over coming decades", "duration", None, None),
    ("in early 2026", "in early 2026", "point", "2026-01-01", "2026-05-02"),
    ("no later than 31 March 2027", "no later than 31 March 2027", "limit", None, "2027-03-31"),
    ("on Tuesday 6 January", "on Tuesday 6 January", "point", "2026-01-06", "2026-01-06"),
    ("since July", "since July", "since", "2025-07-01", None),
    ("from April 2026", "from April 2026", "since", "2026-04-01", None),
    ("in Q3 2025", "in Q3 2025", "point", "2025-07-01", "2025-09-30"),
    ("between April and June 2026", "between April and June 2026", "span", "2026-04-01", "2026-06-30"),
    ("the year ended 31 March 2024", "31 March 2024", "point", "2024-03-31", "2024-03-31"),
    ("for the year ended 31 March 2024", "for the year ended 31 March 2024", "point", "2023-04-01", "2024-03-31"),
    ("by the end of next month", "by the end of next month", "limit", None, "2026-02-28"),
    ("1 April 2025 to 31 March 2026", "1 April 2025 to 31 March 2026", "span", "2025-04-01", "2026-03-31"),
    ("in 2014-15, we", "in 2014-15", "point", "2014-04-01", "2015-03-31"),
    ("over the 2025 Spending Review period", "over the 2025 Spending Review period", "duration", None, None),
    ("before Christmas", "before Christmas", "limit", None, "2026-12-31"),
    ("on 2026-03-04", "on 2026-03-04", "point", "2026-03-04", "2026-03-04"),
    ("by 04/03/2026", "by 04/03/2026", "limit", None, "2026-03-04"),
    ("over a four-year period", "over a four-year period", "duration", None, "2030-01-29"),
    ("in the past 18 months", "in the past 18 months", "duration", "2024-07-29", "2026-01-29"),
    ("by early next year", "by early next year", "limit", None, "2027-05-02"),
]

NOTHING = [
    "at the Autumn Statement we said",
    "a budget of 2,015,000",
    "2015 people came",
    "we may march on",
    "two years ago",
    "30% of 1,200 firms",
]


@pytest.mark.parametrize(("text", "words", "shape", "first", "last"), CASES)
def test_one_time_is_found(text: str, words: str, shape: str, first: str | None, last: str | None) -> None:
    (time,) = find_times(text, TODAY)
    assert text[time.start : time.end] == words
    assert (time.shape, time.first, time.last) == (Shape(shape), _day(first), _day(last))


@pytest.mark.parametrize("text", NOTHING)
def test_no_time_is_found(text: str) -> None:
    assert find_times(text, TODAY) == ()


def test_without_a_reference_relative_times_have_no_days() -> None:
    (time,) = find_times("within six months")
    assert (time.first, time.last) == (None, None)
    (fixed,) = find_times("by 2030")
    assert fixed.last == dt.date(2030, 12, 31)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{iso}"]))
def test_a_written_day_is_read_back(day: dt.date, style: str) -> None:
    words = style.format(d=day.day, m=day.strftime("%B"), y=day.year, iso=day.isoformat())
    (time,) = find_times(f"on {words} it", TODAY)
    assert (time.first, time.last) == (day, day)


@given(st.text(max_size=60), st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_any_text_is_read_without_overlap(text: str, reference: dt.date | None) -> None:
    times = find_times(text, reference)
    assert all(0 <= time.start < time.end <= len(text) for time in times)
    assert all(one.end <= other.start for one, other in itertools.pairwise(times))


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
