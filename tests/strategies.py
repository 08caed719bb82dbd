"""Hypothesis strategies for every model: documents, claims whose evidence is in their text, and what follows."""

import datetime as dt
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy, composite

from graph.records import Record
from ontology.ids import claim_id, document_id, entity_id, flow_id
from ontology.model import (
    Claims,
    Document,
    Entity,
    Evidence,
    Flow,
    Funding,
    Judgement,
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

C = TypeVar("C", Funding, Responsibility, Relation)

_AWKWARD = "\t\n\r\u00a0\u2011\u2019\u201c\U0001f4b7£€ß\\\"'<>&{}|^`"
_WORDS = ["Harbour", "Marsh", "Quarry", "Tide", "Lantern", "Copper", "Orchard", "Granite", "Willow", "Beacon"]


def texts(smallest: int = 1, largest: int = 60) -> SearchStrategy[str]:
    """Return text with the characters that break formats: tabs, quotes, brackets, odd spaces, other planes."""
    letters = st.characters(exclude_categories=["Cs", "Cc"])
    return st.text(st.one_of(letters, st.sampled_from(_AWKWARD)), min_size=smallest, max_size=largest)


def words(smallest: int = 1, largest: int = 40) -> SearchStrategy[str]:
    """Return text with something to see in it, and no space at its ends."""
    return texts(smallest, largest).map(str.strip).filter(bool)


def names() -> SearchStrategy[str]:
    """Return names: a few made-up ones that recur, and now and then any characters at all."""
    pair = st.tuples(st.sampled_from(_WORDS), st.sampled_from(_WORDS)).map(" ".join)
    return st.one_of(pair, pair.map(lambda name: f"{name} Trust"), words(1, 20))


def amounts() -> SearchStrategy[Decimal]:
    """Return money in whole units or hundredths, as JSON can hold it."""
    return st.one_of(
        st.integers(1, 10**13).map(Decimal),
        st.integers(1, 10**9).map(lambda pence: Decimal(pence).scaleb(-2).normalize()),
    )


def confidences() -> SearchStrategy[Decimal | None]:
    """Return probabilities in hundredths, or none."""
    return st.one_of(st.none(), st.integers(0, 100).map(lambda hundredths: Decimal(hundredths).scaleb(-2)))


def dates() -> SearchStrategy[dt.date]:
    """Return days of the centuries that documents are of."""
    return st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@composite
def evidence(draw: DrawFn, text: str) -> Evidence:
    """Return evidence cut from a text."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, min(len(text), start + 80)))
    return Evidence(start=start, end=end, quote=text[start:end], page=draw(st.none() | st.integers(1, 400)))


@composite
def sentences(draw: DrawFn, text: str, said: Evidence) -> Evidence | None:
    """Return a longer stretch around evidence, or None."""
    start, end = draw(st.integers(0, said.start)), draw(st.integers(said.end, len(text)))
    return draw(st.none() | st.just(Evidence(start=start, end=end, quote=text[start:end], page=said.page)))


@composite
def named_entities(draw: DrawFn, text: str) -> tuple[NamedEntity, ...]:
    """Return a document's entities under names that differ."""
    found = draw(st.lists(names(), unique=True, max_size=5))
    starts = st.lists(st.integers(0, len(text) - 1), unique=True, max_size=4).map(sorted)
    forms = st.lists(names(), unique=True, max_size=2)
    return tuple(
        NamedEntity(
            id=f"e{number}",
            name=name,
            type=draw(st.sampled_from(EntityType)),
            aliases=tuple(form for form in draw(forms) if form != name),
            mentions=tuple(draw(starts)),
        )
        for number, name in enumerate(found, 1)
    )


def _some(known: tuple[str, ...], smallest: int = 0) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(known), unique=True, min_size=smallest, max_size=3).map(tuple)


@composite
def fundings(draw: DrawFn, text: str, known: tuple[str, ...]) -> Funding:
    """Return a funding claim on a text; links to other claims are for :func:`claims` to make."""
    amount = draw(amounts())
    said = draw(evidence(text))
    return Funding(
        evidence=said,
        sentence=draw(sentences(text, said)),
        amount=amount,
        amount_max=draw(st.none() | st.just(amount * 2)),
        currency=draw(st.sampled_from(Currency)),
        bound=draw(st.sampled_from(Bound)),
        nature=draw(st.sampled_from(Nature)),
        status=draw(st.sampled_from(FundingStatus)),
        funder=draw(_some(known)),
        recipient=draw(_some(known)),
        scheme=draw(_some(known)),
        place=draw(_some(known)),
        period=draw(st.just("") | words()),
        rule="funding.strategy",
        confidence=draw(confidences()),
    )


@composite
def responsibilities(draw: DrawFn, text: str, known: tuple[str, ...]) -> Responsibility:
    """Return a responsibility on a text."""
    due = sorted(draw(st.lists(dates(), min_size=2, max_size=2)))
    said = draw(evidence(text))
    return Responsibility(
        evidence=said,
        sentence=draw(sentences(text, said)),
        actor=draw(_some(known, 1)),
        role=draw(st.sampled_from(Role)),
        action=draw(words()),
        deadline=draw(st.just("") | words()),
        due_from=draw(st.none() | st.just(due[0])),
        due_to=draw(st.none() | st.just(due[1])),
        status=draw(st.sampled_from(DutyStatus)),
        ref=draw(st.none() | st.integers(1, 99).map(lambda number: f"Recommendation {number}")),
        rule="duty.strategy",
        confidence=draw(confidences()),
    )


@composite
def relations(draw: DrawFn, text: str, known: tuple[str, ...]) -> Relation:
    """Return a relation on a text."""
    said = draw(evidence(text))
    return Relation(
        evidence=said,
        sentence=draw(sentences(text, said)),
        subject=draw(st.sampled_from(known)),
        predicate=draw(st.sampled_from(Predicate)),
        object=draw(st.sampled_from(known)),
        rule="relation.strategy",
        confidence=draw(confidences()),
    )


@composite
def claims(draw: DrawFn, text: str, document: str) -> Claims:
    """Return all claims of a text, with ids, names that are among the entities, and links that lead somewhere."""
    entities = draw(named_entities(text))
    known = (GOVERNMENT, *(entity.name for entity in entities))
    money = [identified(document, claim) for claim in draw(st.lists(fundings(text, known), max_size=3))]
    return Claims(
        document=draw(words(1, 12)),
        entities=entities,
        funding=_distinct([identified(document, claim) for claim in _linked(draw, money)]),
        responsibilities=_distinct(
            [identified(document, claim) for claim in draw(st.lists(responsibilities(text, known), max_size=2))]
        ),
        relations=_distinct(
            [identified(document, claim) for claim in draw(st.lists(relations(text, known), max_size=2))]
        ),
    )


def _linked(draw: DrawFn, money: list[Funding]) -> list[Funding]:
    starts = [claim.evidence.start for claim in money]
    if len(money) < 2 or len(set(starts)) < len(starts):
        return money
    first, *others = sorted(money, key=lambda claim: claim.evidence.start)
    links: list[dict[str, Any]] = [{}, {"same_as": first.evidence.start}]
    if all(first.evidence.quote != claim.evidence.quote for claim in others):
        links.append({"part_of": first.evidence.quote})
    return [first, *(claim.model_copy(update=draw(st.sampled_from(links))) for claim in others)]


def _distinct(found: list[C]) -> tuple[C, ...]:
    return tuple({claim.id: claim for claim in found}.values())


def identified(document: str, claim: C) -> C:
    """Return a claim under the id that its content gives it."""
    content = claim.model_dump(mode="json", exclude={"id", "rule", "confidence"}, exclude_none=True)
    return claim.model_copy(update={"id": claim_id(type(claim).__name__.lower(), document, content)})


@composite
def documents(draw: DrawFn, text: str) -> Document:
    """Return the description of a text."""
    middle = draw(st.integers(0, len(text)))
    part = Part(title=draw(st.none() | words()), date=draw(st.none() | dates()), start=0, end=middle)
    return Document(
        id=document_id(text.encode()),
        stem=draw(words(1, 12)),
        title=draw(st.none() | words()),
        publisher=draw(st.none() | words()),
        date=draw(st.none() | dates()),
        kind=draw(st.none() | words()),
        source=draw(words()),
        licence=draw(st.none() | words()),
        media_type=draw(st.sampled_from(["text/plain", "text/html", "application/pdf"])),
        encoding=draw(st.none() | st.just("utf-8")),
        length=len(text),
        parts=draw(st.just(()) | st.just((part,))),
        pages=draw(st.just(()) | st.just((0,))),
    )


@composite
def records(draw: DrawFn) -> tuple[Record, str]:
    """Return a document with its claims, and its text."""
    text = draw(texts(1, 300))
    document = draw(documents(text))
    return Record(document, draw(claims(text, document.id))), text


def collections(largest: int = 4) -> SearchStrategy[list[tuple[Record, str]]]:
    """Return some documents with different texts."""
    return st.lists(records(), max_size=largest, unique_by=lambda pair: pair[0].document.id)


@composite
def entities(draw: DrawFn) -> Entity:
    """Return a resolved entity as an entities file may have it."""
    kind, name = draw(st.sampled_from(EntityType)), draw(names())
    found = draw(st.lists(st.binary(min_size=1, max_size=4).map(document_id), unique=True, max_size=3).map(sorted))
    return Entity(
        id=entity_id(kind, name),
        type=kind,
        kind=draw(st.none() | st.sampled_from(BodyKind)) if kind is EntityType.BODY else None,
        name=name,
        forms=tuple(sorted(draw(st.sets(names(), max_size=3)))),
        documents=tuple(f"document/{id}" for id in found),
        valid_from=draw(st.none() | dates()),
        valid_to=draw(st.none() | dates()),
        identifiers=draw(st.dictionaries(st.sampled_from(["govuk", "wikidata", "org_id"]), words(1, 12), max_size=2)),
        members=tuple(Member(document=f"document/{id}", local="e1", name=name, reason="drawn") for id in found),
    )


@composite
def flows(draw: DrawFn) -> Flow:
    """Return a flow as a flows file may have it."""
    stated = sorted(draw(st.sets(st.binary(min_size=1, max_size=4).map(document_id), min_size=1, max_size=3)))
    low, high = sorted(draw(st.lists(amounts(), min_size=2, max_size=2)))
    ids = st.lists(st.builds(entity_id, st.sampled_from(EntityType), names()), unique=True, max_size=2).map(
        lambda found: tuple(sorted(found))
    )
    return Flow(
        id=flow_id([f"claim/{id}" for id in stated]),
        claims=tuple(f"claim/{id}" for id in stated),
        amount=draw(st.none() | st.just(low)),
        amount_low=low,
        amount_high=high,
        currency=draw(st.sampled_from(Currency)),
        bound=draw(st.sampled_from(Bound)),
        nature=draw(st.sampled_from(Nature)),
        status=draw(st.sampled_from(FundingStatus)),
        funder=draw(ids),
        recipient=draw(ids),
        scheme=draw(ids),
        place=draw(ids),
        period=draw(st.just("") | words()),
        documents=("document/0123456789abcdef",),
        reasons=draw(st.just(()) | words().map(lambda reason: (reason,))),
    )


def successions() -> SearchStrategy[Succession]:
    """Return successions of bodies."""
    body = st.builds(entity_id, st.just(EntityType.BODY), names())
    return st.builds(
        Succession, before=body, after=body, kind=st.sampled_from(SuccessionKind), date=dates(), source=words()
    )


def occupancies() -> SearchStrategy[Occupancy]:
    """Return occupancies of posts."""
    person = st.builds(entity_id, st.just(EntityType.PERSON), names())
    post = st.builds(entity_id, st.just(EntityType.POST), names())
    return st.builds(Occupancy, person=person, post=post, start=dates(), end=st.none() | dates(), source=words())


def judgements() -> SearchStrategy[Judgement]:
    """Return human judgements on names or ids."""
    side = st.one_of(names(), st.builds(entity_id, st.sampled_from(EntityType), names()))
    return st.builds(Judgement, left=side, right=side, verdict=st.sampled_from(["same", "different"]), note=words())
