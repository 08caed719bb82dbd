"""The made-up graph is the same each time, and all engines give the same rows to all that is asked of it."""

import pytest

from benchmarks.questions_asked import cases
from benchmarks.questions_graph import sources
from benchmarks.questions_page import page
from graph.bolt import BoltStore
from graph.dataset import dataset
from graph.load import digest
from graph.rdf_store import memory
from graph.sparql import rows
from queries import catalogue
from queries.run import Language, answer
from tests.contract.test_stores import STORES, _opened

SIZE = 500


def test_the_same_number_and_seed_give_the_same_graph() -> None:
    assert digest(sources(SIZE).graph()) == digest(sources(SIZE).graph()) != digest(sources(SIZE, 2).graph())
    assert len(sources(1000).records) * 250 == 1000


def test_every_question_is_asked_with_every_parameter_bound() -> None:
    asked = cases(sources(SIZE))
    assert {case.question for case in asked} == set(catalogue.names())
    for case in asked:
        needed = [one.name for one in catalogue.question(case.question).parameters if not one.optional]
        assert all(case.values[name] is not None for name in needed), case


@pytest.mark.parametrize("kind", STORES)
def test_all_engines_give_the_same_rows(kind: str, request: pytest.FixtureRequest) -> None:
    request.param = kind
    made = sources(SIZE)
    rdf = memory(dataset(made))
    with _opened(request) as store:
        _empty(store)
        store.load(made.graph())
        for case in cases(made):
            question = catalogue.question(case.question)
            found = answer(question, case.values, Language.CYPHER, store.rows)
            said = answer(question, case.values, Language.SPARQL, lambda query, bound: rows(rdf, query, bound))
            assert found == said, case


def _empty(store: BoltStore) -> None:
    store.write("MATCH (n) DETACH DELETE n", [])


def test_the_page_marks_what_is_slow_and_what_was_given_up() -> None:
    record = {
        "commit": "abc", "date": "2026-11-24", "claims": 1000, "nodes": 10, "edges": 20,
        "engines": [{"name": "neo4j", "load_seconds": 1.25, "mb": 300}, {"name": "oxigraph", "load_seconds": 2, "mb": 90}],
        "questions": [
            {"question": "due", "about": "all", "rows": 1200, "seconds": {"neo4j": 0.7, "oxigraph": None}, "differs": False}
        ],
    }  # fmt: skip
    assert "| `due` | all | 1,200 | **0.70** | – |" in page([record])
    assert "| Neo4j | 1.2 | 300 |" in page([record])
