"""Loads a graph into a store: what is stale goes, what is new or changed comes, and all is counted again.

Every step can be repeated, and a marker says whether the last load came to its end: a load that was interrupted is
seen, and loading again mends it.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.build import Edge, Graph, plain
from graph.statements import statements
from graph.store import Counts, Marker, Writable
from ontology.errors import StoreMismatch, UnknownTerm
from ontology.ids import canonical

_BATCH = 1000

Row = dict[str, Any]
Groups = Mapping[str, Sequence[Row]]
"""Rows by the name of the statement that takes them."""


def digest(graph: Graph) -> str:
    """Return a digest of all nodes and edges; equal graphs, equal digests."""
    whole = hashlib.sha256()
    for node in graph.nodes:
        whole.update(canonical([node.labels, plain(node.properties)]).encode())
    for edge in graph.edges:
        whole.update(canonical([edge.source, edge.type, edge.target, plain(edge.properties)]).encode())
    return whole.hexdigest()


def expected(graph: Graph) -> Counts:
    """Return the counts that a store has when it holds this graph."""
    labels = Counter(label for node in graph.nodes for label in node.labels)
    types = Counter(edge.type for edge in graph.edges)
    return Counts(dict(sorted(labels.items())), dict(sorted(types.items())))


def counts(store: Writable) -> Counts:
    """Return what the store holds, counted by the store."""
    return Counts(_numbers(store, "count nodes"), _numbers(store, "count edges"))


def load(store: Writable, graph: Graph, fingerprint: str = "") -> Counts:
    """Make the store hold this graph and return its counts; a store that holds it already is only counted."""
    nodes, edges = _node_groups(graph), _edge_groups(graph)
    before, after = store.marker(), Marker(digest(graph), fingerprint, complete=True)
    _refuse_foreign(store, before)
    if before and before.complete and before.digest == after.digest and counts(store) == expected(graph):
        if before != after:
            _mark(store, after)
        return expected(graph)
    for statement in statements("schema.cypher").values():
        store.declare(statement)
    _mark(store, Marker(after.digest, fingerprint, complete=False))
    _remove_stale(store, graph)
    _write(store, "nodes.cypher", nodes)
    _write(store, "edges.cypher", edges)
    _verify(store, graph, after)
    _mark(store, after)
    return expected(graph)


def _refuse_foreign(store: Writable, marker: Marker | None) -> None:
    if marker is None and (found := _numbers(store, "count nodes")):
        raise StoreMismatch(
            f"the store already holds nodes that Pursestrings did not load ({_listed(found)}), and loading would "
            "delete them: name an empty database with --database, or empty this one"
        )


def _mark(store: Writable, marker: Marker) -> None:
    row: Row = {"id": "load", "digest": marker.digest, "fingerprint": marker.fingerprint, "complete": marker.complete}
    store.write(statements("load.cypher")["mark"], [row])


# What to write


def _node_groups(graph: Graph) -> Groups:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for node in graph.nodes:
        groups[" ".join(node.labels)].append(plain(node.properties))
    _check_closed("nodes.cypher", "labels", groups)
    return groups


def _edge_groups(graph: Graph) -> Groups:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    primary = {node.id: node.labels[0] for node in graph.nodes}
    for edge in graph.edges:
        for end in (edge.source, edge.target):
            if end not in primary:
                raise StoreMismatch(f"an edge {edge.type} names the node {end}, which the graph does not have")
        name = f"{primary[edge.source]} {edge.type} {primary[edge.target]}"
        groups[name].append(_edge_row(edge))
    _check_closed("edges.cypher", "edge", groups)
    return groups


def _edge_row(edge: Edge) -> Row:
    return {"source": edge.source, "type": edge.type, "target": edge.target, "properties": plain(edge.properties)}


def _check_closed(file: str, what: str, groups: Groups) -> None:
    for name in sorted(groups.keys() - statements(file).keys()):
        raise UnknownTerm(
            f"the {what} {name!r} are not in the closed lists: add them there, then run graph/cypher/generate.py"
        )


def _write(store: Writable, file: str, groups: Groups) -> None:
    for name in sorted(groups):
        for batch in _batches(groups[name]):
            store.write(statements(file)[name], batch)


def _batches(rows: Sequence[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(rows), _BATCH):
        yield list(rows[start : start + _BATCH])


# What to remove


def _remove_stale(store: Writable, graph: Graph) -> None:
    labels = {node.id: sorted(node.labels) for node in graph.nodes}
    nodes: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _read(store, "nodes"):
        if labels.get(row["id"]) != sorted(row["labels"]):
            nodes[f"delete {_primary(row['labels'])}"].append({"id": row["id"]})
    _write(store, "load.cypher", nodes)
    _write(store, "load.cypher", _stale_edges(store, graph))


def _stale_edges(store: Writable, graph: Graph) -> Groups:
    primary = {node.id: node.labels[0] for node in graph.nodes}
    wanted = {_identity(edge) for edge in graph.edges}
    there = [Edge(row["source"], row["type"], row["target"], row["properties"]) for row in _read(store, "edges")]
    copies = Counter(map(_identity, there))
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for edge in there:
        if _identity(edge) not in wanted or copies[_identity(edge)] > 1:
            groups[f"cut {primary[edge.source]}"].append({**_edge_row(edge), "properties": dict(edge.properties)})
    return groups


def _identity(edge: Edge) -> tuple[str, str, str, str]:
    return edge.source, edge.type, edge.target, edge.key


def _primary(labels: Iterable[str]) -> str:
    return next(label for label in ("Claim", "Document", "Entity", "Flow") if label in labels)


# What came of it


def _verify(store: Writable, graph: Graph, wanted: Marker) -> None:
    should, found = expected(graph), counts(store)
    wrong = [*_differences(should.nodes, found.nodes), *_differences(should.edges, found.edges)]
    if wrong:
        raise StoreMismatch(f"the store does not hold what was loaded: {'; '.join(wrong)}. Load again")
    marker = store.marker()
    if marker is None or marker.digest != wanted.digest:
        raise StoreMismatch("somebody else loaded another graph into the store at the same time: load again")


def _differences(should: Mapping[str, int], found: Mapping[str, int]) -> list[str]:
    return [
        f"{name}: {should.get(name, 0)} loaded, {found.get(name, 0)} there"
        for name in sorted({*should, *found})
        if should.get(name, 0) != found.get(name, 0)
    ]


def _numbers(store: Writable, name: str) -> dict[str, int]:
    return {row["name"]: row["number"] for row in sorted(_read(store, name), key=lambda row: str(row["name"]))}


def _read(store: Writable, name: str) -> list[Row]:
    return store.rows(statements("load.cypher")[name])


def _listed(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.items())
