"""Extract the sets of gold documents and score the claims; ``history/scores.jsonl`` keeps the rows, by commit.

    python -m benchmarks.score [SET...] [--keep] [--errors SET]

Sets are ``visible`` (beside the checkout, in ``../shared``), ``tuned``, ``training``, ``held`` and ``untuned``; by
default all that are there.
``--errors`` lists the errors of one set, but never of ``untuned``: who looks at them has tuned on them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.judged import by_kind, judged, reliability
from benchmarks.kept import Row, keep
from benchmarks.score_claims import ordered, score
from benchmarks.sets import FOLDERS, annotated, rereading
from benchmarks.tallies import Score

UNSEEN = (
    "untuned: its errors are never listed. The set measures documents that nobody has looked at while rules change; "
    "look at `--errors tuned` or `--errors visible`, or move a document into benchmarks/open/tuned for good."
)


def measured(name: str, folder: Path) -> tuple[Row, Score]:
    """Return the row of a set, and its score with the errors."""
    documents = list(annotated(folder))
    total = score((each.gold, each.found) for each in documents)
    read, quotes = (sum(counts) for counts in zip(*map(rereading, documents), strict=True))
    claims = [claim for each in documents for claim in judged(each.gold, each.found)]
    rows = total.figures()
    return {
        "set": name,
        "documents": len(documents),
        **{row.strip(): rows[row].get("f1", rows[row].get("share")) for row in ordered(rows)},
        "evidence": read / quotes if quotes else 1.0,
        "judged": by_kind(claims),
        "reliability": reliability(claims),
        "errors": dict(sorted(Counter(error.partition(":")[0] for error in total.errors).items())),
    }, total


def table(rows: Sequence[Row]) -> str:
    """Return the rows as columns, a figure a line."""
    names = dict.fromkeys(name for row in rows for name, value in row.items() if isinstance(value, float))
    head = f"{'':26}" + "".join(f"{row['set']:>10}" for row in rows)
    cells = ((name, [row.get(name) for row in rows]) for name in names)
    lines = [f"{name:26}" + "".join(f"{_cell(value):>10}" for value in values) for name, values in cells]
    return "\n".join([head, *lines])


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else "-"


def main(arguments: Sequence[str], folders: Mapping[str, Path] = FOLDERS) -> int:
    """Score, print, and keep the rows if asked to; 2 if the errors of the untuned set are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(folders))
    parser.add_argument("--keep", action="store_true", help="append the rows to the history")
    parser.add_argument("--errors", metavar="SET", choices=[*folders], help="list the errors of a set first")
    asked = parser.parse_args(arguments)
    if asked.errors == "untuned":
        print(UNSEEN, file=sys.stderr)
        return 2
    if unknown := set(asked.sets) - folders.keys():
        parser.error(f"no set is called {min(unknown)}; there are {', '.join(folders)}")
    named = [name for name in folders if name in {*asked.sets, asked.errors} or not (asked.sets or asked.errors)]
    there = [name for name in named if any(folders[name].glob("*.gold.json"))]
    for name in named:
        if name not in there:
            print(f"{name}: left out, for {folders[name]} has no gold files", file=sys.stderr)
    results = {name: measured(name, folders[name]) for name in there}
    if asked.errors in results:
        print(*results[asked.errors][1].errors, sep="\n")
    rows = [row for row, _ in results.values()]
    print(table(rows))
    if asked.keep:
        keep(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
