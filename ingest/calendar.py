"""Find calendar words in a text (dates, seasons, years, lengths of time, rates) with the days they stand for."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.calendar_days import DAY, MONTH, NUMBER, RESOLVERS, UNIT, WEEKDAY, YEAR

_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_NO_EVENT = r"(?!\s+(?:Statement|Budget|Forecast|Spending|Conference|Fund|Programme|\d{4}\s+Budget))"
_OF = r"(?:\s+(?:of\s+)?|,\s*)"
_ORDINAL = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_COUNTED = r"(?:people|jobs|homes|pupils|schools|patients|staff|places)"
_YEARLY = r"(?:financial\s+|fiscal\s+|academic\s+|calendar\s+)?"
_RANK = r"(?:next|coming|following|first|last|past|previous|initial|final|remaining)"
_UNDERTAKING = (
    r"(?:strategy|plan|programme|project|scheme|contract|fund|agreement|award|deal|grant|period|partnership"
    r"|parliament|parliamentary\s+term)"
)
_NO_RATE = r"(?!\s+(?:ago|later|earlier|on\b|or\s+two|of\b|long|from|after|before))"


def _after(*words: str) -> str:
    """Return a look-behind for any of the words and a space."""
    return "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in words) + ")"


_MONTH_AFTER = _after("in", "by", "since", "from", "until", "of", "to", "between", "before", "early", "late", "the")

_GRAMMAR = re.compile(
    rf"""
      (?P<iso>\b{YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b)
    | (?P<slashed>\b{DAY}/(?:0?[1-9]|1[0-2])/{YEAR}\b)
    | (?P<day>(?:\b{WEEKDAY},?\s+)?\b(?:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR}\b)?)
    | (?P<american>\b{MONTH}\s+{DAY}(?:,\s*|\s+){YEAR}\b)
    | (?P<month>\b(?:(?:this|next|last)\s+)?{MONTH}{_OF}{YEAR}\b
        | \b(?:this|next|last)\s+(?:{MONTH})
        | (?:{_MONTH_AFTER}|(?<=\bmid-)){MONTH}(?!\s+[A-Z][a-z]))
    | (?P<season>\b(?:(?:this|next|last)\s+)?{_SEASON}{_NO_EVENT}{_OF}{YEAR}\b
        | \b(?:this|next|last)\s+{_SEASON}\b{_NO_EVENT}
        | {_after("in", "by", "the", "late", "early", "from")}{_SEASON}\b{_NO_EVENT}(?:\s+of\s+(?:this|next)\s+year\b)?
        | \bChristmas\s+{YEAR}\b | {_after("by", "before", "until")}Christmas\b)
    | (?P<quarter>\bQ[1-4][\s,]*(?:of\s+)?{YEAR}(?:[/–-]\d\d(?:\d\d)?)?\b
        | \b(?:the\s+)?{_ORDINAL}\s+quarter\s+of\s+{YEAR}(?:[/–-]\d\d)?\b)
    | (?P<half>\bH[12]\s+(?:of\s+)?{YEAR}\b)
    | (?P<financial>\b(?:FY\s?)?{YEAR}(?:\s?[/–‑-]\s?{YEAR}|[/–‑-]\d\d)\b(?![-/–]\d|%) | \bFY\s?\d\d(?:/\d\d)?\b)
    | (?P<decade>\b(?:the\s+)?(?:early\s+|late\s+)?(?:19|20)\d0s\b)
    | (?P<year>\b(?:FY\s?)?{YEAR}\b(?![%\d]|,\d{{3}}|\.\d|\s+{_COUNTED}\b)(?:\s+calendar\s+year\b)?)
    | (?P<rate>(?i:\b(?:annually|per\s+annum|yearly|monthly|weekly|quarterly|daily)\b | \bp\.?a\.?(?=[\s,;.)]|$)
        | \b(?:a|per|each|every)\s+(?:single\s+)?{UNIT}\b{_NO_RATE}
        | (?<=\d)/(?:yr|year|month|week)\b | \beach\s+and\s+every\s+year\b | \byear[\s-]on[\s-]year\b))
    | (?P<parliament>\b(?:[Tt]his|[Tt]he\s+next|[Tt]he|[Tt]he\s+current|[Tt]he\s+last)\s+
        (?:Parliament\b(?!\s+(?:and|has|is|will|must|should)\b)|parliamentary\s+term|parliament(?=[.,;]|\s+to\b|$)
        |(?:{YEAR}\s+)?Spending\s+Review\s+period|spending\s+(?:review\s+)?period|decade\b|century\b))
    | (?P<relative>(?i:\b(?:this|last|next|the\s+(?:current|coming|previous|past|last|next|same|following))\s+
        {_YEARLY}(?:year|month|week|quarter)\b(?!\s+\d)(?:\s+alone)?
        | \btoday\b | \btomorrow\b | \byesterday\b | \b(?:the\s+)?year[\s-]end\b
        | (?<=of\s)(?:the\s+)?{_YEARLY}year\b(?!\s+of) | (?<=this\s)(?:coming\s+)?year\b))
    | (?P<length>(?i:\b(?:(?:the|its|their|our|a|an|this)\s+)?(?:{_RANK}\s+)?
        (?!{YEAR}\s){NUMBER}(?:\s*(?:-|–|to|or|and)\s*{NUMBER})?[\s-]+(?:(?:more|further|additional)\s+)?{_YEARLY}{UNIT}s?\b
        (?:[\s-]+(?:period|term|programme\s+period|timeframe|window))?
        (?:\s+of\s+(?:the|this|its|their)\s+(?:new\s+)?{_UNDERTAKING})?
        (?!\s+(?:old|olds|ago|later|earlier)\b)
        | \b(?:the\s+)?(?:next|coming|last|past|previous|recent)\s+(?:few\s+|several\s+|couple\s+of\s+)?
          (?:days|weeks|months|years|decades|decade)\b
        | \b(?:its|their|our|the)\s+(?:{_ORDINAL}|initial)\s+(?:full\s+)?(?:years?|months?)\b
        | \b(?:the\s+|its\s+|their\s+)?(?:life|lifetime|course|duration|term)\s+of\s+(?:the|this|its|their|each)\s+
          (?:[a-z]+\s+)?{_UNDERTAKING}\b))
    """,
    re.X,
)


class PointKind(StrEnum):
    """What calendar words stand for: a stretch of days, a length of time, or a repetition."""

    DATE = "date"
    LENGTH = "length"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Point:
    """Calendar words in a text; ``first`` and ``last`` are their days, ``past`` a length that lies behind."""

    start: int
    end: int
    kind: PointKind
    first: dt.date | None = None
    last: dt.date | None = None
    relative: bool = False
    past: bool = False
    range: bool = False


def find_points(text: str, reference: dt.date | None) -> tuple[Point, ...]:
    """Return the calendar words of a text in order; relative ones are resolved against the reference date."""
    return tuple(_point(match, reference) for match in _GRAMMAR.finditer(text))


def _point(match: re.Match[str], reference: dt.date | None) -> Point:
    group = str(match.lastgroup)
    words = " ".join(match.group().split())
    start, end = _trimmed(match)
    if group == "rate":
        return Point(start, end, PointKind.RATE)
    first, last = RESOLVERS[group](words.lower(), reference)
    if group == "length":
        past = bool(re.search(r"\b(?:last|past|previous|recent)\b", words.lower()))
        return Point(start, end, PointKind.LENGTH, first, last, past=past)
    relative = bool(re.match(r"(?:this|next|last|the (?:c|p|n|l|s|f)|to|yest)", words.lower()))
    dashed = group == "financial" and first is not None and first.month == 1
    return Point(start, end, PointKind.DATE, first, last, relative=relative, range=dashed)


_LEADING = re.compile(r"the\s+", re.I)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Leave a leading article to the words before it."""
    start, end = match.span()
    if match.lastgroup in {"day", "quarter"}:
        while lead := _LEADING.match(match.string, start, end):
            start = lead.end()
    return start, end


def narrow(point: Point, edge: str) -> Point:
    """Return the point with the days of its end, start, early, middle or late part."""
    if point.first is None or point.last is None:
        return point
    first, last = point.first, point.last
    size = (last - first).days + 1
    third, half = dt.timedelta(days=size // 3), dt.timedelta(days=size // 2)
    parts: dict[str, tuple[dt.date, dt.date]] = {
        "end": (last, last), "very end": (last, last), "close": (last, last), "turn": (first, first),
        "start": (first, first), "beginning": (first, first),
        "early": (first, first + third), "mid": (first + third, last - third), "middle": (first + third, last - third),
        "late": (last - third, last), "first half": (first, first + half), "second half": (first + half, last),
        "latter half": (first + half, last),
    }  # fmt: skip
    narrowed = parts.get(edge, (first, last))
    return replace(point, first=narrowed[0], last=narrowed[1])
