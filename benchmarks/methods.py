"""The record of how routes and layers compare, and the generated blocks of ``docs/methods.md``.

    python -m benchmarks.methods

Measurements keep their results in ``methods.json``, a section each; the page shows the newest of each.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.sets import HERE

RECORD = HERE / "methods.json"
PAGE = HERE.parent / "docs" / "methods.md"

WAYS: Mapping[str, str] = {"kind": "share of the kind", "rule": "share of the rule", "traits": "weights of traits"}
WHOLE = "nothing left out"
SHORT: Mapping[str, str] = {
    "entities": "entities",
    "funding nature": "nature",
    "funding status": "status",
    "funding funder": "funder",
    "funding recipient": "recipient",
    "funding scheme": "scheme",
    "funding place": "place",
    "responsibilities": "duties",
    "relations": "relations",
}
"""The columns of the ablations: their names in scores and on the page."""

_BLOCK = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)
_EDGES = ("below 0.5", "0.5 to 0.6", "0.6 to 0.7", "0.7 to 0.8", "0.8 to 0.9", "0.9 and more")

Record = Mapping[str, Any]


def record(path: Path = RECORD) -> dict[str, Any]:
    """Return all that was kept, by section."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def keep(section: str, content: Any, path: Path = RECORD) -> None:
    """Put a section into the record, instead of what it had before."""
    known = {**record(path), section: content}
    path.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def page(text: str, known: Record) -> str:
    """Return the page with each block made anew from the record; KeyError for a block of another name."""
    return _BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found[2]](known)}{found[3]}", text)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def _confidence(known: Record) -> str:
    rows = [
        [f"{kind}: {words}", str(one["claims"]), *(f"{one[name]:.3f}" for name in ("brier", "log loss", "area"))]
        for kind, ways in known["confidence"].items()
        for way, words in WAYS.items()
        if (one := ways[way])
    ]
    return _table(["foretold by", "claims", "Brier score", "log loss", "area under the curve"], rows)


def _reliability(known: Record) -> str:
    bins = [ways["traits"]["bins"] for ways in known["confidence"].values()]
    sums = [
        [sum(one[at][0] * value for one in bins for value in one[at][n : n + 1]) for n in (1, 2)]
        for at in range(len(_EDGES))
    ]
    counts = [sum(one[at][0] for one in bins) for at in range(len(_EDGES))]
    rows = [
        [edge, str(count), *(f"{value / count:.2f}" for value in both)]
        for edge, count, both in zip(_EDGES, counts, sums, strict=True)
        if count
    ]
    return _table(["confidence", "claims", "foretold", "are right"], rows)


def _ablations(name: str) -> Callable[[Record], str]:
    def block(known: Record) -> str:
        layers = {layer: sets[name] for layer, sets in known["ablations"].items() if name in sets}
        whole = layers[WHOLE]
        first = ["everything", *(f"{whole[figure]:.3f}" for figure in SHORT)]
        others = [
            [f"without {layer}", *(_change(its[figure] - whole[figure]) for figure in SHORT)]
            for layer, its in layers.items()
            if layer != WHOLE
        ]
        return _table(["", *SHORT.values()], [first, *others])

    return block


def _change(by: float) -> str:
    return "" if abs(by) < 0.0005 else f"{by:+.3f}"


def _scaling(known: Record) -> str:
    found = known["scaling"]
    rows = [
        [
            number,
            f"{row['wall seconds']:.1f}",
            f"{row['cpu seconds']:.1f}",
            f"{row['characters'] / row['wall seconds']:,.0f}",
        ]
        for number, row in sorted(found["workers"].items(), key=lambda item: int(item[0]))
    ]
    table = _table(["workers", "wall seconds", "CPU seconds", "characters a second"], rows)
    told = f"Commit {found['commit']}, {found['cores']} cores, load {found['load']} at the end; starts are included."
    return f"{table}\n{told}\n"


BLOCKS: Mapping[str, Callable[[Record], str]] = {
    "confidence": _confidence,
    "reliability": _reliability,
    "held": _ablations("held"),
    "tuned": _ablations("tuned"),
    "visible": _ablations("visible"),
    "scaling": _scaling,
}
"""The blocks by name."""


def main() -> None:
    """Write the page's blocks anew."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), record()), encoding="utf-8")


if __name__ == "__main__":
    main()
