"""Fixtures that all tests share, and the option that rewrites golden files on purpose."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``: write what is produced into the golden files, to be read as a diff."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files and examples in docs")


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
