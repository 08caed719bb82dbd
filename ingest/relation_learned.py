"""Relations that no rule reads, by a model learned from annotated documents: one weight a feature and predicate.

``lexicon/relation_weights.csv`` has the weights (``python -m benchmarks.relation_fit`` fits and writes it). The
predicate, or none, of a pair of names is as likely as the sum of its features' weights says. It speaks only where it
is sure, and last: a pair that a rule ties is not asked about.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from ingest.relation_pairs import features, pairs, stretch
from ingest.scene import Scene
from ingest.stated import Stated
from ingest.wordlists import rows
from ontology.terms import Predicate

RULE = "relation.learned"
TABLE = "relation_weights.csv"
NONE = "none"
OUTCOMES: Sequence[str] = (*Predicate, NONE)
"""What a pair can be: a predicate, or nothing to each other."""

LEAST = 0.7
"""How likely a relation must be to be stated."""

Weights = Mapping[str, Mapping[int, float]]
"""For each feature the weight of each outcome, by its number."""


def learned(scenes: Iterable[Scene], told: Iterable[Stated]) -> Iterator[Stated]:
    """Yield the relations that the model is sure of, between names that nothing told ties."""
    tied = {frozenset((one.subject, one.object)) for one in told}
    for seen in scenes:
        for one, other in pairs(seen):
            if frozenset((one.name, other.name)) in tied:
                continue
            at, share = likeliest(_weights(), features(seen, one, other))
            if share >= LEAST and OUTCOMES[at] != NONE:
                yield Stated(one.name, Predicate(OUTCOMES[at]), other.name, *stretch(seen, one, other), RULE)


def likeliest(weights: Weights, its: Iterable[str]) -> tuple[int, float]:
    """Return the number of the likeliest outcome of a pair of these features, and how likely it is."""
    shares = likelihoods(weights, its)
    at = max(range(len(shares)), key=shares.__getitem__)
    return at, shares[at]


def likelihoods(weights: Weights, its: Iterable[str]) -> list[float]:
    """Return how likely each outcome is; they add up to one."""
    sums = [0.0] * len(OUTCOMES)
    for feature in its:
        for at, weight in weights.get(feature, {}).items():
            sums[at] += weight
    most = max(sums)
    raised = [math.exp(one - most) for one in sums]
    whole = sum(raised)
    return [one / whole for one in raised]


@cache
def _weights() -> Weights:
    numbers = {outcome: at for at, outcome in enumerate(OUTCOMES)}
    found: dict[str, dict[int, float]] = {}
    for row in rows(TABLE):
        found.setdefault(row["feature"], {})[numbers[row["outcome"]]] = float(row["weight"])
    return found
