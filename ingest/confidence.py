"""How likely a claim is right: a logistic model, by kind of claim, over its traits.

``lexicon/confidence.csv`` has a weight for each trait (``python -m benchmarks.calibrate`` fits and writes it). The
weights of a claim's traits are added up to the log odds that it is right; a trait that is not in the table has no
weight. What is known comes, as far as it can, from documents as they were read before anybody had looked at them.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache

from ingest.traits import Bearings, traits
from ingest.wordlists import rows
from ontology.model import Claim

TABLE = "confidence.csv"

ALWAYS = "always"
"""The trait that every claim has: its weight is the log odds of a claim of the kind of which nothing is known."""

Weights = Mapping[str, float]
"""The weight of each trait of one kind of claim."""


def confidences(known: Bearings, claims: Sequence[Claim]) -> list[Decimal]:
    """Return for each of a text's claims of one kind the probability that it is right, to two places."""
    if not claims:
        return []
    weights = _weights().get(type(claims[0]).__name__.lower(), {})
    return [rounded(probability(weights, its)) for its in traits(known, claims)]


def rounded(share: float) -> Decimal:
    """Return a probability to two places, none of them sure.

    >>> rounded(0.005), rounded(0.666)
    (Decimal('0.01'), Decimal('0.67'))
    """
    return Decimal(min(99, max(1, round(100 * share)))) / 100


def probability(weights: Weights, its: Iterable[str]) -> float:
    """Return the probability that a claim of these traits is right.

    >>> weights = {"always": 1.0, "quoted": -1.0, "nature=public": 0.5}
    >>> [round(probability(weights, its), 2) for its in ((), ("quoted",), ("nature=public", "unheard of"))]
    [0.73, 0.5, 0.82]
    """
    odds = weights.get(ALWAYS, 0.0) + sum(weights.get(trait, 0.0) for trait in its)
    return 1 / (1 + math.exp(-odds))


@cache
def _weights() -> Mapping[str, Weights]:
    found: dict[str, dict[str, float]] = {}
    for row in rows(TABLE):
        found.setdefault(row["kind"], {})[row["trait"]] = float(row["weight"])
    return found
