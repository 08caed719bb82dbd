"""The page about the graph: its tables are in step with the model, its queries run and find something."""

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph.dataset import Sources, dataset
from graph.embedded import open_embedded
from graph.quad_lines import statements
from graph.rdf_names import prefixes, ps
from graph.rdf_store import memory
from graph.sparql import rows
from graph.turtle import trig
from ontology.ids import DEFAULT_BASE
from ontology.schema_page import BLOCKS, page
from tests.graph import sample


@pytest.fixture(scope="module")
def path(root: Path) -> Path:
    return root / "docs" / "schema.md"


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources(sample.records(), sample.entities(), sample.flows(), sample.successions(), sample.occupancies())


def _fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_tables_are_in_step_with_the_model(path: Path, *, update_golden: bool) -> None:
    text = path.read_text(encoding="utf-8")
    if update_golden:
        path.write_text(page(text), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page(text), "run `make golden`"


def test_every_block_is_on_the_page(path: Path) -> None:
    assert set(re.findall(r"<!-- begin (\w+) -->", path.read_text(encoding="utf-8"))) == set(BLOCKS)


def test_a_block_of_another_name_is_refused() -> None:
    with pytest.raises(KeyError):
        page("<!-- begin nonsense -->\n<!-- end nonsense -->")


def test_every_sparql_query_on_the_page_finds_something(path: Path, sources: Sources) -> None:
    store = memory(dataset(sources))
    queries = _fenced(path.read_text(encoding="utf-8"), "sparql")
    assert len(queries) == 3
    for query in queries:
        assert rows(store, query), query


def test_the_question_has_one_answer_in_both_languages(path: Path, sources: Sources, embedded_folder: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (cypher,) = _fenced(text, "cypher")
    with open_embedded(embedded_folder) as store:
        store.load(sources.graph())
        found = store.rows(cypher)
    asked = rows(memory(dataset(sources)), _fenced(text, "sparql")[0])
    assert [dict(row, amount=float(str(row["amount"]))) for row in asked] == found


SHOWN = {"rdf:type", "ps:predicate", "ps:subject", "ps:object", "ps:quote", "ps:start", "ps:end", "ps:statedIn"}
SHOWN |= {"oa:hasTarget", "rdf:subject", "rdf:predicate", "rdf:object", "ps:claims"}


def _example(sources: Sources) -> str:
    """Return a claim and the edge that rests on it, as the export has them, without the prefixes."""
    (claim,) = (edge.properties["claims"] for edge in sources.graph().edges if edge.type == "HOLDS_POST")
    assert isinstance(claim, tuple)
    about = NamedNode(DEFAULT_BASE + str(claim[0]))
    shown = {NamedNode(prefixes(DEFAULT_BASE)[name.partition(":")[0]] + name.partition(":")[2]) for name in SHOWN}
    found = [quad for quad in dataset(sources) if quad.predicate in shown]
    edge = next(quad.subject for quad in found if quad.object == about and quad.predicate == ps("claims"))
    chosen = [quad for quad in found if quad.subject in {about, edge}]
    written = "".join(trig(statements(chosen), prefixes(DEFAULT_BASE)))
    return "".join(line for line in written.splitlines(keepends=True) if not line.startswith("@prefix")).lstrip()


def test_the_example_is_what_the_export_has(path: Path, sources: Sources, *, update_golden: bool) -> None:
    text, expected = path.read_text(encoding="utf-8"), _example(sources)
    if update_golden:
        text = re.sub(r"```trig\n.*?```", lambda _: f"```trig\n{expected}```", text, flags=re.DOTALL)
        path.write_text(text, encoding="utf-8")
    assert _fenced(text, "trig") == [expected], "run `make golden`"
