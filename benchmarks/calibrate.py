"""Count how often each rule is right, for ``ingest/confidence.py``, on the visible and the tuned set alone.

    python -m benchmarks.calibrate

Writes ``ingest/lexicon/confidence.csv``; the same claims and the same history give the same bytes. Rules do better on
the documents that they were made with than on others; what they do on others was measured once, on the tuned set when
nobody had looked at it yet: its first row in the history.
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
UNSEEN_ONCE = "tuned"
HEAD = "# How many claims of each rule are right; written by benchmarks/calibrate.py, do not edit.\n"


def counted(claims: Iterable[Judged], first: Mapping[str, Counts]) -> str:
    """Return the table as CSV: claims by kind and rule, after those of each kind at first sight."""
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for claim in claims:
        row = counts[claim.kind, claim.rule]
        row[0] += claim.right
        row[1] += 1
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "rule", "right", "all"))
    writer.writerows((FIRST_SIGHT, kind, *first[kind]) for kind in sorted(first))
    writer.writerows((kind, rule, *counts[kind, rule]) for kind, rule in sorted(counts))
    return HEAD + text.getvalue()


def first_sight(name: str, rows: Sequence[Row]) -> dict[str, Counts]:
    """Return for each kind how many claims were right, of how many, when a set was first measured."""
    judged_then = next(row for row in rows if row["set"] == name)["judged"]
    return {kind: (right, all_) for kind, (right, all_) in judged_then.items()}


def main() -> None:
    """Extract, judge, and write the table."""
    claims = [
        claim for name in LEARNED_FROM for each in annotated(FOLDERS[name]) for claim in judged(each.gold, each.found)
    ]
    first = first_sight(UNSEEN_ONCE, history())
    (Path(lexicon.__path__[0]) / TABLE).write_text(counted(claims, first), encoding="utf-8")


if __name__ == "__main__":
    main()
