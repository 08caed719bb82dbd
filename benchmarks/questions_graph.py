"""A made-up graph of any number of claims, in the shape of real documents: few names in many claims, many in few.

The same number and seed give the same models. Names are of our own; every claim has its sentence.
"""

import datetime as dt
import random
from collections.abc import Iterator

from benchmarks.questions_claims import made
from benchmarks.questions_facts import flows, occupancies, promises, successions
from graph.dataset import Sources
from graph.records import Record
from ontology.ids import document_id, entity_id
from ontology.model import Claims, Document, Entity, Funding, Member, NamedEntity, Relation, Responsibility
from ontology.terms import GOVERNMENT, EntityType

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

Named = tuple[EntityType, str]


def sources(claims: int, seed: int = 1) -> Sources:
    """Return models with so many claims, about one name for ten of them."""
    draw = random.Random(seed)  # noqa: S311 - documents, not secrets
    known = _known(max(claims // 10, 100))
    records = [_record(number, draw, known) for number in range(max(claims // CLAIMS, 1))]
    entities = tuple(_entities(records))
    money = tuple(flows(records, draw))
    made_of = (successions(entities), occupancies(entities), tuple(promises(records, draw)))
    return Sources(records, entities, money, *made_of)


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
    claims = [made(id, at * 200, draw, by_kind) for at in range(CLAIMS)]
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
