"""Entities after a change of documents: what shares names with the changed is resolved anew, the rest stays."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph import judging
from graph.kin import group, keys
from graph.memory import Group, Remembered
from graph.profiles import Unit, ordered
from graph.reach import reached
from graph.resolve import entities_of, with_neighbours
from ontology.authority import Authority
from ontology.model import Entity, Judgement, Member

_NUMBERED = re.compile(r"(.+)-\d+")


@dataclass(frozen=True, slots=True)
class Known:
    """What is the same before and after: authority data and human judgements."""

    authority: Authority
    judgements: Sequence[Judgement] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Documents before and after; ``units`` are those of the documents that are new or changed."""

    before: Mapping[str, Remembered]
    gone: frozenset[str]
    units: Mapping[str, tuple[Unit, ...]]

    def old(self) -> Iterator[Unit]:
        """Yield the units that are no more."""
        for id in sorted(self.gone):
            yield from self.before[id].units

    def new(self) -> Iterator[Unit]:
        """Yield the units that were not there."""
        for id in sorted(self.units):
            yield from self.units[id]


@dataclass(frozen=True, slots=True)
class Named:
    """All entities and groups, the documents whose names mean other entities now, and entities with other names."""

    entities: tuple[Entity, ...]
    groups: dict[str, Group]
    moved: frozenset[str]
    renamed: frozenset[str]


def named(found: Sequence[Entity], groups: Mapping[str, Group], change: Change, known: Known) -> Named | None:
    """Return the entities after a change, None where an id is taken, so that all must be told apart together."""
    now = _groups(groups, change, known)
    touched = _reached(groups, now, change, known)
    units = ordered(_unit(ref, change) for id in touched & now.keys() for ref in now[id].units)
    new = entities_of(units, known.authority, known.judgements)
    refs = {ref for id in touched & groups.keys() for ref in groups[id].units}
    old = [one for one in found if one.members and _ref(one.members[0]) in refs]
    kept = [one for one in found if one.members and _ref(one.members[0]) not in refs]
    if _clash(old, new, kept):
        return None
    every = with_neighbours([*kept, *new], known.authority)
    return Named(every, now, _moved(old, new), _renamed(old, new))


def _groups(before: Mapping[str, Group], change: Change, known: Known) -> dict[str, Group]:
    """Return all groups, those that the change enters or leaves made anew."""
    pinned = judging.pinned(known.judgements)
    new: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in change.new():
        new[group(unit, pinned)].append(unit)
    left = {group(unit, pinned) for unit in change.old()}
    now = dict(before)
    for id in sorted(left | new.keys()):
        stay = [ref for ref in before[id].units if _document(ref) not in change.gone] if id in before else []
        units = ordered([*(_unit(ref, change) for ref in stay), *new[id]])
        now.pop(id, None)
        if units:
            now[id] = Group(units=tuple(unit.ref for unit in units), keys=tuple(keys(units, known.judgements)))
    return dict(sorted(now.items()))


def _reached(before: Mapping[str, Group], now: Mapping[str, Group], change: Change, known: Known) -> set[str]:
    """Return the groups that the change touches, step by step from those that it enters or leaves."""
    pinned = judging.pinned(known.judgements)
    start = {group(unit, pinned) for units in (change.old(), change.new()) for unit in units}
    shared = {id: one.keys for id, one in now.items()}
    for id in start & before.keys():
        shared[id] = (*before[id].keys, *shared.get(id, ()))
    return reached(start, shared)


def _unit(ref: str, change: Change) -> Unit:
    document, _, local = ref.partition("#")
    units = change.units.get(document) or change.before[document].units
    return next(unit for unit in units if unit.entity.id == local)


def _document(ref: str) -> str:
    return ref.partition("#")[0]


def _ref(member: Member) -> str:
    return f"{member.document}#{member.local}"


def _clash(old: Iterable[Entity], new: Iterable[Entity], kept: Iterable[Entity]) -> bool:
    """Say whether an id that stays is one that is given or taken away, or was numbered after such a one."""
    ids = {one.id for one in kept}
    moving = {one.id for one in (*old, *new)}
    numbered = (match[1] for id in ids if (match := _NUMBERED.fullmatch(id)))
    return bool(moving & ids) or any(base in moving for base in numbered)


def _moved(old: Iterable[Entity], new: Iterable[Entity]) -> frozenset[str]:
    before, after = _owners(old), _owners(new)
    return frozenset(_document(ref) for ref in before.keys() | after.keys() if before.get(ref) != after.get(ref))


def _owners(entities: Iterable[Entity]) -> dict[str, str]:
    return {_ref(member): one.id for one in entities for member in one.members}


def _renamed(old: Iterable[Entity], new: Iterable[Entity]) -> frozenset[str]:
    before, after = ({one.id: (one.name, one.forms) for one in some} for some in (old, new))
    return frozenset(id for id in before.keys() | after.keys() if before.get(id) != after.get(id))
