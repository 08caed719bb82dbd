"""Documents' entities gathered into profiles: one thing by their authority entry, or by name and type alone."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.anchors import Anchor, among_kin, anchor
from graph.compare import PLAN_LIFE, Profile, keys
from graph.forms import is_weak, key, years
from graph.records import Record, all_claims, latest, roles
from ontology.authority import Authority
from ontology.ids import entity_id
from ontology.model import NamedEntity
from ontology.terms import GOVERNMENT, EntityType

GOVERNMENT_ID = entity_id(EntityType.BODY, GOVERNMENT)
"""The entity that claims mean by the literal "the government"."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A document's own entity; ``day`` is the document's date, ``anchor`` its authority entry."""

    document: str
    entity: NamedEntity
    day: dt.date | None
    anchor: Anchor | None

    @property
    def ref(self) -> str:
        """The name under which a human judgement may single it out: ``document/...#e12``."""
        return f"{self.document}#{self.entity.id}"

    @property
    def authority(self) -> str:
        """The id of its authority entry, "" if it has none."""
        return self.anchor.id if self.anchor else ""

    @property
    def is_open(self) -> bool:
        """Whether its name may mean several authority entries, so that the name alone joins it to nothing."""
        return self.anchor is not None and not self.anchor.id


@dataclass(frozen=True, slots=True)
class Gathered:
    """A profile and the units that make it."""

    profile: Profile
    units: tuple[Unit, ...]


def units(records: Iterable[Record], authority: Authority) -> list[Unit]:
    """Return the units of all documents, by document and local id, the government among them where claims name it."""
    return ordered(unit for record in records for unit in named_by(record, authority))


def ordered(units: Iterable[Unit]) -> list[Unit]:
    """Return units by document and local id."""
    return sorted(units, key=lambda unit: (unit.document, len(unit.entity.id), unit.entity.id))


def named_by(record: Record, authority: Authority) -> Iterator[Unit]:
    """Yield the units of one document."""
    day = latest(record)
    entities = record.claims.entities
    anchors = among_kin([anchor(entity, day, authority) for entity in entities], authority)
    for entity, known in zip(entities, anchors, strict=True):
        yield Unit(record.ref, entity, day, known)
    if any(GOVERNMENT in names for claim in all_claims(record) for _, names in roles(claim)):
        entity = NamedEntity(id="", name=GOVERNMENT, type=EntityType.BODY)
        yield Unit(record.ref, entity, day, Anchor(GOVERNMENT_ID, "claims write the unnamed government so"))


def gather(units: Sequence[Unit], pinned: frozenset[str]) -> list[Gathered]:
    """Return the profiles of units, by id; a pinned unit is a profile of its own."""
    groups: defaultdict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in units:
        groups[group_of(unit, pinned)].append(unit)
    split = [(*group, str(era)) for group in sorted(groups) for era in range(len(_eras(groups[group], group)))]
    parts = [part for group in sorted(groups) for part in _eras(groups[group], group)]
    return [_gathered("|".join(group), part) for group, part in zip(split, parts, strict=True)]


def group_of(unit: Unit, pinned: frozenset[str]) -> tuple[str, ...]:
    """Return what a unit shares with those that are one with it from the start: authority entry, or type and name."""
    entity = unit.entity
    name = key(entity.name, entity.type)
    if unit.ref in pinned:
        return ("unit", unit.ref)
    if unit.authority:
        return ("authority", unit.authority)
    if unit.is_open:
        return ("open", entity.type.value, name, unit.document)
    if not is_weak(name, entity.type):
        return ("named", entity.type.value, name)
    if entity.type is EntityType.PLAN and unit.day is not None:
        return ("weak", entity.type.value, name, str(unit.day.year))
    return ("weak", entity.type.value, name, unit.document)


def _eras(units: list[Unit], group: tuple[str, ...]) -> list[list[Unit]]:
    """Part the units of a plan whose name carries no year where its documents lie too far apart in time."""
    if group[:2] != ("named", EntityType.PLAN.value) or years(group[2]):
        return [units]
    dated = sorted((unit for unit in units if unit.day), key=lambda unit: unit.day or dt.date.min)
    eras: list[list[Unit]] = []
    for unit in dated:
        last = eras[-1][-1].day if eras else None
        if last is None or unit.day is None or unit.day - last > PLAN_LIFE:
            eras.append([])
        eras[-1].append(unit)
    undated = [unit for unit in units if unit.day is None]
    if len(eras) == 1:
        return [eras[0] + undated]
    return eras + ([undated] if undated else [])


def _gathered(id: str, units: list[Unit]) -> Gathered:
    kind = majority(units)
    names = tuple(unit.entity.name for unit in units)
    named = keys(names, kind)
    others = keys(tuple(form for unit in units for form in unit.entity.aliases), kind)
    days = tuple(sorted(unit.day for unit in units if unit.day))
    authority = next((unit.authority for unit in units if unit.authority), "")
    telling = frozenset() if any(unit.is_open for unit in units) else named
    return Gathered(Profile(id, kind, telling, others - named, days, authority), tuple(ordered(units)))


def majority(units: Sequence[Unit]) -> EntityType:
    """Return the type that most units have; of equals the one that comes first in the list of types."""
    counts = Counter(unit.entity.type for unit in units)
    order = list(EntityType)
    return min(counts, key=lambda kind: (-counts[kind], order.index(kind)))
