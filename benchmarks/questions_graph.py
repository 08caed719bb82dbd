"""A made-up graph of any number of claims, in the shape of real documents: few names in many claims, many in few.

The same number and seed give the same models. Names are of our own; every claim has its sentence.
"""

import datetime as dt
import random
from collections.abc import Iterator
from decimal import Decimal

from graph.dataset import Sources
from graph.records import Record
from ontology.ids import claim_id, claim_ref, document_id, document_ref, entity_id, flow_id, promise_id
from ontology.model import (
    Claims,
    Disagreement,
    Document,
    Echo,
    Entity,
    Evidence,
    Flow,
    Funding,
    Member,
    NamedEntity,
    Occupancy,
    Promise,
    Relation,
    Responsibility,
    Succession,
)
from ontology.terms import (
    GOVERNMENT,
    Bound,
    Currency,
    DutyStatus,
    EchoStatus,
    EntityType,
    FundingStatus,
    Nature,
    Predicate,
    Role,
    SuccessionKind,
)

CLAIMS, NAMES = 250, 60
"""Claims and names of one document."""

SHARES = {
    EntityType.BODY: 15,
    EntityType.COMPANY: 20,
    EntityType.UNIVERSITY: 5,
    EntityType.ORGANISATION: 10,
    EntityType.PROGRAMME: 15,
    EntityType.FUND: 8,
    EntityType.PLAN: 5,
    EntityType.FACILITY: 5,
    EntityType.PLACE: 10,
    EntityType.PERSON: 5,
    EntityType.POST: 2,
}
"""How many of a hundred names are of each type."""

WORDS = "Harbour Marsh Quarry Tide Lantern Copper Orchard Granite Willow Beacon Anchor Bramble Cedar Dune Ember Fern"
GIVING = (EntityType.BODY, EntityType.COMPANY)
TAKING = (EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.FACILITY)
THINGS = (EntityType.PROGRAMME, EntityType.FUND, EntityType.PLAN)
ACTING = (EntityType.BODY, EntityType.PERSON, EntityType.ORGANISATION)

Named = tuple[EntityType, str]


def sources(claims: int, seed: int = 1) -> Sources:
    """Return models with so many claims, about one name for ten of them."""
    draw = random.Random(seed)  # noqa: S311 - documents, not secrets
    known = _known(max(claims // 10, 100))
    records = [_record(number, draw, known) for number in range(max(claims // CLAIMS, 1))]
    entities = tuple(_entities(records))
    money = tuple(_flows(records, draw))
    return Sources(
        records, entities, money, _successions(entities), _occupancies(entities), tuple(_promises(records, draw))
    )


def _known(number: int) -> dict[EntityType, list[Named]]:
    words = WORDS.split()
    return {
        kind: [
            (kind, f"{words[at % 16]} {words[at // 16 % 16]} {kind.value.capitalize()} {at}")
            for at in range(max(number * share // 100, 4))
        ]
        for kind, share in SHARES.items()
    }


def _often(draw: random.Random, among: list[Named]) -> Named:
    """Return one of a list, the first ones far oftener than the last."""
    return among[min(int(len(among) ** draw.random()) - 1, len(among) - 1)]


def _record(number: int, draw: random.Random, known: dict[EntityType, list[Named]]) -> Record:
    id = document_id(str(number).encode())
    kinds = draw.choices(list(SHARES), list(SHARES.values()), k=NAMES)
    named = dict.fromkeys([_often(draw, known[kind]) for kind in (*kinds, *SHARES)])
    by_kind = {kind: [name for other, name in named if other is kind] for kind in SHARES}
    claims = [_claim(id, at * 200, draw, by_kind) for at in range(CLAIMS)]
    day = dt.date(2015, 1, 1) + dt.timedelta(days=draw.randrange(4000))
    return Record(
        Document(
            id=id,
            stem=str(number),
            title=f"Report {number}",
            date=day,
            source=f"{number}.txt",
            media_type="text/plain",
            length=CLAIMS * 200,
        ),
        Claims(
            document=str(number),
            entities=tuple(
                NamedEntity(id=f"e{at}", name=name, type=kind, mentions=(at * 200, at * 200 + 90))
                for at, (kind, name) in enumerate(named)
            ),
            funding=tuple(claim for claim in claims if isinstance(claim, Funding)),
            responsibilities=tuple(claim for claim in claims if isinstance(claim, Responsibility)),
            relations=tuple(claim for claim in claims if isinstance(claim, Relation)),
        ),
    )


def _claim(
    document: str, start: int, draw: random.Random, names: dict[EntityType, list[str]]
) -> Funding | Responsibility | Relation:
    def one(kinds: tuple[EntityType, ...]) -> str:
        return draw.choice([name for kind in kinds for name in names[kind]])

    make = draw.choices((_funding, _duty, _relation), (40, 45, 15))[0]
    claim = make(start, draw, one)
    return claim.model_copy(
        update={"id": claim_id(type(claim).__name__.lower(), document, claim.model_dump(mode="json"))}
    )


def _said(start: int, words: str) -> dict[str, Evidence]:
    sentence = f"It says here that {words}, as everybody knows who has read it, and so it was to be for years to come."
    return {
        "evidence": Evidence(start=start + 18, end=start + 18 + len(words), quote=words),
        "sentence": Evidence(start=start, end=start + len(sentence), quote=sentence),
    }


def _funding(start: int, draw: random.Random, one: object) -> Funding:
    assert callable(one)
    amount = draw.randrange(1, 900) * 10 ** draw.randrange(3, 8)
    nature = draw.choices((Nature.PUBLIC, Nature.PRIVATE, Nature.STATISTIC, Nature.CONTRACT), (60, 15, 15, 10))[0]
    return Funding(
        **_said(start, f"£{amount} is paid"),
        amount=Decimal(amount),
        currency=draw.choices(tuple(Currency), (90, 5, 5))[0],
        bound=draw.choice(tuple(Bound)),
        nature=nature,
        status=FundingStatus.STATED if nature is Nature.STATISTIC else draw.choice(tuple(FundingStatus)[:2]),
        funder=(draw.choice((GOVERNMENT, one(GIVING), one(GIVING))),),
        recipient=(one(TAKING),) if draw.random() < 0.4 else (),
        scheme=(one(THINGS),) if draw.random() < 0.5 else (),
        place=(one((EntityType.PLACE,)),) if draw.random() < 0.3 else (),
        rule="funding.benchmark",
    )


def _duty(start: int, draw: random.Random, one: object) -> Responsibility:
    assert callable(one)
    due = dt.date(2016, 1, 1) + dt.timedelta(days=draw.randrange(5000))
    dated = draw.random() < 0.3
    thing = one(THINGS)
    return Responsibility(
        **_said(start, f"publish a report on the {thing}"),
        actor=(draw.choice((GOVERNMENT, one(ACTING))),),
        role=draw.choice(tuple(Role)),
        action=f"publish a report on the {thing}",
        deadline=f"by {due:%B %Y}" if dated else "",
        due_from=due if dated else None,
        due_to=due if dated else None,
        status=draw.choice(tuple(DutyStatus)),
        ref=str(draw.randrange(1, 60)) if draw.random() < 0.1 else None,
        rule="responsibility.benchmark",
    )


_JOINS = (
    (Predicate.PARTNERS_WITH, ACTING[::2], TAKING),
    (Predicate.DELIVERS, (EntityType.BODY,), THINGS),
    (Predicate.HOLDS_POST, (EntityType.PERSON,), (EntityType.POST,)),
    (Predicate.LOCATED_IN, TAKING, (EntityType.PLACE,)),
    (Predicate.LEADS, (EntityType.PERSON,), THINGS),
    (Predicate.PART_OF, (EntityType.BODY,), (EntityType.BODY,)),
)


def _relation(start: int, draw: random.Random, one: object) -> Relation:
    assert callable(one)
    predicate, left, right = draw.choice(_JOINS)
    return Relation(
        **_said(start, f"they are joined by {predicate}"),
        subject=one(left),
        predicate=predicate,
        object=one(right),
        rule="relation.benchmark",
    )


def _entities(records: list[Record]) -> Iterator[Entity]:
    members: dict[Named, list[Member]] = {}
    for record in records:
        for named in record.claims.entities:
            member = Member(document=record.ref, local=named.id, name=named.name, reason="made up")
            members.setdefault((named.type, named.name), []).append(member)
        member = Member(document=record.ref, local="e9999", name=GOVERNMENT, reason="made up")
        members.setdefault((EntityType.BODY, GOVERNMENT), []).append(member)
    for (kind, name), found in sorted(members.items()):
        documents = tuple(sorted({member.document for member in found}))
        yield Entity(
            id=entity_id(kind, name),
            type=kind,
            name=name,
            forms=(name,),
            documents=documents,
            members=tuple(found),
        )


def _flows(records: list[Record], draw: random.Random) -> Iterator[Flow]:
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
        disagrees_with=(Disagreement(flow=whole.id, reason="made up"),)
        if whole and len(whole.id) and whole.id[5] == "0"
        else (),
        documents=(document_ref(record.document.id),),
    )


def _promises(records: list[Record], draw: random.Random) -> Iterator[Promise]:
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


def _successions(entities: tuple[Entity, ...]) -> tuple[Succession, ...]:
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


def _occupancies(entities: tuple[Entity, ...]) -> tuple[Occupancy, ...]:
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
