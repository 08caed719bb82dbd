"""Identity measured: pairs of real names that are one thing or two, each pair in two documents of their own."""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.records import Record
from graph.resolve import resolve
from ontology.authority import authority
from tests.graph.making import DAY, named

Row = dict[str, str]

AT_LEAST = 150


def rows() -> list[Row]:
    with Path(__file__).with_name("pairs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def record(row: Row, side: str) -> Record:
    """Return a document of the pair's year, or of the common day, that has one side's name and other forms."""
    name, *forms = row[side].split("|")
    year = row[f"{side}_year"]
    return named(side, (row[f"{side}_type"], name, tuple(forms)), day=dt.date(int(year), 6, 1) if year else DAY)


def is_one(row: Row) -> bool:
    found = resolve([record(row, "left"), record(row, "right")], authority())
    return any(len(entity.members) == 2 for entity in found)


def wrong(told: dict[int, bool], given: list[Row], verdict: str) -> Iterator[str]:
    for number, row in enumerate(given):
        if row["verdict"] == verdict and told[number] is not (verdict == "same"):
            yield f"{row['why']}: {row['left']} / {row['right']}"


def test_precision_and_recall(capsys: pytest.CaptureFixture[str]) -> None:
    given = rows()
    told = {number: is_one(row) for number, row in enumerate(given)}
    merged = [row for number, row in enumerate(given) if told[number]]
    right = sum(row["verdict"] == "same" for row in merged)
    same = sum(row["verdict"] == "same" for row in given)
    precision, recall = right / len(merged), right / same
    with capsys.disabled():
        print(f"\n{len(given)} pairs, {same} of them one thing: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.99, list(wrong(told, given, "different"))
    assert recall >= 0.90, list(wrong(told, given, "same"))


def test_there_are_pairs_enough_each_once() -> None:
    given = rows()
    sides = [frozenset((row["left_type"] + row["left"], row["right_type"] + row["right"])) for row in given]
    assert len(set(sides)) == len(given) >= AT_LEAST
    verdicts = [row["verdict"] for row in given]
    assert set(verdicts) == {"same", "different"}
    assert min(verdicts.count("same"), verdicts.count("different")) >= AT_LEAST / 3
