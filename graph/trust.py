"""Leaves out the claims that are less likely to be right than a user asks for."""

from decimal import Decimal

from graph.records import Record, larger, restated
from ontology.model import Claim, Claims, Funding

ALL = Decimal(0)
"""The threshold that leaves nothing out."""


def trusted(record: Record, least: Decimal) -> Record:
    """Return a record with the claims of at least this confidence; a claim of unknown confidence is not one of them.

    A link to a claim that is left out goes with it, so that what stays points at nothing that is gone.
    """
    if least == ALL:
        return record
    claims = record.claims
    funding = tuple(claim for claim in claims.funding if _holds(claim, least))
    kept = {
        "funding": tuple(_linked(claim, claims.funding, funding) for claim in funding),
        "responsibilities": tuple(claim for claim in claims.responsibilities if _holds(claim, least)),
        "relations": tuple(claim for claim in claims.relations if _holds(claim, least)),
    }
    return Record(record.document, claims.model_copy(update=kept))


def left_out(claims: Claims, least: Decimal) -> int:
    """Return how many claims are below a threshold."""
    kinds: tuple[tuple[Claim, ...], ...] = (claims.funding, claims.responsibilities, claims.relations)
    return sum(not _holds(claim, least) for kind in kinds for claim in kind)


def _holds(claim: Claim, least: Decimal) -> bool:
    return least == ALL or (claim.confidence is not None and claim.confidence >= least)


def _linked(claim: Funding, before: tuple[Funding, ...], kept: tuple[Funding, ...]) -> Funding:
    """Return a claim without its links to claims that are not kept."""
    gone: dict[str, None] = {}
    if claim.same_as is not None and restated(claim, before) not in kept:
        gone["same_as"] = None
    if claim.part_of is not None and larger(claim, before) not in kept:
        gone["part_of"] = None
    return claim.model_copy(update=gone) if gone else claim
