"""The graph as pages need it: nodes by id, edges by their ends, claims by whom they name. Read-only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.build import Edge, Graph, plain

CLAIM_ROLES = frozenset({"FUNDER", "RECIPIENT", "SCHEME", "PLACE", "ACTOR", "SUBJECT", "OBJECT"})
"""Edge types from a claim to an entity that it names."""

BETWEEN_ENTITIES = frozenset(
    {
        "FUNDS",
        "HOLDS_POST",
        "MEMBER_OF",
        "LEADS",
        "PART_OF",
        "DELIVERS",
        "PARTNERS_WITH",
        "LOCATED_IN",
        "OWNS",
        "ACQUIRED",
        "CREATED",
        "PUBLISHED",
        "FORMERLY",
        "SUCCEEDED_BY",
        "HELD_POST",
        "POST_OF",
        "UNIT_OF",
    }
)
"""Edge types that join two entities."""

Properties = Mapping[str, Any]


@dataclass(frozen=True)
class Atlas:
    """Look-ups over one graph; properties are plain values, as JSON has them."""

    nodes: Mapping[str, Properties]
    labels: Mapping[str, tuple[str, ...]]
    outgoing: Mapping[str, tuple[Edge, ...]]
    incoming: Mapping[str, tuple[Edge, ...]]

    def of_label(self, label: str) -> list[str]:
        """Return the ids of all nodes with a label, sorted."""
        return [id for id, labels in self.labels.items() if label in labels]

    def targets(self, source: str, kind: str) -> list[str]:
        """Return where the edges of a type lead from a node."""
        return [edge.target for edge in self.outgoing.get(source, ()) if edge.type == kind]

    def sources(self, target: str, kind: str) -> list[str]:
        """Return where the edges of a type come from that lead to a node."""
        return [edge.source for edge in self.incoming.get(target, ()) if edge.type == kind]

    def claims_of(self, entity: str) -> list[str]:
        """Return the ids of the claims that name an entity, by date of document and place in the text."""
        found = {edge.source for edge in self.incoming.get(entity, ()) if edge.type in CLAIM_ROLES}
        return sorted((id for id in found if id.startswith("claim/")), key=self.position)

    def position(self, claim: str) -> tuple[str, str, int, str]:
        """Return the key by which claims are read: date of the document, document, offset, id."""
        node = self.nodes[claim]
        date = self.nodes[node["document"]].get("date", "9999")
        return date, node["document"], node["start"], claim

    def bonds(self, entity: str) -> list[Edge]:
        """Return the edges between an entity and others."""
        edges = (*self.outgoing.get(entity, ()), *self.incoming.get(entity, ()))
        return [edge for edge in edges if edge.type in BETWEEN_ENTITIES]


def atlas(graph: Graph) -> Atlas:
    """Return the look-ups of a graph."""
    return Atlas(
        nodes={node.id: plain(node.properties) for node in graph.nodes},
        labels={node.id: node.labels for node in graph.nodes},
        outgoing=_grouped((edge.source, edge) for edge in graph.edges),
        incoming=_grouped((edge.target, edge) for edge in graph.edges),
    )


def claims_behind(edge: Edge) -> tuple[str, ...]:
    """Return the ids of the claims that an edge between entities rests on; none where authority data says it."""
    claims = edge.properties.get("claims", ())
    return tuple(str(claim) for claim in claims) if isinstance(claims, tuple) else ()


def _grouped(pairs: Iterable[tuple[str, Edge]]) -> dict[str, tuple[Edge, ...]]:
    groups: defaultdict[str, list[Edge]] = defaultdict(list)
    for key, edge in pairs:
        groups[key].append(edge)
    return {key: tuple(edges) for key, edges in groups.items()}
