"""Records made from a few words, for the cases of resolution and flows."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from graph.records import Record
from ontology.ids import document_id
from ontology.model import Claims, Document, Evidence, Funding, NamedEntity, Relation, Responsibility
from ontology.terms import Bound, Currency, DutyStatus, EntityType, FundingStatus, Nature, Predicate, Role
from tests.strategies import identified

DAY = dt.date(2025, 6, 1)

Name = tuple[str, str] | tuple[str, str, tuple[str, ...]]
"""Type and name, and other forms: ``("body", "Harbour Agency", ("HA",))``."""


def named(stem: str, *names: Name, day: dt.date | None = DAY, money: tuple[Funding, ...] = ()) -> Record:
    """Return a document that names things."""
    id = document_id(stem.encode())
    entities = tuple(_entity(number, *name) for number, name in enumerate(names, 1))
    described = Document(id=id, stem=stem, source=f"{stem}.txt", media_type="text/plain", length=1000, date=day)
    return Record(
        described,
        Claims(document=stem, entities=entities, funding=tuple(identified(id, claim) for claim in money)),
    )


def _entity(number: int, kind: str, name: str, aliases: tuple[str, ...] = ()) -> NamedEntity:
    return NamedEntity(id=f"e{number}", name=name, type=EntityType(kind), aliases=aliases, mentions=(number * 10,))


def money(amount: float, start: int = 0, **fields: Any) -> Funding:
    """Return a funding claim of so many pounds at an offset; fields as in the model."""
    quote = f"£{amount}"
    given = {
        "evidence": Evidence(start=start, end=start + len(quote), quote=quote),
        "amount": Decimal(str(amount)),
        "currency": Currency.GBP,
        "bound": Bound.EXACT,
        "nature": Nature.PUBLIC,
        "status": FundingStatus.PLANNED,
        "rule": "funding.case",
    }
    return Funding.model_validate(given | fields)


def related(record: Record, subject: str, predicate: Predicate, obj: str) -> Record:
    """Return the record with a relation more."""
    claim = Relation(
        evidence=Evidence(start=0, end=1, quote="x"),
        subject=subject,
        predicate=predicate,
        object=obj,
        rule="relation.case",
    )
    relations = (*record.claims.relations, identified(record.document.id, claim))
    return Record(record.document, record.claims.model_copy(update={"relations": relations}))


def duty(actor: str, action: str, start: int = 0, **fields: Any) -> Responsibility:
    """Return a promise of an actor at an offset, its action its evidence; fields as in the model."""
    given = {
        "evidence": Evidence(start=start, end=start + len(action), quote=action),
        "actor": (actor,),
        "role": Role.LEAD,
        "action": action,
        "status": DutyStatus.PLANNED,
        "rule": "duty.case",
    }
    return Responsibility.model_validate(given | fields)


def promising(record: Record, *claims: Responsibility) -> Record:
    """Return the record with these responsibilities, and each name mentioned where their actions have it."""
    found = tuple(identified(record.document.id, claim) for claim in claims)
    named_ = tuple(
        entity.model_copy(update={"mentions": tuple(sorted(set(_places(entity.name, found))))})
        for entity in record.claims.entities
    )
    return Record(record.document, record.claims.model_copy(update={"responsibilities": found, "entities": named_}))


def _places(name: str, claims: tuple[Responsibility, ...]) -> Iterator[int]:
    for claim in claims:
        if name in claim.evidence.quote:
            yield claim.evidence.start + claim.evidence.quote.index(name)
