"""The workspace: what is stored comes back, whole or not at all, and one writer at a time."""

import json
import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import files
from graph.records import Record
from graph.workspace import Workspace, open_workspace
from graph.writer import Extracted, writing
from ontology.errors import BadClaim, BadWorkspace
from ontology.ids import document_id
from ontology.model import Entity, Flow, Judgement
from tests import strategies
from tests.graph import sample


def extracted(record: Record, text: str, extractor: str = "1") -> Extracted:
    return Extracted(record.document, text, text.encode(), record.claims, extractor, f"/papers/{record.document.stem}")


def samples(extractor: str = "1") -> list[Extracted]:
    return [extracted(record, sample.texts()[record.ref], extractor) for record in sample.records()]


def filled(path: Path) -> Workspace:
    with writing(path) as writer:
        for one in samples():
            writer.add(one)
    return open_workspace(path)


def contents(path: Path) -> dict[str, bytes]:
    return {str(file.relative_to(path)): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()}


def test_what_is_stored_comes_back(tmp_path: Path) -> None:
    workspace = filled(tmp_path / "ws")
    assert workspace.records() == tuple(sorted(sample.records(), key=lambda record: record.document.id))
    for record in sample.records():
        text = sample.texts()[record.ref]
        assert workspace.text(record.ref) == workspace.text(record.document.id) == text
        assert workspace.source(record.document.id).read_bytes() == text.encode()
        assert workspace.source(record.document.id).name == "source.txt"
        assert workspace.made(record.document.id).extractor == "1"
        assert workspace.made(record.document.id).origin == f"/papers/{record.document.stem}"


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(strategies.records(), st.lists(strategies.entities(), max_size=2), st.lists(strategies.flows(), max_size=2))
def test_any_record_comes_back(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[Record, str], entities: list[Entity], flows: list[Flow]
) -> None:
    record, text = drawn
    path = tmp_path_factory.mktemp("ws")
    with writing(path) as writer:
        writer.add(extracted(record, text))
        writer.resolve(entities, flows, "digest")
    workspace = open_workspace(path)
    assert workspace.records() == (record,)
    assert workspace.text(record.document.id) == text
    assert (list(workspace.entities()), list(workspace.flows())) == (entities, flows)


@given(st.lists(strategies.judgements(), max_size=4))
@settings(max_examples=20, deadline=None)
def test_decisions_come_back_in_order(tmp_path_factory: pytest.TempPathFactory, judgements: list[Judgement]) -> None:
    path = tmp_path_factory.mktemp("ws")
    with writing(path) as writer:
        for judgement in judgements:
            writer.judge(judgement)
    assert list(open_workspace(path).decisions()) == judgements


def test_the_order_of_storing_makes_no_difference(tmp_path: Path) -> None:
    filled(tmp_path / "one")
    with writing(tmp_path / "other") as writer:
        for one in reversed(samples()):
            writer.add(one)
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_a_document_takes_the_place_of_another(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    old, kept = (one.document.id for one in samples())
    text = "A new text.\n"
    new = samples()[0].document.model_copy(update={"id": document_id(text.encode()), "length": len(text)})
    claims = samples()[0].claims.model_copy(update={"funding": (), "responsibilities": (), "relations": ()})
    before = contents(workspace.folder(kept))
    with writing(tmp_path) as writer:
        writer.add(Extracted(new, text, text.encode(), claims, "1"), [old])
    assert set(workspace.documents()) == {new.id, kept}
    assert not workspace.folder(old).exists()
    assert workspace.made(new.id).supersedes == ()
    assert contents(workspace.folder(kept)) == before


def test_a_replacement_that_was_cut_short_is_completed(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    old, new = (one.document.id for one in samples())
    made = workspace.folder(new) / "made.json"
    made.write_text(json.dumps({"extractor": "1", "supersedes": [old]}))
    assert workspace.documents() == (new,), "readers do not see what was replaced"
    with writing(tmp_path):
        pass
    assert not workspace.folder(old).exists()
    assert workspace.made(new).supersedes == ()


def test_a_document_can_be_removed(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    gone, kept = (one.document.id for one in samples())
    with writing(tmp_path) as writer:
        writer.remove(gone)
        with pytest.raises(BadWorkspace, match="nothing was removed"):
            writer.remove(gone)
    assert workspace.documents() == (kept,)


@pytest.mark.parametrize("left", [f"{files.ASIDE}abc", f"{files.ASIDE}gone-abc"])
def test_what_a_killed_writer_left_is_thrown_away(tmp_path: Path, left: str) -> None:
    workspace = filled(tmp_path)
    before = contents(tmp_path)
    (tmp_path / "documents" / left).mkdir()
    (tmp_path / "documents" / left / "text.txt").write_text("half")
    (tmp_path / f"{files.ASIDE}entities.jsonl").write_text("half")
    assert len(workspace.documents()) == 2
    with writing(tmp_path):
        pass
    assert contents(tmp_path) == before


def test_a_folder_that_was_half_replaced_still_stands(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    folder = workspace.folder(workspace.documents()[0])
    records, before = workspace.records(), contents(tmp_path)
    folder.rename(folder.with_name(files.BEFORE + folder.name))
    assert workspace.records() == records
    with writing(tmp_path):
        pass
    assert contents(tmp_path) == before


def _write_forever(path: Path) -> None:
    number = 0
    while True:
        number += 1
        with writing(path) as writer:
            for one in samples(str(number)):
                writer.add(one)
            writer.resolve(sample.entities(), sample.flows(), str(number))


@pytest.mark.parametrize("delay", [0.05, 0.13, 0.21, 0.34])
def test_a_writer_killed_at_any_moment_leaves_a_whole_workspace(tmp_path: Path, delay: float) -> None:
    filled(tmp_path)
    process = multiprocessing.get_context("fork").Process(target=_write_forever, args=(tmp_path,))
    process.start()
    time.sleep(delay)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    workspace = open_workspace(tmp_path)
    assert len(workspace.records()) == 2
    assert workspace.entities() in ((), sample.entities())
    with writing(tmp_path) as writer:
        writer.add(samples("later")[0])
    assert not list(tmp_path.rglob(".*")), "nothing half-written is left"


def test_two_writers_do_not_meet(tmp_path: Path) -> None:
    filled(tmp_path)
    with writing(tmp_path), pytest.raises(BadWorkspace, match="another process is writing"), writing(tmp_path):
        pass


def test_a_lock_file_without_its_process_is_no_lock(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "lock").write_text("4194304")
    with writing(tmp_path) as writer:
        assert len(writer.workspace.documents()) == 2


def _alter(name: str, change: Callable[[str], str]) -> Callable[[Workspace], None]:
    def altered(workspace: Workspace) -> None:
        path = workspace.folder(sample.PROMISE_ID) / name
        path.write_text(change(path.read_text()))

    return altered


DAMAGES = {
    "quote": (_alter("text.txt", lambda text: text.replace("£40", "£41")), BadClaim, "offset 77.*quotes '£40 million'"),
    "text": (_alter("text.txt", lambda text: "\n" + text), BadClaim, "extract the document again"),
    "field": (
        _alter("claims.json", lambda text: text.replace('"rule"', '"ruler"')),
        BadWorkspace,
        "funding -> 0 -> rule",
    ),
    "name": (
        _alter("claims.json", lambda text: text.replace('"Tyne Quays"', '"Tyne Keys"', 1)),
        BadClaim,
        "'Tyne Quays' is not among",
    ),
    "part": (
        _alter("claims.json", lambda text: text.replace('"part_of": "£40', '"part_of": "£44')),
        BadClaim,
        "of which it is a part",
    ),
    "cut": (_alter("document.json", lambda text: text[:50]), BadWorkspace, "document.json.*delete it and run again"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_with_place_and_next_step(tmp_path: Path, damage: str) -> None:
    workspace = filled(tmp_path)
    do, error, message = DAMAGES[damage]
    do(workspace)
    with pytest.raises(error, match=message):
        workspace.records()


def test_a_broken_line_is_told_by_its_number(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    (tmp_path / "decisions.jsonl").write_text('{"left": "a", "right": "b", "verdict": "same"}\n{"left": 3}\n')
    with pytest.raises(BadWorkspace, match=r"decisions\.jsonl:2: left"):
        workspace.decisions()


def test_a_claim_with_a_wrong_quote_cannot_get_in(tmp_path: Path) -> None:
    one = samples()[0]
    with writing(tmp_path) as writer, pytest.raises(BadClaim, match="the text has"):
        writer.add(Extracted(one.document, "x" + one.text, one.source, one.claims, "1"))
    assert Workspace(tmp_path).documents() == ()


def test_there_must_be_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match="pursestrings ingest"):
        open_workspace(tmp_path / "nowhere")


@pytest.mark.parametrize(("marker", "message"), [('{"format": 99}', "of format 99.*upgrade"), ("{", "damaged")])
def test_a_workspace_of_a_later_version_is_refused(tmp_path: Path, marker: str, message: str) -> None:
    filled(tmp_path)
    (tmp_path / "workspace.json").write_text(marker)
    with pytest.raises(BadWorkspace, match=message):
        open_workspace(tmp_path)
    with pytest.raises(BadWorkspace, match=message), writing(tmp_path):
        pass


@contextmanager
def no_room() -> Iterator[None]:
    """Let the operating system refuse files of more than ten bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_refused_write_is_told_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    workspace = filled(tmp_path)
    before = contents(tmp_path)
    with writing(tmp_path) as writer, no_room():
        with pytest.raises(BadWorkspace, match=r"cannot be written.*make room"):
            writer.add(samples("2")[0])
        with pytest.raises(BadWorkspace, match="make room"):
            writer.judge(Judgement(left="a", right="b", verdict="same"))
    assert contents(tmp_path) == before
    assert len(workspace.records()) == 2


def test_a_path_that_is_a_file_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadWorkspace, match="cannot be written"), writing(tmp_path / "file"):
        pass
