"""What every Cypher store can do, and the numbers by which two of them are compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from graph.build import Graph


@dataclass(frozen=True, slots=True)
class Counts:
    """Nodes by label (a node counts under each of its labels) and edges by type, both sorted by name."""

    nodes: Mapping[str, int] = field(default_factory=dict)
    edges: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Marker:
    """What a store says of its last load: which graph, of which workspace state, and whether it was finished."""

    digest: str
    fingerprint: str
    complete: bool


class Store(Protocol):
    """A property graph that answers Cypher; closed when done with, or used in a ``with`` block."""

    def load(self, graph: "Graph", fingerprint: str = "") -> Counts:
        """Make the store hold exactly this graph; raise ``StoreMismatch`` if it then counts otherwise."""

    def marker(self) -> Marker | None:
        """Return what the store says of its last load, None if nothing was ever loaded."""

    def rows(self, query: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """Return the rows of a query that only reads, as plain values."""

    def counts(self) -> Counts:
        """Return the numbers of nodes by label and of edges by type."""

    def close(self) -> None:
        """End the connection."""


class Writable(Store, Protocol):
    """A store as its loader sees it."""

    def write(self, query: str, rows: list[dict[str, Any]]) -> None:
        """Run one of our own statements over a batch of rows, in a transaction of its own."""

    def declare(self, statement: str) -> None:
        """Run one of our own statements that change the schema."""
