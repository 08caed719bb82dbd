"""Clusters of documents' entities as resolved entities: id, type, name, forms, and the reason for each member."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from graph.forms import is_weak, key
from graph.profiles import Unit, majority
from ontology.authority import Authority, AuthorityEntry
from ontology.ids import entity_id
from ontology.model import Entity, Member
from ontology.terms import EntityType


def provisional_id(units: Sequence[Unit], kind: EntityType | None = None) -> str:
    """Return the id that units have before it is known whether another entity claims it, too."""
    known = anchored(units)
    kind = kind or majority(units)
    if known:
        return known
    name = fullest(units)
    return entity_id(kind, name, _qualifier(units) if is_weak(key(name, kind), kind) else "")


def anchored(units: Iterable[Unit]) -> str:
    """Return the authority id that most units have, of equals the least; "" where there is none."""
    counts = Counter(unit.anchor.id for unit in units if unit.anchor)
    return min(counts, key=lambda id: (-counts[id], id), default="")


def fullest(units: Iterable[Unit]) -> str:
    """Return the fullest name of units: that of most words, then the longest, then the first by letters."""
    return min({unit.entity.name for unit in units}, key=lambda name: (-len(name.split()), -len(name), name))


def _qualifier(units: Sequence[Unit]) -> str:
    """Return what tells apart things of one name: the year for a plan, else the first document."""
    days = sorted(unit.day for unit in units if unit.day)
    if majority(units) is EntityType.PLAN and days:
        return str(days[0].year)
    return min(unit.document for unit in units).removeprefix("document/")[:8]


def identified(clusters: Sequence[Sequence[Unit]], authority: Authority) -> list[str]:
    """Return an id for each cluster; where two would have the same, each is told apart by year or first document."""
    kinds = [_type(units, authority) for units in clusters]
    plain = [provisional_id(units, kind) for units, kind in zip(clusters, kinds, strict=True)]
    taken = Counter(plain)
    ids = [
        id if taken[id] == 1 or anchored(units) else entity_id(kind, fullest(units), _qualifier(units))
        for id, units, kind in zip(plain, clusters, kinds, strict=True)
    ]
    return _numbered(ids)


def _numbered(ids: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    result = []
    for id in ids:
        seen[id] += 1
        result.append(id if seen[id] == 1 else f"{id}-{seen[id]}")
    return result


def _type(units: Sequence[Unit], authority: Authority) -> EntityType:
    known = anchored(units)
    return authority.entry(known).type if known and authority.knows(known) else majority(units)


def entity(id: str, units: Sequence[Unit], reasons: Mapping[str, str], authority: Authority) -> Entity:
    """Return the entity of a cluster; ``reasons`` are by unit."""
    known = anchored(units)
    entry = authority.entry(known) if known and authority.knows(known) else None
    kind = entry.type if entry else majority(units)
    return _dated(
        entry,
        Entity(
            id=id,
            type=kind,
            name=entry.name if entry else fullest(units),
            forms=tuple(sorted({form for unit in units for form in (unit.entity.name, *unit.entity.aliases)})),
            documents=tuple(sorted({unit.document for unit in units})),
            members=tuple(
                Member(document=unit.document, local=unit.entity.id, name=unit.entity.name, reason=reasons[unit.ref])
                for unit in units
            ),
        ),
    )


def listed(entry: AuthorityEntry) -> Entity:
    """Return an entity that no document mentions, as the authority files have it."""
    return _dated(entry, Entity(id=entry.id, type=entry.type, name=entry.name))


def _dated(entry: AuthorityEntry | None, entity: Entity) -> Entity:
    if entry is None:
        return entity
    return entity.model_copy(
        update={
            "kind": entry.kind,
            "valid_from": entry.valid_from,
            "valid_to": entry.valid_to,
            "identifiers": dict(sorted((entry.identifiers or {}).items())),
        }
    )
