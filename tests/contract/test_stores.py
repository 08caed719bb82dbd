"""One contract over every Cypher store: what is loaded is there, once, whole, and answers alike."""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from graph.bolt import BoltStore, connect
from graph.build import Edge, Graph, Node
from graph.embedded import open_embedded
from graph.load import digest, expected, load
from graph.statements import statements
from graph.store import Marker
from ontology.errors import BadQuery, StoreMismatch, StoreUnreachable, UnknownTerm
from tests.contract.questions import QUESTIONS
from tests.graph.sample import sample
from tests.neo4j_server import Neo4j

STORES = (pytest.param("embedded"), pytest.param("neo4j", marks=pytest.mark.neo4j))


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[BoltStore]:
    """Each kind of store, empty."""
    with _opened(request) as opened:
        opened.write("MATCH (n) DETACH DELETE n", [])
        yield opened


@pytest.fixture(params=STORES)
def full(request: pytest.FixtureRequest) -> Iterator[BoltStore]:
    """Each kind of store, holding the sample."""
    with _opened(request) as opened:
        if (marker := opened.marker()) is None or marker.digest != digest(sample()):
            opened.write("MATCH (n) DETACH DELETE n", [])
        opened.load(sample())
        yield opened


def _opened(request: pytest.FixtureRequest) -> BoltStore:
    if request.param == "embedded":
        folder: Path = request.getfixturevalue("embedded_folder")
        return open_embedded(folder)
    server: Neo4j = request.getfixturevalue("neo4j")
    return connect(server.address, server.username, server.password, server.database)


def _contents(store: BoltStore) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    load = statements("load.cypher")
    nodes, edges = store.rows(load["nodes"]), store.rows(load["edges"])
    for node in nodes:
        node["labels"].sort()
    return sorted(nodes, key=lambda row: row["id"]), sorted(edges, key=repr)


def _without(graph: Graph, *ids: str) -> Graph:
    return Graph(
        tuple(node for node in graph.nodes if node.id not in ids),
        tuple(edge for edge in graph.edges if not {edge.source, edge.target} & set(ids)),
    )


def test_a_graph_is_there_as_it_was_loaded_and_counted(store: BoltStore) -> None:
    counted = store.load(sample())
    assert counted == store.counts() == expected(sample())
    nodes, edges = _contents(store)
    assert [row["id"] for row in nodes] == [node.id for node in sample().nodes]
    assert len(edges) == len(sample().edges)


def test_loading_twice_changes_nothing(store: BoltStore) -> None:
    store.load(sample())
    before = _contents(store)
    assert store.load(sample()) == expected(sample())
    assert _contents(store) == before


def test_loading_again_after_the_marker_was_lost_in_mid_load_mends_the_store(store: BoltStore) -> None:
    store.load(sample())
    before = _contents(store)
    store.write(
        statements("load.cypher")["mark"], [{"id": "load", "digest": "x", "fingerprint": "", "complete": False}]
    )
    store.write("MATCH (c:Funding) DETACH DELETE c", [])
    store.write("MATCH (f:Fund) SET f.name = 'other', f.more = 1", [])
    assert store.load(sample(), "state") == expected(sample())
    assert _contents(store) == before
    assert store.marker() == Marker(digest(sample()), "state", complete=True)


def test_what_the_graph_no_longer_has_is_removed(store: BoltStore) -> None:
    store.load(sample())
    less = _without(sample(), "person/iris-calder", sample().nodes[-1].id)
    cut = Graph(less.nodes, tuple(edge for edge in less.edges if edge.type not in {"FUNDS", "SUCCEEDED_BY", "PART_OF"}))
    assert store.load(cut) == store.counts() == expected(cut)
    assert store.load(sample()) == store.counts() == expected(sample())


def test_a_changed_node_and_edge_and_a_node_of_another_kind_replace_the_old(store: BoltStore) -> None:
    store.load(sample())
    changed = _renamed(sample(), "fund/coastal-repair-fund", name="Coastal Fund", labels=("Entity", "Programme"))
    store.load(changed)
    assert store.rows("MATCH (n {id: 'fund/coastal-repair-fund'}) RETURN n.name AS name, n:Fund AS fund") == [
        {"name": "Coastal Fund", "fund": False}
    ]
    assert store.counts() == expected(changed)
    edges = tuple(
        dataclasses.replace(edge, properties={**edge.properties, "end": "2024-07-06"}) if edge.key else edge
        for edge in changed.edges
    )
    store.load(Graph(changed.nodes, edges))
    assert store.rows("MATCH ()-[r:HELD_POST]->() RETURN r.end AS end") == [{"end": "2024-07-06"}]


def _renamed(graph: Graph, id: str, name: str, labels: tuple[str, ...]) -> Graph:
    nodes = tuple(
        Node(id, labels, {**node.properties, "name": name}) if node.id == id else node for node in graph.nodes
    )
    return Graph(nodes, graph.edges)


def test_values_come_back_as_they_went_in(store: BoltStore) -> None:
    values: dict[str, Any] = {
        "id": "fund/x",
        "name": "naïve “quotes” – £5\u00a0m, \U0001f600 'x' \\n `y`\nz\tw",
        "forms": ("a", "", "é"),
        "starts": (0, 1, 9_007_199_254_740_993),
        "amount": Decimal(28_200_000_000),
        "amount_low": Decimal("0.1"),
        "start": 216_316,
        "documents": (),
    }
    store.load(Graph((Node("fund/x", ("Entity", "Fund"), values),), ()))
    (row,) = store.rows("MATCH (n:Fund) RETURN properties(n) AS p")
    assert row["p"] == {
        **values,
        "forms": ["a", "", "é"],
        "starts": [0, 1, 9_007_199_254_740_993],
        "amount": 28_200_000_000.0,
        "amount_low": 0.1,
        "documents": [],
    }
    assert {name: type(row["p"][name]) for name in ("amount", "start")} == {"amount": float, "start": int}


def test_a_node_an_edge_and_a_path_are_rows_of_plain_values(full: BoltStore) -> None:
    query = "MATCH p = (n:Place)<-[r:PLACE]-(f:Flow) RETURN n, r, p, date('2024-03-12') AS day"
    (row,) = full.rows(query)
    assert (row["n"]["labels"], row["n"]["properties"]["name"]) == (["Entity", "Place"], "Whitby")
    assert row["r"] == {"type": "PLACE", "properties": {}}
    assert [len(row["p"]["nodes"]), row["p"]["edges"]] == [2, [row["r"]]]
    assert row["day"] == "2024-03-12"


def test_there_are_as_many_questions_as_there_should_be() -> None:
    assert len(QUESTIONS) == 47


@pytest.mark.parametrize(("query", "rows"), QUESTIONS)
def test_both_stores_answer_alike(full: BoltStore, query: str, rows: list[dict[str, Any]]) -> None:
    parameters = {"ids": ["fund/coastal-repair-fund", "nothing"], "maps": [{"a": 1}, {"a": 2}], "none": None}
    assert full.rows(query, parameters) == rows


@pytest.mark.parametrize(
    "query", ["MATCH (n) DETACH DELETE n", "MATCH (n:Fund) SET n.name = ''", "MATCH (n RETURN n", "RETURN $missing"]
)
def test_what_writes_or_cannot_be_run_is_a_bad_query_and_changes_nothing(full: BoltStore, query: str) -> None:
    with pytest.raises(BadQuery):
        full.rows(query)
    assert full.counts() == expected(sample())


def test_nodes_that_are_somebody_elses_are_not_touched(store: BoltStore) -> None:
    store.write("CREATE (:Document {id: 'theirs'})", [])
    with pytest.raises(StoreMismatch, match="1 Document"):
        store.load(sample())
    assert store.rows("MATCH (n) RETURN n.id AS id") == [{"id": "theirs"}]


def test_an_edge_that_was_doubled_by_hand_is_one_again(store: BoltStore) -> None:
    store.load(sample())
    store.write("MATCH (a)-[:LEADS]->(b) CREATE (a)-[:LEADS]->(b)", [])
    assert store.load(sample()) == store.counts() == expected(sample())


def _given(sums: int, givers: int) -> Graph:
    """Return a fund that so many bodies give so many sums to, one after another."""
    nodes = [Node(f"body/{giver}", ("Entity", "Body"), {"id": f"body/{giver}"}) for giver in range(givers)]
    edges = [
        Edge(f"body/{number % givers}", "FUNDS", "fund/x", {"flow": f"flow/{number:04}"}) for number in range(sums)
    ]
    return Graph((*nodes, Node("fund/x", ("Entity", "Fund"), {"id": "fund/x"})), tuple(edges))


def test_a_store_that_held_another_graph_altogether_holds_the_new_one(store: BoltStore) -> None:
    for graph in (_given(1000, 3), _given(500, 2), sample(), _given(20, 4)):
        assert store.load(graph) == store.counts() == expected(graph)


def test_a_label_or_edge_outside_the_closed_lists_is_refused_before_anything_is_written(store: BoltStore) -> None:
    node = Node("fund/x", ("Entity", "Fund"), {"id": "fund/x"})
    with pytest.raises(UnknownTerm, match="Entity Dragon"):
        store.load(Graph((Node("x", ("Entity", "Dragon"), {"id": "x"}),), ()))
    with pytest.raises(UnknownTerm, match="EATS"):
        store.load(Graph((node,), (Edge("fund/x", "EATS", "fund/x", {}),)))
    with pytest.raises(StoreMismatch, match="fund/y"):
        store.load(Graph((node,), (Edge("fund/x", "FUNDS", "fund/y", {}),)))
    assert store.marker() is None


@dataclasses.dataclass
class DyingLine:
    """A store whose connection is lost after some writes."""

    store: BoltStore
    left: int

    def write(self, query: str, rows: list[dict[str, Any]]) -> None:
        """Write while the line holds."""
        self.left -= 1
        if self.left < 0:
            raise StoreUnreachable("the line is dead")
        self.store.write(query, rows)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def test_a_load_that_is_cut_short_is_seen_and_the_next_one_finishes_it(store: BoltStore) -> None:
    for left in range(1, 30, 7):
        store.write("MATCH (n) DETACH DELETE n", [])
        with pytest.raises(StoreUnreachable, match="load again"):
            load(DyingLine(store, left), sample())
        marker = store.marker()
        assert marker is not None
        assert not marker.complete
    assert store.load(sample()) == store.counts() == expected(sample())


def test_a_closed_store_may_be_closed_again(store: BoltStore) -> None:
    store.close()
    store.close()
