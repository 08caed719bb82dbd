"""Promises: planned responsibilities, and the later claims that speak of them again."""

from collections.abc import Sequence

from graph.linker import Linker
from graph.records import Record
from ontology.ids import claim_ref, promise_id
from ontology.model import Promise
from ontology.terms import DutyStatus, Role


def promises(records: Sequence[Record], links: Linker) -> tuple[Promise, ...]:
    """Return the promises of all records with their echoes, by id."""
    return tuple(
        Promise(
            id=promise_id([claim_ref(claim.id)]),
            claims=(claim_ref(claim.id),),
            action=claim.action,
            owner=tuple(sorted({links.entity(record.ref, name) for name in claim.actor})),
        )
        for record in records
        for claim in record.claims.responsibilities
        if claim.status is DutyStatus.PLANNED and claim.role is Role.LEAD
    )
