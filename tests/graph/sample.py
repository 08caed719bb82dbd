"""A small graph by hand: two documents of our own, sixteen claims, their entities and flows.

The story: a fund is promised, a part of it goes to a harbour trust, a year later it has been paid out; the second
document gives another sum for the whole fund, and the agency that runs it has a new name.
"""

import datetime as dt
import re
from decimal import Decimal
from typing import TypeVar

from graph.build import Graph, build
from graph.records import Record
from ontology.ids import claim_id, claim_ref, document_id, document_ref, flow_id
from ontology.model import (
    Claims,
    Document,
    Entity,
    Evidence,
    Flow,
    Funding,
    Member,
    NamedEntity,
    Occupancy,
    Part,
    Relation,
    Responsibility,
    Succession,
)
from ontology.terms import (
    GOVERNMENT,
    BodyKind,
    Bound,
    Currency,
    DutyStatus,
    EntityType,
    FundingStatus,
    Nature,
    Predicate,
    Role,
    SuccessionKind,
)

PROMISE = """Help for small harbours
12 March 2024

The Department for Transport will put £40 million into the Coastal Repair Fund over the next three years. Of this,
£6 million will go to the Port Ellery Harbour Trust for a new sea wall in Whitby.

The fund, which the Harbour Office runs, will open by June 2024. Iris Calder, the Minister for Ports, said:
“We will publish a map of every weak sea wall.”

Small ports handled goods worth about £1.2 billion in 2022. Marlow Dredging bought Tyne Quays for £15 million.
"""

PROGRESS = """Small harbours: one year on
20 May 2025

The Department for Transport (DfT) has paid out £38 million through the Coastal Repair Fund. That includes the
£6 million for the Port Ellery Harbour Trust; its sea wall in Whitby – “cheaper & better” – is finished.

The Harbour Agency published the map in July 2024, and will work with Tyne Quays on dredging by spring 2026.
The Harbour Agency, formerly the Harbour Office, is led by Iris Calder.
"""

_STOP = re.compile(r"[.:;]”?(?=\s)|\n\n")

C = TypeVar("C", Funding, Responsibility, Relation)

PROMISE_ID = document_id(PROMISE.encode())
PROGRESS_ID = document_id(PROGRESS.encode())


def _said(text: str, quote: str, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def _starts(text: str, *forms: str) -> tuple[int, ...]:
    return tuple(sorted(at for form in forms for at in range(len(text)) if text.startswith(form, at)))


def _entity(text: str, number: int, name: str, kind: EntityType, *aliases: str) -> NamedEntity:
    return NamedEntity(id=f"e{number}", name=name, type=kind, aliases=aliases, mentions=_starts(text, name, *aliases))


def _around(text: str, said: Evidence) -> Evidence:
    """Return the sentence in which a quote stands."""
    start = max((stop.end() for stop in _STOP.finditer(text, 0, said.start + 1)), default=0)
    start += len(text[start:]) - len(text[start:].lstrip())
    stop = _STOP.search(text, said.end - 1)
    end = stop.end() if stop and stop.group().strip() else said.end
    return Evidence(start=start, end=end, quote=text[start:end])


def with_sentence(text: str, claim: C) -> C:
    """Return the claim with the sentence around its evidence."""
    return claim.model_copy(update={"sentence": _around(text, claim.evidence)})


def with_id(document: str, claim: C) -> C:
    """Return the claim under the id that its content gives it."""
    content = claim.model_dump(mode="json", exclude={"id"}, exclude_none=True)
    return claim.model_copy(update={"id": claim_id(type(claim).__name__.lower(), document, content)})


def _relation(text: str, quote: str, subject: str, predicate: Predicate, obj: str) -> Relation:
    return Relation(
        evidence=_said(text, quote), subject=subject, predicate=predicate, object=obj, rule="relation.sample"
    )


_DFT = "Department for Transport"
_FUND = "Coastal Repair Fund"
_TRUST = "Port Ellery Harbour Trust"

_PROMISE_CLAIMS = Claims(
    document="promise",
    entities=(
        _entity(PROMISE, 1, _DFT, EntityType.BODY),
        _entity(PROMISE, 2, _FUND, EntityType.FUND),
        _entity(PROMISE, 3, _TRUST, EntityType.ORGANISATION),
        _entity(PROMISE, 4, "Whitby", EntityType.PLACE),
        _entity(PROMISE, 5, "Harbour Office", EntityType.BODY),
        _entity(PROMISE, 6, "Iris Calder", EntityType.PERSON),
        _entity(PROMISE, 7, "Minister for Ports", EntityType.POST),
        _entity(PROMISE, 8, "Marlow Dredging", EntityType.COMPANY),
        _entity(PROMISE, 9, "Tyne Quays", EntityType.COMPANY),
    ),
    funding=(
        Funding(
            evidence=_said(PROMISE, "£40 million"),
            amount=Decimal(40_000_000),
            currency=Currency.GBP,
            bound=Bound.EXACT,
            nature=Nature.PUBLIC,
            status=FundingStatus.PLANNED,
            funder=(_DFT,),
            scheme=(_FUND,),
            period="over the next three years",
            rule="funding.sample",
            confidence=Decimal("0.9"),
        ),
        Funding(
            evidence=_said(PROMISE, "£6 million"),
            amount=Decimal(6_000_000),
            currency=Currency.GBP,
            bound=Bound.EXACT,
            nature=Nature.PUBLIC,
            status=FundingStatus.PLANNED,
            funder=(_DFT,),
            recipient=(_TRUST,),
            scheme=(_FUND,),
            place=("Whitby",),
            part_of="£40 million",
            rule="funding.sample",
        ),
        Funding(
            evidence=_said(PROMISE, "about £1.2 billion"),
            amount=Decimal(1_200_000_000),
            currency=Currency.GBP,
            bound=Bound.ABOUT,
            nature=Nature.STATISTIC,
            status=FundingStatus.STATED,
            period="in 2022",
            rule="funding.sample",
        ),
        Funding(
            evidence=_said(PROMISE, "£15 million"),
            amount=Decimal(15_000_000),
            currency=Currency.GBP,
            bound=Bound.EXACT,
            nature=Nature.ACQUISITION,
            status=FundingStatus.DONE,
            funder=("Marlow Dredging",),
            recipient=("Tyne Quays",),
            rule="funding.sample",
        ),
    ),
    responsibilities=(
        Responsibility(
            evidence=_said(PROMISE, "We will publish a map of every weak sea wall."),
            actor=(GOVERNMENT,),
            role=Role.LEAD,
            action="publish a map of every weak sea wall",
            status=DutyStatus.PLANNED,
            ref="Recommendation 3",
            rule="duty.sample",
        ),
        Responsibility(
            evidence=_said(PROMISE, "The fund, which the Harbour Office runs, will open by June 2024."),
            actor=("Harbour Office",),
            role=Role.LEAD,
            action="open the fund",
            deadline="by June 2024",
            due_to=dt.date(2024, 6, 30),
            status=DutyStatus.PLANNED,
            rule="duty.sample",
        ),
    ),
    relations=(
        _relation(PROMISE, "The fund, which the Harbour Office runs", "Harbour Office", Predicate.DELIVERS, _FUND),
        _relation(
            PROMISE, "Iris Calder, the Minister for Ports", "Iris Calder", Predicate.HOLDS_POST, "Minister for Ports"
        ),
        _relation(PROMISE, "Marlow Dredging bought Tyne Quays", "Marlow Dredging", Predicate.ACQUIRED, "Tyne Quays"),
    ),
)

_PROGRESS_CLAIMS = Claims(
    document="progress",
    entities=(
        _entity(PROGRESS, 1, _DFT, EntityType.BODY, "DfT"),
        _entity(PROGRESS, 2, _FUND, EntityType.FUND),
        _entity(PROGRESS, 3, _TRUST, EntityType.ORGANISATION),
        _entity(PROGRESS, 4, "Whitby", EntityType.PLACE),
        _entity(PROGRESS, 5, "Harbour Agency", EntityType.BODY),
        _entity(PROGRESS, 6, "Tyne Quays", EntityType.COMPANY),
        _entity(PROGRESS, 7, "Harbour Office", EntityType.BODY),
        _entity(PROGRESS, 8, "Iris Calder", EntityType.PERSON),
    ),
    funding=(
        Funding(
            evidence=_said(PROGRESS, "£38 million"),
            amount=Decimal(38_000_000),
            currency=Currency.GBP,
            bound=Bound.EXACT,
            nature=Nature.PUBLIC,
            status=FundingStatus.DONE,
            funder=(_DFT,),
            scheme=(_FUND,),
            rule="funding.sample",
        ),
        Funding(
            evidence=_said(PROGRESS, "£6 million"),
            amount=Decimal(6_000_000),
            currency=Currency.GBP,
            bound=Bound.EXACT,
            nature=Nature.PUBLIC,
            status=FundingStatus.DONE,
            funder=(_DFT,),
            recipient=(_TRUST,),
            scheme=(_FUND,),
            place=("Whitby",),
            part_of="£38 million",
            rule="funding.sample",
        ),
    ),
    responsibilities=(
        Responsibility(
            evidence=_said(PROGRESS, "The Harbour Agency published the map in July 2024"),
            actor=("Harbour Agency",),
            role=Role.LEAD,
            action="published the map",
            status=DutyStatus.DONE,
            ref="Recommendation 3",
            rule="duty.sample",
        ),
        Responsibility(
            evidence=_said(PROGRESS, "will work with Tyne Quays on dredging by spring 2026"),
            actor=("Tyne Quays",),
            role=Role.SUPPORT,
            action="work on dredging",
            deadline="by spring 2026",
            due_from=dt.date(2026, 3, 1),
            due_to=dt.date(2026, 5, 31),
            status=DutyStatus.PLANNED,
            rule="duty.sample",
        ),
    ),
    relations=(
        _relation(
            PROGRESS,
            "The Harbour Agency, formerly the Harbour Office",
            "Harbour Agency",
            Predicate.FORMERLY,
            "Harbour Office",
        ),
        _relation(PROGRESS, "is led by Iris Calder", "Iris Calder", Predicate.LEADS, "Harbour Agency"),
        _relation(
            PROGRESS,
            "The Harbour Agency published the map in July 2024, and will work with Tyne Quays",
            "Harbour Agency",
            Predicate.PARTNERS_WITH,
            "Tyne Quays",
        ),
    ),
)


def _record(claims: Claims, text: str, **known: object) -> Record:
    document = document_id(text.encode())
    return Record(
        Document.model_validate(
            {
                "id": document,
                "stem": claims.document,
                "source": f"{claims.document}.txt",
                "media_type": "text/plain",
                "encoding": "utf-8",
                "length": len(text),
                **known,
            }
        ),
        claims.model_copy(
            update={
                "funding": tuple(with_id(document, with_sentence(text, claim)) for claim in claims.funding),
                "responsibilities": tuple(
                    with_id(document, with_sentence(text, claim)) for claim in claims.responsibilities
                ),
                "relations": tuple(with_id(document, with_sentence(text, claim)) for claim in claims.relations),
            }
        ),
    )


def records() -> tuple[Record, ...]:
    """Return the two documents with their claims, in the order of their dates."""
    return (
        _record(
            _PROMISE_CLAIMS,
            PROMISE,
            title="Help for small harbours",
            publisher=_DFT,
            date=dt.date(2024, 3, 12),
            kind="press release",
            licence="OGL-UK-3.0",
            parts=(Part(title="Help for small harbours", date=dt.date(2024, 3, 12), start=0, end=len(PROMISE)),),
        ),
        _record(_PROGRESS_CLAIMS, PROGRESS, title="Small harbours: one year on", date=dt.date(2025, 5, 20)),
    )


def texts() -> dict[str, str]:
    """Return the text of each document by its id in the graph (``document/...``)."""
    return {document_ref(PROMISE_ID): PROMISE, document_ref(PROGRESS_ID): PROGRESS}


def _resolved(name: str, type_: EntityType, locals_: tuple[str | None, str | None], **known: object) -> Entity:
    refs = (document_ref(PROMISE_ID), document_ref(PROGRESS_ID))
    named = [(ref, local) for ref, local in zip(refs, locals_, strict=True) if local is not None]
    slug = name.lower().replace(" ", "-")
    return Entity.model_validate(
        {
            "id": f"{type_.value}/{slug}",
            "type": type_,
            "name": name,
            "forms": (name,),
            "documents": tuple(sorted(ref for ref, _ in named)),
            "members": tuple(
                Member(document=ref, local=local, name=name, reason="the same name") for ref, local in sorted(named)
            ),
            **known,
        }
    )


def entities() -> tuple[Entity, ...]:
    """Return the entities of both documents, by id."""
    found = (
        _resolved(
            _DFT,
            EntityType.BODY,
            ("e1", "e1"),
            kind=BodyKind.DEPARTMENT,
            forms=(_DFT, "DfT"),
            identifiers={"govuk": "department-for-transport"},
        ),
        _resolved(_FUND, EntityType.FUND, ("e2", "e2")),
        _resolved(_TRUST, EntityType.ORGANISATION, ("e3", "e3")),
        _resolved("Whitby", EntityType.PLACE, ("e4", "e4")),
        _resolved("Harbour Office", EntityType.BODY, ("e5", "e7"), kind=BodyKind.AGENCY, valid_to=dt.date(2024, 7, 1)),
        _resolved(
            "Harbour Agency", EntityType.BODY, (None, "e5"), kind=BodyKind.AGENCY, valid_from=dt.date(2024, 7, 1)
        ),
        _resolved("Iris Calder", EntityType.PERSON, ("e6", "e8")),
        _resolved("Minister for Ports", EntityType.POST, ("e7", None)),
        _resolved("Marlow Dredging", EntityType.COMPANY, ("e8", None)),
        _resolved("Tyne Quays", EntityType.COMPANY, ("e9", "e6")),
        _resolved(GOVERNMENT, EntityType.BODY, ("", None)),
    )
    return tuple(sorted(found, key=lambda entity: entity.id))


def _stated(nature: Nature, *claims: tuple[Funding, str], **known: object) -> Flow:
    ids = sorted(claim_ref(claim.id) for claim, _ in claims)
    first = claims[-1][0]
    return Flow.model_validate(
        {
            "id": flow_id(ids),
            "claims": tuple(ids),
            "amount": first.amount,
            "amount_low": first.amount,
            "amount_high": first.amount,
            "currency": first.currency,
            "bound": first.bound,
            "nature": nature,
            "status": first.status,
            "period": first.period,
            "documents": tuple(sorted({document for _, document in claims})),
            **known,
        }
    )


def flows() -> tuple[Flow, ...]:
    """Return the flows of both documents, by id."""
    promise, progress = records()
    whole, part, goods, price = ((claim, promise.ref) for claim in promise.claims.funding)
    paid, paid_part = ((claim, progress.ref) for claim in progress.claims.funding)
    dft, fund, trust = (
        "body/department-for-transport",
        "fund/coastal-repair-fund",
        "organisation/port-ellery-harbour-trust",
    )
    promised = _stated(Nature.PUBLIC, whole, funder=(dft,), scheme=(fund,))
    out = _stated(Nature.PUBLIC, paid, funder=(dft,), scheme=(fund,))
    found = (
        promised,
        out,
        _stated(
            Nature.PUBLIC,
            part,
            paid_part,
            funder=(dft,),
            recipient=(trust,),
            scheme=(fund,),
            place=("place/whitby",),
            part_of=out.id,
            reasons=("the same amount and recipient",),
        ),
        _stated(Nature.STATISTIC, goods),
        _stated(Nature.ACQUISITION, price, funder=("company/marlow-dredging",), recipient=("company/tyne-quays",)),
    )
    return tuple(sorted(found, key=lambda flow: flow.id))


def successions() -> tuple[Succession, ...]:
    """Return the one succession: the office became an agency."""
    return (
        Succession(
            before="body/harbour-office",
            after="body/harbour-agency",
            kind=SuccessionKind.RENAMED,
            date=dt.date(2024, 7, 1),
            source="successions.csv:2",
        ),
    )


def occupancies() -> tuple[Occupancy, ...]:
    """Return the one occupancy: the minister's."""
    return (
        Occupancy(
            person="person/iris-calder",
            post="post/minister-for-ports",
            start=dt.date(2023, 11, 13),
            end=dt.date(2024, 7, 5),
            source="holders.csv:2",
        ),
    )


def sample() -> Graph:
    """Return the graph of all this."""
    return build(records(), entities(), flows(), successions(), occupancies())
