"""The page about accuracy is in step with the history, and the score command guards the untuned set."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks import score
from benchmarks.kept import history, keep, last
from benchmarks.report import BLOCKS, PAGE, SHOWN, TARGETS, page


def row(name: str, value: float) -> dict[str, Any]:
    figures = {key: value for _, key, _ in TARGETS}
    bins = [(4, 1.0, 1), (0, 0.0, 0), (2, 1.0, 2), (1, 0.8, 1), (5, 4.5, 4)]
    return {
        "commit": "abc",
        "changed": False,
        "set": name,
        **figures,
        "reliability": bins,
        "errors": {"entity missed": 3},
    }


ROWS = [row("visible", 0.1), *(row(name, 0.9) for name in SHOWN)]


def made(name: str) -> str:
    return page(f"<!-- begin {name} -->\n<!-- end {name} -->", ROWS)


def test_the_page_is_in_step_with_the_history(*, update_golden: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    if update_golden:
        PAGE.write_text(page(text, history()), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(text, history()), "run `python -m benchmarks.report`"


def test_every_block_is_on_the_page() -> None:
    assert set(re.findall(r"<!-- begin (\w+) -->", PAGE.read_text(encoding="utf-8"))) == set(BLOCKS)


def test_the_newest_rows_are_shown_and_what_is_reached_is_bold() -> None:
    text = made("figures")
    assert "| entities with type | **0.900** | **0.900** | **0.900** | **0.900** | 0.90 |" in text
    assert "| nature | 0.900 | 0.900 | 0.900 | 0.900 | 0.92 |" in text
    assert "0.100" not in text
    assert "untuned at commit abc." in text


def test_a_set_without_a_row_and_the_training_documents_are_no_columns() -> None:
    text = page("<!-- begin figures -->\n<!-- end figures -->", [row("tuned", 0.9), row("training", 0.9)])
    assert "| F1 or share | tuned | aim |" in text
    assert "training" not in text


def test_a_bin_shows_what_was_predicted_and_what_is_right() -> None:
    text = made("reliability")
    assert "| 0.00 to 0.50 | 4 | 0.25 | 0.25 |" in text
    assert "| 0.50 to 0.60 | 0 |  |  |" in text


def test_errors_are_counted_by_class() -> None:
    assert "| entity missed | 3 | 3 | 3 | 3 |" in made("errors")


def test_a_block_of_another_name_is_refused() -> None:
    with pytest.raises(KeyError):
        made("nonsense")


def test_the_history_knows_every_set_and_says_what_was_measured() -> None:
    rows = history()
    for name in SHOWN:
        assert {key for _, key, _ in TARGETS} <= last(name, rows).keys()
    assert all({"commit", "date", "changed", "set"} <= one.keys() for one in rows)


def test_rows_are_appended(tmp_path: Path) -> None:
    path = tmp_path / "new" / "scores.jsonl"
    keep([{"set": "tuned"}], path)
    keep([{"set": "tuned", "entities": 0.5}], path)
    assert [one.get("entities") for one in history(path)] == [None, 0.5]
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["set"] == "tuned"


def test_errors_of_the_untuned_set_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main(["--errors", "untuned"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "never listed" in said.err


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(SystemExit):
        score.main(["nonsense"])


def test_a_set_is_scored_and_its_errors_listed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = "The Department for Transport will invest £12 million in Harwick.\n"
    gold = {"document": "a", "entities": [], "funding": [], "responsibilities": [], "relations": []}
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert score.main(["--errors", "tuned"], {"tuned": tmp_path}) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("funding wrong: '£12 million' at ") for line in lines)
    assert [line.split() for line in lines if line.startswith("evidence")] == [["evidence", "1.000"]]
