"""Count how often each rule is right, for ``ingest/confidence.py``, on the visible and the tuned set alone.

    python -m benchmarks.calibrate

Writes ``ingest/lexicon/confidence.csv``; the same claims and the same history give the same bytes. Rules do better on
the documents that they were made with than on others. How much better, was measured once: on the visible set, and on
the tuned set when nobody had looked at it yet, which are the first rows of the history.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.judged import Judged, judged
from benchmarks.kept import Row, history
from benchmarks.sets import FOLDERS, annotated
from ingest import lexicon
from ingest.confidence import FIRST_SIGHT, TABLE, Counts

LEARNED_FROM = ("visible", "tuned")
AT_FIRST_SIGHT = {"seen": "visible", "unseen": "tuned"}
HEAD = "# How many claims of each rule are right; written by benchmarks/calibrate.py, do not edit.\n"


def counted(claims: Iterable[Judged], first: Mapping[str, Counts]) -> str:
    """Return the table as CSV: claims by kind and rule, after all of the seen and the unseen set at first sight."""
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for claim in claims:
        row = counts[claim.kind, claim.rule]
        row[0] += claim.right
        row[1] += 1
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "rule", "right", "all"))
    writer.writerows((FIRST_SIGHT, name, *first[name]) for name in AT_FIRST_SIGHT)
    writer.writerows((kind, rule, *counts[kind, rule]) for kind, rule in sorted(counts))
    return HEAD + text.getvalue()


def first_sight(name: str, rows: Sequence[Row]) -> Counts:
    """Return how many claims were right, of how many, when a set was first measured."""
    bins = next(row for row in rows if row["set"] == name)["reliability"]
    return sum(right for _, _, right in bins), sum(number for number, _, _ in bins)


def main() -> None:
    """Extract, judge, and write the table."""
    claims = [
        claim for name in LEARNED_FROM for each in annotated(FOLDERS[name]) for claim in judged(each.gold, each.found)
    ]
    first = {name: first_sight(of, history()) for name, of in AT_FIRST_SIGHT.items()}
    (Path(lexicon.__path__[0]) / TABLE).write_text(counted(claims, first), encoding="utf-8")


if __name__ == "__main__":
    main()
