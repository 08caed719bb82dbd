"""The record of how routes and layers compare, and the generated blocks of ``docs/methods.md``.

    python -m benchmarks.methods

Measurements keep their results in ``methods.json``, a section each; the page shows the newest of each.
"""

import json
from pathlib import Path
from typing import Any

from benchmarks.sets import HERE

RECORD = HERE / "methods.json"


def record(path: Path = RECORD) -> dict[str, Any]:
    """Return all that was kept, by section."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def keep(section: str, content: Any, path: Path = RECORD) -> None:
    """Put a section into the record, instead of what it had before."""
    known = {**record(path), section: content}
    path.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")
