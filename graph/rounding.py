"""Sums that are one sum told roughly: "nearly £28 billion" and "£28.2 billion"."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from ontology.terms import Bound

if TYPE_CHECKING:
    from graph.sums import Money, Stated

Key = tuple[str, str, int, str]

_CLOSE = Decimal("0.01")
_NEAR = Decimal("0.03")
_STEP = 0.1
"""Steps of size are twice as wide as roundings reach, and more."""


def is_rounded(rough: "Stated", exact: "Stated") -> bool:
    """Say whether one claim gives another's sum with fewer figures; one that is not hedged must be very close."""
    left, right = rough.claim, exact.claim
    if left.currency is not right.currency or left.amount_max or right.amount_max or left.amount == right.amount:
        return False
    unit = _unit(left.amount)
    if unit <= _unit(right.amount):
        return False
    reach = _CLOSE if left.bound is Bound.EXACT else _NEAR
    near = abs(left.amount - right.amount) <= right.amount * reach
    return near and any(_to(right.amount, unit, how) == left.amount for how in _ways(left.bound))


def is_rough(stated: "Stated", others: Iterable["Stated"]) -> bool:
    """Say whether a claim gives the sum of one of the others with fewer figures, and says so ("about", "nearly")."""
    hedged = stated.claim.bound is not Bound.EXACT
    return hedged and any(is_rounded(stated, other) for other in others)


def may_be_rounded(one: "Money", other: "Money") -> bool:
    """Say whether some claim of one money gives a sum of the other with fewer figures."""
    both = ((left, right) for left in one.stated for right in other.stated)
    return any(is_rounded(left, right) or is_rounded(right, left) for left, right in both)


def sizes(amount: Decimal) -> tuple[int, int]:
    """Return two steps of size on a scale on which a sum and the same sum rounded have at least one in common."""
    step = math.floor(math.log(amount) / _STEP) if amount > 0 else 0
    return step, step + 1


def beside_one_sum(within: Sequence["Money"]) -> Iterator[tuple["Money", "Money"]]:
    """Yield the pairs of a document's money of which one is the other rounded, both beside the same third sum."""
    beside = _beside(within)
    sized: defaultdict[int, list[Money]] = defaultdict(list)
    for money in within:
        for size in sorted({size for stated in money.stated for size in sizes(stated.claim.amount)}):
            sized[size].append(money)
    pairs = {(one.key, other.key): (one, other) for some in sized.values() for one, other in combinations(some, 2)}
    for one, other in (pairs[keys] for keys in sorted(pairs)):
        if beside[one.key] & beside[other.key] - {one.key, other.key} and may_be_rounded(one, other):
            yield one, other


def _beside(within: Sequence["Money"]) -> dict[Key, set[Key]]:
    """Return for each money that which stands in a sentence with it."""
    told: defaultdict[int, set[Key]] = defaultdict(set)
    for money in within:
        for start in _sentences(money):
            told[start].add(money.key)
    return {money.key: {key for start in _sentences(money) for key in told[start]} - {money.key} for money in within}


def _sentences(money: "Money") -> frozenset[int]:
    return frozenset(stated.claim.sentence.start for stated in money.stated if stated.claim.sentence)


def _unit(amount: Decimal) -> int:
    """Return the power of ten down to which an amount is given: 6 for 28 million."""
    exponent = amount.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _to(amount: Decimal, unit: int, how: str) -> Decimal:
    step = Decimal(1).scaleb(unit)
    return (amount / step).to_integral_value(how) * step


def _ways(bound: Bound) -> tuple[str, ...]:
    match bound:
        case Bound.AT_LEAST:
            return (ROUND_FLOOR, ROUND_HALF_UP)
        case Bound.AT_MOST:
            return (ROUND_CEILING, ROUND_HALF_UP)
        case _:
            return (ROUND_HALF_UP,)
