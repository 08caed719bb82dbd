"""The claims of one made-up document: sums, duties and relations among its names, each with its sentence."""

import datetime as dt
import random
from collections.abc import Callable, Mapping
from decimal import Decimal

from ontology.ids import claim_id
from ontology.model import Evidence, Funding, Relation, Responsibility
from ontology.terms import (
    GOVERNMENT,
    Bound,
    Currency,
    DutyStatus,
    EntityType,
    FundingStatus,
    Nature,
    Predicate,
    Role,
)

GIVING = (EntityType.BODY, EntityType.COMPANY)
TAKING = (EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.FACILITY)
THINGS = (EntityType.PROGRAMME, EntityType.FUND, EntityType.PLAN)
ACTING = (EntityType.BODY, EntityType.PERSON, EntityType.ORGANISATION)

_JOINS = (
    (Predicate.PARTNERS_WITH, ACTING[::2], TAKING),
    (Predicate.DELIVERS, (EntityType.BODY,), THINGS),
    (Predicate.HOLDS_POST, (EntityType.PERSON,), (EntityType.POST,)),
    (Predicate.LOCATED_IN, TAKING, (EntityType.PLACE,)),
    (Predicate.LEADS, (EntityType.PERSON,), THINGS),
    (Predicate.PART_OF, (EntityType.BODY,), (EntityType.BODY,)),
)

Names = Mapping[EntityType, list[str]]
One = Callable[[tuple[EntityType, ...]], str]
"""Draws a name of one of these types."""


def made(document: str, start: int, draw: random.Random, names: Names) -> Funding | Responsibility | Relation:
    """Return a claim of a document at this place of its text; of a hundred, 40 are sums, 45 duties, 15 relations."""

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


def _funding(start: int, draw: random.Random, one: One) -> Funding:
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


def _duty(start: int, draw: random.Random, one: One) -> Responsibility:
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


def _relation(start: int, draw: random.Random, one: One) -> Relation:
    predicate, left, right = draw.choice(_JOINS)
    return Relation(
        **_said(start, f"they are joined by {predicate}"),
        subject=one(left),
        predicate=predicate,
        object=one(right),
        rule="relation.benchmark",
    )
