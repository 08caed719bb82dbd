"""Claims of annotated documents with their traits, and whether they are right: what confidence is learned from.

    python -m benchmarks.observed STEM...

Prints the claims of those documents of the tuned set as CSV, as ``open/first-sight.csv`` keeps them. What the learned
reader of relations finds is there as it finds it when it has learned from the other documents alone.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from benchmarks.claim_files import KINDS
from benchmarks.judged import judged
from benchmarks.matching import triple
from benchmarks.relation_fit import left_out
from benchmarks.relation_fit import read as pairs_of
from benchmarks.same_names import keys
from benchmarks.sets import FOLDERS, HERE, golds
from ingest import documents
from ingest.claims import extract
from ingest.names import find_names
from ingest.text import analyse
from ingest.traits import Traits, bearings, traits

FIRST_SIGHT = HERE / "open" / "first-sight.csv"
_BETWEEN = "; "


class Observed(NamedTuple):
    """A claim of a document: its kind and traits, and whether it is right."""

    document: str
    kind: str
    right: bool
    traits: Traits


def observed(folder: Path, stems: Sequence[str] = ()) -> Iterator[Observed]:
    """Yield the claims found in a folder's annotated documents, of some of them if stems are given."""
    for gold, path in golds(folder):
        if stems and path.stem not in stems:
            continue
        text = analyse(*documents.read(path))
        claims = extract(text)
        known = bearings(text, find_names(text, {}))
        groups = [getattr(claims, kind) for kind in KINDS]
        told = {claim.id: its for group in groups for claim, its in zip(group, traits(known, group), strict=True)}
        for one in judged(gold, claims.model_dump(mode="json", exclude_none=True)):
            yield Observed(path.stem, one.kind, one.right, told[one.id])


def beside_rules(folder: Path, stems: Sequence[str]) -> Iterator[Observed]:
    """Yield what the learned reader of relations finds in some of a folder's documents, learned from all others."""
    for each, more in left_out(list(pairs_of([folder]))):
        if each.stem in stems:
            known = keys(each.gold, each.found)
            said = {triple(one, known) for one in each.gold["relations"]}
            for claim, its in zip(more, traits(each.known, more), strict=True):
                right = triple(claim.model_dump(mode="json"), known) in said
                yield Observed(each.stem, "relation", right, its)


def written(claims: Iterable[Observed], file: TextIO) -> None:
    """Write claims as CSV."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(Observed._fields)
    writer.writerows((one.document, one.kind, int(one.right), _BETWEEN.join(one.traits)) for one in claims)


def read(file: Iterable[str]) -> list[Observed]:
    """Return claims read back."""
    return [
        Observed(row["document"], row["kind"], row["right"] == "1", tuple(row["traits"].split(_BETWEEN)))
        for row in csv.DictReader(file)
    ]


if __name__ == "__main__":
    told = [*observed(FOLDERS["tuned"], sys.argv[1:]), *beside_rules(FOLDERS["tuned"], sys.argv[1:])]
    written(told, sys.stdout)
