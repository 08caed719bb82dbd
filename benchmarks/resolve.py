"""Entities and flows per second of ``resolve`` on made-up documents, for a few sizes: it has to grow with their number.

    python -m benchmarks.resolve [--sizes N,N,...] [--keep]

The documents name real bodies of the authority files and made-up programmes and people that recur, some under other
forms. Times are CPU seconds of one run. ``--keep`` appends the rows to ``resolve.json``.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from graph.build import build
from graph.flows import flows
from graph.linker import linker
from graph.records import Record
from graph.resolve import resolve
from ontology.authority import authority
from ontology.ids import claim_id, document_id
from ontology.model import Claims, Document, Evidence, Funding, NamedEntity
from ontology.terms import Bound, Currency, EntityType, FundingStatus, Nature

HISTORY = Path(__file__).resolve().parent / "resolve.json"
WORDS = "Harbour Marsh Quarry Tide Lantern Copper Orchard Granite Willow Beacon Anchor Bramble Cedar Dune Ember Fern"
KINDS = (EntityType.PROGRAMME, EntityType.FUND, EntityType.PERSON, EntityType.COMPANY, EntityType.ORGANISATION)
NAMES, SUMS = 100, 20

T = TypeVar("T")


def record(number: int, draw: random.Random) -> Record:
    """Return a document with a hundred names and twenty sums."""
    names: dict[str, NamedEntity] = {}
    known = [(entry.type, entry.name) for entry in draw.sample(authority().entries, NAMES // 2)]
    made = [(draw.choice(KINDS), " ".join(draw.choices(WORDS.split(), k=3))) for _ in range(NAMES - len(known))]
    for kind, name in known + made:
        names.setdefault(name, NamedEntity(id=f"e{len(names)}", name=name, type=kind, mentions=(len(names),)))
    id = document_id(str(number).encode())
    money = tuple(funding(id, at, draw, list(names)) for at in range(SUMS))
    described = Document(id=id, stem=str(number), source=f"{number}.txt", media_type="text/plain", length=10_000)
    return Record(described, Claims(document=str(number), entities=tuple(names.values()), funding=money))


def funding(document: str, at: int, draw: random.Random, names: list[str]) -> Funding:
    """Return a sum that one of the names gives to another."""
    claim = Funding(
        evidence=Evidence(start=at * 10, end=at * 10 + 2, quote="£5"),
        amount=Decimal(draw.randrange(1, 100)),
        currency=Currency.GBP,
        bound=Bound.EXACT,
        nature=Nature.PUBLIC,
        status=FundingStatus.PLANNED,
        recipient=(draw.choice(names),),
        scheme=(draw.choice(names),),
        rule="funding.benchmark",
    )
    return claim.model_copy(update={"id": claim_id("funding", document, claim.model_dump(mode="json"))})


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds that work takes, and what it returns."""
    start = time.process_time()
    result = work()
    return round(time.process_time() - start, 2), result


def measured(size: int) -> dict[str, object]:
    """Return the times for so many documents."""
    draw = random.Random(size)  # noqa: S311 - documents, not secrets
    records = [record(number, draw) for number in range(size)]
    known = authority()
    resolving, entities = timed(lambda: resolve(records, known))
    flowing, money = timed(lambda: flows(records, linker(entities)))
    building, graph = timed(lambda: build(records, entities, money, known.successions, known.occupancies))
    units = sum(len(one.claims.entities) for one in records)
    return {
        "documents": size,
        "names": units,
        "entities": len(entities),
        "flows": len(money),
        "nodes": len(graph.nodes),
        "edges": len(graph.edges),
        "resolve_seconds": resolving,
        "flows_seconds": flowing,
        "build_seconds": building,
        "names_per_second": round(units / resolving) if resolving else units,
    }


def commit() -> str:
    """Return the commit that is measured."""
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)  # noqa: S607
    return done.stdout.strip()


def main(arguments: list[str]) -> int:
    """Measure each size, print a row for it, and keep the rows if told to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="50,200,800", help="numbers of documents")
    parser.add_argument("--keep", action="store_true", help="append the rows to resolve.json")
    options = parser.parse_args(arguments)
    authority()
    rows = [measured(int(size)) for size in options.sizes.split(",")]
    for row in rows:
        print("  ".join(f"{name} {value}" for name, value in row.items()))
    if options.keep:
        kept = json.loads(HISTORY.read_text()) if HISTORY.exists() else []
        kept += [{"commit": commit(), **row} for row in rows]
        HISTORY.write_text(json.dumps(kept, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
