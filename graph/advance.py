"""From one resolution to the next: what new, changed and lost documents touch is resolved anew, the rest stays.

Each stage finds out what hangs together with the touched, over keys that things share, and works on that alone. The
first resolution is the same with nothing before it, so that the outcome does not depend on the way to it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.duties import Duty, duties_of
from graph.linker import Linker, linker
from graph.links import Tie, retied
from graph.memory import NOTHING, Memory, Remembered
from graph.money_again import Spending, flowing, purse
from graph.names_again import Change, Known, Named, named
from graph.parts import parts
from graph.profiles import Unit, named_by, ordered
from graph.promises import tied
from graph.records import Record
from graph.sums import within
from ontology.model import Entity, Flow, Promise


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities, flows and promises of a set of documents, and the digest of what they were made from."""

    entities: tuple[Entity, ...]
    flows: tuple[Flow, ...]
    promises: tuple[Promise, ...] = ()
    inputs: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A resolution, and what is remembered of how it was made."""

    resolution: Resolution = Resolution((), ())
    memory: Memory = NOTHING


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents that there are now: the digest of each, and how to read it."""

    digests: Mapping[str, str]
    read: Callable[[str], Record]


def advanced(before: State, now: Documents, known: Known) -> State:
    """Return the state of documents, from an earlier state with the same knowledge.

    Where ids clash that the rest would keep, all is resolved anew.
    """
    old = before.memory.documents
    gone = frozenset(id for id in old if id not in now.digests or old[id].digest != now.digests[id])
    new = [id for id in sorted(now.digests) if id not in old or id in gone]
    load = cache(now.read)
    change = Change(old, gone, {id: tuple(_units(load(id), known)) for id in new})
    found = named(before.resolution.entities, before.memory.groups, change, known)
    if found is None:
        return advanced(State(), replace(now, read=load), known)
    links = linker(found.entities)
    dirty = (found.moved & now.digests.keys()) | set(new)
    seen = {id: _seen(load(id), now.digests[id], change, links) for id in sorted(dirty)}
    documents = {id: seen[id] if id in seen else old[id] for id in sorted(now.digests)}
    return _state(before, documents, found, Spending({}, load, links, found.entities, {}), dirty | gone)


def _state(
    before: State, documents: dict[str, Remembered], found: Named, spending: Spending, dirty: frozenset[str]
) -> State:
    """Return the state of documents whose names are known, these of them with other names or claims than before."""
    memory = before.memory
    purses = {id: one.purses for id, one in documents.items()}
    said = {claim: part for one in documents.values() for claim, part in one.parts.items()}
    flows, wholes = flowing(
        before.resolution.flows, memory, replace(spending, purses=purses, parts=said), dirty, found.renamed
    )
    every = list(_duties(documents, documents))
    ties = _retied(memory, every, dirty)
    seen = {"documents": documents, "groups": found.groups, "flows": wholes, "ties": dict(sorted(ties.items()))}
    return State(Resolution(found.entities, flows, tied(every, ties)), memory.model_copy(update=seen))


def _units(record: Record, known: Known) -> list[Unit]:
    """Return the units of a document, without the places where it mentions them."""
    found = ordered(named_by(record, known.authority))
    return [replace(unit, entity=unit.entity.model_copy(update={"mentions": ()})) for unit in found]


def _seen(record: Record, digest: str, change: Change, links: Linker) -> Remembered:
    units = change.units.get(record.ref)
    return Remembered(
        document=record.ref,
        digest=digest,
        units=change.before[record.ref].units if units is None else units,
        purses=tuple(purse(money) for money in within(record, links)),
        parts=dict(sorted(parts(record))),
        duties=tuple(duties_of(record, links)),
    )


def _retied(memory: Memory, every: Sequence[Duty], dirty: frozenset[str]) -> dict[str, Tie]:
    """Return the ties of all duties, after those of these documents may have changed."""
    before = {duty.ref: duty for duty in _duties(memory.documents, dirty)}
    new = [duty for duty in every if duty.document in dirty and before.get(duty.ref) != duty]
    refs = {duty.ref for duty in new}
    kept = [duty for duty in every if duty.ref not in refs]
    stay = {duty.ref for duty in kept}
    return retied(memory.ties, [duty for ref, duty in before.items() if ref not in stay], new, kept)


def _duties(documents: Mapping[str, Remembered], ids: Iterable[str]) -> Iterator[Duty]:
    return (duty for id in sorted(ids) if id in documents for duty in documents[id].duties)
