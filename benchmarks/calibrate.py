"""Learn the weights of ``ingest/confidence.py``: which traits the right claims of annotated documents have.

    python -m benchmarks.calibrate [--compare]

Writes ``ingest/lexicon/confidence.csv``; the same claims give the same bytes. It learns from the claims of the visible
and the tuned documents as they are found now, and from those of the tuned ones as the code of an earlier day found
them, at first sight (``benchmarks/first_sight.py``). Rules do better on documents that they were made with: a trait of
its own, :data:`LOOKED_AT`, takes that up and is thrown away. ``--compare`` writes nothing there; it predicts the claims
at first sight of each document from all other documents and keeps how well that goes for ``docs/methods.md``.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.foretold import compared
from benchmarks.methods import keep
from benchmarks.observed import FIRST_SIGHT, Observed, observed, read
from benchmarks.sets import FOLDERS
from benchmarks.weighing import fitted
from ingest import lexicon
from ingest.confidence import TABLE, Weights
from ingest.relation_learned import RULE

LEARNED_FROM = ("visible", "tuned")
LOOKED_AT = "looked at"
"""The trait of claims of documents that the rules which find them were mended on."""

AT_FIRST_SIGHT: Mapping[str, float] = {"funding": 0.25, "relation": 1.0, "responsibility": 1.0}
"""As how many claims one of first sight counts: sums are read by other rules now than at that time."""

HEAD = "# How much each trait of a claim says for its being right; written by benchmarks/calibrate.py, do not edit.\n"


def looked_at(claims: Iterable[Observed]) -> list[Observed]:
    """Return claims marked as of documents that have been looked at, without those learned from the same documents."""
    by_rule = [claim for claim in claims if f"rule={RULE}" not in claim.traits]
    return [claim._replace(traits=(*claim.traits, LOOKED_AT)) for claim in by_rule]


def of_kinds(claims: Iterable[Observed]) -> dict[str, list[Observed]]:
    """Return claims by kind."""
    kinds: dict[str, list[Observed]] = {}
    for claim in claims:
        kinds.setdefault(claim.kind, []).append(claim)
    return dict(sorted(kinds.items()))


def of_kind(kind: str, before: Sequence[Observed], now: Sequence[Observed]) -> dict[str, float]:
    """Return the weights of a kind of claim, from claims at first sight and as they are found now."""
    return fitted([*before, *now], counts_as=[*[AT_FIRST_SIGHT[kind]] * len(before), *[1.0] * len(now)])


def table(weights: Mapping[str, Weights]) -> str:
    """Return the weights by kind and trait as CSV, those that say nothing left out."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("kind", "trait", "weight"))
    for kind, its in weights.items():
        told = ((trait, f"{weight:.2f}") for trait, weight in sorted(its.items()) if trait != LOOKED_AT)
        writer.writerows((kind, trait, weight) for trait, weight in told if float(weight))
    return HEAD + text.getvalue()


def main(arguments: Sequence[str]) -> None:
    """Extract, judge, and write the weights; or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", action="store_true", help="measure on documents left out, write no weights")
    asked = parser.parse_args(arguments)
    now = of_kinds(looked_at(claim for name in LEARNED_FROM for claim in observed(FOLDERS[name])))
    before = of_kinds(read(FIRST_SIGHT.read_text(encoding="utf-8").splitlines()))
    if asked.compare:
        keep("confidence", {kind: compared(before[kind], now[kind]) for kind in before})
        return
    weights = {kind: of_kind(kind, before[kind], now[kind]) for kind in now}
    (Path(lexicon.__path__[0]) / TABLE).write_text(table(weights), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
