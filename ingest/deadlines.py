"""When an act is due: the words of a deadline, and the first and last day that they stand for.

Days are told by the calendar of :mod:`ingest.periods`: spring is March to May, summer June to August, autumn September
to November and winter December to February; "2026-27" is the financial year; relative words count from the day on
which the document (or its part) speaks. A limit ("by Spring 2026") has a last day only, a start ("from 2026") a first.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.calendar_days import MONTH
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
_BETWEEN = r"(?:until|from|between) (?:[A-Z]?[a-z]+ )?(?:19|20)\d\d(?: (?:and|to) (?:19|20)\d\d)?"
_UNITS = r"(?:day|week|month|quarter|year)"
_FROM = (
    r"(?: (?:of|from|after) (?:(?:the|this|its|their|our) )?(?:[A-Za-z]+ ){0,2}?(?:[Rr]eport|[Rr]esponse|[Rr]eview|"
    r"publication|approval|launch|opening|signing|signature|award|completion|commencement|[Rr]oyal [Aa]ssent|receipt|"
    r"election|decision|meeting|announcement|request|referral|application|start|date|appointment)\b"
    r"(?: (?:of|being) [a-z]+(?: [a-z]+)?(?=[,.;]|$))?)?"
)
_SPAN = re.compile(
    rf"\b[Ww]ithin(?: the (?:next|first|coming))? {_COUNT}(?:[- ](?:calendar|working))?[- ]{_UNITS}s?\b{_FROM}|"
    rf"\b(?:after|in)(?: the (?:next|first|coming))? {_COUNT}(?:[- ](?:calendar|working))?[- ]{_UNITS}s?\b(?! of)"
)
_AGAIN_AND_AGAIN = re.compile(
    rf"\b(?:once|twice|(?:{_COUNT}) times) (?:a|each|every|per) {_UNITS}\b|"
    rf"\b(?:every|each)(?: (?:{_COUNT}|other|second))? (?:{_UNITS}s?|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|{MONTH})\b"
    rf"(?: {_BETWEEN})?"
)
_ANSWER = re.compile(
    r"\b[Ii]n (?:its|their|the Government[’']s|the Department[’']s) (?:[A-Z]?[a-z]+ ){0,3}(?:response|reply)\b"
    r"(?: to th(?:is|e) (?:[Rr]eport|Committee))?"
)
_WIDER = re.compile(r"\b(?:later|earlier|early|late|all|throughout|initially)(?:\s+in)?\s+$", re.I)
_NOT_IN = re.compile(
    r"in (?=(?:this|next) (?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|[A-Z]))|(?:starting|beginning) (?=in )"
)
_AGAIN = re.compile(r"\s+(?:each|every) (?:year|month|quarter|week)\b")
_AHEAD = re.compile(r"\b(?:next|coming|following|this|future)\b", re.I)
_BEHIND = re.compile(r"\b(?:last|past|previous|ago|since|recent|today|yesterday)\b", re.I)
_NO_TIME = re.compile(
    r"(?:n/?a|none|t\.?b\.?[acd]\.?|to be (?:agreed|confirmed|decided|determined)|not (?:known|applicable|set)|-|"
    r"complete[d]?|done|closed|delivered)?",
    re.I,
)
_LASTING = re.compile(
    rf"for (?:at least |up to |around |another |a further |an additional |an initial |a |an )?"
    rf"(?:{_COUNT}\b|days?|weeks?|months?|years?|the (?:next|first|coming))",
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
    spans = [_dated(each, find_times(sentence, spoken)) for each in _found(sentence, _SPAN) if not _met(each, events)]
    apart = [each for each in times if not _met(each, [*events, *spans])]
    again = [
        replace(each, limit=False)
        for each in _found(sentence, _AGAIN_AND_AGAIN)
        if not _met(each, [*events, *apart, *spans])
    ]
    return tuple(sorted([*events, *apart, *spans, *again], key=lambda each: each.start))


def _dated(span: Deadline, times: tuple[Time, ...]) -> Deadline:
    """Return a span of time with its days, where its own words tell them."""
    inside = (each for each in times if span.start <= each.start and each.end == span.end)
    time = next(inside, None)
    return span if time is None else replace(span, due_from=time.first, due_to=time.last)


def _met(one: Deadline, others: list[Deadline]) -> bool:
    return any(one.start < each.end and each.start < one.end for each in others)


def _ahead(sentence: str, time: Time, spoken: dt.date | None) -> bool:
    words = sentence[time.start : time.end]
    if time.shape is Shape.RATE or _BEHIND.search(words):
        return False
    if (
        words.lower().startswith("of ")
        or (words.startswith("for ") and not _LASTING.match(words))
        or (time.bare and not _AHEAD.search(words))
    ):
        return False
    if time.shape is Shape.DURATION and not (_AHEAD.search(words) or _DATED.search(words) or _LASTING.match(words)):
        return False
    if spoken and time.last and time.last < spoken:
        return False
    return not (spoken and time.shape is Shape.SINCE and time.first and time.first < spoken.replace(month=1, day=1))


def _deadline(sentence: str, time: Time, spoken: dt.date | None) -> Deadline:
    wider = _WIDER.search(sentence, 0, time.start)
    start = wider.start() if wider else time.start
    bare = _NOT_IN.match(sentence, start)
    start = bare.end() if bare else start
    again = _AGAIN.match(sentence, time.end)
    end = again.end() if again else time.end - (sentence[time.end - 1] == ".")
    words = sentence[start:end]
    if again:
        return Deadline(start, end, words, limit=True)
    limit = time.shape is Shape.LIMIT
    ahead = limit or spoken is not None or _AHEAD.search(words) is not None or _LASTING.match(words) is not None
    return Deadline(start, end, words, time.first, time.last, limit=limit, ahead=ahead)


def _events(sentence: str) -> Iterator[Deadline]:
    for pattern in (_EVENT, _TERM, _ANSWER):
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
    return min(inside, key=_rank, default=None)


def _rank(deadline: Deadline) -> int:
    """Return how far a deadline stands behind others of its act: limits, then times, then how long or how often."""
    if deadline.limit:
        return 0
    lasting = _LASTING.match(deadline.words) is not None or _AGAIN_AND_AGAIN.match(deadline.words) is not None
    return 2 if lasting else 1
