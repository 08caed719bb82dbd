"""Loads a graph into a store: what is stale goes, what is new or changed comes, and all is counted again.

Every step can be repeated, and a marker says whether the last load came to its end: a load that was interrupted is
seen, and loading again mends it.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from graph.build import Graph, plain
from graph.difference import Groups, Row, check, edge_changes, node_changes
from graph.statements import statements
from graph.store import Counts, Marker, Writable
from ontology.errors import StoreMismatch, StoreUnreachable
from ontology.ids import canonical

_BATCH = 1000


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
    check(graph)
    before, after = store.marker(), Marker(digest(graph), fingerprint, complete=True)
    _refuse_foreign(store, before)
    if before and before.complete and before.digest == after.digest and counts(store) == expected(graph):
        if before != after:
            _mark(store, after)
        return expected(graph)
    try:
        _load(store, graph, after)
    except StoreUnreachable as error:
        raise StoreUnreachable(
            f"{error}. The load was cut short: the store holds a part of it and is marked so; load again to finish it"
        ) from error
    return expected(graph)


def _load(store: Writable, graph: Graph, marker: Marker) -> None:
    for statement in statements("schema.cypher").values():
        store.declare(statement)
    _mark(store, replace(marker, complete=False))
    _change(store, graph)
    _verify(store, graph, marker)
    _mark(store, marker)


def _refuse_foreign(store: Writable, marker: Marker | None) -> None:
    if marker is None and (found := _numbers(store, "count nodes")):
        listed = ", ".join(f"{number} {name}" for name, number in found.items())
        raise StoreMismatch(
            f"the store already holds nodes that Pursestrings did not load ({listed}), and loading would "
            "delete them: name an empty database with --database, or empty this one"
        )


def _mark(store: Writable, marker: Marker) -> None:
    row: Row = {"id": "load", "digest": marker.digest, "fingerprint": marker.fingerprint, "complete": marker.complete}
    store.write(statements("load.cypher")["mark"], [row])


def _change(store: Writable, graph: Graph) -> None:
    nodes = node_changes(graph, _read(store, "nodes"))
    _write(store, "load.cypher", nodes.gone)
    _write(store, "nodes.cypher", nodes.new)
    _write(store, "load.cypher", nodes.changed)
    edges = edge_changes(graph, _read(store, "edges"))
    _write(store, "load.cypher", edges.gone)
    _write(store, "edges.cypher", edges.new)


def _write(store: Writable, file: str, groups: Groups) -> None:
    for name in sorted(groups):
        rows = groups[name]
        for start in range(0, len(rows), _BATCH):
            store.write(statements(file)[name], list(rows[start : start + _BATCH]))


def _verify(store: Writable, graph: Graph, wanted: Marker) -> None:
    should, found = expected(graph), counts(store)
    wrong = [*_differences(should.nodes, found.nodes), *_differences(should.edges, found.edges)]
    if wrong:
        raise StoreMismatch(f"the store does not hold what was loaded ({'; '.join(wrong)}): load again")
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
