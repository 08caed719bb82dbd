"""The claims that an earlier state of the project finds in documents which were written after it.

    python -m benchmarks.first_sight COMMIT STEM...

What a rule does on the documents that it was made with says little of others. So the claims of documents of the tuned
set are taken from the code of a commit that is older than they are, which nobody could have fitted to them; traits and
judgement are today's. Writes ``open/first-sight.csv``: what ``benchmarks.calibrate`` learns most from.
"""

import io
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.observed import FIRST_SIGHT
from benchmarks.sets import HERE

CODE = ("ingest", "ontology")
TODAYS = ("traits.py", "relation_pairs.py", "relation_learned.py")
"""Modules of ingest that are taken from today."""


def state(commit: str, into: Path) -> None:
    """Put the code of a commit into a folder, with today's traits, learned reader of relations and benchmarks."""
    root = HERE.parent
    pack = ["git", "archive", commit, *CODE]
    packed = subprocess.run(pack, cwd=root, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")
    for name in TODAYS:
        shutil.copy(root / "ingest" / name, into / "ingest" / name)
    shutil.copytree(HERE, into / HERE.name, ignore=shutil.ignore_patterns("untuned", "__pycache__"))


def found(commit: str, stems: list[str]) -> str:
    """Return the claims that the code of a commit finds in documents of the tuned set, as CSV."""
    with TemporaryDirectory() as folder:
        state(commit, Path(folder))
        asked = [sys.executable, "-m", "benchmarks.observed", *stems]
        return subprocess.run(asked, cwd=folder, capture_output=True, check=True, text=True, encoding="utf-8").stdout


if __name__ == "__main__":
    FIRST_SIGHT.write_text(found(sys.argv[1], sys.argv[2:]), encoding="utf-8")
