"""The sets of gold claims, and what is extracted from their documents."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.claim_files import KINDS, Said
from ingest.claims import extract_file

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"

FOLDERS: Mapping[str, Path] = {
    "visible": SHARED / "gold",
    "tuned": HERE / "open" / "tuned",
    "training": HERE / "open" / "training",
    "held": HERE / "open" / "held",
    "untuned": HERE / "open" / "untuned",
}
"""Where the gold files of each set are; the visible ones stand beside the checkout, and so do their documents."""


class Annotated(NamedTuple):
    """A gold file, what is extracted from its document, and the document's text."""

    gold: Said
    found: Said
    text: str


def annotated(folder: Path) -> Iterator[Annotated]:
    """Yield each gold file of a folder with what is extracted from its document."""
    for gold, document in golds(folder):
        yield Annotated(gold, *_extracted(document))


def golds(folder: Path) -> Iterator[tuple[Said, Path]]:
    """Yield each gold file of a folder with where its document is."""
    for path in sorted(folder.glob("*.gold.json")):
        yield json.loads(path.read_text(encoding="utf-8")), _document(path)


def _document(gold: Path) -> Path:
    """Return the document of a gold file; the file ``004b`` is for a part of the document ``004…``."""
    beside = gold.with_name(gold.name.removesuffix(".gold.json") + ".txt")
    return beside if beside.exists() else next((SHARED / "corpus").glob(f"{gold.name[:3]}*"))


@cache
def _extracted(path: Path) -> tuple[Said, str]:
    _, text, claims = extract_file(path)
    return claims.model_dump(mode="json", exclude_none=True), text


def rereading(found: Annotated) -> tuple[int, int]:
    """Return how many quotes the text has at their offsets, and how many there are."""
    quotes = [claim["evidence"] for kind in KINDS for claim in found.found[kind]]
    return sum(found.text[one["start"] : one["end"]] == one["quote"] for one in quotes), len(quotes)
