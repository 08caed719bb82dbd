"""Money that is part of other money by arithmetic: addends of a total, items that add up, the rest of a sum."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ingest.funding_cues import TOTAL
from ontology.terms import Bound, Nature

if TYPE_CHECKING:
    from ingest.funding_parts import Stated

_REACH = 6
"""How many sums further a total, or a sum that items add up to, may stand."""

_LONGEST = 40
"""How many items a list may have whose sums are added up."""

_REST = re.compile(r"\b(?:balance|remainder|rest|remaining)\b[^.;£$€]{0,20}$", re.I)
_EXACT, _ROUND = Decimal("0.005"), Decimal("0.02")


def total_of(stated: Sequence["Stated"], at: int) -> "Stated | None":
    """Return the total to which a sum is said to be added: "a further £5m, bringing the total to £20m"."""
    this = stated[at]
    for total in stated[at + 1 : at + 1 + _REACH]:
        if total.block - this.block > 1:
            return None
        if not TOTAL.search(total.text, 0, total.start):
            continue
        addends = [other for other in stated[max(0, at - _REACH) : at + _REACH] if _before_in(other, total)]
        added = sum(other.claim.amount for other in addends)
        last = bool(addends) and addends[-1] is this
        if this in addends:
            return total if last or _equal(added, total, _ROUND) or _fits(stated, at, added, total) else None
        return total if addends and _equal(added + this.claim.amount, total, _ROUND) else None
    return None


def _fits(stated: Sequence["Stated"], at: int, added: Decimal | int, total: "Stated") -> bool:
    """Tell whether a sum said shortly before makes the addends of a sentence up to their total."""
    earlier = [other for other in stated[max(0, at - _REACH) : at] if other.sentence < total.sentence]
    return any(_equal(added + other.claim.amount, total, _ROUND) for other in earlier if total.block - other.block <= 1)


def _before_in(other: "Stated", total: "Stated") -> bool:
    return other.sentence == total.sentence and other.start < total.start


def _equal(amount: Decimal | int, whole: "Stated", margin: Decimal) -> bool:
    return abs(amount - whole.claim.amount) <= margin * whole.claim.amount


def listed_sum(stated: Sequence["Stated"], at: int) -> "Stated | None":
    """Return the sum before a list of bullets to which the sums of its items add up."""
    this = stated[at]
    if this.lead is None:
        return None
    near = stated[max(0, at - _LONGEST) : at + _LONGEST]
    items = [one for one in near if one.lead is not None and one.lead.index == this.lead.index]
    firsts = list({one.block: one for one in reversed(items)}.values())
    if this not in firsts or len(firsts) < 2:
        return None
    if any(one.claim.nature == Nature.STATISTIC and one.claim.rule != "funding.bare" for one in firsts):
        return None
    added = sum(one.claim.amount for one in firsts)
    before = [one for one in near if one.sentence <= this.lead.index][-_REACH:]
    return next((one for one in reversed(before) if this.lead.block - one.block <= _REACH and makes(added, one)), None)


def makes(added: Decimal | int, whole: "Stated") -> bool:
    """Tell whether addends make a sum, which may be rounded, or "over" a round figure."""
    claim = whole.claim
    if claim.bound == Bound.AT_LEAST:
        return claim.amount <= added <= claim.amount * Decimal("1.05")
    digits = claim.amount.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    unit = Decimal(10) ** exponent if len(digits.digits) > 1 else Decimal(0)
    return abs(added - claim.amount) <= max(unit / 2, claim.amount * Decimal("0.001"))


def rest_of(stated: Sequence["Stated"], at: int) -> "Stated | None":
    """Return the sum of which this is said to be the rest, where what is said before makes up the difference."""
    this = stated[at]
    if not _REST.search(this.text, 0, this.start):
        return None
    before = stated[max(0, at - _WINDOW) : at]
    near = {one.claim.amount for one in before[-_REACH:]}
    for whole in reversed(before):
        parts = sum(one.claim.amount for one in before if one.claim.part_of == whole.claim.evidence.quote)
        gap = whole.claim.amount - this.claim.amount
        if gap > 0 and (gap in near or (parts and _equal(parts + this.claim.amount, whole, _EXACT))):
            return whole
    return None


_WINDOW = 12
