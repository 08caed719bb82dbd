"""What spaCy's English model finds as it comes: entities with type, in the format of GUIDE.md, scored on each set.

    python -m benchmarks.stock

Its labels are taken for the type that they are most often right as; labels that are no type of ours are left out.
"""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.claim_files import KINDS, Said
from benchmarks.extract import full_pipeline
from benchmarks.score_claims import line, score
from benchmarks.sets import FOLDERS, golds
from ingest import documents
from ingest.text import analyse

TYPES: Mapping[str, str] = {
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "PERSON": "person",
    "LAW": "law",
    "FAC": "facility",
    "WORK_OF_ART": "plan",
    "PRODUCT": "programme",
}


def entities(path: Path) -> Said:
    """Return what the model finds in the cleaned blocks of a document, and no claims."""
    blocks = analyse(*documents.read(path)).blocks
    mentions: dict[tuple[str, str], list[int]] = {}
    parsed = full_pipeline().pipe([block.text for block in blocks], batch_size=64)
    for block, read in zip(blocks, parsed, strict=True):
        for found in read.ents:
            if found.label_ in TYPES:
                mentions.setdefault((found.text, TYPES[found.label_]), []).append(block.offsets[found.start_char])
    named = [{"name": name, "type": kind, "mentions": starts} for (name, kind), starts in mentions.items()]
    return {"entities": named, **{kind: [] for kind in KINDS}}


def main() -> None:
    """Score the model's entities on each set that is there."""
    for name, folder in FOLDERS.items():
        figures = score((gold, entities(path)) for gold, path in golds(folder)).figures()
        print(name, *(line(row, figures[row]) for row in ("entities", "entities untyped")), sep="\n")


if __name__ == "__main__":
    main()
