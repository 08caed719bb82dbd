"""How likely a claim is right: the share of its rule's claims that are right in annotated documents.

``lexicon/confidence.csv`` counts them (``python -m benchmarks.calibrate`` writes it). A rule's share is drawn towards
that of all claims of its kind, the more so the fewer claims it has made; a rule without any has the share of the kind.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from ingest.wordlists import rows
from ontology.model import Claim

WEIGHT = 8
"""How many claims of a rule count as much as what is known of its kind."""

TABLE = "confidence.csv"

Counts = tuple[int, int]
"""How many claims are right, of how many."""


def confidence(claim: Claim) -> Decimal:
    """Return the probability that a claim is right, to two places."""
    return _rounded(_probabilities().get((_kind(claim), claim.rule)) or _shares()[_kind(claim)])


def _kind(claim: Claim) -> str:
    return type(claim).__name__.lower()


@cache
def _counts() -> Mapping[tuple[str, str], Counts]:
    return {(row["kind"], row["rule"]): (int(row["right"]), int(row["all"])) for row in rows(TABLE)}


@cache
def _shares() -> Mapping[str, float]:
    return shares(_counts())


@cache
def _probabilities() -> Mapping[tuple[str, str], float]:
    return probabilities(_counts())


def shares(counts: Mapping[tuple[str, str], Counts]) -> dict[str, float]:
    """Return for each kind the share of its claims that are right, as if one more were and one were not."""
    kinds = sorted({kind for kind, _ in counts})
    sums = {kind: [sum(column) for column in zip(*_of(kind, counts), strict=True)] for kind in kinds}
    return {kind: (right + 1) / (all_ + 2) for kind, (right, all_) in sums.items()}


def _of(kind: str, counts: Mapping[tuple[str, str], Counts]) -> list[Counts]:
    return [count for (of_kind, _), count in counts.items() if of_kind == kind]


def probabilities(counts: Mapping[tuple[str, str], Counts]) -> dict[tuple[str, str], float]:
    """Return for each kind and rule the probability that one of its claims is right."""
    known = shares(counts)
    return {
        (kind, rule): (right + WEIGHT * known[kind]) / (all_ + WEIGHT) for (kind, rule), (right, all_) in counts.items()
    }


def _rounded(probability: float) -> Decimal:
    return Decimal(round(100 * probability)) / 100
