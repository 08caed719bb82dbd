"""The days that calendar words stand for, given the words and the day on which the document speaks."""

import calendar
import datetime as dt
import re
from collections.abc import Callable

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if name
}
_MONTHS["sept"] = 9
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14), "christmas": (12, 12)}
_QUARTERS = ("first|1st", "second|2nd", "third|3rd", "fourth|4th|final|last")
NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
YEAR = r"(?:19|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(NUMBER_WORDS)}|a\s+few|several|a\s+couple\s+of|a)"
UNIT = r"(?:day|week|month|quarter|year|decade)"
Days = tuple[dt.date | None, dt.date | None]
_UNKNOWN: Days = (None, None)


def shift_years(day: dt.date, years: int) -> dt.date:
    """Return the same day some years on; 29 February becomes 28 February where it must."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _shift_months(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _months(year: int, first: int, last: int) -> Days:
    """Return the days from the first of one month to the end of another; months above 12 run into the next year."""
    begin = dt.date(year, 1, 1)
    return _shift_months(begin, first - 1), _shift_months(begin, last) - dt.timedelta(days=1)


def _year_in(words: str) -> int | None:
    found = re.search(YEAR, words)
    return int(found.group()) if found else None


def _month_in(words: str) -> int:
    found = re.search(MONTH, words, re.I)
    return _MONTHS[found.group().rstrip(".").lower()] if found else 0


def _nearest(words: str, reference: dt.date | None, month: int) -> int | None:
    """Return the year of a month or season that is said without one."""
    year = _year_in(words)
    if year or reference is None:
        return year
    if "next year" in words or "this year" in words:
        return reference.year + ("next" in words)
    if "last" in words:
        return reference.year - (month >= reference.month)
    return reference.year + (month < reference.month and "this" not in words)


def _iso(words: str, _: dt.date | None) -> Days:
    day = dt.date.fromisoformat(words)
    return day, day


def _slashed(words: str, _: dt.date | None) -> Days:
    day, month, year = (int(part) for part in words.split("/"))
    return _one_day(year, month, day)


def _one_day(year: int, month: int, day: int) -> Days:
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return _UNKNOWN
    found = dt.date(year, month, day)
    return found, found


def _day(words: str, reference: dt.date | None) -> Days:
    year = _year_in(words) or (reference.year if reference else None)
    number = re.search(r"\b\d{1,2}(?!\d)", words)
    if year is None or number is None:
        return _UNKNOWN
    return _one_day(year, _month_in(words), int(number.group()))


def _month(words: str, reference: dt.date | None) -> Days:
    month = _month_in(words)
    year = _nearest(words, reference, month)
    return _months(year, month, month) if year else _UNKNOWN


def _season(words: str, reference: dt.date | None) -> Days:
    first, last = next(months for season, months in _SEASONS.items() if season in words)
    year = _nearest(words, reference, min(last, 12))
    return _months(year, first, last) if year else _UNKNOWN


def _quarter(words: str, _: dt.date | None) -> Days:
    year = _year_in(words)
    digit = re.match(r"q([1-4])", words)
    number = int(digit.group(1)) if digit else next(n for n, word in enumerate(_QUARTERS, 1) if re.search(word, words))
    if year is None:
        return _UNKNOWN
    offset = 3 if re.search(r"\d[/–-]\d", words) else 0
    return _months(year, 3 * number - 2 + offset, 3 * number + offset)


def _half(words: str, _: dt.date | None) -> Days:
    year, number = int(words[-4:]), int(words[1])
    return _months(year, 6 * number - 5, 6 * number)


def _financial(words: str, _: dt.date | None) -> Days:
    years = [int(part) for part in re.findall(r"\d+", words)]
    first = years[0] if years[0] > 100 else 2000 + years[0] - (len(years) == 1)
    last = years[-1] if len(years) > 1 else first + 1
    last = last if last > 100 else first // 100 * 100 + last
    if last - first == 1:
        return dt.date(first, 4, 1), dt.date(last, 3, 31)
    return (dt.date(first, 1, 1), dt.date(last, 12, 31)) if first < last < first + 60 else _UNKNOWN


def _decade(words: str, _: dt.date | None) -> Days:
    found = re.search(r"\d{4}", words)
    if not found:
        return _UNKNOWN
    return dt.date(int(found.group()), 1, 1), dt.date(int(found.group()) + 9, 12, 31)


def _year(words: str, _: dt.date | None) -> Days:
    year = _year_in(words) or 0
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _parliament(words: str, reference: dt.date | None) -> Days:
    if not words.endswith("decade") or reference is None:
        return _UNKNOWN
    first = reference.year // 10 * 10 + 10 * ("next" in words) - 10 * ("last" in words)
    return dt.date(first, 1, 1), dt.date(first + 9, 12, 31)


def _relative(words: str, reference: dt.date | None) -> Days:
    if reference is None:
        return _UNKNOWN
    step = 1 if re.search(r"\b(?:next|coming|following|tomorrow)\b", words) else 0
    step = -1 if re.search(r"\b(?:last|previous|past|yesterday)\b", words) else step
    if words in {"today", "tomorrow", "yesterday"}:
        return (reference + dt.timedelta(days=step),) * 2
    if "week" in words:
        monday = reference - dt.timedelta(days=reference.weekday() - 7 * step)
        return monday, monday + dt.timedelta(days=6)
    if "month" in words:
        day = _shift_months(reference.replace(day=1), step)
        return _months(day.year, day.month, day.month)
    if "quarter" in words:
        day = _shift_months(reference.replace(day=1), 3 * step)
        number = (day.month - 1) // 3
        return _months(day.year, 3 * number + 1, 3 * number + 3)
    return _relative_year(words, reference, step)


def _relative_year(words: str, reference: dt.date, step: int) -> Days:
    opening = 4 if re.search("financial|fiscal", words) else 9 if "academic" in words else 1
    year = reference.year + step - (reference.month < opening)
    return _months(year, opening, opening + 11)


def _length(words: str, reference: dt.date | None) -> Days:
    amount = re.search(rf"({NUMBER})[\s-]+(?:more |further |additional |financial |calendar )?({UNIT})s?\b", words)
    ahead = re.search(r"\b(?:next|coming|following)\b", words)
    behind = re.search(r"\b(?:last|past|previous)\b", words)
    if reference is None or amount is None:
        return _UNKNOWN
    if re.search(r"\bof (?:the|this|its|their)\b|\b(?:its|their|first|initial|final)\b", words):
        return _UNKNOWN
    number = _number(amount.group(1))
    if number is None:
        return _UNKNOWN
    if behind:
        return _moved(reference, -number, amount.group(2)), reference
    end = _moved(reference, number, amount.group(2))
    return (reference if ahead else None), end


def _number(words: str) -> float | None:
    if words in NUMBER_WORDS:
        return NUMBER_WORDS.index(words) + 1
    if words == "a":
        return 1
    return float(words) if words[0].isdigit() else None


def _moved(day: dt.date, number: float, unit: str) -> dt.date | None:
    if unit in {"day", "week"}:
        return day + dt.timedelta(days=number * (7 if unit == "week" else 1))
    months = round(number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
    index = day.year * 12 + months // 1
    return _shift_months(day, months) if 12 < index < 12 * 9000 else None


RESOLVERS: dict[str, Callable[[str, dt.date | None], Days]] = {
    "iso": _iso,
    "slashed": _slashed,
    "day": _day,
    "american": _day,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "financial": _financial,
    "decade": _decade,
    "year": _year,
    "parliament": _parliament,
    "relative": _relative,
    "length": _length,
}
