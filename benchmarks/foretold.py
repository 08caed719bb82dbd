"""How well probabilities foretell which claims are right: each document's claims from those of all the others."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.observed import Observed
from benchmarks.weighing import fitted
from ingest.confidence import probability

BINS = (0.5, 0.6, 0.7, 0.8, 0.9)
WEIGHT = 8
"""How many claims of a rule count as much as all of its kind, where a rule's share stands for its claims."""

_LEAST = 0.01

Shares = Sequence[float]
Foretell = Callable[[Sequence[Observed], Observed], float]


def compared(fresh: Sequence[Observed], seen: Sequence[Observed]) -> dict[str, Any]:
    """Return the measures of three ways to foretell claims at first sight, each document left out in its turn.

    The ways are the share of all claims of the kind, the share of the claim's rule, and the weights of its traits;
    only the last learns also from claims of documents that have been seen.
    """
    return {
        "kind": measures(fresh, _left_out(fresh, lambda others, _: share(others))),
        "rule": measures(fresh, _left_out(fresh, of_rule)),
        "traits": measures(fresh, by_traits(fresh, seen)),
    }


def share(claims: Sequence[Observed]) -> float:
    """Return the share of claims that are right, as if one more were right and one more wrong."""
    return (sum(claim.right for claim in claims) + 1) / (len(claims) + 2)


def of_rule(others: Sequence[Observed], claim: Observed) -> float:
    """Return the share of the claims of a claim's rule that are right, drawn towards that of all."""
    rule = next(trait for trait in claim.traits if trait.startswith("rule=") or trait == "rule")
    same = [other.right for other in others if rule in other.traits]
    return (sum(same) + WEIGHT * share(others)) / (len(same) + WEIGHT)


def _left_out(claims: Sequence[Observed], foretell: Foretell) -> list[float]:
    others = {
        document: [other for other in claims if other.document != document]
        for document in sorted({claim.document for claim in claims})
    }
    return [foretell(others[claim.document], claim) for claim in claims]


def by_traits(fresh: Sequence[Observed], seen: Sequence[Observed]) -> list[float]:
    """Return what weights make of each fresh claim that were fitted without its document."""
    start = fitted([*fresh, *seen])
    weights = {
        document: fitted([claim for claim in (*fresh, *seen) if claim.document != document], start)
        for document in sorted({claim.document for claim in fresh})
    }
    return [probability(weights[claim.document], claim.traits) for claim in fresh]


def measures(claims: Sequence[Observed], shares: Shares) -> dict[str, Any]:
    """Return Brier score, log loss, area under the curve and the reliability bins of foretold shares."""
    kept = [min(1 - _LEAST, max(_LEAST, one)) for one in shares]
    right = [claim.right for claim in claims]
    return {
        "claims": len(claims),
        "right": round(sum(right) / len(claims), 3),
        "brier": round(_mean([(one - is_right) ** 2 for one, is_right in zip(kept, right, strict=True)]), 4),
        "log loss": round(
            _mean([-math.log(one if is_right else 1 - one) for one, is_right in zip(kept, right, strict=True)]), 4
        ),
        "area": round(area(kept, right), 3),
        "bins": bins(kept, right),
    }


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def area(shares: Shares, right: Sequence[bool]) -> float:
    """Return how often a right claim has a larger share than a wrong one, ties as half.

    >>> area([0.9, 0.8, 0.8, 0.1], [True, True, False, False])
    0.875
    """
    counts = Counter(one for one, is_right in zip(shares, right, strict=True) if not is_right)
    wrong = sum(counts.values())
    good = [one for one, is_right in zip(shares, right, strict=True) if is_right]
    won = sum(number * ((one > other) + (one == other) / 2) for one in good for other, number in counts.items())
    return won / (len(good) * wrong) if good and wrong else 0.5


def bins(shares: Shares, right: Sequence[bool]) -> list[tuple[int, float, float]]:
    """Return for each bin how many claims, their mean share and how many of them are right, as a share."""
    found: list[list[tuple[float, bool]]] = [[] for _ in range(len(BINS) + 1)]
    for one, is_right in zip(shares, right, strict=True):
        found[sum(one >= bound for bound in BINS)].append((one, is_right))
    return [
        (len(each), round(_mean([one for one, _ in each]), 3), round(_mean([is_right for _, is_right in each]), 3))
        if each
        else (0, 0.0, 0.0)
        for each in found
    ]
