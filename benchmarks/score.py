"""Extract the gold documents and score the claims: F1 by kind, kept in ``history/scores.jsonl`` with the commit.

    python -m benchmarks.score [--keep] [--errors]

The gold claims and their scorer stand beside the checkout, in ``../shared``.
"""

import argparse
import importlib.util
import json
from types import ModuleType
from typing import Any

from benchmarks.extract import CORPUS, HERE, commit
from ingest.claims import extract_file

GOLD = CORPUS.parent / "gold"
HISTORY = HERE / "history" / "scores.jsonl"


def scorer() -> ModuleType:
    """Return the scorer that stands beside the gold claims."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs() -> list[tuple[Any, Any]]:
    """Return each gold file with what was extracted from its document; ``004b`` is a part of a document ``004…``."""
    found = []
    for path in sorted(GOLD.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = next(CORPUS.glob(f"{path.name[:3]}*"))
        claims = extract_file(source)[2]
        found.append((gold, claims.model_dump(mode="json", exclude_none=True)))
    return found


def main() -> None:
    """Score, print, and keep the row if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    rows, errors = scorer().score(pairs(), asked.errors)
    if asked.errors:
        print(*errors, sep="\n")
    row = {name.strip(): value.get("f1", value.get("share")) for name, value in rows.items()}
    print(*(f"{name:26} {value:.3f}" for name, value in row.items()), sep="\n")
    if asked.keep:
        HISTORY.parent.mkdir(exist_ok=True)
        with HISTORY.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"commit": commit("%h"), "date": commit("%cs"), **row}) + "\n")


if __name__ == "__main__":
    main()
