"""Count how often each rule is right, for ``ingest/confidence.py``, on the visible and the tuned set alone.

    python -m benchmarks.calibrate [--weights]

Writes ``ingest/lexicon/confidence.csv``; the same claims and the same history give the same bytes. Rules do better on
the documents that they were made with than on others; what they do on others was measured once, on the tuned set when
nobody had looked at it yet: its first row in the history. ``--weights`` writes nothing and prints how well each weight
predicts the claims of a document from those of the others, as mean log loss.
"""

import argparse
import csv
import io
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.judged import Judged, judged
from benchmarks.kept import Row, history
from benchmarks.sets import FOLDERS, annotated
from ingest import lexicon
from ingest.confidence import FIRST_SIGHT, TABLE, Counts, share

LEARNED_FROM = ("visible", "tuned")
UNSEEN_ONCE = "tuned"
WEIGHTS = (1, 2, 4, 8, 16, 32, 64, 128)
HEAD = "# How many claims of each rule are right; written by benchmarks/calibrate.py, do not edit.\n"


def table_of(claims: Iterable[Judged]) -> dict[tuple[str, str], Counts]:
    """Return how many claims of each kind and rule are right, of how many, sorted."""
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for claim in claims:
        row = counts[claim.kind, claim.rule]
        row[0] += claim.right
        row[1] += 1
    return {key: (row[0], row[1]) for key, row in sorted(counts.items())}


def counted(claims: Iterable[Judged], first: Mapping[str, Counts]) -> str:
    """Return the table as CSV: claims by kind and rule, after those of each kind at first sight."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "rule", "right", "all"))
    writer.writerows((FIRST_SIGHT, kind, *first[kind]) for kind in sorted(first))
    writer.writerows((*key, *counts) for key, counts in table_of(claims).items())
    return HEAD + text.getvalue()


def loss(documents: Sequence[Sequence[Judged]], weight: float) -> float:
    """Return the mean log loss of each claim's share as the other documents give it."""
    losses = []
    for number, document in enumerate(documents):
        others = table_of(claim for other in (*documents[:number], *documents[number + 1 :]) for claim in other)
        for claim in document:
            right = share(others, claim.kind, claim.rule, weight)
            losses.append(-math.log(right if claim.right else 1 - right))
    return sum(losses) / len(losses)


def first_sight(name: str, rows: Sequence[Row]) -> dict[str, Counts]:
    """Return for each kind how many claims were right, of how many, when a set was first measured."""
    judged_then = next(row for row in rows if row["set"] == name)["judged"]
    return {kind: (right, all_) for kind, (right, all_) in judged_then.items()}


def main(arguments: Sequence[str]) -> None:
    """Extract, judge, and write the table, or print what the weights lose."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", action="store_true", help="compare weights, write nothing")
    asked = parser.parse_args(arguments)
    read = [each for name in LEARNED_FROM for each in annotated(FOLDERS[name])]
    documents = [list(judged(each.gold, each.found)) for each in read]
    if asked.weights:
        print(*(f"{weight:5} {loss(documents, weight):.4f}" for weight in WEIGHTS), sep="\n")
        return
    claims = [claim for document in documents for claim in document]
    table = counted(claims, first_sight(UNSEEN_ONCE, history()))
    (Path(lexicon.__path__[0]) / TABLE).write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
