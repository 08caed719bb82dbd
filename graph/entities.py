"""Clusters of documents' entities as resolved entities: id, type, name, forms, and the reason for each member."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graph.forms import is_weak, key
from graph.profiles import Unit, majority
from ontology.authority import Authority, AuthorityEntry
from ontology.ids import entity_id
from ontology.model import DatedName, Entity, Member
from ontology.terms import EntityType


def provisional_id(units: Sequence[Unit], kind: EntityType | None = None) -> str:
    """Return the id that units have before it is known whether another entity claims it, too."""
    known = anchored(units)
    kind = kind or majority(units)
    if known:
        return known
    name = fullest(units)
    return entity_id(kind, name, _qualifier(units) if _needs_telling_apart(name, kind, units) else "")


def _needs_telling_apart(name: str, kind: EntityType, units: Iterable[Unit]) -> bool:
    return is_weak(key(name, kind), kind) or any(unit.is_open for unit in units)


def anchored(units: Iterable[Unit]) -> str:
    """Return the authority id that most units have, of equals the least; "" where there is none."""
    counts = Counter(unit.authority for unit in units if unit.authority)
    return min(counts, key=lambda id: (-counts[id], id), default="")


def fullest(units: Iterable[Unit]) -> str:
    """Return the fullest name of units: that of most words, then the longest, then the first by letters."""
    return min({unit.entity.name for unit in units}, key=lambda name: (-len(name.split()), -len(name), name))


def _qualifier(units: Sequence[Unit]) -> str:
    """Return what tells apart things of one name: for a plan the year in which it is first named, else a document."""
    days = sorted(unit.day for unit in units if unit.day)
    if majority(units) is EntityType.PLAN and days:
        return f"named in {days[0].year}"
    return min(unit.document for unit in units).removeprefix("document/")[:8]


def identified(clusters: Sequence[Sequence[Unit]], authority: Authority) -> list[str]:
    """Return an id for each cluster; where two would have the same, each is told apart by year or document.

    Of clusters that judgements hold apart though they have one authority entry, the largest keeps its id.
    """
    plain = [provisional_id(units, _type(units, authority)) for units in clusters]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, id in enumerate(plain):
        holders[id].append(number)
    for id, numbers in holders.items():
        for number in _told_apart(id, [(clusters[number], number) for number in numbers]):
            units = clusters[number]
            plain[number] = entity_id(majority(units), fullest(units), _qualifier(units))
    return _numbered(plain)


def _told_apart(id: str, holders: list[tuple[Sequence[Unit], int]]) -> list[int]:
    if len(holders) == 1:
        return []
    first = min(holders, key=lambda held: (-len(held[0]), held[1]))
    return [number for units, number in holders if anchored(units) != id or number != first[1]]


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
    entry = authority.entry(id) if id == anchored(units) and authority.knows(id) else None
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
            "names": tuple(
                DatedName(name=dated.name, valid_from=dated.start, valid_to=dated.end) for dated in entry.names
            ),
            "parent": entry.parent,
        }
    )
