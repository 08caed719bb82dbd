"""What each layer of the extractor is worth: the figures with that layer left out.

    python -m benchmarks.ablate [--set SET] [LAYER...]

Leaves out the named layers (``benchmarks/layers.py``), one at a time, by default all; scores the held, the tuned and
the visible set, or those that are asked for, and keeps the figures for ``docs/methods.md``. What the encoder is worth
is told by the held set alone, for it was trained on the others. About a minute a layer.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.claim_files import Said
from benchmarks.layers import LAYERS, without
from benchmarks.methods import keep, record
from benchmarks.score_claims import score
from benchmarks.sets import FOLDERS, golds
from ingest import claims

SECTION = "ablations"
SETS = ("held", "tuned", "visible")
FIGURES = (
    *("entities", "funding", "funding nature", "funding status", "funding funder", "funding recipient"),
    *("funding scheme", "funding place", "responsibilities", "relations"),
)
"""What is kept of a score."""


def figures(folder: Path) -> Mapping[str, float]:
    """Return the figures of a set as the extractor stands at this moment."""
    found = {name.strip(): row for name, row in score(_pairs(folder)).figures().items()}
    return {name: round(found[name].get("f1", found[name].get("share", 0.0)), 3) for name in FIGURES if name in found}


def _pairs(folder: Path) -> Iterator[tuple[Said, Said]]:
    for gold, path in golds(folder):
        yield gold, claims.extract_file(path)[2].model_dump(mode="json", exclude_none=True)


def ablated(layer: str, folders: Mapping[str, Path]) -> dict[str, Mapping[str, float]]:
    """Return the figures of each set without a layer."""
    with without(LAYERS[layer]):
        return {name: figures(folder) for name, folder in folders.items()}


def main(arguments: Sequence[str]) -> None:
    """Measure, and keep what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layers", nargs="*", metavar="LAYER", help=", ".join(LAYERS))
    parser.add_argument("--set", choices=SETS, action="append", help="score this set, not all")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.layers) - LAYERS.keys():
        parser.error(f"no layer is called {min(unknown)!r}; there are {', '.join(LAYERS)}")
    for layer in asked.layers or LAYERS:
        found: dict[str, Any] = ablated(layer, {name: FOLDERS[name] for name in asked.set or SETS})
        known = record().get(SECTION, {})
        keep(SECTION, {**known, layer: {**known.get(layer, {}), **found}})
        print(layer, found, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
