"""What the graph takes from a document: description and claims, and how its claims hang together."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.errors import BadClaim
from ontology.ids import document_ref
from ontology.model import Claim, Claims, Document, Funding, Names, Part, Relation, Responsibility
from ontology.terms import GOVERNMENT


@dataclass(frozen=True, slots=True)
class Record:
    """A document with what it claims. The text is not here: the graph sees quotes, never documents."""

    document: Document
    claims: Claims

    @property
    def ref(self) -> str:
        """The id under which the graph knows the document."""
        return document_ref(self.document.id)


def all_claims(record: Record) -> Iterator[Claim]:
    """Yield every claim of a document: funding, responsibilities, relations."""
    yield from record.claims.funding
    yield from record.claims.responsibilities
    yield from record.claims.relations


def roles(claim: Claim) -> tuple[tuple[str, Names], ...]:
    """Return the roles that a claim gives to names, each with its names: ``("FUNDER", ("the government",))``."""
    match claim:
        case Funding():
            return (
                ("FUNDER", claim.funder),
                ("RECIPIENT", claim.recipient),
                ("SCHEME", claim.scheme),
                ("PLACE", claim.place),
            )
        case Responsibility():
            return (("ACTOR", claim.actor),)
        case Relation():
            return (("SUBJECT", (claim.subject,)), ("OBJECT", (claim.object,)))


def said_on(record: Record, claim: Claim) -> dt.date | None:
    """Return the day on which a claim was made: of the part of a bundle in which it stands, else of the document."""
    start = claim.evidence.start
    part = next((part.date for part in record.document.parts if part.date and part.start <= start < part.end), None)
    return part or record.document.date


def latest(record: Record) -> dt.date | None:
    """Return a document's day, of a bundle without one the latest day of its parts."""
    parts = (part.date for part in record.document.parts if part.date)
    return record.document.date or max(parts, default=None)


def part_of(document: Document, offset: int) -> Part | None:
    """Return the part of a bundle in which an offset stands, None where the document is no bundle."""
    return next((part for part in document.parts if part.start <= offset < part.end), None)


def restated(claim: Funding, funding: tuple[Funding, ...]) -> Funding | None:
    """Return the earlier claim of the same document that ``claim`` states again, None if it is the first."""
    return next((other for other in funding if other.evidence.start == claim.same_as), None)


def larger(claim: Funding, funding: tuple[Funding, ...]) -> Funding | None:
    """Return the claim of the same document that ``claim`` is said to be part of: the nearest one so quoted."""
    quoted = [other for other in funding if other is not claim and other.evidence.quote == claim.part_of]
    return min(quoted, key=lambda other: abs(other.evidence.start - claim.evidence.start), default=None)


def check(record: Record) -> None:
    """Raise :class:`BadClaim` where a claim names nothing of its document or points at no claim of it."""
    known = {entity.name for entity in record.claims.entities} | {GOVERNMENT}
    for claim in all_claims(record):
        for role, names in roles(claim):
            for name in names:
                if name not in known:
                    raise _bad(record, claim, f"its {role.lower()} {name!r} is not among the document's entities")
    for claim in record.claims.funding:
        if claim.same_as is not None and restated(claim, record.claims.funding) is None:
            raise _bad(record, claim, f"no funding claim starts at {claim.same_as}, which it repeats")
        if claim.part_of is not None and larger(claim, record.claims.funding) is None:
            raise _bad(record, claim, f"no other funding claim quotes {claim.part_of!r}, of which it is a part")


def _bad(record: Record, claim: Claim, what: str) -> BadClaim:
    place = f"{record.document.source}, offset {claim.evidence.start}"
    return BadClaim(f"{place}: claim {claim.id} of rule {claim.rule} is broken: {what}; extract the document again")
