"""The shape of the graph as tables: which node has which properties, which edge joins what; read off the model.

Shapes, documentation and the reader of RDF all go by these tables, so that a new field is written once, in the model.
"""

import datetime as dt
import types
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from ontology.model import (
    DatedName,
    Document,
    Echo,
    Entity,
    Evidence,
    Flow,
    Funding,
    Occupancy,
    Promise,
    Relation,
    Responsibility,
    Succession,
)
from ontology.terms import Predicate


class ValueType(StrEnum):
    """What one value of a property is."""

    TEXT = "text"
    INTEGER = "integer"
    AMOUNT = "amount"
    DATE = "date"
    PROBABILITY = "probability"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node or edge; ``words`` are the only values it takes, where they are a closed list."""

    name: str
    type: ValueType
    required: bool
    many: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A type of edge: the labels at its ends, each pair a row, and its properties."""

    name: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()


@cache
def nodes() -> dict[str, tuple[Property, ...]]:
    """Return the properties of each label; a claim of one kind has those of Claim and its own."""
    own = {"id", "evidence", "sentence", "rule", "confidence"}
    named = {"funder", "recipient", "scheme", "place", "actor", "subject", "object", "part_of", "same_as"}
    return {
        "Entity": _of(Entity, {"identifiers", "members", "names", "parent"}),
        "Document": (
            *_of(Document, {"stem", "encoding", "parts", "pages", "notices"}),
            Property("latest", ValueType.DATE, required=False, many=False),
        ),
        "Claim": (
            Property("id", ValueType.TEXT, required=True, many=False),
            Property(
                "kind", ValueType.TEXT, required=True, many=False, words=("funding", "responsibility", "relation")
            ),
            *_of(Evidence, set()),
            Property("sentence", ValueType.TEXT, required=False, many=False),
            Property("sentence_start", ValueType.INTEGER, required=False, many=False),
            Property("rule", ValueType.TEXT, required=True, many=False),
            Property("confidence", ValueType.PROBABILITY, required=False, many=False),
            Property("document", ValueType.TEXT, required=True, many=False),
            Property("title", ValueType.TEXT, required=False, many=False),
            Property("date", ValueType.DATE, required=False, many=False),
        ),
        "Funding": _of(Funding, own | named),
        "Responsibility": _of(Responsibility, own | named),
        "Relation": _of(Relation, own | named),
        "Flow": _of(Flow, named | {"claims", "disagreeing", "disagrees_with", "documents", "reasons"}),
        "Promise": _of(Promise, {"claims", "owner", "about", "echoes"}),
        "DatedName": (
            Property("id", ValueType.TEXT, required=True, many=False),
            *_of(DatedName, set()),
        ),
    }


@cache
def edges() -> dict[str, EdgeType]:
    """Return the types of edges, those of claims and flows first, then those between entities."""
    money = (("Funding", "Entity"), ("Flow", "Entity"))
    parts = (("Funding", "Funding"), ("Flow", "Flow"), ("Entity", "Entity"))
    entities = (("Entity", "Entity"),)
    grounds = (_many("claims"), _many("documents"))
    starts = Property("starts", ValueType.INTEGER, required=False, many=True)
    rows = [
        EdgeType("STATED_IN", (("Claim", "Document"),)),
        EdgeType("MENTIONED_IN", (("Entity", "Document"),), (starts,)),
        *(EdgeType(role, money) for role in ("FUNDER", "RECIPIENT", "SCHEME", "PLACE")),
        EdgeType("ACTOR", (("Responsibility", "Entity"),)),
        EdgeType("SUBJECT", (("Relation", "Entity"),)),
        EdgeType("OBJECT", (("Relation", "Entity"),)),
        EdgeType("SAME_AS", (("Funding", "Funding"),)),
        EdgeType("STATES", (("Funding", "Flow"),)),
        EdgeType("DISAGREES_WITH", (("Flow", "Flow"),), (_one("reason"),)),
        EdgeType("MAKES", (("Responsibility", "Promise"),)),
        EdgeType("ECHOES", (("Responsibility", "Promise"),), _echoes()),
        EdgeType("OWNER", (("Promise", "Entity"),)),
        EdgeType("ABOUT", (("Promise", "Entity"),)),
        EdgeType("FUNDS", entities, _funds()),
        *(
            EdgeType(predicate.name, parts if predicate is Predicate.PART_OF else entities, grounds)
            for predicate in Predicate
        ),
        EdgeType("SUCCEEDED_BY", entities, _of(Succession, {"before", "after"})),
        EdgeType("HELD_POST", entities, _of(Occupancy, {"person", "post"})),
        EdgeType("POST_OF", entities),
        EdgeType("UNIT_OF", entities),
        EdgeType("NAMED_WITH", entities, grounds),
        EdgeType("PASSES_TO", entities, (_many("flows"), _many("claims"))),
        EdgeType("BORE_NAME", (("Entity", "DatedName"),)),
    ]
    return {row.name: row for row in rows}


def _funds() -> tuple[Property, ...]:
    shared = {"amount", "amount_low", "amount_high", "currency", "nature", "status"}
    return _one("flow"), *(row for row in nodes()["Flow"] if row.name in shared), _many("claims")


def _echoes() -> tuple[Property, ...]:
    probability = Property("probability", ValueType.PROBABILITY, required=True, many=False)
    return *_of(Echo, {"claim", "probability"}), probability


def _one(name: str) -> Property:
    return Property(name, ValueType.TEXT, required=True, many=False)


def _many(name: str) -> Property:
    return Property(name, ValueType.TEXT, required=True, many=True)


def _of(model: type[BaseModel], without: set[str]) -> tuple[Property, ...]:
    return tuple(field(model, name) for name in model.model_fields if name not in without)


def field(model: type[BaseModel], name: str) -> Property:
    """Return a field of a model as a property: optional where it has a default, many where it is a tuple."""
    info = model.model_fields[name]
    several, kind = _kind(info.annotation)
    return Property(
        name,
        _value_type(kind),
        required=info.is_required() or name == "id",
        many=several,
        words=tuple(member.value for member in kind) if issubclass(kind, StrEnum) else (),
    )


def _kind(annotation: Any) -> tuple[bool, type]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind(arguments[0])
    if origin is tuple:
        return True, _kind(arguments[0])[1]
    if origin in {Union, types.UnionType}:
        return _kind(next(argument for argument in arguments if argument is not type(None)))
    return False, annotation


def _value_type(kind: type) -> ValueType:
    if issubclass(kind, dt.date):
        return ValueType.DATE
    if issubclass(kind, Decimal):
        return ValueType.AMOUNT
    return ValueType.INTEGER if issubclass(kind, int) else ValueType.TEXT
