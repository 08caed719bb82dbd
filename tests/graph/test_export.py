"""The exports: the same bytes at every run, readable by other tools, and nothing lost on the way."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from graph.dataset import Sources, dataset
from graph.export import FORMATS, NETWORKS, RDF, save, save_tables, text
from graph.jsonld import jsonld
from graph.quad_lines import in_order, nquads, statements
from graph.rdf_names import literal_parts, prefixes
from graph.rdfxml import rdfxml
from graph.turtle import trig, turtle
from ontology.errors import BadWorkspace
from ontology.ids import DEFAULT_BASE
from tests.graph import sample

NAMED = {"trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
MERGED = {"ttl": RdfFormat.TURTLE, "rdfxml": RdfFormat.RDF_XML}


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources(sample.records(), sample.entities(), sample.flows(), sample.successions(), sample.occupancies())


def exported(form: str, sources: Sources, base: str = DEFAULT_BASE) -> bytes:
    return "".join(text(form, sources, base)).encode()


def test_each_format_is_tested() -> None:
    assert set(NAMED) | set(MERGED) == set(RDF)
    assert set(FORMATS) == {*RDF, *NETWORKS, "csv"}


_DIGESTS = """
import hashlib
from graph.dataset import Sources
from graph.export import NETWORKS, RDF, text
from tests.graph import sample
told = Sources(sample.records(), sample.entities(), sample.flows(), sample.successions(), sample.occupancies())
for form in (*RDF, *NETWORKS):
    print(form, hashlib.sha256("".join(text(form, told)).encode()).hexdigest())
"""


def test_two_runs_give_the_same_bytes_whatever_order_sets_have(root: Path) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", _DIGESTS],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == len(RDF) + len(NETWORKS)


@pytest.mark.parametrize("form", sorted(NAMED))
@pytest.mark.parametrize("base", [DEFAULT_BASE, "https://data.example/id#"])
def test_a_dataset_format_loses_nothing(sources: Sources, form: str, base: str) -> None:
    assert set(parse(exported(form, sources, base), format=NAMED[form])) == set(dataset(sources, base))


@pytest.mark.parametrize("form", sorted(MERGED))
def test_a_triple_format_loses_nothing_but_the_graphs(sources: Sources, form: str) -> None:
    read = {quad.triple for quad in parse(exported(form, sources), format=MERGED[form])}
    assert read == {quad.triple for quad in dataset(sources)}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own, at its own calls
@pytest.mark.parametrize(
    ("form", "name"), [("ttl", "turtle"), ("rdfxml", "xml"), ("jsonld", "json-ld"), ("trig", "trig")]
)
def test_rdflib_reads_what_oxigraph_reads(sources: Sources, form: str, name: str) -> None:
    data = rdflib.Dataset() if form in NAMED else rdflib.Graph()
    data.parse(data=exported(form, sources), format=name)
    expected = {quad.triple for quad in dataset(sources)} if form in MERGED else set(dataset(sources))
    assert len(data) == len(expected)


def test_trig_through_oxigraph_and_back_is_the_same(sources: Sources) -> None:
    first = exported("trig", sources)
    store = Store()
    store.bulk_load(first, format=RdfFormat.TRIG)
    assert "".join(trig(statements(store), prefixes(DEFAULT_BASE))).encode() == first


def test_nquads_are_sorted_lines(sources: Sources) -> None:
    lines = exported("nq", sources).decode().split("\n")
    assert lines[-1] == ""
    assert lines[:-1] == sorted(set(lines[:-1]))


def test_turtle_reads_well(sources: Sources) -> None:
    lines = exported("ttl", sources).decode()
    assert "organisation:port-ellery-harbour-trust a ps:Entity, ps:Organisation ;\n" in lines
    assert "  ps:currency ps:currency-GBP ;\n" in lines
    assert not re.search(r"[\[\]_]:|\[ ", lines.split("ps:Currency a")[0]), "no blank nodes"


def test_jsonld_reads_well(sources: Sources) -> None:
    found: dict[str, Any] = json.loads(exported("jsonld", sources))
    flows = next(graph for graph in found["@graph"] if graph["@id"] == "id:graph/flows")
    flow = next(node for node in flows["@graph"] if "reasons" in node)
    assert flow["@type"] == ["Flow"]
    assert flow["amount"] == "6000000"
    assert flow["recipient"] == "id:organisation/port-ellery-harbour-trust"
    assert flow["currency"] == "ps:currency-GBP"
    assert len(flow["documents"]) == 2


# Odd statements

_NAMES = st.sampled_from(
    ["https://pursestrings.example/id/claim/", "urn:x:", "https://pursestrings.example/vocabulary#"]
)
_IRIS = st.builds(
    lambda start, end: NamedNode(start + end), _NAMES, st.from_regex(r"[A-Za-z][A-Za-z0-9/.~'()-]{0,8}", fullmatch=True)
)
_PREDICATES = st.builds(lambda end: NamedNode("urn:p:" + end), st.from_regex(r"[a-z]{1,3}", fullmatch=True))
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_LITERALS = st.one_of(
    st.builds(Literal, _TEXT),
    st.builds(lambda words: Literal(words, language="en"), _TEXT),
    st.builds(Literal, st.integers(-(10**9), 10**9)),
    st.builds(lambda words: Literal(words, datatype=NamedNode("urn:type")), _TEXT),
    st.builds(
        lambda words: Literal(words, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#integer")),
        st.sampled_from(["007", "+5", "five", "-0", ""]),
    ),
)
_QUADS = st.lists(st.builds(Quad, _IRIS, _PREDICATES, st.one_of(_IRIS, _LITERALS), _IRIS), max_size=8)


@given(_QUADS)
def test_any_statements_survive_trig_and_jsonld_and_nquads(quads: list[Quad]) -> None:
    assert set(parse("".join(trig(statements(quads), prefixes(DEFAULT_BASE))), format=RdfFormat.TRIG)) == set(quads)
    assert set(parse("".join(nquads(quads)), format=RdfFormat.N_QUADS)) == set(quads)
    assert set(parse("".join(jsonld(statements(quads), DEFAULT_BASE)), format=RdfFormat.JSON_LD)) == set(quads)


@given(_QUADS)
def test_any_statements_survive_turtle(quads: list[Quad]) -> None:
    read = parse("".join(turtle(statements(quads), prefixes(DEFAULT_BASE))), format=RdfFormat.TURTLE)
    assert {quad.triple for quad in read} == {quad.triple for quad in quads}


_XML = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)


@given(_XML)
def test_any_words_that_xml_can_hold_survive_rdfxml(words: str) -> None:
    quad = Quad(NamedNode("urn:s"), NamedNode("urn:p:p"), Literal(words), NamedNode("urn:g"))
    read = parse("".join(rdfxml(statements([quad]), prefixes(DEFAULT_BASE))), format=RdfFormat.RDF_XML)
    assert [found.triple for found in read] == [quad.triple]


def test_what_xml_cannot_hold_is_replaced() -> None:
    quad = Quad(NamedNode("urn:s"), NamedNode("urn:p:p"), Literal("a\fb\r\n\tc"), NamedNode("urn:g"))
    read = parse("".join(rdfxml(statements([quad]), prefixes(DEFAULT_BASE))), format=RdfFormat.RDF_XML)
    assert [found.object for found in read] == [Literal("a\ufffdb\r\n\tc")]


@given(_TEXT)
def test_a_literal_is_taken_apart_as_it_was_put_together(words: str) -> None:
    assert literal_parts(str(Literal(words))) == (words, None, None)
    assert literal_parts(str(Literal(words, language="en-gb"))) == (words, None, "en-gb")
    assert literal_parts(str(Literal(words, datatype=NamedNode("urn:t")))) == (words, "urn:t", None)


def test_no_literal_is_refused() -> None:
    with pytest.raises(ValueError, match="no literal"):
        literal_parts("<urn:x>")


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))), st.integers(1, 5))
def test_lines_are_sorted_however_few_fit_in_memory(lines: list[str], chunk: int) -> None:
    assert list(in_order(lines, chunk)) == sorted(set(lines))


# Networks and tables


def test_graphml_has_all_nodes_and_edges_with_typed_attributes(sources: Sources) -> None:
    graph = sources.graph()
    found: Any = nx.parse_graphml(exported("graphml", sources).decode(), force_multigraph=True)
    assert set(found.nodes) == {node.id for node in graph.nodes}
    assert sorted((a, known["edge_type"], b) for a, b, known in found.edges(data=True)) == sorted(
        (edge.source, edge.type, edge.target) for edge in graph.edges
    )
    fund = found.nodes["fund/coastal-repair-fund"]
    assert fund["label"] == "Coastal Repair Fund"
    assert fund["labels"] == "Entity | Fund"
    amounts = [known["amount"] for _, _, known in found.edges(data=True) if "amount" in known]
    assert amounts
    assert all(isinstance(amount, float) for amount in amounts)


def test_gexf_has_all_nodes_and_no_date_of_writing(sources: Sources) -> None:
    written = exported("gexf", sources).decode()
    assert "lastmodifieddate" not in written
    found: Any = nx.read_gexf(io.BytesIO(written.encode()))
    assert set(found.nodes) == {node.id for node in sources.graph().nodes}
    assert found.nodes["fund/coastal-repair-fund"]["label"] == "Coastal Repair Fund"


def rows(lines: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(lines)))


def test_tables_have_a_row_for_each_node_edge_and_claim(sources: Sources, tmp_path: Path) -> None:
    save_tables(tmp_path / "out", sources)
    graph = sources.graph()
    nodes, edges, claims = (
        rows((tmp_path / "out" / f"{name}.csv").read_text(encoding="utf-8")) for name in ("nodes", "edges", "claims")
    )
    assert [row["id"] for row in nodes] == [node.id for node in graph.nodes]
    assert [(row["source"], row["type"], row["target"]) for row in edges] == [
        (edge.source, edge.type, edge.target) for edge in graph.edges
    ]
    part = next(row for row in claims if row["recipient"] == "Port Ellery Harbour Trust")
    assert (part["amount"], part["currency"], part["quote"], part["place"]) == (
        "6000000",
        "GBP",
        "£6 million",
        "Whitby",
    )
    succession = next(row for row in edges if row["type"] == "SUCCEEDED_BY")
    assert (succession["kind"], succession["source"]) == ("renamed", "body/harbour-office")
    assert succession["authority"]


def test_an_archive_of_tables_has_the_same_bytes_at_every_run(sources: Sources, tmp_path: Path) -> None:
    save_tables(tmp_path / "folder", sources)
    for name in ("one.zip", "two.zip"):
        save_tables(tmp_path / name, sources)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        for name in ("nodes.csv", "edges.csv", "claims.csv"):
            assert archive.read(name) == (tmp_path / "folder" / name).read_bytes()


# Files


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("before", encoding="utf-8")

    def _broken() -> Iterator[str]:
        yield "half"
        raise BadWorkspace("claims are damaged")

    with pytest.raises(BadWorkspace, match="damaged"):
        save(path, _broken())
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match="cannot be written"):
        save(tmp_path / "nowhere" / "graph.ttl", ["text"])
