"""The RDF store on disk: written once per state of the workspace, whole or not at all."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph.dataset import Sources, dataset
from graph.load import expected
from graph.rdf_store import counts, memory, on_disk
from graph.sparql import rows
from ontology.errors import BadWorkspace
from tests.graph import sample


def _quads() -> Iterable[Quad]:
    return dataset(
        Sources(sample.records(), sample.entities(), sample.flows(), sample.successions(), sample.occupancies())
    )


def test_statements_are_counted_as_cypher_stores_count() -> None:
    assert counts(memory(_quads())) == expected(sample.sample())


def _folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def test_the_store_on_disk_is_written_once_per_graph(tmp_path: Path) -> None:
    folder = tmp_path / "rdf"
    query = "SELECT ?name { ?e a ps:Entity ; ps:name ?name } ORDER BY ?name"
    first = rows(on_disk(folder, "one", _quads), query)
    assert len(first) == 11

    def _never() -> Iterable[Quad]:
        raise AssertionError("a store of this digest is there already")

    assert rows(on_disk(folder, "one", _never), query) == first
    on_disk(folder, "two", _quads)
    assert _folders(folder) == ["two"]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    def _broken() -> Iterable[Quad]:
        yield from list(_quads())[:10]
        raise BadWorkspace("claims are damaged")

    with pytest.raises(BadWorkspace, match="damaged"):
        on_disk(tmp_path, "one", _broken)
    assert _folders(tmp_path) == []


def test_a_damaged_store_is_written_anew(tmp_path: Path) -> None:
    on_disk(tmp_path, "one", _quads)
    (tmp_path / "one" / "CURRENT").write_text("nothing of use")
    assert len(on_disk(tmp_path, "one", _quads)) == len(memory(_quads()))


def test_a_killed_writer_leaves_nothing_behind_for_long(tmp_path: Path) -> None:
    (tmp_path / ".new-abcdef").mkdir()
    on_disk(tmp_path, "one", _quads)
    assert _folders(tmp_path) == ["one"]


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "rdf").write_text("a file is in the way")
    with pytest.raises(BadWorkspace, match="cannot be written"):
        on_disk(tmp_path / "rdf", "one", _quads)


def test_a_store_on_disk_takes_no_statements(tmp_path: Path) -> None:
    store = on_disk(tmp_path, "one", _quads)
    with pytest.raises(RuntimeError, match="read-write"):
        store.add(next(iter(_quads())))
