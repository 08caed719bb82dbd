"""How likely a claim is right: the share of its rule's claims that are right in annotated documents.

``lexicon/confidence.csv`` counts them (``python -m benchmarks.calibrate`` writes it). A rule's share is drawn towards
that of all claims of its kind, the more so the fewer claims it has made; a rule without any has the share of the kind.
Then all of a kind are lowered together, to what the kind reached on documents that nobody had looked at yet, for rules
do better on the documents that they were made with.
"""

import math
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from ingest.wordlists import rows
from ontology.model import Claim

TABLE = "confidence.csv"
FIRST_SIGHT = "first sight"
"""The kind of the rows that count, by kind of claim, those of documents that had not been looked at."""

WEIGHT = 32
"""How many claims of a rule count as much as what is known of its kind: ``benchmarks.calibrate --weights`` chose it."""

Counts = tuple[int, int]
"""How many claims are right, of how many."""

Table = Mapping[tuple[str, str], Counts]


def confidence(claim: Claim) -> Decimal:
    """Return the probability that a claim of a document never seen before is right, to two places."""
    return _rounded(type(claim).__name__.lower(), claim.rule)


@cache
def _rounded(kind: str, rule: str) -> Decimal:
    return Decimal(round(100 * probability(_table(), kind, rule))) / 100


@cache
def _table() -> Table:
    return {(row["kind"], row["rule"]): (int(row["right"]), int(row["all"])) for row in rows(TABLE)}


def probability(table: Table, kind: str, rule: str) -> float:
    """Return the probability that a rule's claim is right.

    >>> table = {("first sight", "relation"): (7, 8), ("relation", "a"): (19, 19), ("relation", "b"): (7, 9)}
    >>> [round(probability(table, "relation", rule), 2) for rule in ("a", "b", "new")]
    [0.87, 0.75, 0.8]
    """
    at_first_sight = _share([table[FIRST_SIGHT, kind]])
    lowered = _log_odds(at_first_sight) - _log_odds(_of_kind(table, kind))
    return _from_log_odds(_log_odds(share(table, kind, rule, WEIGHT)) + lowered)


def share(table: Table, kind: str, rule: str, weight: float) -> float:
    """Return the share of a rule's claims that are right on documents like those of the table."""
    right, all_ = table.get((kind, rule), (0, 0))
    return (right + weight * _of_kind(table, kind)) / (all_ + weight)


def _of_kind(table: Table, kind: str) -> float:
    return _share([counts for (one, _), counts in table.items() if one == kind])


def _share(counts: list[Counts]) -> float:
    """Return the share that is right, as if one more were right and one more wrong."""
    return (sum(right for right, _ in counts) + 1) / (sum(all_ for _, all_ in counts) + 2)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))


def _from_log_odds(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
