"""A relation as a rule finds it: two names and the stretch of a block that states it."""

from dataclasses import dataclass

from ingest.scene import Item, Scene
from ontology.terms import Predicate


@dataclass(frozen=True, slots=True)
class Stated:
    """A triple with its evidence: ``start`` and ``end`` are offsets into the view of a block."""

    subject: str
    predicate: Predicate
    object: str
    block: int
    start: int
    end: int
    rule: str


def joining(scene: Scene, person: Item, other: Item, predicate: Predicate, rule: str) -> Stated:
    """Return what a person is to another name of the scene; the stretch reaches from the first of them to the last."""
    base = scene.sentence.start
    return Stated(
        subject=person.name,
        predicate=predicate,
        object=other.name,
        block=scene.sentence.block,
        start=base + min(person.start, other.start),
        end=base + max(person.end, other.end),
        rule=rule,
    )
