"""What users can get wrong: files that cannot be read, workspaces that cannot be used.

Each is one line on the standard error that says what, where and what to do, and exit code 2; the rest of the work is
done, and nothing is lost or half-written.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.export import FORMATS
from graph.workspace import open_workspace
from ingest.documents import LARGEST
from tests.cli.running import READERS, contents, run
from tests.graph import sample

DEPTH = 100_000


@pytest.fixture
def workspace(story: Path, tmp_path: Path) -> Path:
    """A copy of the story's workspace, to be hurt."""
    return Path(shutil.copytree(story, tmp_path / "workspace", ignore=shutil.ignore_patterns("store", "rdf")))


# Files that cannot be read


def _enormous(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 << 20)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "unreadable.txt": (lambda path: path.symlink_to("/proc/self/mem"), "cannot be opened (Input/output error)"),
    "dangling.txt": (lambda path: path.symlink_to("nowhere"), "cannot be opened (No such file"),
    "endless.txt": (os.mkfifo, "cannot be opened (it is a folder, a pipe or a device)"),
    "empty.txt": (lambda path: path.write_bytes(b""), "is empty"),
    "blank.txt": (lambda path: path.write_bytes(b" \n\t\n"), "is empty"),
    "binary.txt": (lambda path: path.write_bytes(bytes(range(256)) * 40), "binary data"),
    "encoding.txt": (lambda path: path.write_bytes(b"\xff\xfe\x00\xd8\x00"), "save it as UTF-8"),
    "enormous.txt": (_enormous, f"100 MB; at most {LARGEST >> 20} MB"),
    "deep.html": (lambda path: path.write_bytes(b"<html><body>" + b"<div>" * DEPTH + b"x"), "nested too deeply"),
    "deep.pdf": (lambda path: path.write_bytes(b"%PDF-1.4\n1 0 obj<</A " + b"[" * DEPTH), "damaged PDF"),
    "cut.docx": (lambda path: path.write_bytes(b"PK\x03\x04 word/document"), "damaged Word document"),
}
_TWINS = {"deep.pdf"}
"""Files whose claims would go where those of another go."""
GOOD = {"promise.txt": sample.PROMISE, "progress.txt": sample.PROGRESS}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two good files, and a bad one of each kind."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in GOOD.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, (make, _) in BAD.items():
        make(folder / name)
    return folder


def _each_told_once(papers: Path, said: str, names: set[str]) -> None:
    assert "Traceback" not in said
    for name, (_, message) in BAD.items():
        lines = [line for line in said.splitlines() if line.startswith(f"pursestrings: {papers / name}: ")]
        assert len(lines) == (name in names), name
        assert all(message in line for line in lines), (lines, message)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_extract_tells_each_bad_file_in_one_line_and_reads_the_others(papers: Path, workers: str) -> None:
    done = run(
        papers,
        "extract",
        *sorted(papers / name for name in {*BAD, *GOOD} - _TWINS),
        "--out",
        papers / "out",
        "--workers",
        workers,
    )
    assert done.code == 2
    _each_told_once(papers, done.said, set(BAD) - _TWINS)
    assert set(contents(papers / "out")) == {f"{Path(name).stem}.claims.json" for name in GOOD}


def test_ingest_tells_each_bad_file_in_one_line_and_takes_in_the_others(papers: Path, tmp_path: Path) -> None:
    searched = set(BAD) - {"dangling.txt", "endless.txt"}
    done = run(tmp_path / "ws", "ingest", papers)
    assert done.code == 2
    _each_told_once(papers, done.said, searched)
    assert f"2 new, 0 renewed, 0 unchanged, {len(searched)} failed; 2 documents" in done.out
    before = contents(tmp_path / "ws")
    done = run(tmp_path / "ws", "ingest", *sorted(papers.iterdir()))
    assert done.code == 2
    _each_told_once(papers, done.said, set(BAD))
    assert contents(tmp_path / "ws") == before


def test_a_name_that_is_no_utf8_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(sample.PROMISE, encoding="utf-8")
    for words in (["ingest"], ["extract", "--out", str(tmp_path / "out")]):
        done = run(tmp_path / "ws", *words, path, "--workers", "1")
        assert (done.code, "Traceback" in done.said) == (0, False), done.said
    for form in FORMATS:
        assert run(tmp_path / "ws", "export", form, "-o", tmp_path / f"a.{form}").code == 0
    assert run(tmp_path / "ws", "site", tmp_path / "site").code == 0


# Workspaces that cannot be used


@pytest.mark.parametrize("name", READERS)
def test_a_workspace_of_a_newer_version_is_left_alone(name: str, workspace: Path) -> None:
    (workspace / "workspace.json").write_text('{"format": 99}')
    before = contents(workspace)
    said = run(workspace, *READERS[name]).complaint
    assert "is of format 99, this program knows 1; upgrade it" in said
    after = contents(workspace)
    after.pop("lock", None)
    before.pop("lock", None)
    assert after == before
    assert not Path("site-that-is-not-made").exists()


@pytest.mark.parametrize("name", sorted(set(READERS) - {"ingest"}))
def test_a_workspace_that_is_not_there_is_not_made(name: str, tmp_path: Path) -> None:
    said = run(tmp_path / "none", *READERS[name]).complaint
    assert "there is no workspace; make one with `pursestrings ingest`" in said
    assert not list(tmp_path.iterdir())


def test_a_damaged_text_is_told_where(workspace: Path) -> None:
    (document, *_) = open_workspace(workspace).documents()
    path = workspace / "documents" / document / "text.txt"
    path.write_bytes(b"\xff" + path.read_bytes())
    said = run(workspace, "site", workspace.parent / "site").complaint
    assert f"{path}: is damaged at byte 0; ingest the document again" in said
