"""The page on speed, made of the records: what each question takes on each engine, and what the stores take to fill."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent.parent / "docs" / "speed.md"

HEAD = """# How fast the questions are

Made by `python -m benchmarks.questions SIZE --keep`; do not edit. The graph is made up in the shape of real documents:
250 claims and some sixty names a document, few names in many documents and many in few. Each question of the
catalogue is asked about a *middling* name (a twentieth of its kind is in more documents), about the *busiest* one, or
about *all*. Seconds are the median of three warm runs, of processor time in engine and client together, from the call
to the typed rows: what it takes on a machine that has nothing else to do. **Bold** is over half a second.
All engines give the same rows, and the runner fails if they do not.
"""

TITLES = {"embedded": "embedded store", "neo4j": "Neo4j", "oxigraph": "Oxigraph"}
SLOW = 0.5

Record = Mapping[str, Any]


def page(records: Sequence[Record]) -> str:
    """Return the whole page, the records in their order."""
    return HEAD + "".join(f"\n{block}\n" for record in records for block in _blocks(record))


def _blocks(record: Record) -> Iterator[str]:
    yield f"## {record['claims']:,} claims"
    yield f"{record['nodes']:,} nodes and {record['edges']:,} edges, at commit {record['commit']} of {record['date']}."
    engines = [[TITLES[one["name"]], _loading(one["load_seconds"]), str(one["mb"])] for one in record["engines"]]
    yield _table(["engine", "seconds to load", "MB in memory"], engines)
    names = [one["name"] for one in record["engines"]]
    rows = [
        [f"`{row['question']}`", row["about"], _count(row["rows"]), *_seconds(row, names)]
        for row in record["questions"]
    ]
    yield _table(["question", "asked about", "rows", *(TITLES[name] for name in names)], rows)


def _seconds(row: Record, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        taken = row["seconds"][name]
        yield "–" if taken is None else f"**{taken:.2f}**" if taken > SLOW else f"{taken:.3f}"


def _loading(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.1f}"


def _count(rows: int | None) -> str:
    return "–" if rows is None else f"{rows:,}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
