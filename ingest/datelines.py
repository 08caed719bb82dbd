"""Dates as title blocks write them: a day, or a month without its day."""

import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_PATTERNS = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
    ),
    re.compile(rf"\b{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b"),
)
_MONTH_ONLY = re.compile(rf"(?<!\d )(?<!(?:st|nd|rd|th) )\b{_MONTH}\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A date and where its words stand; ``whole`` unless only the month is named, whose first day is taken then."""

    date: dt.date
    start: int
    end: int
    whole: bool


def dateline(text: str) -> Dateline | None:
    """Return the first date in a line, with its day if it names one; None where it names none."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            day = _day(found["year"], found["month"], found["day"])
            if day is not None:
                return Dateline(day, found.start(), found.end(), whole=True)
    month = _MONTH_ONLY.search(text)
    day = _day(month["year"], month["month"], "1") if month else None
    return Dateline(day, month.start(), month.end(), whole=False) if month and day else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    number = (
        int(month)
        if month.isdecimal()
        else next(at for at, name in enumerate(_MONTHS, 1) if name.startswith(month[:3].lower()))
    )
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None
