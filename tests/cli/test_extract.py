"""``pursestrings extract``: claims files, whole or not there, and what is said of files that cannot be read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.extract import extract

PLAN = "The Department for Transport will publish a harbour plan by March 2027.\n"


def run(*arguments: Path | str) -> Result:
    """Run the command."""
    return CliRunner().invoke(extract, [str(each) for each in arguments])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A file with one duty in it."""
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_claims_are_written_beside_each_other(plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Natural England has opened two reserves.\n", encoding="utf-8")
    out = tmp_path / "deep" / "out"
    result = run(plan, other, "--out", out, "--workers", "1")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == ["other.claims.json", "plan.claims.json"]
    (duty,) = json.loads((out / "plan.claims.json").read_text(encoding="utf-8"))["responsibilities"]
    assert duty["actor"] == ["Department for Transport"]
    assert duty["evidence"]["quote"] == PLAN[duty["evidence"]["start"] : duty["evidence"]["end"]]


def test_a_summary_counts_what_was_found(plan: Path, tmp_path: Path) -> None:
    result = run(plan, "--out", tmp_path / "out", "--workers", "1")
    assert "plan.txt" in result.output
    assert f"{len(PLAN)}" in result.output


def test_a_bad_file_stops_no_other(plan: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise.txt"
    noise.write_bytes(bytes(range(256)) * 8)
    result = run(noise, tmp_path / "nowhere.txt", plan, "--out", tmp_path / "out", "--workers", "1")
    assert result.exit_code == 2
    assert "noise.txt" in result.output
    assert "nowhere.txt" in result.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["plan.claims.json"]


def test_two_files_of_one_stem_are_refused(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    twin = tmp_path / "b" / "plan.txt"
    twin.write_text(PLAN, encoding="utf-8")
    result = run(plan, twin, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "plan.claims.json" in result.output
    assert not (tmp_path / "out").exists()


def test_workers_give_the_same_bytes(plan: Path, tmp_path: Path) -> None:
    for number in ("1", "2"):
        assert run(plan, "--out", tmp_path / number, "--workers", number).exit_code == 0
    one, two = ((tmp_path / number / "plan.claims.json").read_bytes() for number in ("1", "2"))
    assert one == two


def test_a_folder_that_cannot_be_made_is_said(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run(plan, "--out", tmp_path / "file" / "out")
    assert result.exit_code != 0
    assert "cannot be written" in str(result.exception)


def test_out_is_asked_for(plan: Path) -> None:
    assert run(plan).exit_code == 2
