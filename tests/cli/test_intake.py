"""Files into a workspace: only what is new is read, each failure is told, the others are kept."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cli.intake import Outcome, Reading, files_under, intake
from cli.workers import Here, workers
from graph.workspace import open_workspace
from graph.writer import writing
from ontology.errors import BadDocument
from ontology.ids import document_id
from ontology.model import Claims, Document


def extract(path: Path) -> tuple[Document, str, Claims]:
    """Read a file as text that claims nothing; some first words make trouble."""
    text = path.read_text()
    match text.split()[:1]:
        case ["bad"]:
            raise BadDocument(f"{path}: is bad; mend it")
        case ["deep"]:
            raise RecursionError
        case ["deadly"]:
            os._exit(1)
    id = document_id(text.encode())
    described = Document(id=id, stem=path.stem, source=str(path), media_type="text/plain", length=len(text))
    return described, text, Claims(document=path.stem)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "old").mkdir(parents=True)
    for name, text in {"b.txt": "Two.", "a.txt": "One.", "old/c.txt": "Three.", ".hidden": "x"}.items():
        (folder / name).write_text(text)
    return folder


def take(folder: Path, workspace: Path, extractor: str = "1") -> Outcome:
    done: list[Path] = []
    with writing(workspace) as writer:
        files = files_under([folder], workspace)
        outcome = intake(files, writer, Reading(Here(), extract, extractor), done.append)
    assert sorted(done) == sorted(files), "each file is counted as done once"
    return outcome


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return len(outcome.new), len(outcome.renewed), len(outcome.unchanged), len(outcome.failed)


def stored(workspace: Path) -> dict[str, tuple[bytes, int]]:
    files = (file for file in sorted(workspace.rglob("*")) if file.is_file())
    return {str(file.relative_to(workspace)): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


def test_folders_are_searched_in_order_without_hidden_files_and_the_workspace(folder: Path) -> None:
    (folder / "ws").mkdir()
    (folder / "ws" / "text.txt").write_text("stored")
    found = files_under([folder, folder / "a.txt"], folder / "ws")
    assert [str(file.relative_to(folder)) for file in found] == ["a.txt", "b.txt", "old/c.txt"]


def test_a_second_time_nothing_is_done(folder: Path, tmp_path: Path) -> None:
    assert counts(take(folder, tmp_path / "ws")) == (3, 0, 0, 0)
    before = stored(tmp_path / "ws")
    assert counts(take(folder, tmp_path / "ws")) == (0, 0, 3, 0)
    assert stored(tmp_path / "ws") == before


def test_a_changed_file_replaces_its_own_document_alone(folder: Path, tmp_path: Path) -> None:
    take(folder, tmp_path / "ws")
    (folder / "a.txt").write_text("One, mended.")
    assert counts(take(folder, tmp_path / "ws")) == (0, 1, 2, 0)
    workspace = open_workspace(tmp_path / "ws")
    assert sorted(workspace.text(id) for id in workspace.documents()) == ["One, mended.", "Three.", "Two."]


def test_a_changed_file_whose_old_content_is_elsewhere_leaves_it_there(folder: Path, tmp_path: Path) -> None:
    take(folder, tmp_path / "ws")
    (folder / "old" / "a.txt").write_text("One.")
    (folder / "a.txt").write_text("One, mended.")
    take(folder, tmp_path / "ws")
    workspace = open_workspace(tmp_path / "ws")
    assert sorted(workspace.text(id) for id in workspace.documents()) == ["One, mended.", "One.", "Three.", "Two."]


def test_another_file_of_the_same_name_is_another_document(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for where in (folder, folder / "old"):
        (where / "same.txt").write_text(f"In {where.name}.")
        monkeypatch.chdir(where)
        assert counts(take(Path("same.txt"), tmp_path / "ws")) == (1, 0, 0, 0)


def test_a_folder_that_has_moved_is_known_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    take(Path(), tmp_path / "ws")
    folder.rename(tmp_path / "moved")
    monkeypatch.chdir(tmp_path / "moved")
    Path("a.txt").write_text("One, mended.")
    assert counts(take(Path(), tmp_path / "ws")) == (0, 1, 2, 0)


def test_a_new_extractor_reads_again(folder: Path, tmp_path: Path) -> None:
    take(folder, tmp_path / "ws")
    assert counts(take(folder, tmp_path / "ws", "2")) == (0, 3, 0, 0)
    assert counts(take(folder, tmp_path / "ws", "2")) == (0, 0, 3, 0)


def test_the_same_content_twice_is_one_document(folder: Path, tmp_path: Path) -> None:
    (folder / "copy.txt").write_text("One.")
    assert counts(take(folder, tmp_path / "ws")) == (3, 0, 1, 0)


@pytest.mark.parametrize(
    ("text", "message"), [("bad", "is bad; mend it"), ("deep", r"too large or too deep.*RecursionError")]
)
def test_a_bad_file_is_told_and_the_others_are_kept(folder: Path, tmp_path: Path, text: str, message: str) -> None:
    (folder / "b.txt").write_text(text)
    outcome = take(folder, tmp_path / "ws")
    assert counts(outcome) == (2, 0, 0, 1)
    with pytest.raises(AssertionError, match=message):
        raise AssertionError(outcome.failed[folder / "b.txt"])


def test_a_changed_file_that_cannot_be_read_leaves_its_old_document(folder: Path, tmp_path: Path) -> None:
    take(folder, tmp_path / "ws")
    (folder / "a.txt").write_text("bad")
    assert counts(take(folder, tmp_path / "ws")) == (0, 0, 2, 1)
    assert len(open_workspace(tmp_path / "ws").documents()) == 3


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with writing(tmp_path / "ws") as writer:
        outcome = intake([tmp_path / "none"], writer, Reading(Here(), extract, "1"), list[Path]().append)
    assert "cannot be opened" in outcome.failed[tmp_path / "none"]


def test_more_files_than_are_handed_out_ahead_come_back_in_order(tmp_path: Path) -> None:
    papers = [tmp_path / f"{number:02}.txt" for number in range(40)]
    for paper in papers:
        paper.write_text(paper.stem)
    with writing(tmp_path / "ws") as writer, ThreadPoolExecutor(3) as executor:
        outcome = intake(papers, writer, Reading(executor, extract, "1"), list[Path]().append)
    assert outcome.new == [document_id(paper.stem.encode()) for paper in papers]


def outcomes(folder: Path, tmp_path: Path) -> Iterator[tuple[Path, Outcome]]:
    for number in (1, 2):
        workspace = tmp_path / f"ws{number}"
        with writing(workspace) as writer, workers(number) as executor:
            yield (
                workspace,
                intake(files_under([folder], workspace), writer, Reading(executor, extract, "1"), list[Path]().append),
            )


def test_processes_make_no_difference(folder: Path, tmp_path: Path) -> None:
    (one, here), (other, pool) = outcomes(folder, tmp_path)
    assert here == pool
    assert {name: content for name, (content, _) in stored(one).items()} == {
        name: content for name, (content, _) in stored(other).items()
    }


def test_a_worker_that_dies_is_told(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text("deadly")
    with writing(tmp_path / "ws") as writer, workers(2) as executor:
        outcome = intake(
            files_under([folder], tmp_path / "ws"), writer, Reading(executor, extract, "1"), list[Path]().append
        )
    assert "--workers 1" in outcome.failed[folder / "b.txt"]
