"""The history of scores: a JSON row for each set and measurement, in the order in which they were kept."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.extract import commit
from benchmarks.sets import HERE

HISTORY = HERE / "history" / "scores.jsonl"
CODE = ("ingest", "ontology")

Row = Mapping[str, Any]


def history(path: Path = HISTORY) -> list[Row]:
    """Return all rows that were kept, the oldest first."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def last(name: str, rows: Sequence[Row]) -> Row:
    """Return the newest row of a set."""
    return next(row for row in reversed(rows) if row["set"] == name)


def keep(rows: Sequence[Row], path: Path = HISTORY) -> None:
    """Append rows to the history, with the commit, and whether the code was changed since."""
    known = {"commit": commit("%h"), "date": commit("%cs"), "changed": changed()}
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(json.dumps({**known, **row}) + "\n" for row in rows)


def changed() -> bool:
    """Return whether what extracts differs from the commit."""
    status = ["git", "status", "--porcelain", "--", *CODE]
    told = subprocess.run(status, cwd=HERE.parent, capture_output=True, text=True, check=True)
    return bool(told.stdout.strip())
