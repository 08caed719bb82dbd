"""Records made from a few words, for the cases of resolution and flows."""

import datetime as dt
from decimal import Decimal
from typing import Any

from graph.records import Record
from ontology.ids import document_id
from ontology.model import Claims, Document, Evidence, Funding, NamedEntity, Relation
from ontology.terms import Bound, Currency, EntityType, FundingStatus, Nature, Predicate
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
