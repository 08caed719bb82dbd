"""Read money expressions: one expression, one value, with the span of its qualifier ("up to £500 million").

All forms are found in one pass of one pattern per text; nothing here knows of claims. A range is one expression, "rose
from £3m to £5m" is two. Words without a figure ("millions of pounds") and currencies outside the closed list are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from ingest.money_words import AFTER, BEFORE, COLUMN, ESTIMATED, SCALES, WORDS
from ontology.terms import Bound, Currency


@dataclass(frozen=True, slots=True)
class Money:
    """A money expression: ``start`` and ``end`` with its qualifier, ``figure`` and ``figure_end`` without."""

    start: int
    end: int
    figure: int
    figure_end: int
    amount: Decimal
    amount_max: Decimal | None
    currency: Currency
    bound: Bound


def _whole(amount: Decimal) -> Decimal:
    """Drop the decimals of a whole number, so that equal sums print alike."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


class _Figure(NamedTuple):
    digits: str
    scale: str

    @property
    def number(self) -> Decimal:
        """The number before its scale."""
        if self.digits[0].isdigit():
            return Decimal(re.sub(r"[,\s]", "", self.digits))
        return WORDS[" ".join(self.digits.lower().replace("-", " ").split())]

    def value(self, scale: str) -> Decimal:
        """The number times its own scale, or the given one where it has none."""
        word = " ".join(re.sub("[-‑]", " ", self.scale or scale).lower().split())
        return _whole(self.number * SCALES[word])


_SPACE = r"[\s\u00a0\u202f]"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2}(?!\d))?|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
_SCALE = (
    rf"(?:{_SPACE}*[-‑]?{_SPACE}*(?:hundred{_SPACE}+)?(?:trillions?|billions?|millions?|thousand)(?![A-Za-z])"
    rf"|{_SPACE}?(?:bns?|trn|tn|mn|mln|[mM])(?![A-Za-z])|(?:[kK]|[bB])(?![A-Za-z]))"
)
_SIGN = r"(?:(?<![A-Za-z])(?:US|U\.S\.)\s?\$|(?<![A-Z$£€])\$|£|€|(?<![A-Za-z])(?:GBP|USD|EUR)\s?(?=\d))"
_NAME = (
    rf"(?:pounds?(?:{_SPACE}+sterling)?|pounds?|(?:US{_SPACE}+|U\.S\.{_SPACE}+)?dollars?|euros?"
    r"|GBP|USD|EUR|pence)(?![A-Za-z])"
)
_WORD = (
    "half a|a quarter of a|three quarters of a|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
).replace(" ", rf"{_SPACE}+")
_DASH = rf"{_SPACE}*(?:[-–—‑‒−]|to|and){_SPACE}*"

_EXPRESSION = re.compile(
    rf"""
      (?P<sign>{_SIGN}){_SPACE}*(?P<low>{_DIGITS})(?P<low_scale>{_SCALE})?
        (?:(?P<joint>{_DASH})(?:{_SIGN}{_SPACE}*)?(?P<high>{_DIGITS})(?P<high_scale>{_SCALE})?(?=[^\d]|$))?
    | (?<![\w.,£$€])(?P<n_low>{_DIGITS})(?P<n_low_scale>{_SCALE})?
        (?:(?P<n_joint>{_DASH})(?P<n_high>{_DIGITS})(?P<n_high_scale>{_SCALE})?)?{_SPACE}*[-‑]?(?P<name>{_NAME})
    | (?<![\w-])(?P<word>(?i:{_WORD}))(?P<word_scale>{_SCALE}){_SPACE}*[-‑]?(?P<word_name>{_NAME})
    | (?<![\w.,£$€])(?P<pence>[1-9]\d?(?:\.\d)?)p(?![\w/])
    """,
    re.X,
)
_CHEAP = re.compile(r"[£$€]|(?<![A-Za-z])(?:pounds?|dollars?|euros?|pence|GBP|USD|EUR)(?![A-Za-z])|\dp\b")
_CURRENCIES = {"£": "GBP", "$": "USD", "€": "EUR", "po": "GBP", "pe": "GBP", "do": "USD", "eu": "EUR", "us": "USD"}
_OTHER_DOLLARS = re.compile(r"(?:Canadian|Australian|Hong Kong|Singapore|New Zealand|Egyptian|Irish)\s+$")
_WEIGHT = re.compile(r"\s+(?:of\s+(?:weight|meat|rice|fruit|waste|force)|in\s+weight|per\s+square|heavier|lighter)")


def may_hold_money(text: str) -> bool:
    """Tell cheaply whether a text is worth searching for money; never False where :func:`find_money` finds some."""
    return _CHEAP.search(text) is not None


def find_money(text: str) -> tuple[Money, ...]:
    """Return the money expressions of a text in order, without overlaps."""
    found: list[Money] = []
    for match in _EXPRESSION.finditer(text):
        for money in _read(match):
            lower = found[-1].end if found else 0
            found.append(_qualified(text, money, lower))
    return tuple(found)


def _read(match: re.Match[str]) -> Iterator[Money]:
    """Read a match as one value, as a range, or as two values where the words say a change from one to the other."""
    prefix = "" if match["sign"] else "n_"
    if match["pence"]:
        amount = Decimal(match["pence"]) / 100
        yield Money(*match.span(), *match.span(), amount, None, Currency.GBP, Bound.EXACT)
    elif match["word"]:
        yield from _worded(match)
    elif not match[prefix + "high"]:
        yield from _single(match, prefix)
    elif _range_broken(match, prefix):
        yield from _parted(match, prefix)
    else:
        yield from _range(match, prefix)


_NAMED_AGAIN = re.compile(rf"{_SPACE}+(?:pounds?(?:{_SPACE}+sterling)?|dollars|euros)(?![A-Za-z])")
"""A currency that is said once more behind a figure with its sign."""


def _currency(match: re.Match[str], name: str) -> Currency:
    word = (match["sign"] or match[name]).lower().strip()
    if match["sign"] and word in {"gbp", "usd", "eur"}:
        return Currency(word.upper())
    key = word[-1] if word[-1] in "£$€" else word[:2]
    return Currency(_CURRENCIES.get(key, word[:3].upper()))


def _single(match: re.Match[str], prefix: str) -> Iterator[Money]:
    text, start = match.string, match.start()
    figure = _Figure(match[prefix + "low"], match[prefix + "low_scale"] or "")
    if len(figure.digits) > 1 and not figure.digits.strip("0"):
        return
    end = match.end(prefix + "low_scale") if figure.scale else match.end(prefix + "low")
    if not match["sign"]:
        end = match.end()
        if _not_money(match, figure):
            return
    else:
        named = _NAMED_AGAIN.match(text, end)
        end = named.end() if named else end
        if text.startswith("s", end) and not text[end + 1 : end + 2].isalnum():
            return
    amount = figure.value("") / (100 if match["name"] == "pence" else 1)
    yield Money(start, end, start, end, amount, None, _currency(match, "name"), Bound.EXACT)


def _parted(match: re.Match[str], prefix: str) -> Iterator[Money]:
    """Read the two figures of a broken range one by one; without a sign, the first is no money."""
    low_end = match.end(prefix + "low_scale") if match[prefix + "low_scale"] else match.end(prefix + "low")
    if match["sign"]:
        yield from _single(match, prefix)
    second = _EXPRESSION.search(match.string, low_end, match.end())
    if second:
        yield from _read(second)


def _not_money(match: re.Match[str], figure: _Figure) -> bool:
    """Tell weights and other nations' dollars from money."""
    text = match.string
    if _OTHER_DOLLARS.search(text, 0, match.start("name")):
        return True
    return not figure.scale and match["name"].startswith("pound") and _WEIGHT.match(text, match.end()) is not None


def _worded(match: re.Match[str]) -> Iterator[Money]:
    figure = _Figure(match["word"], match["word_scale"])
    amount = figure.value("") / (100 if match["word_name"] == "pence" else 1)
    yield Money(*match.span(), *match.span(), amount, None, _currency(match, "word_name"), Bound.EXACT)


_SPAN_WORD = re.compile(rf"\b(?P<lead>between|from){_SPACE}+$", re.I)
_CHANGE = re.compile(
    r"\b(?:ris|ros|rais|increas|grow|grew|fall|fell|reduc|decreas|chang|mov|went|go|cut|doubl|boost|jump|climb|declin|drop"
    r"|expand|uplift|revis)[a-z]*\b[^.;£$€]*$",
    re.I,
)


def _range_broken(match: re.Match[str], prefix: str) -> bool:
    """Tell what is no range: "rose from £3m to £5m", "£3m and £5m", "£3m to 21 schools"."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    joint = match[prefix + "joint"]
    lead = _SPAN_WORD.search(before)
    if not _closed(match, prefix, joint):
        return True
    if joint.strip() == "and":
        return not (lead and lead["lead"].lower() == "between")
    if joint.strip() == "to":
        changed = _CHANGE.search(before[: lead.start()] if lead else before)
        if changed is not None and changed.group().lower().startswith("raise") and lead is None:
            changed = None
        return changed is not None or before.rstrip().endswith(" by")
    low, high = _values(match, prefix)
    return low >= high


def _closed(match: re.Match[str], prefix: str, joint: str) -> bool:
    """Tell whether the second figure is money at all: it has a sign, a scale of its own, or is tied by a tight dash."""
    if prefix or re.search(r"[£$€]\s*$", match.string[match.end("joint") : match.start("high")]):
        return True
    if joint.strip() in {"to", "and"}:
        return bool(match["high_scale"]) and bool(
            _SPAN_WORD.search(match.string, 0, match.start()) or not match["low_scale"]
        )
    return joint == joint.strip() and (bool(match["high_scale"]) or not match["low_scale"])


def _values(match: re.Match[str], prefix: str) -> tuple[Decimal, Decimal]:
    low = _Figure(match[prefix + "low"], match[prefix + "low_scale"] or "")
    high = _Figure(match[prefix + "high"], match[prefix + "high_scale"] or "")
    inherited = high.scale if low.number < 1000 and low.number < high.number else ""
    return low.value(inherited), high.value(low.scale if not high.scale and high.number < 1000 else "")


def _range(match: re.Match[str], prefix: str) -> Iterator[Money]:
    low, high = _values(match, prefix)
    start, end = match.start(), match.end()
    lead = _SPAN_WORD.search(match.string, max(0, start - 20), start)
    begin = lead.start() if lead else start
    if low > high:
        low, high = high, low
    yield Money(begin, end, start, end, low, high, _currency(match, "name"), Bound.EXACT)


def _qualified(text: str, money: Money, lower: int) -> Money:
    """Widen a figure by the words before and after it that bound it."""
    start, end, bound = money.start, money.end, money.bound
    before = BEFORE.search(text, max(lower, start - 60), start)
    if before:
        start, bound = before.start(), Bound(str(before.lastgroup))
    elif ESTIMATED.search(text, max(lower, start - 90), start):
        bound = Bound.ABOUT
    after = AFTER.match(text, end)
    if after:
        end, bound = after.end(), bound if before else Bound(str(after.lastgroup))
    return replace(money, start=start, end=end, bound=bound)


_BARE = re.compile(rf"\s*(?P<minus>[-–−(]\s*)?(?P<digits>{_DIGITS})\s*(?P<scale>m|bn|k)?\)?\s*[*†‡]?\s*")


def find_column_money(text: str, header: str) -> tuple[Money, ...]:
    """Return the money of a table's cell, bare figures too if the header names a currency; brackets are negative."""
    found = find_money(text)
    column = COLUMN.search(header)
    bare = _BARE.fullmatch(text)
    if found or not column or not bare:
        return found
    scale = _column_scale(column["scale"] or column["name_scale"] or "") if not bare["scale"] else SCALES[bare["scale"]]
    currency = _CURRENCIES.get(column["sign"] or "", (column["name"] or "").upper())
    amount = _whole(_Figure(bare["digits"], "").number * scale) * (-1 if bare["minus"] else 1)
    start, end = bare.start("digits"), bare.end("scale") if bare["scale"] else bare.end("digits")
    return (Money(start, end, start, end, amount, None, Currency(currency), Bound.EXACT),)


def _column_scale(word: str) -> Decimal:
    return SCALES["k" if word.startswith("000") else word.lower().rstrip("s")]
