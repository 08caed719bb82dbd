"""When an act is due: the words of a deadline, and the first and last day that they stand for.

Days are told by the calendar of :mod:`ingest.periods`: spring is March to May, summer June to August, autumn September
to November and winter December to February; "2026-27" is the financial year; relative words count from the day on
which the document (or its part) speaks. A limit ("by Spring 2026") has a last day only, a start ("from 2026") a first.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.periods import Shape, Time, find_times
from ingest.text import Text


@dataclass(frozen=True, slots=True)
class Deadline:
    """The words of a deadline with their place in the sentence, and its days where they are known."""

    start: int
    end: int
    words: str
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    limit: bool = False
    ahead: bool = True
    """False where it is only a time, and not known to lie ahead of the day on which the document speaks."""


_COUNT = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|"
    r"a few|several)"
)
_EVENT = re.compile(
    r"\b(?:ahead of|before|by|by the time of|in time for|prior to)\s+(?:the\s+)?"
    r"(?:(?:next|forthcoming|upcoming|coming|first)\s+)?"
    r"(?:(?:Spring|Summer|Autumn|Winter)\s+)?(?:(?:19|20)\d\d\s+)?(?:[Ss]pending [Rr]eview|[Aa]utumn [Ss]tatement|"
    r"[Ss]pring [Ss]tatement|[Bb]udget|[Gg]eneral [Ee]lection|[Ss]ummer [Rr]ecess|[Cc]hristmas [Rr]ecess|"
    r"end of (?:this|the(?: current)?) (?:parliamentary )?session|[Ee]aster)"
    r"(?:\s+(?:19|20)\d\d)?"
)
_TERM = re.compile(
    r"\b(?:(?:before|by) (?:the end of )?|in |within |during )(?:this|the(?: current)?|next) "
    r"(?:[Ss]ession|[Mm]andate|[Pp]arliament|[Aa]ssembly term|term of office)\b"
)
_SPAN = re.compile(
    rf"\b(?:after|within|in)(?: the (?:next|first|coming))? {_COUNT}(?:[- ](?:calendar|working))?[- ]"
    r"(?:days?|weeks?|months?|years?)\b(?! of)|"
    r"\b(?:once|twice|(?:three|four) times) (?:a|each|every|per) (?:year|month|week|quarter)\b"
)
_OCCASION = re.compile(
    r"\b(?:before|by the time|until) (?:[A-Z][\w’'-]+|any|the|its|work|construction)(?: [\w’'-]+){0,3}? "
    r"(?:rises|(?:is|are) (?:signed|complete)|starts|begins|opens|ends|closes|expires|comes into force)"
    r"(?: (?:for|in) (?:the )?(?:[a-z]+|[A-Z]\w+)(?: \d{4})?)?"
)
_WIDER = re.compile(r"\b(?:later|earlier|early|late|all|throughout|starting|beginning|initially)(?:\s+in)?\s+$", re.I)
_AGAIN = re.compile(r"\s+(?:each|every) (?:year|month|quarter|week)\b")
_AHEAD = re.compile(r"\b(?:next|coming|following|this|future)\b", re.I)
_BEHIND = re.compile(r"\b(?:last|past|previous|ago|since|recent|today|yesterday)\b", re.I)
_NO_TIME = re.compile(
    r"(?:n/?a|none|t\.?b\.?[acd]\.?|to be (?:agreed|confirmed|decided|determined)|not (?:known|applicable|set)|-|"
    r"complete[d]?|done|closed|delivered)?",
    re.I,
)
_DATED = re.compile(r"\b(?:19|20)\d\d\b")


def reference(text: Text, block: int) -> dt.date | None:
    """Return the day on which a block speaks: its part's date, else the document's, None where neither is known."""
    part = text.blocks[block].part
    dated = text.document.parts[part].date if part is not None and part < len(text.document.parts) else None
    return dated or text.document.date


def deadlines(sentence: str, spoken: dt.date | None) -> tuple[Deadline, ...]:
    """Return what can be a deadline in a sentence that speaks on a day, in order."""
    events = list(_events(sentence))
    times = [
        _deadline(sentence, time, spoken) for time in find_times(sentence, spoken) if _ahead(sentence, time, spoken)
    ]
    apart = [each for each in times if not _met(each, events)]
    spans = [each for each in _found(sentence, _SPAN) if not _met(each, [*events, *apart])]
    return tuple(sorted([*events, *apart, *spans], key=lambda each: each.start))


def _met(one: Deadline, others: list[Deadline]) -> bool:
    return any(one.start < each.end and each.start < one.end for each in others)


def _ahead(sentence: str, time: Time, spoken: dt.date | None) -> bool:
    words = sentence[time.start : time.end]
    if time.shape is Shape.RATE or _BEHIND.search(words):
        return False
    if words.lower().startswith(("for ", "of ")) or (time.bare and not _AHEAD.search(words)):
        return False
    if time.shape is Shape.DURATION and not (_AHEAD.search(words) or _DATED.search(words)):
        return False
    if spoken and time.last and time.last < spoken:
        return False
    return not (spoken and time.shape is Shape.SINCE and time.first and time.first < spoken.replace(month=1, day=1))


def _deadline(sentence: str, time: Time, spoken: dt.date | None) -> Deadline:
    wider = _WIDER.search(sentence, 0, time.start)
    start = wider.start() if wider else time.start
    again = _AGAIN.match(sentence, time.end)
    end = again.end() if again else time.end - (sentence[time.end - 1] == ".")
    words = sentence[start:end]
    if again:
        return Deadline(start, end, words, limit=True)
    limit = time.shape is Shape.LIMIT
    ahead = limit or spoken is not None or _AHEAD.search(words) is not None
    return Deadline(start, end, words, time.first, time.last, limit=limit, ahead=ahead)


def _events(sentence: str) -> Iterator[Deadline]:
    for pattern in (_EVENT, _TERM, _OCCASION):
        yield from _found(sentence, pattern)


def _found(sentence: str, pattern: re.Pattern[str]) -> Iterator[Deadline]:
    for match in pattern.finditer(sentence):
        yield Deadline(match.start(), match.end(), match.group(), limit=True)


def in_cell(words: str, spoken: dt.date | None) -> Deadline | None:
    """Return the deadline that a table's cell of times says, None where the cell is empty."""
    words = words.strip(" .;–-")
    if _NO_TIME.fullmatch(words):
        return None
    time = next(iter(find_times(words, spoken)), None)
    days = (time.first, time.last) if time else (None, None)
    return Deadline(0, len(words), words, *days, limit=True)


def nearest(found: tuple[Deadline, ...], start: int, end: int) -> Deadline | None:
    """Return the deadline of an act that stands from ``start`` to ``end``: a limit before other times."""
    inside = [each for each in found if start <= each.start and each.end <= end]
    return next((each for each in inside if each.limit), inside[0] if inside else None)
