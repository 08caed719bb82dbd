"""A disk without room, an output that takes no more, a place that cannot be: one line, and all is as it was before."""

import os
import re
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.export import FORMATS
from tests.cli.running import READERS, contents, run, start
from tests.conftest import ROOT
from tests.graph import sample


@dataclass(frozen=True)
class Disk:
    """A folder on a disk of its own that can be filled, or, where none can be mounted, one with a limit on files."""

    path: Path
    mounted: bool

    @contextmanager
    def full(self) -> Iterator[None]:
        """Let there be no room in the block; other files than those of the disk may be refused too."""
        if not self.mounted:
            soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
            yield
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            return
        filler = self.path / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(1 << 12))
        yield
        filler.unlink()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two good files and an empty one."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in {"promise.txt": sample.PROMISE, "progress.txt": sample.PROGRESS, "empty.txt": ""}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A disk of 64 MB in memory for whoever may mount one; not in pytest's folder, which a run that is killed leaves mounted."""
    path = Path(tempfile.mkdtemp(prefix="pursestrings-disk-"))
    mounted = subprocess.run(
        [shutil.which("mount") or "", "-t", "tmpfs", "-o", "size=64m", "none", path], capture_output=True, check=False
    )
    yield Disk(path, mounted.returncode == 0)
    if mounted.returncode == 0:
        subprocess.run([shutil.which("umount") or "", path], check=True)
    shutil.rmtree(path)


NO_ROOM = re.compile(r"\((No space left on device|File too large)")


def test_a_full_disk_while_ingesting_loses_nothing_and_a_later_run_ends_the_work(disk: Disk, papers: Path) -> None:
    assert run(disk.path / "ws", "ingest", papers / "promise.txt", "--workers", "1").code == 0
    before = contents(disk.path / "ws")
    words: list[str | Path] = ["ingest", papers / "empty.txt", papers / "progress.txt", "--workers", "1"]
    with disk.full():
        done = run(disk.path / "ws", *words)
    assert done.code == 2
    bad, full = done.said.splitlines()
    assert "empty.txt: is empty" in bad
    assert f"pursestrings: {disk.path / 'ws' / 'documents'}" in full
    assert NO_ROOM.search(full)
    assert full.endswith("make room, then run again")
    assert contents(disk.path / "ws") == before
    assert "1 new, 0 renewed, 0 unchanged, 1 failed; 2 documents" in run(disk.path / "ws", *words).out


def test_a_disk_that_is_full_before_the_workspace_is_there_is_told(disk: Disk, papers: Path) -> None:
    with disk.full():
        said = run(disk.path / "ws", "ingest", papers / "promise.txt", "--workers", "1").complaint
    assert NO_ROOM.search(said)
    assert run(disk.path / "ws", "ingest", papers / "promise.txt", "--workers", "1").code == 0


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_leaves_an_earlier_export_as_it_was(form: str, disk: Disk, story: Path) -> None:
    path = disk.path / (f"a.{form}.zip" if form == "csv" else f"a.{form}")
    path.write_bytes(b"earlier")
    with disk.full():
        said = run(story, "export", form, "-o", path).complaint
    assert said.startswith(f"{path}: cannot be written ")
    assert NO_ROOM.search(said)
    assert contents(disk.path) == {path.name: b"earlier"}
    assert run(story, "export", form, "-o", path).code == 0
    assert list(contents(disk.path)) == [path.name]


def test_a_full_disk_leaves_an_earlier_site_and_earlier_claims_as_they_were(
    disk: Disk, story: Path, papers: Path
) -> None:
    site: list[str | Path] = ["site", disk.path / "site"]
    extract: list[str | Path] = ["extract", papers / "promise.txt", "--out", disk.path / "out", "--workers", "1"]
    assert [run(story, *site).code, run(story, *extract).code] == [0, 0]
    before = contents(disk.path)
    for words, where in ((site, disk.path / "site"), (extract, disk.path / "out" / "promise.claims.json")):
        with disk.full():
            said = run(story, *words).complaint
        assert said.startswith(f"{where}: cannot be written ")
        assert NO_ROOM.search(said)
        assert contents(disk.path) == before
        assert run(story, *words).code == 0
        assert contents(disk.path) == before


def test_a_full_disk_is_told_by_questions_whose_store_must_be_written(disk: Disk, story: Path) -> None:
    workspace = disk.path / "ws"
    shutil.copytree(story, workspace, ignore=shutil.ignore_patterns("store", "rdf"))
    before = contents(workspace)
    with disk.full():
        said = run(workspace, *READERS["query"], "--engine", "sparql").complaint
    assert "the RDF store cannot be written" in said
    assert "make room" in said
    after = contents(workspace)
    after.pop("rdf/.lock", None)
    assert after == before
    assert run(workspace, *READERS["query"], "--engine", "sparql").code == 0


@pytest.mark.parametrize("name", ["export", "query", "sparql"])
def test_an_output_that_takes_no_more_is_told(name: str, story: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = start(story, *READERS[name], stdout=full)
    assert done.complaint == "the output: cannot be used (No space left on device); make room, then run again\n"


def test_a_reader_that_has_gone_needs_no_message(story: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = start(story, *READERS["export"], stdout=writing)
    os.close(writing)
    assert (done.code, done.said) == (1, "")


def test_a_pipe_is_written_to_and_a_link_is_followed(story: Path, tmp_path: Path) -> None:
    wanted = run(story, "export", "nq").out
    os.mkfifo(tmp_path / "pipe")
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit((tmp_path / "pipe").read_text, "utf-8")
        assert run(story, "export", "nq", "-o", tmp_path / "pipe").code == 0
        assert read.result(timeout=60) == wanted
    (tmp_path / "link").symlink_to(tmp_path / "real.nq")
    (tmp_path / "real.nq").write_text("earlier")
    assert run(story, "export", "nq", "-o", tmp_path / "link").code == 0
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real.nq").read_text("utf-8") == wanted


@pytest.mark.parametrize(
    "words", [("export", "nq", "-o"), ("export", "csv", "-o"), ("site",), ("extract", str(ROOT / "README.md"), "--out")]
)
def test_a_place_that_cannot_be_is_told(words: tuple[str, ...], story: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    said = run(story, *words, tmp_path / "file" / "inside").complaint
    assert f"{tmp_path / 'file' / 'inside'}: cannot be written (" in said
    assert "; name a place in a folder that is there" in said
    assert contents(tmp_path) == {"file": b"mine"}
