"""Claims of annotated documents with their traits, and whether they are right: what confidence is learned from."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.claim_files import KINDS
from benchmarks.judged import judged
from benchmarks.sets import golds
from ingest import documents
from ingest.claims import with_bearings
from ingest.text import analyse
from ingest.traits import Traits, traits


class Observed(NamedTuple):
    """A claim of a document: its kind and traits, and whether it is right."""

    document: str
    kind: str
    right: bool
    traits: Traits


def observed(folder: Path) -> Iterator[Observed]:
    """Yield the claims found in a folder's annotated documents."""
    for gold, path in golds(folder):
        claims, known = with_bearings(analyse(*documents.read(path)))
        groups = [getattr(claims, kind) for kind in KINDS]
        told = {claim.id: its for group in groups for claim, its in zip(group, traits(known, group), strict=True)}
        for one in judged(gold, claims.model_dump(mode="json", exclude_none=True)):
            yield Observed(path.stem, one.kind, one.right, told[one.id])
