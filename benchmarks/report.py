"""The generated blocks of ``docs/accuracy.md``: figures, reliability and errors, from the newest kept row of each set.

    python -m benchmarks.report

A block stands between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``; what is around the blocks is written by hand.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from benchmarks.judged import BINS
from benchmarks.kept import Row, history, last
from benchmarks.sets import HERE

PAGE = HERE.parent / "docs" / "accuracy.md"

TARGETS: Sequence[tuple[str, str, float]] = (
    ("money expressions with the right amount", "funding", 0.99),
    ("flow or statistic", "funding flow", 0.97),
    ("nature", "funding nature", 0.92),
    ("bound", "funding bound", 0.97),
    ("status of money", "funding status", 0.92),
    ("funder", "funding funder", 0.85),
    ("recipient", "funding recipient", 0.80),
    ("scheme", "funding scheme", 0.80),
    ("place", "funding place", 0.80),
    ("part of a larger sum", "funding part_of", 0.75),
    ("same as an earlier sum", "funding same_as", 0.85),
    ("entities with type", "entities", 0.90),
    ("responsibilities", "responsibilities", 0.80),
    ("role", "responsibilities role", 0.95),
    ("deadline", "responsibilities deadline", 0.92),
    ("relations", "relations", 0.75),
    ("evidence that re-reads to its quote", "evidence", 1.0),
)
"""What is reported: its words, its name in the history, and what we aim at."""

SHOWN = ("visible", "tuned", "held", "untuned")
"""The sets that are columns: those that tell something, not what the encoder learned by heart."""

_BLOCK = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)


def page(text: str, rows: Sequence[Row]) -> str:
    """Return the page with each block made anew from the rows of the history; KeyError for a block of another name."""
    return _BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found[2]](rows)}{found[3]}", text)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def _figures(rows: Sequence[Row]) -> str:
    newest = _newest(rows)
    table = _table(
        ["F1 or share", *(row["set"] for row in newest), "aim"],
        ([words, *(_told(row[name], aim) for row in newest), f"{aim:.2f}"] for words, name, aim in TARGETS),
    )
    return f"{table}\nIn bold: the aim is reached. {_measured(newest)}\n"


def _newest(rows: Sequence[Row]) -> list[Row]:
    """Return the newest row of each set that has one."""
    kept = {row["set"] for row in rows}
    return [last(name, rows) for name in SHOWN if name in kept]


def _told(value: float, aim: float) -> str:
    return f"**{value:.3f}**" if value >= aim else f"{value:.3f}"


def _measured(newest: Sequence[Row]) -> str:
    at = [f"{row['set']} at commit {row['commit']}{' with changes' if row['changed'] else ''}" for row in newest]
    return f"Measured: {', '.join(at)}."


def _reliability(rows: Sequence[Row]) -> str:
    bounds = [0.0, *BINS, 1.0]
    bins = last("untuned", rows)["reliability"]
    return _table(
        ["confidence", "claims", "predicted right", "are right"],
        (
            [f"{low:.2f} to {high:.2f}", str(number), *_means(number, predicted, right)]
            for low, high, (number, predicted, right) in zip(bounds, bounds[1:], bins, strict=False)
        ),
    )


def _means(number: int, predicted: float, right: int) -> tuple[str, str]:
    return (f"{predicted / number:.2f}", f"{right / number:.2f}") if number else ("", "")


def _errors(rows: Sequence[Row]) -> str:
    newest = _newest(rows)
    classes = sorted({kind for row in newest for kind in row["errors"]})
    return _table(
        ["errors", *(row["set"] for row in newest)],
        ([kind, *(str(row["errors"].get(kind, 0)) for row in newest)] for kind in classes),
    )


BLOCKS: Mapping[str, Callable[[Sequence[Row]], str]] = {
    "figures": _figures,
    "reliability": _reliability,
    "errors": _errors,
}
"""The blocks by name."""


def main() -> None:
    """Write the page's blocks anew."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), history()), encoding="utf-8")


if __name__ == "__main__":
    main()
