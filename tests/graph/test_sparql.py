"""Questions in SPARQL: parameters, answers, what is refused and how."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import pytest
from pyoxigraph import NamedNode, Quad, QueryBoolean, QueryTriples, Store

from graph.dataset import Sources, dataset
from graph.rdf_store import memory
from graph.sparql import ask, described, rows
from ontology.errors import BadQuery
from ontology.ids import DEFAULT_BASE
from tests.graph import sample


def _quads() -> Iterable[Quad]:
    return dataset(
        Sources(sample.records(), sample.entities(), sample.flows(), sample.successions(), sample.occupancies())
    )


@pytest.fixture(scope="module")
def store() -> Store:
    return memory(_quads())


def test_rows_are_python_values_in_order(store: Store) -> None:
    query = """
        SELECT ?quote ?amount ?start ?nature ?page WHERE {
          ?claim a ps:Funding ; ps:quote ?quote ; ps:amount ?amount ; ps:start ?start .
          ?claim ps:nature/skos:notation ?nature .
          OPTIONAL { ?claim ps:page ?page }
          FILTER(?amount > 30000000)
        } ORDER BY ?amount"""
    found = rows(store, query)
    assert [(row["quote"], row["amount"], row["nature"], row["page"]) for row in found] == [
        ("£38 million", Decimal(38_000_000), "public", None),
        ("£40 million", Decimal(40_000_000), "public", None),
        ("about £1.2 billion", Decimal(1_200_000_000), "statistic", None),
    ]
    assert all(isinstance(row["start"], int) for row in found)


def test_days_come_as_dates(store: Store) -> None:
    query = "SELECT ?day WHERE { ?document a ps:Document ; ps:date ?day } ORDER BY ?day"
    assert rows(store, query) == [{"day": dt.date(2024, 3, 12)}, {"day": dt.date(2025, 5, 20)}]


@pytest.mark.parametrize(
    "value", ['Harbour "Office"', "x' } DELETE", "?name", "\\u0022", "Iris\nCalder", "Department for Transport"]
)
def test_a_parameter_is_a_value_whatever_it_says(store: Store, value: str) -> None:
    query = "SELECT ?id ?name WHERE { ?entity a ps:Entity ; ps:name ?name ; dcterms:identifier ?id }"
    expected = [] if value != "Department for Transport" else ["body/department-for-transport"]
    assert [row["id"] for row in rows(store, query, {"name": value})] == expected


def test_a_parameter_may_be_a_node(store: Store) -> None:
    query = "SELECT ?name ?entity WHERE { ?entity ps:name ?name }"
    body = NamedNode(DEFAULT_BASE + "body/harbour-office")
    assert [row["name"] for row in rows(store, query, {"entity": body})] == ["Harbour Office"]


def test_an_unprojected_parameter_is_refused(store: Store) -> None:
    with pytest.raises(BadQuery, match="name"):
        rows(store, "SELECT ?entity WHERE { ?entity ps:name ?name }", {"name": "x"})


def test_an_edge_between_entities_carries_its_claims(store: Store) -> None:
    query = """
        SELECT ?funder ?target ?amount (COUNT(?claim) AS ?claims) WHERE {
          ?edge rdf:predicate ps:funds ; rdf:subject/ps:name ?funder ; rdf:object/ps:name ?target ;
                ps:amount ?amount ; ps:claims ?claim .
          ?claim ps:statedIn/ps:title ?title .
        } GROUP BY ?funder ?target ?amount ORDER BY ?amount ?target"""
    assert [(row["funder"], row["target"], row["amount"], row["claims"]) for row in rows(store, query)] == [
        ("Department for Transport", "Coastal Repair Fund", Decimal(6_000_000), 2),
        ("Department for Transport", "Port Ellery Harbour Trust", Decimal(6_000_000), 2),
        ("Marlow Dredging", "Tyne Quays", Decimal(15_000_000), 1),
        ("Department for Transport", "Coastal Repair Fund", Decimal(38_000_000), 1),
        ("Department for Transport", "Coastal Repair Fund", Decimal(40_000_000), 1),
    ]


def test_ask_construct_and_describe(store: Store) -> None:
    answer = ask(store, "ASK { ?body a ps:Department }")
    assert isinstance(answer, QueryBoolean)
    assert answer
    built = ask(store, "CONSTRUCT { ?a ps:funds ?b } WHERE { ?a ps:funds ?b }")
    assert isinstance(built, QueryTriples)
    text = described(built)
    assert text.startswith("@prefix ")
    assert "ps:funds" in text
    about = ask(store, "DESCRIBE <https://pursestrings.example/id/body/harbour-office>")
    assert isinstance(about, QueryTriples)
    assert '"Harbour Office"' in described(about)


def test_only_a_select_has_rows(store: Store) -> None:
    with pytest.raises(BadQuery, match="SELECT"):
        rows(store, "ASK { ?s ?p ?o }")


REFUSED = (
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "# a remark\nPREFIX ex: <urn:x#>\nDELETE WHERE { ?s ?p ?o }",
    "clear all",
    "LOAD <urn:x>",
    "DROP GRAPH <urn:x>",
    "BASE <urn:x> WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CREATE GRAPH <urn:g>",
    "SELECT * { SERVICE <https://query.example/> { ?s ?p ?o } }",
    "SELECT * { service silent ?where { ?s ?p ?o } }",
    "PREFIX ex: <urn:x> SELECT * { SERVICE # a remark {\n ex:where { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER(?s<?b)SERVICE?g#>\n{ ?a ?b ?c } }",
    "SELECT * { ?s ?p 1SERVICE ?g { ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE ?g { ?a ?b ?c } }",
    "SELECT * { { SELECT * { SERVICE ?g { ?a ?b ?c } } } }",
)


@pytest.mark.parametrize("query", REFUSED)
def test_what_changes_data_or_calls_others_is_refused(store: Store, query: str) -> None:
    assert len(REFUSED) == 14
    size = len(store)
    with pytest.raises(BadQuery, match=r"only reads|another server"):
        ask(store, query)
    assert len(store) == size


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service ?p { ?service ?p 1 }",
        'SELECT * { ?s ps:name "SERVICE desk" }',
        "SELECT * { ?s ?p <urn:insert> } # INSERT later",
        "PREFIX insert: <urn:delete> SELECT * { ?s insert:load ?o }",
        "SELECT * { ?s <urn:service> ?o . { ?s ?p ?x } }",
    ],
)
def test_words_are_not_refused_where_they_are_harmless(store: Store, query: str) -> None:
    ask(store, query)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT ?x {\n  ?s ps:name }", r"line 2, column 14: '}' is not what SPARQL has here"),
        ("SELECT * { ?s ?p ?o", "line 1, column 20: the query ends too early"),
        ("SELECT * { ?s nope:x ?o }", "line 1"),
        ("", "line 1, column 1: the query ends too early"),
    ],
)
def test_a_syntax_error_says_where(store: Store, query: str, message: str) -> None:
    with pytest.raises(BadQuery, match=message):
        rows(store, query)
