"""Recipients and schemes that no rule reads, by a model learned from annotated documents.

``lexicon/funding_weights.csv`` has a weight for each role and trait (``python -m benchmarks.funding_fit`` fits and
writes it). It speaks last, and only of a role of which nothing else has said anything.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ingest.confidence import Weights, probability
from ingest.funding_candidates import Candidate, Surroundings, candidates
from ingest.funding_context import Context
from ingest.funding_parties import RECIPIENTS, SCHEMES
from ingest.funding_parts import Stated
from ingest.wordlists import rows
from ontology.model import Funding
from ontology.terms import EntityType, Nature

TABLE = "funding_weights.csv"

TYPES: Mapping[str, frozenset[EntityType]] = {
    "recipient": RECIPIENTS | {EntityType.FACILITY},
    "scheme": SCHEMES | {EntityType.BODY},
}
"""The roles that the model knows, and what can have each; places are better left open than guessed."""

LEAST = 0.5
"""How likely a name must be to have a role: ``benchmarks.funding_fit --compare`` was run with 0.25 to 0.6."""


def learned(context: Context, stated: Sequence[Stated], claims: Sequence[Funding]) -> list[Funding]:
    """Return the claims, each flow without a recipient or scheme with those that the model believes in."""
    around = Surroundings(context, stated, claims)
    found = list(claims)
    for at, claim in enumerate(claims):
        empty = [role for role in TYPES if not getattr(claim, role)]
        if not empty or claim.nature == Nature.STATISTIC:
            continue
        near = list(candidates(around, at))
        taken = {role: chosen(_weights()[role], role, near) for role in empty}
        if any(taken.values()):
            found[at] = claim.model_copy(update=taken)
    return found


def chosen(weights: Weights, role: str, near: Iterable[Candidate], least: float = LEAST) -> tuple[str, ...]:
    """Return the names that are likely enough to have a role."""
    return tuple(one.name for one in near if one.type in TYPES[role] and _share(weights, role, one) >= least)


def _share(weights: Weights, role: str, one: Candidate) -> float:
    return probability(weights, usable(role, one.traits))


def usable(role: str, traits: Iterable[str]) -> tuple[str, ...]:
    """Return the traits that tell something of a role without telling whether rules have given it."""
    return tuple(trait for trait in traits if trait not in {f"has={role}", f"elsewhere={role}"})


@cache
def _weights() -> Mapping[str, Weights]:
    found: dict[str, dict[str, float]] = {role: {} for role in TYPES}
    for row in rows(TABLE):
        found[row["role"]][row["trait"]] = float(row["weight"])
    return found
