"""The graph: every node and edge of the sample, and what holds for any documents."""

from collections import Counter
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.build import Edge, Graph, build, plain
from graph.project import resolution
from graph.records import Record
from ontology.authority import authority
from ontology.ids import document_ref
from ontology.terms import Predicate
from tests import strategies
from tests.graph import sample

GRAPH = sample.sample()


def edges(graph: Graph, kind: str) -> list[Edge]:
    """Return the edges of a type."""
    return [edge for edge in graph.edges if edge.type == kind]


def ends(graph: Graph, kind: str) -> list[tuple[str, str]]:
    """Return source and target of the edges of a type."""
    return [(edge.source, edge.target) for edge in edges(graph, kind)]


def test_the_nodes_of_the_sample() -> None:
    assert Counter(node.labels[0] for node in GRAPH.nodes) == {"Entity": 11, "Claim": 16, "Flow": 5, "Document": 2}


def test_the_edges_of_the_sample() -> None:
    assert Counter(edge.type for edge in GRAPH.edges) == {
        "STATED_IN": 16,
        "MENTIONED_IN": 17,
        "ACTOR": 4,
        "SUBJECT": 6,
        "OBJECT": 6,
        "FUNDER": 9,
        "RECIPIENT": 5,
        "SCHEME": 7,
        "PLACE": 3,
        "STATES": 6,
        "PART_OF": 3,
        "FUNDS": 5,
        "DELIVERS": 1,
        "HOLDS_POST": 1,
        "ACQUIRED": 1,
        "FORMERLY": 1,
        "LEADS": 1,
        "PARTNERS_WITH": 1,
        "SUCCEEDED_BY": 1,
        "HELD_POST": 1,
        "NAMED_WITH": 12,
        "PASSES_TO": 4,
    }


def test_an_entity_has_its_kind_as_label_and_its_identifiers() -> None:
    (found,) = (node for node in GRAPH.nodes if node.id == "body/department-for-transport")
    assert found.labels == ("Entity", "Body", "Department")
    assert found.properties["identifier_govuk"] == "department-for-transport"
    assert found.properties["forms"] == ("Department for Transport", "DfT")
    assert "valid_from" not in found.properties, "what is not known is not there"


def test_a_claim_has_its_evidence() -> None:
    for node in GRAPH.nodes:
        if "Claim" in node.labels:
            said = node.properties
            text = sample.texts()[str(said["document"])]
            assert text.startswith(str(said["quote"]), int(str(said["start"])))


def test_mentions_are_where_the_document_has_them() -> None:
    (found,) = (
        edge for edge in edges(GRAPH, "MENTIONED_IN") if edge.source == "body/harbour-office" and _promise(edge)
    )
    assert found.properties == {"starts": (sample.PROMISE.index("Harbour Office"),)}


def _promise(edge: Edge) -> bool:
    return edge.target == document_ref(sample.PROMISE_ID)


def test_money_goes_from_giver_to_scheme_and_recipient_once_a_flow() -> None:
    funds = [edge for edge in edges(GRAPH, "FUNDS") if edge.target == "fund/coastal-repair-fund"]
    assert sorted(str(edge.properties["amount"]) for edge in funds) == [
        "38000000",
        "40000000",
        "6000000",
    ]
    assert len({edge.key for edge in funds}) == 3
    flows = {flow.id: flow for flow in sample.flows()}
    assert all(edge.properties["claims"] == flows[str(edge.properties["flow"])].claims for edge in funds)


def test_a_figure_funds_nobody() -> None:
    figures = {flow.id for flow in sample.flows() if flow.nature == "statistic"}
    assert figures
    assert not figures & {edge.properties["flow"] for edge in edges(GRAPH, "FUNDS")}


def test_a_part_points_at_its_whole() -> None:
    part, whole = (
        next(flow.id for flow in sample.flows() if flow.amount == amount) for amount in (6_000_000, 38_000_000)
    )
    assert (part, whole) in ends(GRAPH, "PART_OF")


def test_derived_edges_rest_on_claims() -> None:
    ids = {node.id for node in GRAPH.nodes if "Claim" in node.labels}
    derived = {predicate.name for predicate in Predicate} - {"PART_OF"} | {"FUNDS", "NAMED_WITH", "PASSES_TO"}
    for edge in GRAPH.edges:
        if edge.type in derived:
            assert edge.properties["claims"]
            assert set(edge.properties["claims"]) <= ids  # type: ignore[arg-type]


def test_two_that_a_claim_names_are_joined_once_by_all_such_claims() -> None:
    parts = {"FUNDER", "RECIPIENT", "SCHEME", "PLACE", "ACTOR", "SUBJECT", "OBJECT"}
    named: dict[str, set[str]] = {}
    for edge in GRAPH.edges:
        if edge.type in parts and edge.source.startswith("claim/"):
            named.setdefault(edge.source, set()).add(edge.target)
    joined = {(edge.source, edge.target): edge.properties["claims"] for edge in edges(GRAPH, "NAMED_WITH")}
    assert joined == {
        (one, other): tuple(sorted(claim for claim, ends in named.items() if {one, other} <= ends))
        for ends_of_one in named.values()
        for one in ends_of_one
        for other in ends_of_one
        if one < other
    }


def test_money_passes_from_giver_to_scheme_to_taker_and_from_a_whole_to_its_part_and_a_figure_does_not() -> None:
    passing = {(edge.source, edge.target): edge.properties["flows"] for edge in edges(GRAPH, "PASSES_TO")}
    assert ("body/department-for-transport", "fund/coastal-repair-fund") in passing
    assert ("fund/coastal-repair-fund", "organisation/port-ellery-harbour-trust") in passing
    figures = {node.id for node in GRAPH.nodes if node.properties.get("nature") == "statistic"}
    assert not figures & {flow for flows in passing.values() for flow in flows}  # type: ignore[union-attr]


def test_a_document_has_the_last_day_of_what_it_says() -> None:
    for node in GRAPH.nodes:
        if node.labels == ("Document",):
            said = [n.properties["date"] for n in GRAPH.nodes if n.properties.get("document") == node.id]
            assert node.properties["latest"] == max([*said, node.properties["date"]])


def test_a_succession_needs_both_bodies() -> None:
    without = [entity for entity in sample.entities() if entity.id != "body/harbour-agency"]
    records = sample.records()[:1]
    graph = build(records, without, (), sample.successions(), sample.occupancies())
    assert not edges(graph, "SUCCEEDED_BY")
    assert len(edges(graph, "HELD_POST")) == 1


def test_plain_is_what_json_and_cypher_take() -> None:
    (found,) = edges(GRAPH, "HELD_POST")
    assert plain(found.properties) == {"start": "2023-11-13", "end": "2024-07-05", "source": "holders.csv:2"}
    assert plain({"amount": Decimal(5), "claims": ("a",)}) == {"amount": 5.0, "claims": ["a"]}


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_any_documents_make_a_sound_graph(data: st.DataObject) -> None:
    records: list[Record] = [record for record, _ in data.draw(strategies.collections())]
    made = resolution(records, authority())
    known = authority()
    graph = build(records, made.entities, made.flows, known.successions, known.occupancies)
    ids = [node.id for node in graph.nodes]
    assert ids == sorted(set(ids))
    keys = [(edge.source, edge.type, edge.target, edge.key) for edge in graph.edges]
    assert keys == sorted(set(keys)), "edges are sorted, and none is there twice"
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= set(ids)
    shuffled = data.draw(st.permutations(records))
    again = resolution(shuffled, authority())
    assert build(shuffled, again.entities, again.flows, known.successions, known.occupancies) == graph
