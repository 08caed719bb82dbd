"""Find the words that say when: spans of time expressions, and the days they stand for where these can be told.

Calendar words ("March 2027", "2025/26", "next spring", "12 months") are found in one pass by :mod:`ingest.calendar`;
here they are joined into ranges and take on what stands before them ("by the end of", "over the next"). Resolving
needs a reference date, the day on which the document speaks; without one, relative expressions have no days.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ingest.calendar import Point, PointKind, find_points, narrow
from ingest.calendar_days import shift_years


class Shape(StrEnum):
    """How a time expression limits what it is said of."""

    POINT = "point"
    """at or within a time: "in 2015", "last year", "on 3 March" """
    SPAN = "span"
    """from one time to another: "between 2015 and 2020", "from 2026/27 to 2028/29" """
    LIMIT = "limit"
    """not after a time: "by 2030", "before the end of March 2027", "within six months" """
    SINCE = "since"
    """not before a time: "from April 2026", "since 2010" """
    DURATION = "duration"
    """for a length of time: "over the next five years", "for three years" """
    RATE = "rate"
    """again and again: "a year", "annually", "each month" """


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression in a text: ``start`` and ``end`` with its preposition, and its first and last day if known."""

    start: int
    end: int
    shape: Shape
    first: dt.date | None = None
    last: dt.date | None = None
    bare: bool = False
    """True where no preposition or determiner stands before it ("Spring 2025" in a table's cell)."""


_JOINT = re.compile(r"\s*(?:-|–|—|‑|to|until|through to|through|and|up to)\s*(?:the\s+)?", re.I)
_EDGE = re.compile(
    r"(?:the\s+)?(?P<edge>(?:very\s+)?end|start|beginning|close|middle|turn|first\s+half|second\s+half|latter\s+half|"
    r"remainder|rest|course|whole)\s+of\s+(?:the\s+)?$|(?P<adverb>early|mid|late|end)[\s-]+(?:in\s+)?$",
    re.I,
)
_LIMIT = r"by|before|until|till|no later than|not later than|up to|ahead of|prior to|within"
_SINCE = r"since|starting (?:in|from)|beginning (?:in|from)|from|as of|as from|after|following|with effect from"
_LENGTH = r"over|for|during|throughout|across|through|spread over|spanning|lasting"
_AT = r"in|into|on|at|around|for|of|late in|early in|as early as"
_LEAD = re.compile(
    rf"\b(?:(?P<span>between)|(?P<limit>{_LIMIT})|(?P<since>{_SINCE})|(?P<length>{_LENGTH})|(?P<at>{_AT}))"
    r"\s+(?:around\s+|about\s+)?(?:the\s+)?(?:(?:years?|period)\s+(?:(?:ended|ending|to|from)\s+)?)?$",
    re.I,
)
_YEAR_WORD = re.compile(r"(?:the\s+)?(?:financial|fiscal|academic|calendar)\s+years?\s+(?:of\s+)?$", re.I)
_SHAPES = {"limit": Shape.LIMIT, "since": Shape.SINCE, "length": Shape.DURATION, "at": Shape.POINT, "span": Shape.SPAN}


@lru_cache(maxsize=512)
def find_times(text: str, reference: dt.date | None = None) -> tuple[Time, ...]:
    """Return the time expressions of a sentence in order, without overlaps, resolved against a reference date."""
    points = find_points(text, reference)
    times: list[Time] = []
    at = 0
    while at < len(points):
        size = _range_size(text, points, at)
        lower = times[-1].end if times else 0
        times.append(_time(text, points[at : at + size], lower, reference))
        at += size
    return tuple(times)


def _range_size(text: str, points: Sequence[Point], at: int) -> int:
    """Return 2 where a point and its follower are the two ends of a range, else 1."""
    if at + 1 == len(points) or points[at].kind != PointKind.DATE or points[at + 1].kind != PointKind.DATE:
        return 1
    between = _EDGE.sub("", text[points[at].end : points[at + 1].start])
    joint = _JOINT.fullmatch(between)
    if not joint:
        return 1
    word = joint.group().strip().lower()
    if word == "and":
        lead = _LEAD.search(text, 0, points[at].start)
        return 2 if lead and lead.group("span") else 1
    return 2


def _time(text: str, points: Sequence[Point], lower: int, reference: dt.date | None) -> Time:
    if len(points) == 2:
        return _span(text, points[0], points[1], lower)
    point = points[0]
    if point.kind == PointKind.RATE:
        return Time(point.start, point.end, Shape.RATE)
    if point.kind == PointKind.LENGTH:
        return _length(text, point, lower)
    return _single(text, point, lower, reference)


def _span(text: str, opening: Point, closing: Point, lower: int) -> Time:
    first, _ = _edged(text, opening, lower)
    last, _ = _edged(text, closing, opening.end)
    lead = _LEAD.search(text, lower, first.start)
    start = lead.start() if lead else first.start
    return Time(start, last.end, Shape.SPAN, *_days(text, first, last), bare=lead is None)


def _days(text: str, first: Point, last: Point) -> tuple[dt.date | None, dt.date | None]:
    """Return the days of a range; a month takes its year from the end, and neighbouring years are a financial year."""
    begins, ends = first.first, last.last
    if begins and ends and begins > ends:
        begins = shift_years(begins, ends.year - begins.year - (begins.month > ends.month))
    if begins and ends and not text[first.start : first.end].strip("0123456789") and ends.year == begins.year + 1:
        return dt.date(begins.year, 4, 1), dt.date(ends.year, 3, 31)
    return begins, ends


_YEAR_TO = re.compile(r"\byear\s+(?:ended|ending|to)\b", re.I)


def _single(text: str, point: Point, lower: int, reference: dt.date | None) -> Time:
    point, _ = _edged(text, point, lower)
    lead = _LEAD.search(text, lower, point.start)
    if lead is None:
        return Time(point.start, point.end, Shape.POINT, point.first, point.last, bare=not point.relative)
    shape = _SHAPES[str(lead.lastgroup)]
    if point.range:
        return Time(lead.start(), point.end, Shape.SPAN, point.first, point.last)
    if shape == Shape.SPAN or (shape == Shape.DURATION and point.last):
        shape = Shape.POINT
    first, last = point.first, point.last
    if last and _YEAR_TO.search(lead.group()):
        first = shift_years(last, -1) + dt.timedelta(days=1)
    if lead.group("since") and lead.group("since").lower() == "since" and first and reference and first > reference:
        first = shift_years(first, -1)
    return Time(
        lead.start(), point.end, shape, None if shape == Shape.LIMIT else first, None if shape == Shape.SINCE else last
    )


def _edged(text: str, point: Point, lower: int) -> tuple[Point, str]:
    """Take "the end of", "early" and "financial year" before a point into it, narrowing its days."""
    years = _YEAR_WORD.search(text, lower, point.start)
    if years:
        point = replace(point, start=years.start())
    edge = _EDGE.search(text, lower, point.start)
    if not edge:
        return point, ""
    word = " ".join((edge.group("edge") or edge.group("adverb")).lower().split())
    return narrow(replace(point, start=edge.start()), word), word


_LENGTH_LEAD = re.compile(
    r"\b(?:(?P<limit>within|in|inside|no later than)|(?P<length>over|for|during|throughout|across|spread over|after))"
    r"\s+(?:at\s+least\s+|up\s+to\s+)?$",
    re.I,
)


def _length(text: str, point: Point, lower: int) -> Time:
    lead = _LENGTH_LEAD.search(text, lower, point.start)
    if lead is None:
        return Time(point.start, point.end, Shape.DURATION, point.first, point.last, bare=True)
    shape = Shape.LIMIT if lead.group("limit") and not point.past else Shape.DURATION
    first = point.first if shape == Shape.DURATION else None
    return Time(lead.start(), point.end, shape, first, point.last)
