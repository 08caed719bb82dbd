"""Echoes measured: pairs of a promise and a later claim of which the later speaks of it again, or only seems to."""

from decimal import Decimal

import pytest

from benchmarks.traced import measured, own_echoes, rows, wrong
from graph.echoes import GROUNDS, probabilities

AT_LEAST = 40


def test_precision_and_recall(capsys: pytest.CaptureFixture[str]) -> None:
    told = own_echoes()
    with capsys.disabled():
        print(f"\n{measured(told)}")
    found = [one for one in told if one.found]
    assert sum(one.true for one in found) / len(found) >= 0.95, list(wrong(told))
    assert sum(one.true for one in found) / sum(one.true for one in told) >= 0.85, list(wrong(told))


@pytest.mark.parametrize(("name", "verdicts"), [("echoes", {"echo", "other"}), ("flows", {"same", "different"})])
def test_there_are_pairs_enough_of_each_kind_each_once(name: str, verdicts: set[str]) -> None:
    table = rows(name)
    said = [row["verdict"] for row in table]
    assert set(said) == verdicts
    assert min(map(said.count, verdicts)) >= AT_LEAST
    assert len({tuple(list(row.values())[2:]) for row in table}) == len(table)


def test_each_ground_has_been_judged_and_is_as_likely_as_it_was_right() -> None:
    found = probabilities()
    assert set(found) == {ground.reason for ground in GROUNDS}
    assert all(Decimal("0.8") <= likely < 1 for likely in found.values()), found
