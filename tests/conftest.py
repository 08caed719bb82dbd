"""Fixtures that all tests share, and the option that rewrites golden files on purpose."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from graph import embedded
from graph.locks import taken
from tests.neo4j_server import Neo4j, neo4j_server

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``: write what is produced into the golden files, to be read as a diff."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files and examples in docs")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all processes of one test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def neo4j(shared_folder: Path) -> Iterator[Neo4j]:
    """A real Neo4j; mark what uses it with ``neo4j``. It failing to start is a failure, never a skip."""
    with neo4j_server(shared_folder / "neo4j") as server:
        yield server


@pytest.fixture(autouse=True)
def _turn(request: pytest.FixtureRequest, shared_folder: Path) -> Iterator[None]:
    """Let one test at a time use the one database of Neo4j, whichever process it runs in."""
    if request.node.get_closest_marker("neo4j") is None:
        yield
        return
    with taken(shared_folder / "neo4j.turn", seconds=900.0) as had:
        assert had, "another test has kept Neo4j for a quarter of an hour"
        yield


@pytest.fixture(scope="session")
def embedded_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an embedded store that runs; tests that stop or hurt theirs start their own."""
    folder = tmp_path_factory.mktemp("workspace") / "store"
    embedded.start(folder)
    yield folder
    embedded.stop(folder)


@pytest.fixture(scope="session")
def update_golden(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are to be rewritten instead of compared."""
    return bool(pytestconfig.getoption("--update-golden"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the real documents beside the checkout; users may lack it, CI may not."""
    return _shared("corpus")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the gold claims and their scorer beside the checkout; users may lack it, CI may not."""
    return _shared("gold")


def _shared(name: str) -> Path:
    folder = ROOT.parent / "shared" / name
    if not folder.is_dir():
        assert "CI" not in os.environ, f"{folder} is not there, and in CI nothing may be skipped"
        pytest.skip(f"{folder} is not there: these tests read real documents that lie beside the checkout")
    return folder


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds the documents of ``samples/``, read and resolved; not to be changed."""
    workspace = tmp_path_factory.mktemp("story") / "workspace"
    ran = CliRunner().invoke(main, ["--workspace", str(workspace), "ingest", str(ROOT / "samples"), "--workers", "1"])
    assert ran.exit_code == 0, ran.output
    return workspace
