"""What tells one responsibility from another: day, number, plan and actors, what it names, the words of its action."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.actions import Action, Keys, action
from graph.linker import Linker
from graph.records import Record, said_on
from ontology.authority import fold
from ontology.ids import claim_ref
from ontology.model import Evidence
from ontology.terms import DutyStatus, EntityType, Role

_NATIONS = frozenset({"united kingdom", "uk", "great britain", "britain", "england", "scotland", "wales"})
_MONEY = re.compile(
    r"[£$€]\s?\d[\d,.]*|\d[\d,.]*\s?(?:million|billion|trillion|bn|per cent)\b|\b\d[\d,.]*x\b|\b\d{1,3}(?:,\d{3})+\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Order = tuple[str, str, int, str]
"""Day, document, offset and id of a claim: the order in which duties are spoken of."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A responsibility with its names resolved.

    ``plans`` are what its document is about, ``things`` what its evidence names besides its actors, ``about`` what its
    whole sentence names, ``places`` the parts of the country that its action names, ``figures`` sums and shares.
    """

    ref: str
    document: str
    day: dt.date | None
    order: Order
    role: Role
    status: DutyStatus
    said: str
    deadline: str
    due_from: dt.date | None
    due_to: dt.date | None
    recommendation: str | None
    plans: Keys
    actors: Keys
    things: Keys
    about: Keys
    places: Keys
    figures: Keys
    years: Keys
    action: Action

    @property
    def number(self) -> str:
        """The number of the recommendation that it carries out, "" if none."""
        return fold(self.recommendation) if self.recommendation else ""

    @property
    def is_promise(self) -> bool:
        """Whether somebody takes it on for days to come."""
        return self.status is DutyStatus.PLANNED and self.role is Role.LEAD


def duties(records: Sequence[Record], links: Linker) -> list[Duty]:
    """Return the responsibilities of all records, in the order in which they are spoken of."""
    found = (duty for record in records for duty in duties_of(record, links))
    return sorted(found, key=lambda duty: duty.order)


def duties_of(record: Record, links: Linker) -> Iterator[Duty]:
    """Yield the responsibilities of one document."""
    mentions = sorted(
        (start, links.local(record.ref, entity.id)) for entity in record.claims.entities for start in entity.mentions
    )
    plans = _plans(record, links)
    places = {
        links.local(record.ref, entity.id): fold(entity.name)
        for entity in record.claims.entities
        if entity.type is EntityType.PLACE and fold(entity.name) not in _NATIONS
    }
    for claim in record.claims.responsibilities:
        day = said_on(record, claim)
        actors = frozenset(links.entity(record.ref, name) for name in claim.actor)
        named = _within(mentions, claim.evidence) - actors
        yield Duty(
            ref=claim_ref(claim.id),
            document=record.ref,
            day=day,
            order=(day.isoformat() if day else "", record.ref, claim.evidence.start, claim.id),
            role=claim.role,
            status=claim.status,
            said=claim.action,
            deadline=claim.deadline,
            due_from=claim.due_from,
            due_to=claim.due_to,
            recommendation=claim.ref,
            plans=plans,
            actors=actors,
            things=frozenset(id for id in named if not id.startswith(("place/", "person/", "post/"))),
            about=_within(mentions, claim.sentence or claim.evidence) - actors,
            places=frozenset(places[id] for id in named & places.keys() if places[id] in fold(claim.action)),
            figures=frozenset(_MONEY.findall(claim.action)),
            years=frozenset(_YEAR.findall(claim.action)),
            action=action(claim.action),
        )


def _within(mentions: Sequence[tuple[int, str]], said: Evidence) -> frozenset[str]:
    return frozenset(id for start, id in mentions if said.start <= start < said.end)


def _plans(record: Record, links: Linker) -> frozenset[str]:
    """Return the plans that a document's title names, else the one that it names most often."""
    plans = [entity for entity in record.claims.entities if entity.type is EntityType.PLAN]
    title = fold(record.document.title or "")
    titled = [plan.id for plan in plans if any(fold(form) in title for form in (plan.name, *plan.aliases))]
    counts = Counter({plan.id: len(plan.mentions) for plan in plans})
    chosen = titled or sorted(counts, key=lambda id: (-counts[id], id))[:1]
    return frozenset(links.local(record.ref, id) for id in chosen)
