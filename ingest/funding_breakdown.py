"""Which sums of a sentence are parts of which others: one pass over the words between neighbouring sums.

What stands between two neighbours may open a breakdown ("of which", a bracket), go on with it (a comma, "and"), turn it
round ("£5m of the £20m") or end it; nothing looks further, so a sentence with a thousand sums costs a thousand looks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from ontology.model import Funding
from ontology.terms import Nature

if TYPE_CHECKING:
    from ingest.funding_parts import Stated

_DETERMINED = r"(?:an?|the|our|this|its|their|his|her|that|wider|larger)"
_PART = re.compile(rf"\bpart of (?:{_DETERMINED}\s+)*(?:[\w’'-]+\s+){{0,4}}$", re.I)
_OF_WHOLE = re.compile(rf"^\W*(?:out )?of (?:{_DETERMINED}\s+)+(?:[\w’'-]+\s+){{0,3}}$", re.I)
_OF_THE = re.compile(
    r"(?:\s*\([^)]*\))?\s+(?:out )?of (?:the|its|our|their|this|that|a total of|an original|a)\s+(?:[\w-]+\s+){0,2}"
)
_OF_WHICH = re.compile(r"\s+of (?:which|whom|that|this|it)\b")
_OPENS = re.compile(
    r"\b(?P<cue>includ(?:es|ing|ed)|of which|of that|of this|compris(?:es|ed|ing)|made up of|consist(?:s|ed|ing) of"
    r"|split|broken down|divided|shared|of whom)\b[^.;£$€]{0,60}$|(?P<colon>:)\s[^.;£$€]{0,40}$",
    re.I,
)
_WITH = re.compile(r"\bwith\s(?:[\w-]+\s){0,4}$", re.I)
_RESERVED = re.compile(
    r"\s+(?:of (?:it|this|that|which)\s+)?(?:\w+ly )?"
    r"(?:reserved|ring-?fenced|earmarked|set aside|allocated|dedicated|going|to go|to be spent|held back)\b"
)
_SO_FAR = re.compile(r",[^.;£$€]{0,60}\bso far\b[^.;£$€]{0,40}$")
_NO_PART = re.compile(
    r"\b(?:up|down|from|compared|previously|formerly|against|last|or|equivalent|not|excluding|plus|versus|than|after)\b",
    re.I,
)
_WORD_THEN_CLOSE = re.compile(r"[^()]{0,80}?\w[^()]{0,80}")
_ENDS = re.compile(r"[;.!?]\s|\b(?:alongside|in addition|on top of|as well as|besides)\b")
_LONGEST = 130
_SLACK = Decimal("1.01")


def size(claim: Funding) -> Decimal:
    """Return the most that a sum may be."""
    return claim.amount_max or claim.amount


def holds(whole: Funding, part: Funding) -> bool:
    """Tell whether a sum can be part of another: smaller, in its currency, and money as it is money."""
    alike = part.rule == "funding.bare" or (whole.nature == Nature.STATISTIC) == (part.nature == Nature.STATISTIC)
    return alike and whole.currency == part.currency and part.amount < size(whole)


@dataclass(slots=True)
class _Breakdown:
    """The wholes of the sums seen so far, the whole whose breakdown is open, what it has left, and those around it."""

    sums: Sequence["Stated"]
    wholes: list[int | None]
    whole: int | None = None
    left: Decimal = Decimal(0)
    bracket: bool = False
    outer: list[tuple[int | None, Decimal, bool]] = field(default_factory=list)

    def open(self, whole: int | None, *, bracket: bool = False) -> None:
        """Begin the breakdown of a sum; a bracket's ends with the bracket."""
        if bracket:
            self.outer.append((self.whole, self.left, self.bracket))
        self.whole, self.bracket = whole, bracket
        self.left = size(self.sums[whole].claim) * _SLACK if whole is not None else Decimal(0)

    def close(self) -> None:
        """Go back to the breakdown around a bracket."""
        if self.outer:
            self.whole, self.left, self.bracket = self.outer.pop()

    def take(self, part: int) -> None:
        """Count a sum to the open breakdown if that still has room for it, else end the breakdown."""
        if self.whole is None or self.whole == part:
            return
        claim = self.sums[part].claim
        if holds(self.sums[self.whole].claim, claim) and claim.amount <= self.left:
            self.wholes[part] = self.whole
            self.left -= claim.amount
        else:
            self.whole = None


def wholes(sums: Sequence["Stated"]) -> list[int | None]:
    """Return for each sum of one sentence the place of the sum it is part of, None where it is part of none."""
    seen = _Breakdown(sums, [None] * len(sums))
    for at, this in enumerate(sums):
        before = sums[at - 1].end if at else 0
        _step(seen, at, this.text[before : this.start])
    return seen.wholes


def _step(seen: _Breakdown, at: int, gap: str) -> None:
    """Read the words between a sum and the one before it, and those right behind it."""
    this = seen.sums[at]
    if at:
        _brackets(seen, at, gap)
        _turned(seen, at, gap)
    if at and _opened(seen, this, gap):
        seen.open(at - 1)
    elif seen.whole is not None and not _goes_on(seen, gap):
        seen.open(None)
    seen.take(at)
    if _leads(this, gap, first=at == 0):
        seen.open(at)


def _opened(seen: _Breakdown, this: "Stated", gap: str) -> bool:
    """Tell whether words before or right behind a sum make it the first part of the one before."""
    opens = _OPENS.search(gap)
    if opens and not _NO_PART.search(gap, opens.end(str(opens.lastgroup))) and not gap.lstrip().startswith("("):
        return True
    if (_WITH.search(gap) and _RESERVED.match(this.text, this.end)) or _SO_FAR.search(gap):
        return True
    return seen.whole is None and _OF_WHICH.match(this.text, this.end) is not None


def _brackets(seen: _Breakdown, at: int, gap: str) -> None:
    """Follow the brackets that the words between two sums close and open."""
    opened, closed = gap.count("("), gap.count(")")
    for _ in range(closed if seen.bracket else 0):
        seen.close()
    this = seen.sums[at]
    inside = _WORD_THEN_CLOSE.match(this.text, this.end)
    if opened <= closed or not inside or _NO_PART.search(gap):
        return
    behind = gap.rstrip().endswith("(") and len(gap) < _LONGEST and not _NO_PART.search(inside.group())
    if behind or gap.lstrip().startswith("("):
        seen.open(at - 1, bracket=True)


def _turned(seen: _Breakdown, at: int, gap: str) -> None:
    """Count the sums before this one to it: "£5m of the £20m", "£5m, part of the £20m fund"."""
    of_the = _OF_THE.fullmatch(gap) is not None
    if of_the or _PART.search(gap):
        part = seen.sums[at - 1].claim
        if seen.wholes[at - 1] is None and holds(seen.sums[at].claim, part):
            seen.wholes[at - 1] = at


def _goes_on(seen: _Breakdown, gap: str) -> bool:
    """Tell whether words between two sums go on with a list."""
    if seen.bracket:
        return True
    return len(gap) < _LONGEST and not _ENDS.search(gap) and re.search(r",|;|\band\b|\bwith\b", gap) is not None


def _leads(this: "Stated", gap: str, *, first: bool) -> bool:
    """Tell whether a sum leads in its parts: "As part of the £20m plan, £5m …", "Of the £20m, £5m …"."""
    if not ((first and _OF_WHOLE.match(gap)) or _PART.search(gap)):
        return False
    return "," in this.text[this.end : this.end + _LONGEST]
