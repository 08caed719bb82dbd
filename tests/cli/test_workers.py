"""Executors: in this process, in a pool and on a Dask cluster the same work has the same results and errors."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest

from cli.intake import Reading, files_under, intake
from cli.workers import Here, cluster, workers
from graph.writer import writing
from ontology.errors import BadDocument, PursestringsError
from tests.cli.test_intake import extract


@contextmanager
def dask() -> Iterator[Executor]:
    """Give the executor of a Dask cluster of threads on the loopback."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None, host="127.0.0.1", protocol="tcp"
        ) as local,
        cluster(local.scheduler_address) as executor,
    ):
        yield executor


EXECUTORS: dict[str, Callable[[], AbstractContextManager[Executor]]] = {
    "here": partial(workers, 1),
    "pool": partial(workers, 2),
    "dask": dask,
}


@pytest.mark.filterwarnings("default::ResourceWarning", "default::DeprecationWarning")
@pytest.mark.parametrize("kind", EXECUTORS)
def test_the_same_files_make_the_same_workspace(kind: str, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(5):
        (papers / f"{number}.txt").write_text("bad" if number == 3 else f"Paper {number}.")
    with EXECUTORS[kind]() as executor, writing(tmp_path / "ws") as writer:
        found = intake(
            files_under([papers], tmp_path / "ws"), writer, Reading(executor, extract, "1"), list[Path]().append
        )
    assert [len(some) for some in (found.new, found.renewed, found.unchanged)] == [4, 0, 0]
    assert found.failed == {papers / "3.txt": f"{papers / '3.txt'}: is bad; mend it"}


def test_work_here_raises_when_its_result_is_taken(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("bad")
    future = Here().submit(extract, tmp_path / "bad.txt")
    with pytest.raises(BadDocument):
        future.result()


def test_a_scheduler_that_does_not_answer_is_told() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(PursestringsError, match="no Dask scheduler answers"), cluster("tcp://127.0.0.1:9"):
        pass
