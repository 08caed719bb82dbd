"""Nodes, edges and the graph that they make; what their values may be, and how JSON and Cypher take these.

Property values are Python's own (``Decimal`` for money, ``datetime.date`` for days, tuples for lists); what is not
known is left out.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Value = str | int | Decimal | dt.date | tuple[str, ...] | tuple[int, ...]
Plain = str | int | float | list[str] | list[int]


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id is unique over all labels, the first label is one of those by which ids are unique."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes, named by their ids."""

    source: str
    type: str
    target: str
    properties: Mapping[str, Value]

    @property
    def key(self) -> str:
        """What tells apart the edges of one type between the same two nodes; "" where there is but one."""
        names = _KEYS.get(self.type, ())
        return "|".join(str(self.properties.get(name, "")) for name in names)


_KEYS = {"FUNDS": ("flow",), "SUCCEEDED_BY": ("kind", "date"), "HELD_POST": ("start",)}


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes by id and edges by source, type, target and key, both sorted and without duplicates."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def plain(properties: Mapping[str, Value]) -> dict[str, Plain]:
    """Return properties as JSON and Cypher take them: money as float, days in ISO 8601, tuples as lists."""
    return {name: _plain(value) for name, value in properties.items()}


def _plain(value: Value) -> Plain:
    match value:
        case Decimal():
            return float(value)
        case dt.date():
            return value.isoformat()
        case tuple():
            return list(value)  # type: ignore[return-value]  # a tuple of one of the two types
        case _:
            return value


def present(**properties: Value | None) -> dict[str, Value]:
    """Return the properties that are known: neither None nor empty words."""
    return {name: value for name, value in properties.items() if value is not None and value != ""}
