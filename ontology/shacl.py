"""How a SHACL shape is written in Turtle: constraints as named property shapes, sorted."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ontology.ids import VOCABULARY

SHAPES = VOCABULARY.replace("vocabulary", "shapes")
"""Namespace of the shapes; a property's shape is called after its node and itself: ``Funding-amount``."""

HEAD = f"""\
# Generated from ontology/model.py by ontology/shapes.py; do not edit. `make golden` writes it anew.

@prefix shape: <{SHAPES}> .
@prefix ps: <{VOCABULARY}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

ONE = ("sh:minCount 1", "sh:maxCount 1")


class Constraint(NamedTuple):
    """What must hold of the values at a path; ``optional`` if it says by itself that there may be none."""

    name: str
    path: str
    rules: tuple[str, ...]
    optional: bool = False


def node_shape(name: str, constraints: Iterable[Constraint], target: str | None = None) -> str:
    """Return a node shape, which names what may be absent, and the property shapes of its constraints."""
    ordered = sorted(constraints)
    absent = [constraint.name for constraint in ordered if constraint.optional]
    comment = f"May be absent: {', '.join(absent)}." if absent else "Nothing may be absent."
    lines = [*([f"sh:targetClass ps:{target}"] if target else []), f'rdfs:comment "{comment}"']
    lines += [f"sh:property shape:{name}-{constraint.name}" for constraint in ordered]
    properties = (property_shape(f"{name}-{each.name}", each) for each in ordered)
    return shape(name, "sh:NodeShape", lines) + "".join(properties)


def property_shape(name: str, constraint: Constraint) -> str:
    """Return one property shape; its message says in words all that it asks."""
    asked = ", ".join(_meaning(rule) for rule in constraint.rules)
    message = f"{constraint.name} must be: {asked}".replace('"', "'")
    return shape(name, "sh:PropertyShape", (f"sh:path {constraint.path}", *constraint.rules, f'sh:message "{message}"'))


_MEANINGS = {
    "sh:minCount": "at least {}",
    "sh:maxCount": "at most {}",
    "sh:minLength": "{} or more characters",
    "sh:minInclusive": "not below {}",
    "sh:maxInclusive": "not above {}",
    "sh:datatype": "a value of {}",
    "sh:nodeKind": "a node with a name",
    "sh:class": "of the class {}",
    "sh:in": "one of {}",
    "sh:equals": "the same as {}",
    "sh:lessThan": "before {}",
    "sh:lessThanOrEquals": "not after {}",
}


def _meaning(rule: str) -> str:
    predicate, _, value = rule.partition(" ")
    return _MEANINGS[predicate].format(value.strip("( )"))


def shape(name: str, kind: str, lines: Sequence[str]) -> str:
    """Return one paragraph of Turtle about a shape."""
    return " ;\n  ".join((f"shape:{name} a {kind}", *lines)) + " .\n"


def among(values: Iterable[str]) -> str:
    """Return the rule that only these values, in Turtle, are allowed."""
    return f"sh:in ( {' '.join(values)} )"
