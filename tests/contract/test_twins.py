"""Each question gives the same rows in Cypher on every store and in SPARQL, over the sample and over the story."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

from graph import sparql
from graph.bolt import BoltStore
from graph.build import Graph
from graph.dataset import dataset
from graph.project import project
from graph.rdf_store import memory, sources
from graph.workspace import Workspace
from ontology.model import Entity
from queries import catalogue
from queries.rows import Row
from queries.run import Engine, Language, answer, bind
from tests.contract.test_stores import STORES, _opened

CLEAN = "Clean Ports Fund"
ASKED: dict[str, tuple[dict[str, str], ...]] = {
    "money-from": ({"funder": "DfT"}, {"funder": "the government"}),
    "money-to": ({"recipient": "Port of Harwick"}, {"recipient": "Brightwater Marine"}),
    "money-for": ({"scheme": CLEAN}, {"scheme": "Shore Power Competition"}),
    "money-in": ({"place": "Bristol"}, {"place": "Harwick"}),
    "duties-of": ({"actor": "DfT"}, {"actor": "Innovate UK"}, {"actor": "National Highways"}),
    "recommendations": ({}, {"plan": "Clean Ports Strategy: Moving Freight Without the Fumes"}),
    "trail": ({"entity": CLEAN}, {"entity": "Brightwater Marine"}),
    "evidence": ({"of": CLEAN}, {"of": "Highways England"}),
    "mentions": ({"entity": CLEAN}, {"entity": "the government"}),
    "partners": ({"entity": "DfT"}, {"entity": "Environment Agency"}),
    "connected": (
        {"a": "DfT", "b": CLEAN},
        {"a": "Norrland Logistics", "b": "Harwick"},
        {"a": "Amina Cole", "b": "Glasgow"},
    ),
    "money-path": (
        {"from": "the government", "to": "Brightwater Marine"},
        {"from": "DfT", "to": "Shore Power Competition"},
        {"from": "DfT", "to": "Shore Power Competition", "hops": "1"},
    ),
    "total": (
        {"by": "funder"},
        {"by": "scheme", "nature": "public", "status": "done"},
        {"by": "year", "after": "2020-01-01", "before": "2024-01-01"},
        {"by": "place"},
        {"by": "nature"},
        {"by": "recipient", "entity": CLEAN},
    ),
    "unowned": ({}, {"minimum": "30000000"}),
    "disagreements": ({}, {"entity": CLEAN}),
    "holders": (
        {"post": "Secretary of State for Transport", "on": "2021-09-06"},
        {"person": "Ruth Ashdown"},
        {"on": "2019-03-14"},
    ),
    "succession": ({"body": "National Highways"}, {"body": "AI Security Institute"}, {"body": "UKRI"}),
    "answerable": (
        {"for": "DfT"},
        {"for": CLEAN, "on": "2021-09-06"},
        {"for": "DSIT", "on": "2017-03-01"},
        {"for": "DCMS", "on": "2026-01-10"},
        {"for": "Secretary of State for Transport"},
    ),
    "due": ({"before": "2024-01-01"}, {"before": "2023-01-01", "owner": "DfT", "as_of": "2022-06-01"}),
    "promises": (
        {},
        {"owner": "DfT", "state": "silent"},
        {"plan": "Clean Ports Strategy: Moving Freight Without the Fumes", "as_of": "2022-12-31"},
    ),
}
KNOWN_OTHERWISE = {"answerable", "holders", "mentions", "succession"}
"""Questions whose rows may rest on the authority tables or on a mention alone, with no claim."""


@dataclass(frozen=True)
class Told:
    """The story's graph in both forms, and what names in it mean."""

    graph: Graph
    rdf: Store
    entities: Sequence[Entity]
    workspace: Workspace

    def values(self, name: str, given: dict[str, str]) -> dict[str, object]:
        return bind(catalogue.question(name), given, self.entities, self.workspace.authority())

    def sparql(self, query: str, parameters: Any) -> Any:
        return sparql.rows(self.rdf, query, parameters)


@pytest.fixture(scope="module")
def told(story: Path) -> Told:
    workspace = Workspace(story)
    return Told(project(workspace), memory(dataset(sources(workspace))), workspace.entities(), workspace)


@pytest.fixture(params=STORES)
def asked(request: pytest.FixtureRequest, told: Told) -> Iterator[Engine]:
    """Each kind of Cypher store, holding the story."""
    with _opened(request) as store:
        _hold(store, told.graph)
        yield store.rows


def _hold(store: BoltStore, graph: Graph) -> None:
    if store.marker() is None:
        store.write("MATCH (n) DETACH DELETE n", [])
    store.load(graph)


def _cases() -> list[tuple[str, dict[str, str]]]:
    return [(name, given) for name in ASKED for given in ASKED[name]]


def test_every_question_of_the_catalogue_is_asked() -> None:
    assert set(ASKED) == set(catalogue.names())


def test_the_twins_give_the_same_rows(asked: Engine, told: Told) -> None:
    for name, given in _cases():
        question, values = catalogue.question(name), told.values(name, given)
        rows = answer(question, values, Language.CYPHER, asked)
        assert rows == answer(question, values, Language.SPARQL, told.sparql), (name, given)


def test_claims_and_flows_have_evidence(asked: Engine, told: Told) -> None:
    question = catalogue.question("evidence")
    for id in (told.graph.edges[0].source, *(node.id for node in told.graph.nodes if node.id.startswith("flow/"))):
        values = told.values("evidence", {"of": id}) if not id.startswith("flow/") else {"of": id}
        rows = answer(question, values, Language.CYPHER, asked)
        assert rows, id
        assert rows == answer(question, values, Language.SPARQL, told.sparql)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_the_answers_over_the_story_are_those_on_record(name: str, told: Told, root: Path, update_golden: bool) -> None:
    path = root / "tests" / "golden" / "answers" / f"{name}.json"
    question = catalogue.question(name)
    found = [
        {"asked": given, "rows": answer(question, told.values(name, given), Language.SPARQL, told.sparql)}
        for given in ASKED[name]
    ]
    assert any(entry["rows"] for entry in found)
    for entry in found:
        _well_formed(
            entry["rows"], [column.name for column in question.columns], must_claim=name not in KNOWN_OTHERWISE
        )
    if update_golden:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert json.loads(path.read_text("utf-8")) == found


def _well_formed(rows: Any, columns: list[str], *, must_claim: bool) -> None:
    rows_: list[Row] = rows
    for row in rows_:
        assert list(row) == columns
        if "claims" in row:
            assert row["claims"] or not must_claim
            assert len(row["claims"]) == len(row["quotes"])  # type: ignore[arg-type]
