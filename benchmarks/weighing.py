"""A logistic model over traits, fitted by coordinate descent: small, without libraries, the same on every machine."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.observed import Observed
from ingest.confidence import ALWAYS, Weights

PENALTY = 12.0
"""How strongly weights are drawn to nothing; ``benchmarks.calibrate --compare`` was run with 6, 12 and 20."""

FEWEST = 4
"""A trait of fewer claims gets no weight."""

_ROUNDS = 200
_STILL = 1e-3
_FREE = 1e-3
"""The penalty on :data:`ingest.confidence.ALWAYS`, which is free but for this."""


def fitted(claims: Sequence[Observed], start: Weights | None = None) -> dict[str, float]:
    """Return the weights that predict best which claims are right; ``start`` only makes it faster."""
    counts = Counter(trait for claim in claims for trait in claim.traits)
    members: dict[str, list[int]] = {ALWAYS: list(range(len(claims)))}
    members |= {trait: [] for trait in sorted(counts) if counts[trait] >= FEWEST}
    for number, claim in enumerate(claims):
        for trait in claim.traits:
            if trait in members:
                members[trait].append(number)
    weights = {trait: (start or {}).get(trait, 0.0) for trait in members}
    told = [float(claim.right) for claim in claims]
    odds = _odds(weights, members, len(claims))
    for _ in range(_ROUNDS):
        if max(abs(_moved(trait, members[trait], told, weights, odds)) for trait in members) < _STILL:
            break
    return weights


def _odds(weights: Weights, members: Mapping[str, Sequence[int]], size: int) -> list[float]:
    odds = [0.0] * size
    for trait, its in members.items():
        for number in its:
            odds[number] += weights[trait]
    return odds


def _moved(
    trait: str, its: Sequence[int], told: Sequence[float], weights: dict[str, float], odds: list[float]
) -> float:
    """Move the weight of a trait to where the claims that have it want it, by one step of Newton's; return the step."""
    penalty = _FREE if trait == ALWAYS else PENALTY
    slope, bend = -penalty * weights[trait], penalty
    for number in its:
        share = 1 / (1 + math.exp(-odds[number]))
        slope += told[number] - share
        bend += share * (1 - share)
    step = slope / bend
    weights[trait] += step
    for number in its:
        odds[number] += step
    return step
