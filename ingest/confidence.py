"""How likely a claim is right: the share of its rule's claims that are right in annotated documents.

``lexicon/confidence.csv`` counts them (``python -m benchmarks.calibrate`` writes it). A rule's share is drawn towards
that of all claims of its kind, the more so the fewer claims it has made; a rule without any has the share of the kind.
Then all are lowered, for rules do better on the documents that they were made with than on others.
"""

import math
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from ingest.wordlists import rows
from ontology.model import Claim

TABLE = "confidence.csv"
FIRST_SIGHT = "first sight"
"""The kind of the two rows that count claims of a set that rules were made with, and of one not yet looked at."""

WEIGHT = 8
"""How many claims of a rule count as much as what is known of its kind."""

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

    >>> table = {("first sight", "seen"): (8, 8), ("first sight", "unseen"): (8, 8), ("relation", "a"): (17, 18)}
    >>> round(probability(table, "relation", "a"), 2), round(probability(table, "relation", "b"), 2)
    (0.93, 0.9)
    """
    of_kind = _share([counts for (one, _), counts in table.items() if one == kind])
    right, all_ = table.get((kind, rule), (0, 0))
    of_rule = (right + WEIGHT * of_kind) / (all_ + WEIGHT)
    return 1 / (1 + math.exp(_drop(table) - _log_odds(of_rule)))


def _share(counts: list[Counts]) -> float:
    """Return the share that is right, as if one more were right and one more wrong."""
    return (sum(right for right, _ in counts) + 1) / (sum(all_ for _, all_ in counts) + 2)


def _drop(table: Table) -> float:
    seen, unseen = (_log_odds(_share([table[FIRST_SIGHT, name]])) for name in ("seen", "unseen"))
    return max(seen - unseen, 0.0)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
