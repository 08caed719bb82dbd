"""What a store must lose, gain and change so that it holds a graph: rows for the statements of ``graph/cypher/``."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.build import Edge, Graph, Node, plain
from graph.statements import statements
from ontology.errors import StoreMismatch, UnknownTerm

PRIMARY = ("Claim", "DatedName", "Document", "Entity", "Flow", "Promise")
"""The labels by which ids are unique; every node has exactly one of them."""

Row = dict[str, Any]
Groups = Mapping[str, Sequence[Row]]
"""Rows by the name of the statement that takes them."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows to remove and rows to put in, each by the name of its statement."""

    gone: Groups
    new: Groups
    changed: Groups


def check(graph: Graph) -> None:
    """Raise an error for a label or edge that no statement loads, or an edge that hangs in the air."""
    labels = {" ".join(node.labels) for node in graph.nodes}
    _check_closed("nodes.cypher", "labels", labels)
    primary = _primaries(graph)
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            if end not in primary:
                raise StoreMismatch(f"an edge {edge.type} names {end}, which is not a node of the graph: resolve again")
    _check_closed("edges.cypher", "edge", {_edge_name(edge, primary) for edge in graph.edges})


def node_changes(graph: Graph, there: Iterable[Row]) -> Changes:
    """Compare the graph's nodes with those there (``id``, ``labels``, ``properties``); relabelled are made anew."""
    wanted = {node.id: node for node in graph.nodes}
    kept: dict[str, Mapping[str, object]] = {}
    gone: defaultdict[str, list[Row]] = defaultdict(list)
    for row in there:
        node = wanted.get(row["id"])
        if node is None or sorted(node.labels) != sorted(row["labels"]):
            gone[f"delete {_primary(row['labels'])}"].append({"id": row["id"]})
        else:
            kept[node.id] = row["properties"]
    new: defaultdict[str, list[Row]] = defaultdict(list)
    changed: defaultdict[str, list[Row]] = defaultdict(list)
    for node in graph.nodes:
        _sort_in(node, kept.get(node.id), new, changed)
    return Changes(gone, new, changed)


def edge_changes(graph: Graph, there: Iterable[Row]) -> Changes:
    """Compare the graph's edges with those there (``source``, ``type``, ``target``, ``properties``)."""
    primary = _primaries(graph)
    wanted = {_identity(edge) for edge in graph.edges}
    found = [Edge(row["source"], row["type"], row["target"], row["properties"]) for row in there]
    copies = Counter(map(_identity, found))
    gone: defaultdict[str, list[Row]] = defaultdict(list)
    kept: dict[tuple[str, ...], Mapping[str, object]] = {}
    for edge in found:
        if _identity(edge) in wanted and copies[_identity(edge)] == 1:
            kept[_identity(edge)] = edge.properties
        else:
            gone[f"cut {primary[edge.source]}"].append(_row(edge, dict(edge.properties)))
    new: defaultdict[str, list[Row]] = defaultdict(list)
    for edge in graph.edges:
        properties = plain(edge.properties)
        if kept.get(_identity(edge)) != properties:
            new[_edge_name(edge, primary)].append(_row(edge, dict(properties)))
    return Changes(gone, new, {})


def _sort_in(
    node: Node, kept: Mapping[str, object] | None, new: dict[str, list[Row]], changed: dict[str, list[Row]]
) -> None:
    properties = dict(plain(node.properties))
    if kept is None:
        new[" ".join(node.labels)].append(properties)
    elif kept != properties:
        changed[f"update {node.labels[0]}"].append(properties)


def _row(edge: Edge, properties: Row) -> Row:
    return {"source": edge.source, "type": edge.type, "target": edge.target, "properties": properties}


def _identity(edge: Edge) -> tuple[str, str, str, str]:
    return edge.source, edge.type, edge.target, edge.key


def _edge_name(edge: Edge, primary: Mapping[str, str]) -> str:
    return f"{primary[edge.source]} {edge.type} {primary[edge.target]}"


def _primaries(graph: Graph) -> dict[str, str]:
    return {node.id: node.labels[0] for node in graph.nodes}


def _primary(labels: Iterable[str]) -> str:
    return next(label for label in PRIMARY if label in labels)


def _check_closed(file: str, what: str, names: Iterable[str]) -> None:
    for name in sorted(set(names) - statements(file).keys()):
        raise UnknownTerm(
            f"the {what} {name!r} of the graph are not in the closed lists: "
            "add them to ontology/terms.py or graph/cypher/generate.py, and run python -m graph.cypher.generate"
        )
