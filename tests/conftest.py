"""Fixtures that all tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the real documents beside the checkout; a test that needs it fails where it is missing."""
    folder = ROOT.parent / "shared" / "corpus"
    assert folder.is_dir(), f"{folder} is not there: the real documents belong beside the checkout"
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the gold claims and their scorer beside the checkout."""
    folder = ROOT.parent / "shared" / "gold"
    assert folder.is_dir(), f"{folder} is not there: the gold claims belong beside the checkout"
    return folder
