"""The site of the sample graph, written once."""

from pathlib import Path

import pytest

from tests.graph.sample import sample, texts
from viz.site import write_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("viz") / "site"
    write_site(sample(), texts(), folder)
    return folder
