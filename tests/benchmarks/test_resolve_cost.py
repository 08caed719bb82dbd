"""What resolution costs: the stored rows grow near-linearly, and the benchmark that made them runs."""

import json

from benchmarks.resolve import HISTORY, growth, measured


def test_the_stored_cost_grows_with_the_entities_alone() -> None:
    kept = json.loads(HISTORY.read_text("utf-8"))
    sizes = [row["entities"] for row in kept["rows"]]
    assert sizes[0] < 2_000
    assert sizes[-1] > 100_000
    assert kept["growth"]["seconds"] == growth(kept["rows"], "seconds")
    assert max(kept["growth"]["seconds"] + kept["growth"]["name_comparisons"]) < 1.3
    assert min(row["ratio"] for row in kept["rows"]) > 4


def test_a_size_is_measured() -> None:
    row = measured(80)
    assert row["documents"] == 2
    assert row["entities"] > 80
    assert row["flows"] == row["promises"] == 20
    assert growth([{"entities": 10, "seconds": 1}, {"entities": 100, "seconds": 10}], "seconds") == [1.0]
