"""Flows after a change of documents or names: what may be one with the changed money is compared anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.flows import Made, changed, made, related
from graph.linker import Linker
from graph.memory import Memory, Purse, Whole
from graph.parts import PartOf
from graph.reach import reached
from graph.records import Record
from graph.sums import Money, across, exact_keys, near_keys, within
from graph.totals import Forms, forms
from ontology.ids import canonical
from ontology.model import Entity, Flow

Purses = Mapping[str, tuple[Purse, ...]]
"""The money of documents."""


def purse(money: Money) -> Purse:
    """Return what is remembered of money."""
    return Purse(
        first=money.key,
        claims=tuple(sorted(stated.ref for stated in money.stated)),
        keys=tuple(sorted({canonical([*map(str, key)]) for key in (*exact_keys(money), *near_keys(money))})),
    )


@dataclass(frozen=True, slots=True)
class Spending:
    """What flows are made from now: all purses, how to read a document, who is meant by a name, the parts of sums."""

    purses: Purses
    load: Callable[[str], Record]
    links: Linker
    entities: tuple[Entity, ...]
    parts: Mapping[str, PartOf]


def flowing(
    found: Iterable[Flow], memory: Memory, now: Spending, dirty: frozenset[str], renamed: frozenset[str]
) -> tuple[tuple[Flow, ...], dict[str, Whole]]:
    """Return the flows after a change in these documents and entities, and what goes with each."""
    old = {id: document.purses for id, document in memory.documents.items()}
    other = {claim for flow in found if not renamed.isdisjoint(flow.scheme) for claim in flow.claims}
    again = _touched(old, now.purses, dirty, other)
    gone = {claim for one in _every(old) if _name(one) in again for claim in one.claims}
    kept = [_remade(flow, memory.flows[flow.id]) for flow in found if flow.claims[0] not in gone]
    every = [*kept, *_anew(now, again)]
    wholes = {one.flow.id: Whole(first=one.first, totals=one.totals) for one in every}
    names = _names(now.entities, (id for one in every for id in one.totals))
    return related(every, now.parts, names), dict(sorted(wholes.items()))


def _touched(old: Purses, now: Purses, dirty: frozenset[str], claims: set[str]) -> set[str]:
    """Return the purses that may be one with those of these documents and claims, and these themselves."""
    shared = {_name(one): one.keys for one in _every(now)}
    start = {_name(one) for one in _every(now) if not claims.isdisjoint(one.claims)}
    for id in sorted(dirty):
        start |= {_name(one) for one in now.get(id, ())}
        for one in old.get(id, ()):
            start.add(_name(one))
            shared[_name(one)] = (*one.keys, *shared.get(_name(one), ()))
    return reached(start, shared)


def _anew(now: Spending, again: set[str]) -> Iterator[Made]:
    """Yield the flows of the money in these purses."""
    documents = sorted(id for id, purses in now.purses.items() if any(_name(one) in again for one in purses))
    every = (money for id in documents for money in within(now.load(id), now.links))
    money = [one for one in every if _name(purse(one)) in again]
    names = _names(now.entities, (id for one in money for id in one.union("scheme")))
    return (made(one, names) for one in across(money))


def _names(entities: Iterable[Entity], ids: Iterable[str]) -> Forms:
    wanted = set(ids)
    return forms(entity for entity in entities if entity.id in wanted)


def _remade(flow: Flow, whole: Whole) -> Made:
    return Made(changed(flow, part_of=None, disagrees_with=()), whole.first, whole.totals)


def _every(purses: Purses) -> Iterator[Purse]:
    return (one for some in purses.values() for one in some)


def _name(purse: Purse) -> str:
    return purse.first[3]
