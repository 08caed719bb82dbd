"""A relation as a rule finds it: two names and the stretch of a block that states it."""

from dataclasses import dataclass

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
