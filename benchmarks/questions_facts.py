"""What is resolved of made-up documents: one flow for each sum, promises with echoes, successions and occupancies."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from decimal import Decimal

from graph.records import Record
from ontology.ids import claim_ref, document_ref, entity_id, flow_id, promise_id
from ontology.model import (
    Disagreement,
    Echo,
    Entity,
    Flow,
    Funding,
    Occupancy,
    Promise,
    Responsibility,
    Succession,
)
from ontology.terms import GOVERNMENT, DutyStatus, EchoStatus, EntityType, Role, SuccessionKind


def flows(records: Sequence[Record], draw: random.Random) -> Iterator[Flow]:
    """Yield one flow for each funding claim, every tenth a part of the one before it."""
    before: Flow | None = None
    for record in records:
        for claim in record.claims.funding:
            before = _flow(record, claim, before if draw.random() < 0.1 else None)
            yield before


def _flow(record: Record, claim: Funding, whole: Flow | None) -> Flow:
    def ids(names: tuple[str, ...]) -> tuple[str, ...]:
        kinds = {named.name: named.type for named in record.claims.entities} | {GOVERNMENT: EntityType.BODY}
        return tuple(entity_id(kinds[name], name) for name in names)

    claims = (claim_ref(claim.id),)
    return Flow(
        id=flow_id(list(claims)),
        claims=claims,
        amount=claim.amount,
        amount_low=claim.amount,
        amount_high=claim.amount,
        currency=claim.currency,
        bound=claim.bound,
        nature=claim.nature,
        status=claim.status,
        funder=ids(claim.funder),
        recipient=ids(claim.recipient),
        scheme=ids(claim.scheme),
        place=ids(claim.place),
        part_of=whole.id if whole else None,
        disagrees_with=(Disagreement(flow=whole.id, reason="made up"),) if whole and whole.id[5] == "0" else (),
        documents=(document_ref(record.document.id),),
    )


def promises(records: Sequence[Record], draw: random.Random) -> Iterator[Promise]:
    """Yield a promise for each planned duty of a lead; a finished duty of another document echoes every third."""
    done = [
        (record, claim)
        for record in records
        for claim in record.claims.responsibilities
        if claim.status is DutyStatus.DONE and record.document.date
    ]
    for record in records:
        ids = {named.name: entity_id(named.type, named.name) for named in record.claims.entities}
        ids[GOVERNMENT] = entity_id(EntityType.BODY, GOVERNMENT)
        for claim in record.claims.responsibilities:
            if claim.status is DutyStatus.PLANNED and claim.role is Role.LEAD:
                echoes = (_echo(*draw.choice(done)),) if done and draw.random() < 1 / 3 else ()
                yield _promise(record, claim, ids, echoes)


def _echo(record: Record, claim: Responsibility) -> Echo:
    assert record.document.date
    return Echo(
        claim=claim_ref(claim.id),
        says=EchoStatus.DONE,
        date=record.document.date,
        reason="made up",
        probability=Decimal("0.9"),
    )


def _promise(record: Record, claim: Responsibility, ids: dict[str, str], echoes: tuple[Echo, ...]) -> Promise:
    claims = (claim_ref(claim.id),)
    return Promise(
        id=promise_id(list(claims)),
        claims=claims,
        action=claim.action,
        deadline=claim.deadline,
        due_from=claim.due_from,
        due_to=claim.due_to,
        ref=claim.ref,
        made=record.document.date,
        owner=tuple(ids[name] for name in claim.actor),
        about=tuple(id for name, id in ids.items() if claim.action.endswith(name)),
        echoes=echoes,
    )


def successions(entities: tuple[Entity, ...]) -> tuple[Succession, ...]:
    """Return renamings: of every three bodies the first became the second."""
    bodies = [entity.id for entity in entities if entity.type is EntityType.BODY]
    return tuple(
        Succession(
            before=before,
            after=after,
            kind=SuccessionKind.RENAMED,
            date=dt.date(2016, 1, 1) + dt.timedelta(days=at * 3 % 3000),
            source=f"made-up:{at}",
        )
        for at, (before, after) in enumerate(zip(bodies[::3], bodies[1::3], strict=False))
    )


def occupancies(entities: tuple[Entity, ...]) -> tuple[Occupancy, ...]:
    """Return who held which post for a year: posts in turn, year after year."""
    persons = [entity.id for entity in entities if entity.type is EntityType.PERSON]
    posts = [entity.id for entity in entities if entity.type is EntityType.POST]
    return tuple(
        Occupancy(
            person=person,
            post=posts[at % len(posts)],
            start=dt.date(2010 + at // len(posts) % 15, 1, 1),
            end=dt.date(2011 + at // len(posts) % 15, 1, 1),
            source=f"made-up:{at}",
        )
        for at, person in enumerate(persons)
    )
