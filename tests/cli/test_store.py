"""``load`` and ``db`` as a user types them, on the embedded store and on a real Neo4j."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from cli.settings import Settings
from cli.store import loaded_store, open_store
from graph.embedded import running, stop
from graph.embedded_java import free_ports
from graph.locks import wait_free
from graph.project import project
from graph.statements import statements
from graph.workspace import open_workspace
from ontology.errors import PursestringsError, StoreMismatch
from tests.neo4j_server import Neo4j


@pytest.fixture
def workspace(story: Path, tmp_path: Path) -> Iterator[Path]:
    """A workspace with the story's documents and a store of its own, which is stopped afterwards."""
    made = tmp_path / "workspace"
    made.mkdir()
    for item in story.iterdir():
        if item.name not in {"store", "rdf"}:
            (made / item.name).symlink_to(item)
    yield made
    stop(made / "store")


def _said(workspace: Path, *words: str) -> str:
    result = CliRunner().invoke(main, ["--workspace", str(workspace), *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_embedded_store_is_loaded_seen_stopped_and_started(workspace: Path) -> None:
    assert "is not running" in _said(workspace, "db", "status")
    loaded = _said(workspace, "load")
    graph = project(open_workspace(workspace))
    assert f"{sum(1 for node in graph.nodes if node.labels[0] == 'Claim')} Claim" in loaded
    assert f"{sum(1 for edge in graph.edges if edge.type == 'STATED_IN')} STATED_IN" in loaded
    assert _said(workspace, "load") == loaded
    assert "10 idle minutes" in _said(workspace, "db", "status")
    assert "has stopped" in _said(workspace, "db", "stop")
    assert "was not running" in _said(workspace, "db", "stop")
    assert "password in" in _said(workspace, "db", "start", "--idle-minutes", "5")
    assert "5 idle minutes" in _said(workspace, "db", "status")


def test_a_store_that_is_behind_is_loaded_before_it_is_asked(workspace: Path) -> None:
    settings = Settings(workspace)
    with open_store(settings) as store:
        assert store.marker() is None
    with loaded_store(settings) as store:
        assert store.rows("MATCH (c:Claim) RETURN count(c) > 0 AS some") == [{"some": True}]
        store.write("MATCH (c:Claim) DETACH DELETE c", [])
        store.write(
            statements("load.cypher")["mark"], [{"id": "load", "digest": "", "fingerprint": "", "complete": False}]
        )
    assert "interrupted" in _said(workspace, "load")
    with loaded_store(settings) as store:
        assert store.rows("MATCH (c:Claim) RETURN count(c) > 0 AS some") == [{"some": True}]


def test_a_load_whose_server_is_killed_says_so_and_is_finished_by_the_next(workspace: Path) -> None:
    _said(workspace, "db", "start")
    server = running(workspace / "store")
    assert server is not None
    command = [sys.executable, "-m", "cli", "--workspace", str(workspace), "load"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        with open_store(Settings(workspace)) as store:
            while process.poll() is None and store.marker() is None:
                pass
        os.kill(server.pid, signal.SIGKILL)
        _, said = process.communicate(timeout=120)
    assert wait_free(workspace / "store" / "server.lock", 10)
    assert process.returncode == 2, said
    assert "load again" in said
    assert "Traceback" not in said
    assert "interrupted" in _said(workspace, "load")


@pytest.mark.neo4j
def test_a_neo4j_is_loaded_when_told_and_never_by_a_question(story: Path, neo4j: Neo4j) -> None:
    settings = Settings(story, neo4j.address, neo4j.username, neo4j.password, neo4j.database)
    with open_store(settings) as store:
        store.write("MATCH (n) DETACH DELETE n", [])
    with pytest.raises(StoreMismatch, match="holds nothing yet: run pursestrings load"), loaded_store(settings):
        pass
    words = ["--username", neo4j.username, "--password", neo4j.password, "load", "--neo4j", neo4j.address]
    assert f"counted in {neo4j.address}" in _said(story, *words)
    with loaded_store(settings) as store:
        store.write(
            statements("load.cypher")["mark"], [{"id": "load", "digest": "", "fingerprint": "", "complete": False}]
        )
    with pytest.raises(StoreMismatch, match="half of a load"), loaded_store(settings):
        pass
    with open_store(settings) as store:
        store.write(
            statements("load.cypher")["mark"], [{"id": "load", "digest": "", "fingerprint": "", "complete": True}]
        )
    with pytest.raises(StoreMismatch, match="another state"), loaded_store(settings):
        pass


def test_a_neo4j_that_is_not_there_is_one_message_and_exit_code_2(story: Path) -> None:
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "cli", "--workspace", str(story), "load", "--neo4j", f"bolt://127.0.0.1:{port}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"127.0.0.1:{port} does not answer" in done.stderr


def test_a_workspace_that_is_not_there_starts_no_store(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--workspace", str(tmp_path / "nothing"), "load"])
    assert isinstance(result.exception, PursestringsError)
    assert not (tmp_path / "nothing").exists()
