"""How long each question takes on each engine over a made-up graph, side by side.

    python -m benchmarks.questions [SIZE] [--engines NAME,...] [--folder PATH] [--limit SECONDS] [--keep]

``SIZE`` is the number of claims, 1000 where not given; 10000 and 100000 are the others on record. Each question is
asked once to warm up and then three times; the median counts, in processor seconds of the engine and of this process
together, from the call to the typed rows, so that a busy machine does not change it.
What takes longer than the limit is asked once. ``--folder`` keeps the stores, so that a second run does not load them
anew. ``--keep`` puts the record into ``questions.json`` and the table into ``docs/speed.md``.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.extract import commit
from benchmarks.questions_asked import Case, cases
from benchmarks.questions_engines import ENGINES, Running
from benchmarks.questions_graph import sources
from benchmarks.questions_page import FILE, page
from ontology.errors import PursestringsError
from queries import catalogue
from queries.run import answer

HISTORY = Path(__file__).resolve().parent / "questions.json"
REPEATS = 3

Record = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and keep it if told to; 1 where engines disagree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", nargs="?", type=int, default=1000, help="number of claims")
    parser.add_argument("--engines", default=",".join(ENGINES), help="which engines, by name")
    parser.add_argument("--folder", type=Path, help="where the stores are kept; a temporary folder where not given")
    parser.add_argument("--limit", type=float, default=5.0, help="seconds from which a question is asked but once")
    parser.add_argument("--keep", action="store_true", help="write questions.json and docs/speed.md")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        record = measured(asked.size, asked.engines.split(","), asked.folder or Path(temporary), asked.limit)
    sys.stdout.write(page([record]))
    if asked.keep:
        records = kept(record)
        HISTORY.write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")
        FILE.write_text(page(records), encoding="utf-8")
    return 1 if any(row["differs"] for row in record["questions"]) else 0


def kept(record: Record) -> list[Record]:
    """Return the records on file with this one in place of the one of its size, by size."""
    found = json.loads(HISTORY.read_text(encoding="utf-8")) if HISTORY.exists() else []
    others = [one for one in found if one["claims"] != record["claims"]]
    return sorted([*others, record], key=lambda one: one["claims"])


def measured(size: int, names: Sequence[str], folder: Path, limit: float) -> Record:
    """Return the record of one measurement."""
    folder.mkdir(parents=True, exist_ok=True)
    made = sources(size)
    graph, asked = made.graph(), cases(made)
    engines: list[Record] = []
    found: list[list[Record]] = []
    for name in names:
        with ENGINES[name](made, graph, folder) as engine:
            found.append([_timed(engine, case, limit) for case in asked])
            loading = None if engine.load_seconds is None else round(engine.load_seconds, 1)
            engines.append({"name": name, "load_seconds": loading, "mb": engine.megabytes()})
    return {
        "commit": commit("%h"),
        "date": commit("%cs"),
        "claims": size,
        "nodes": len(graph.nodes),
        "edges": len(graph.edges),
        "engines": engines,
        "questions": [
            _side_by_side(case, names, rows) for case, rows in zip(asked, zip(*found, strict=True), strict=True)
        ],
    }


def _side_by_side(case: Case, names: Sequence[str], rows: Sequence[Record]) -> Record:
    known = [row["answer"] for row in rows if row["answer"] is not None]
    return {
        "question": case.question,
        "about": case.about,
        "rows": len(known[0]) if known else None,
        "seconds": {name: row["seconds"] for name, row in zip(names, rows, strict=True)},
        "differs": any(answer_ != known[0] for answer_ in known),
    }


def _timed(engine: Running, case: Case, limit: float) -> Record:
    """Return the median and the rows; None for both where the engine gives up."""
    try:
        taken, rows = _once(engine, case)
        if taken < limit:
            taken = statistics.median(_once(engine, case)[0] for _ in range(REPEATS))
    except PursestringsError as error:
        print(f"{engine.name}: {case.question} ({case.about}): {error}", file=sys.stderr)
        return {"seconds": None, "answer": None}
    print(f"{engine.name:9} {taken:8.3f} {len(rows):6} {case.question} ({case.about})", file=sys.stderr, flush=True)
    return {"seconds": round(taken, 3), "answer": rows}


def _once(engine: Running, case: Case) -> tuple[float, Sequence[Mapping[str, Any]]]:
    question = catalogue.question(case.question)
    start = engine.busy()
    rows = answer(question, case.values, engine.language, engine.ask)
    return engine.busy() - start, rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
