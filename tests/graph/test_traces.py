"""Echoes measured: pairs of a promise and a later claim of which the later speaks of it again, or only seems to."""

import csv
import re
from pathlib import Path

import pytest

from graph.duties import Duty, duties
from graph.echoes import Ground, ground
from graph.linker import linker
from graph.resolve import resolve
from ontology.authority import authority
from tests.graph.making import duty
from tests.graph.test_promises import EARLY, LATE, saying

Row = dict[str, str]

ACTORS = {"We": "the government", "DfT": "Department for Transport", "Treasury": "HM Treasury"}
SIDE = re.compile(r"(We|DfT|Treasury)(?: (done|ongoing|planned))?: (.+?)(?: #(\d+))?")
PLAN = "The Tidewall Strategy"


def rows(root: Path) -> list[Row]:
    """Return the pairs in our own words; those of real documents are measured by ``benchmarks.traces``."""
    with (root / "benchmarks" / "traces" / "echoes.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if SIDE.fullmatch(row["early"])]


def sides(row: Row) -> tuple[Duty, Duty]:
    records = []
    for stem, day in (("early", EARLY), ("late", LATE)):
        found = SIDE.fullmatch(row[stem])
        assert found is not None, row
        actor, status, action, number = found.groups()
        fields = {"status": status or "planned", **({"ref": f"Recommendation {number}"} if number else {})}
        records.append(saying(stem, duty(ACTORS[actor], action, **fields), day=day, title=PLAN if number else ""))
    one, other = duties(records, linker(resolve(records, authority())))
    return one, other


def told(root: Path) -> list[tuple[Row, Ground | None]]:
    return [(row, ground(*sides(row))) for row in rows(root)]


def test_precision_and_recall(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = told(root)
    found = [row for row, by in given if by]
    right = sum(row["verdict"] == "echo" for row in found)
    true = sum(row["verdict"] == "echo" for row, _ in given)
    with capsys.disabled():
        print(f"\n{len(given)} pairs, {true} echoes: precision {right / len(found):.3f}, recall {right / true:.3f}")
    assert right / len(found) >= 0.95, [row["why"] for row in found if row["verdict"] != "echo"]
    assert right / true >= 0.85, [row for row, by in given if not by and row["verdict"] == "echo"]
    assert len(given) >= 50
