"""Whether each extracted claim is right: what calibration learns from, and what its reliability is measured on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.claim_files import Said, pair
from benchmarks.matching import Known, duty_matches, funding_matches, triple
from benchmarks.same_names import keys

BINS = (0.5, 0.6, 0.7, 0.8)
"""Where one bin of the reliability table ends and the next begins."""

Bin = tuple[int, float, int]
"""How many claims, the sum of their probabilities, how many are right."""


class Judged(NamedTuple):
    """A claim's kind, rule and probability, whether it is right, and its id."""

    kind: str
    rule: str
    confidence: float
    right: bool
    id: str = ""


def judged(gold: Said, found: Said) -> Iterator[Judged]:
    """Yield each found claim that the gold file can judge.

    A sum is right if it is matched with the same nature and status; a responsibility, with the same role and status; a
    relation, if the gold has it.
    """
    known = keys(gold, found)
    both = pair(gold, found)
    sums = funding_matches(both.gold["funding"], both.found["funding"])
    yield from _compared("funding", both.gold["funding"], both.found["funding"], sums, ("nature", "status"))
    gold_duties, duties = both.gold["responsibilities"], both.found["responsibilities"]
    matches = duty_matches(gold_duties, duties, known)
    yield from _compared("responsibility", gold_duties, duties, matches, ("role", "status"))
    yield from _relations(both.gold["relations"], both.found["relations"], known)


def _compared(
    kind: str, gold: Sequence[Said], found: Sequence[Said], hits: Iterable[int | None], fields: Sequence[str]
) -> Iterator[Judged]:
    matched = {hit: claim for claim, hit in zip(gold, hits, strict=True) if hit is not None}
    for number, claim in enumerate(found):
        said = matched.get(number)
        yield _one(kind, claim, said is not None and all(claim[field] == said[field] for field in fields))


def _relations(gold: Iterable[Said], found: Iterable[Said], known: Known) -> Iterator[Judged]:
    said = {triple(claim, known) for claim in gold}
    for claim in found:
        yield _one("relation", claim, triple(claim, known) in said)


def _one(kind: str, claim: Said, right: bool) -> Judged:  # noqa: FBT001 - what is judged
    return Judged(kind, claim["rule"], claim["confidence"], right, claim.get("id", ""))


def by_kind(claims: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """Return for each kind of claim how many are right, of how many."""
    known = list(claims)
    of_kind = {kind: [one.right for one in known if one.kind == kind] for kind in sorted({one.kind for one in known})}
    return {kind: (sum(right), len(right)) for kind, right in of_kind.items()}


def reliability(claims: Iterable[Judged]) -> list[Bin]:
    """Return the bins of the reliability table, the least probable claims first."""
    bins = [(0, 0.0, 0) for _ in range(len(BINS) + 1)]
    for claim in claims:
        at = sum(claim.confidence >= bound for bound in BINS)
        number, predicted, right = bins[at]
        bins[at] = number + 1, predicted + claim.confidence, right + claim.right
    return [(number, round(predicted, 2), right) for number, predicted, right in bins]
