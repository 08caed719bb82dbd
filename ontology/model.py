"""The model: documents, claims with their evidence, and what resolution makes of them. All frozen.

Claims follow the annotation guide (``benchmarks/GUIDE.md``); offsets are code points into the document's text,
end exclusive. A claim's ``evidence`` is the shortest stretch that states it, its ``sentence`` the whole sentence or
table row around that: what an edge opens; its ``confidence`` is how likely it is right. Money is in whole units of its
currency, as ``Decimal``; JSON writes it as a number.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, model_validator

from ontology.terms import (
    BodyKind,
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


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


Amount = Annotated[Decimal, PlainSerializer(_number, return_type=int | float, when_used="json")]
"""Whole units of a currency; an integer in JSON where it is one."""

Probability = Annotated[Decimal, Field(ge=0, le=1), PlainSerializer(float, return_type=float, when_used="json")]
"""From 0, sure to be wrong, to 1, sure to be right."""

Offset = Annotated[int, Field(ge=0)]
Names = tuple[str, ...]


class Frozen(BaseModel):
    """Base of all models: no unknown field, no change after it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Frozen):
    """The exact words of a document that say a claim; ``page`` counts from 1 where the source has pages."""

    start: Offset
    end: Offset
    quote: str
    page: int | None = None

    @model_validator(mode="after")
    def _quote_fills_span(self) -> Self:
        if not self.quote or self.end - self.start != len(self.quote):
            raise ValueError(f"quote has {len(self.quote)} code points, span {self.start}-{self.end}")
        return self


class NamedEntity(Frozen):
    """A real thing as one document names it; ``id`` is local to the document, ``mentions`` are start offsets."""

    id: str
    name: str
    type: EntityType
    aliases: Names = ()
    mentions: tuple[Offset, ...] = ()


class Funding(Frozen):
    """One money expression. ``part_of`` quotes the larger sum, ``same_as`` is the start offset of an earlier claim."""

    id: str = ""
    evidence: Evidence
    sentence: Evidence | None = None
    amount: Amount
    amount_max: Amount | None = None
    currency: Currency
    bound: Bound
    nature: Nature
    status: FundingStatus
    funder: Names = ()
    recipient: Names = ()
    scheme: Names = ()
    place: Names = ()
    period: str = ""
    part_of: str | None = None
    same_as: Offset | None = None
    rule: str
    confidence: Probability | None = None


class Responsibility(Frozen):
    """Somebody named, or the government, is said to do, have done, lead or be charged with a concrete thing.

    ``deadline`` is as the text says it; ``due_from`` and ``due_to`` (inclusive) are the days that it stands for, where
    they are known.
    """

    id: str = ""
    evidence: Evidence
    sentence: Evidence | None = None
    actor: Annotated[Names, Field(min_length=1)]
    role: Role
    action: str
    deadline: str = ""
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    status: DutyStatus
    ref: str | None = None
    rule: str
    confidence: Probability | None = None


class Relation(Frozen):
    """A typed edge between two named things, once per document."""

    id: str = ""
    evidence: Evidence
    sentence: Evidence | None = None
    subject: str
    predicate: Predicate
    object: str
    rule: str
    confidence: Probability | None = None


Claim = Funding | Responsibility | Relation


class Claims(Frozen):
    """All that one document says, in the guide's format; ``document`` is the file's stem."""

    document: str
    entities: tuple[NamedEntity, ...] = ()
    funding: tuple[Funding, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    relations: tuple[Relation, ...] = ()


class Part(Frozen):
    """One item of a bundle, such as a press release: its own title, date and span of the text."""

    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    start: Offset
    end: Offset


class Document(Frozen):
    """What is known about a source; ``None`` where the text does not say it. ``pages`` are start offsets of pages."""

    id: str
    stem: str
    title: str | None = None
    publisher: str | None = None
    date: dt.date | None = None
    kind: str | None = None
    source: str
    licence: str | None = None
    media_type: str
    encoding: str | None = None
    length: int
    parts: tuple[Part, ...] = ()
    pages: tuple[Offset, ...] = ()
    notices: Names = ()


class Member(Frozen):
    """A document's named entity that belongs to a resolved one, and the reason why."""

    document: str
    local: str
    name: str
    reason: str


class DatedName(Frozen):
    """A name that an entity bore from one day to another (exclusive); absent where not known, or still to come."""

    name: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


class Entity(Frozen):
    """One real thing across documents: its forms as the documents have them, and why they are one.

    ``names`` are those that authority files date, ``parent`` the body that they put it under.
    """

    id: str
    type: EntityType
    kind: BodyKind | None = None
    name: str
    forms: Names = ()
    documents: Names = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    identifiers: dict[str, str] = {}
    names: tuple[DatedName, ...] = ()
    parent: str | None = None
    members: tuple[Member, ...] = ()


class Disagreement(Frozen):
    """Another flow that gives another total for the same thing, and for what."""

    flow: str
    reason: str


class Flow(Frozen):
    """One sum of money: the claims that state it. ``amount`` is the consensus, None where the claims disagree."""

    id: str
    claims: Names
    amount: Amount | None = None
    amount_low: Amount
    amount_high: Amount
    currency: Currency
    bound: Bound
    nature: Nature
    status: FundingStatus
    funder: Names = ()
    recipient: Names = ()
    scheme: Names = ()
    place: Names = ()
    period: str = ""
    part_of: str | None = None
    disagreeing: Names = ()
    disagrees_with: tuple[Disagreement, ...] = ()
    documents: Names = ()
    reasons: Names = ()


class Echo(Frozen):
    """A later claim that speaks of a promise again: what it says, on which day, and why it is taken for an echo."""

    claim: str
    says: EchoStatus
    date: dt.date
    reason: str
    probability: Probability


class Promise(Frozen):
    """A planned responsibility and what became of it. ``made`` is the day on which it was given.

    ``claims`` make it, ``owner`` and ``about`` are ids of entities: who answers for it, and what its sentence names.
    """

    id: str
    claims: Names
    action: str
    deadline: str = ""
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    ref: str | None = None
    made: dt.date | None = None
    owner: Names = ()
    about: Names = ()
    echoes: tuple[Echo, ...] = ()


class Succession(Frozen):
    """One body came after another on a date; ``source`` names the authority row that says so."""

    before: str
    after: str
    kind: SuccessionKind
    date: dt.date
    source: str


class Occupancy(Frozen):
    """A person held a post from one date to another (exclusive); ``source`` names the authority row."""

    person: str
    post: str
    start: dt.date
    end: dt.date | None = None
    source: str


class Judgement(Frozen):
    """A human decision on two entities or names; it wins over every rule. ``at`` is an ISO date given by the user."""

    left: str
    right: str
    verdict: Literal["same", "different"]
    by: str = ""
    note: str = ""
