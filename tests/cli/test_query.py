"""``query``, ``cypher`` and ``sparql`` as a user types them."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from ontology.errors import PursestringsError
from queries.catalogue import names


def _run(workspace: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--workspace", str(workspace), *words], catch_exceptions=True)


def _refusal(workspace: Path, *words: str) -> str:
    result = _run(workspace, *words)
    assert isinstance(result.exception, PursestringsError), result.output
    return str(result.exception)


def test_list_names_every_question_and_show_has_both_texts(story: Path) -> None:
    listed = _run(story, "query", "list").output
    assert all(name in listed for name in names())
    shown = _run(story, "query", "show", "money-from").output
    assert "MATCH" in shown
    assert "SELECT" in shown
    assert _run(story, "query", "show", "money-from", "--engine", "sparql").output.startswith("# question")


def test_json_rows_have_the_columns_and_their_types(story: Path) -> None:
    result = _run(
        story, "query", "run", "money-for", "scheme=Clean Ports Fund", "--engine", "sparql", "--format", "json"
    )
    rows = json.loads(result.output)
    assert {row["amount"] for row in rows} >= {120_000_000, 115_000_000}
    for row in rows:
        assert {"id": "fund/clean-ports-fund", "name": "Clean Ports Fund"} in row["scheme"]
        assert all(claim.startswith("claim/") for claim in row["claims"])
        assert len(row["claims"]) == len(row["quotes"])


def test_csv_has_a_column_of_ids_beside_each_column_of_entities(story: Path) -> None:
    result = _run(
        story, "query", "run", "money-for", "scheme=Clean Ports Fund", "--engine", "sparql", "--format", "csv"
    )
    rows = list(csv.DictReader(io.StringIO(result.output)))
    for row in rows:
        names, ids = row["scheme"].split(" | "), row["scheme_id"].split(" | ")
        assert dict(zip(ids, names, strict=True))["fund/clean-ports-fund"] == "Clean Ports Fund"


def test_a_table_shows_sentences_and_where_they_stand(story: Path) -> None:
    output = _run(story, "query", "run", "duties-of", "actor=Innovate UK", "--engine", "sparql").output
    assert "“" in output
    assert "claim/" in output
    assert output.rstrip().endswith(("rows", "row"))


def test_own_queries_read_with_parameters(story: Path) -> None:
    query = "SELECT ?n ?name WHERE { ?e a ps:Fund ; ps:name ?name . FILTER(?name = ?n) }"
    rows = json.loads(_run(story, "sparql", query, "--param", "n=Clean Ports Fund", "--format", "json").output)
    assert [row["name"] for row in rows] == ["Clean Ports Fund"]
    assert _run(story, "sparql", "ASK { ?e a ps:Fund }").output == "true\n"
    assert "ps:Fund" in _run(story, "sparql", "DESCRIBE ?e WHERE { ?e a ps:Fund }").output


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("query", "run", "money-form"), "money-from"),
        (("query", "run", "money-from"), "needs funder="),
        (("query", "run", "money-from", "payer=DfT"), "no parameter 'payer'"),
        (("query", "run", "money-from", "DfT"), "write it as name=value"),
        (("query", "run", "money-from", "funder=Ministry of Silly Walks"), "nearest"),
        (("sparql", "DELETE WHERE { ?s ?p ?o }"), "only reads"),
        (("sparql", "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"), "another server"),
        (("sparql", "SELECT ?x WHERE {"), "line 1"),
        (("cypher", "MATCH (n) DETACH DELETE n"), "only read"),
        (("cypher", "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row"), "LOAD"),
    ],
)
def test_a_wrong_question_is_refused_with_what_to_do(story: Path, words: tuple[str, ...], complaint: str) -> None:
    assert complaint in _refusal(story, *words)


def test_without_a_workspace_the_message_says_how_to_make_one(tmp_path: Path) -> None:
    assert "pursestrings ingest" in _refusal(tmp_path / "none", "query", "run", "trail", "entity=DfT")


def test_a_query_may_stand_in_a_file(story: Path, tmp_path: Path) -> None:
    file = tmp_path / "fund.rq"
    file.write_text("SELECT ?name { ?fund a ps:Fund ; ps:name ?name }", encoding="utf-8")
    rows = json.loads(_run(story, "sparql", "--file", str(file), "--format", "json").output)
    assert rows == [{"name": "Clean Ports Fund"}]


@pytest.mark.parametrize("command", ["cypher", "sparql"])
def test_a_query_is_given_once_and_as_text(story: Path, tmp_path: Path, command: str) -> None:
    file = tmp_path / "latin"
    file.write_bytes("RETURN £".encode("latin-1"))
    assert "give one query" in _refusal(story, command)
    assert "give one query" in _refusal(story, command, "RETURN 1", "--file", str(file))
    assert "no UTF-8 text" in _refusal(story, command, "--file", str(file))
