"""Count how often each rule is right, for ``ingest/confidence.py``, on the visible and the tuned set alone.

    python -m benchmarks.calibrate

Writes ``ingest/lexicon/confidence.csv``; the same claims give the same bytes.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from benchmarks.judged import Judged, judged
from benchmarks.sets import annotated
from ingest import lexicon
from ingest.confidence import TABLE

LEARNED_FROM = ("visible", "tuned")
HEAD = "# How many claims of each rule are right; written by benchmarks/calibrate.py, do not edit.\n"


def counted(claims: Iterable[Judged]) -> str:
    """Return the table of claims by kind and rule, as CSV."""
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for claim in claims:
        row = counts[claim.kind, claim.rule]
        row[0] += claim.right
        row[1] += 1
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "rule", "right", "all"))
    writer.writerows((kind, rule, *counts[kind, rule]) for kind, rule in sorted(counts))
    return HEAD + text.getvalue()


def main() -> None:
    """Extract, judge, and write the table."""
    claims = [claim for name in LEARNED_FROM for each in annotated(name) for claim in judged(each.gold, each.found)]
    (Path(lexicon.__path__[0]) / TABLE).write_text(counted(claims), encoding="utf-8")


if __name__ == "__main__":
    main()
