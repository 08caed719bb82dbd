"""Learn the weights of ``ingest/confidence.py``: which traits the right claims of annotated documents have.

    python -m benchmarks.calibrate [--compare]

Writes ``ingest/lexicon/confidence.csv``; the same claims give the same bytes. Most telling are the claims of the held
documents, for these are read at first sight: no rule was mended on them, and the encoder was not trained on them. It
learns also from documents that rules or encoder were made with. They do better there: a trait of its own,
:data:`LOOKED_AT`, takes that up and is thrown away. ``--compare`` writes nothing there; it predicts the claims of each
held document from all other documents and keeps how well that goes for ``docs/methods.md``.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.foretold import compared
from benchmarks.methods import keep
from benchmarks.observed import Observed, observed
from benchmarks.sets import FOLDERS
from benchmarks.weighing import fitted
from ingest import encoded_duties, encoded_names, encoded_relations, lexicon
from ingest.confidence import TABLE, Weights

AT_FIRST_SIGHT = "held"
MADE_WITH = ("visible", "tuned", "training")
LOOKED_AT = "looked at"
"""The trait of claims of documents that the rules which find them were mended on, or the encoder trained."""

FILE = Path(lexicon.__path__[0]) / TABLE
HEAD = "# How much each trait of a claim says for its being right; written by benchmarks/calibrate.py, do not edit.\n"

_RULES = frozenset(f"rule={rule}" for rule in (encoded_duties.RULE, encoded_relations.RULE))
_BY = f" by={encoded_names.RULE.removeprefix('name.')}"


class Kinds(NamedTuple):
    """Claims of one kind: those at first sight, and those of documents that have been looked at."""

    fresh: list[Observed]
    seen: list[Observed]


def looked_at(claims: Iterable[Observed]) -> list[Observed]:
    """Return claims marked as of documents that have been looked at, without those that only the encoder sees.

    It was trained on these documents and knows them too well: there it is right more often than anywhere else.
    """
    return [claim._replace(traits=(*claim.traits, LOOKED_AT)) for claim in claims if not learned(claim)]


def learned(claim: Observed) -> bool:
    """Tell whether a claim, or a name in it, was found by the encoder and by no rule."""
    return any(trait in _RULES or trait.endswith(_BY) for trait in claim.traits)


def of_kinds(claims: Iterable[Observed]) -> dict[str, list[Observed]]:
    """Return claims by kind."""
    kinds: dict[str, list[Observed]] = {}
    for claim in claims:
        kinds.setdefault(claim.kind, []).append(claim)
    return dict(sorted(kinds.items()))


def gathered(folders: Mapping[str, Path]) -> dict[str, Kinds]:
    """Return by kind the claims found in the sets of documents; a kind that no held document has is left out."""
    seen = of_kinds(looked_at(claim for name in MADE_WITH for claim in observed(folders[name])))
    fresh = of_kinds(observed(folders[AT_FIRST_SIGHT]))
    return {kind: Kinds(its, seen.get(kind, [])) for kind, its in fresh.items()}


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
    found = gathered(FOLDERS)
    if asked.compare:
        keep("confidence", {kind: compared(its.fresh, its.seen) for kind, its in found.items()})
        return
    weights = {kind: fitted([*its.fresh, *its.seen]) for kind, its in found.items()}
    FILE.write_text(table(weights), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
