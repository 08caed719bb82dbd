"""What ``resolve`` costs on made-up documents: comparisons and time have to grow with the number of entities alone.

    python -m benchmarks.resolve [--sizes N,N,...] [--keep]

Sizes are entities, about. Documents name known bodies and made-up things, of which some recur under other forms; they
state sums and make promises. Times are CPU seconds of one run; ``again`` is one document more. ``--keep`` writes the
rows into ``resolve.json``.
"""

import argparse
import datetime as dt
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from math import log
from pathlib import Path
from typing import TypeVar

from graph.advance import Documents, State, advanced
from graph.links import Promised
from graph.names_again import Known
from graph.profiles import gather, units
from graph.records import Record
from graph.resolve import compared
from ontology.authority import authority
from ontology.ids import claim_id, document_id
from ontology.model import Claims, Document, Evidence, Funding, NamedEntity, Responsibility
from ontology.terms import Bound, Currency, DutyStatus, EntityType, FundingStatus, Nature, Role

HISTORY = Path(__file__).resolve().parent / "resolve.json"
WORDS = """
Harbour Marsh Quarry Tide Lantern Copper Orchard Granite Willow Beacon Anchor Bramble Cedar Dune Ember Fern Gable Heron
Inlet Jetty Kestrel Ledger Meadow Nettle Osprey Pebble Quill Rowan Saddle Thistle Upland Velvet Warden Yarrow Zephyr
Alder Barley Cobalt Drift Elder Flint Grove Hazel Ivory Juniper Kelp Linden Maple
"""
VERBS = ["publish", "launch", "open", "build", "train", "review", "fund", "measure"]
KINDS = (EntityType.PROGRAMME, EntityType.FUND, EntityType.PERSON, EntityType.COMPANY, EntityType.ORGANISATION)
FIRST = dt.date(2015, 1, 1)
MADE, KNOWN, AGAIN = 40, 20, 20
SUMS, PROMISES = 10, 10

T = TypeVar("T")


def record(number: int, draw: random.Random) -> Record:
    """Return a document with names of its own, known bodies, names of earlier documents, sums and promises."""
    names: dict[str, NamedEntity] = {}
    told = [(entry.type, entry.name) for entry in draw.sample(authority().entries, KNOWN)]
    told += [made(number * MADE + at) for at in range(MADE)]
    told += [other_form(*made(draw.randrange(number * MADE + 1)), draw) for _ in range(AGAIN)]
    for kind, name in told:
        names.setdefault(name, NamedEntity(id=f"e{len(names)}", name=name, type=kind, mentions=(len(names),)))
    id = document_id(str(number).encode())
    called = list(names)
    claims = Claims(
        document=str(number),
        entities=tuple(names.values()),
        funding=tuple(funding(id, at, draw, called) for at in range(SUMS)),
        responsibilities=tuple(promise(id, at, draw, called) for at in range(PROMISES)),
    )
    described = Document(
        id=id,
        stem=str(number),
        source=f"{number}.txt",
        media_type="text/plain",
        length=10_000,
        date=FIRST + dt.timedelta(days=number),
    )
    return Record(described, claims)


def made(number: int) -> tuple[EntityType, str]:
    """Return the thing of a number: another kind or other words for each."""
    draw = random.Random(number)  # noqa: S311 - names, not secrets
    return draw.choice(KINDS), " ".join(draw.choices(WORDS.split(), k=4))


def other_form(kind: EntityType, name: str, draw: random.Random) -> tuple[EntityType, str]:
    """Return a name as another document may have it."""
    return kind, draw.choice([name, name, f"UK {name}", f"{name}s"])


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


def promise(document: str, at: int, draw: random.Random, names: list[str]) -> Responsibility:
    """Return what one of the names promises about another."""
    start = 1000 + at * 100
    action = f"{draw.choice(VERBS)} the {draw.choice(names)} with {draw.choice(WORDS.split()).lower()}"
    claim = Responsibility(
        evidence=Evidence(start=start, end=start + len(action), quote=action),
        actor=(draw.choice(names),),
        role=Role.LEAD,
        action=action,
        status=DutyStatus.PLANNED,
        rule="duty.benchmark",
    )
    return claim.model_copy(update={"id": claim_id("responsibility", document, claim.model_dump(mode="json"))})


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds that work takes, and what it returns."""
    start = time.process_time()
    result = work()
    return round(time.process_time() - start, 2), result


def measured(size: int) -> dict[str, float]:
    """Return what so many entities cost, and what one document more does."""
    number = max(size // MADE, 2)
    draw = random.Random(size)  # noqa: S311 - documents, not secrets
    records = [record(at, draw) for at in range(number + 1)]
    by_id = {one.ref: one for one in records}
    known = Known(authority())
    all_but_one = Documents(dict.fromkeys([one.ref for one in records[:-1]], ""), by_id.__getitem__)
    seconds, state = timed(lambda: advanced(State(), all_but_one, known))
    again, _ = timed(lambda: advanced(state, Documents(dict.fromkeys(by_id, ""), by_id.__getitem__), known))
    found = state.resolution
    return {
        "documents": number,
        "mentions": sum(len(one.claims.entities) for one in records[:-1]),
        "entities": len(found.entities),
        "flows": len(found.flows),
        "promises": len(found.promises),
        "name_comparisons": name_comparisons(records[:-1]),
        "promise_comparisons": promise_comparisons(state),
        "seconds": seconds,
        "again_seconds": again,
        "ratio": round(seconds / max(again, 0.01), 1),
    }


def name_comparisons(records: Sequence[Record]) -> int:
    """Return how many pairs of names are compared."""
    return len(compared([one.profile for one in gather(units(records, authority()), frozenset())]))


def promise_comparisons(state: State) -> int:
    """Return how many pairs of duties are compared."""
    duties = [duty for document in state.memory.documents.values() for duty in document.duties]
    promised = Promised(duties)
    return sum(len(promised.near(duty)) for duty in duties)


def growth(rows: Sequence[dict[str, float]], column: str) -> list[float]:
    """Return for each step from one row to the next how a column grows with entities: 1 is in proportion."""
    return [
        round(log(max(more[column], 0.01) / max(less[column], 0.01)) / log(more["entities"] / less["entities"]), 2)
        for less, more in pairwise(rows)
    ]


def commit() -> str:
    """Return the commit that is measured."""
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)  # noqa: S607
    return done.stdout.strip()


def main(arguments: list[str]) -> int:
    """Measure each size, print a row for it and the growth, and keep the rows if told to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,100000", help="numbers of entities, about")
    parser.add_argument("--keep", action="store_true", help="write the rows into resolve.json")
    options = parser.parse_args(arguments)
    authority()
    rows = [measured(int(size)) for size in options.sizes.split(",")]
    grown = {name: growth(rows, name) for name in ("name_comparisons", "promise_comparisons", "seconds")}
    for row in rows:
        print("  ".join(f"{name} {value}" for name, value in row.items()))
    print("growth with entities (1 is in proportion): ", grown)
    if options.keep:
        kept = {"commit": commit(), "rows": rows, "growth": grown}
        HISTORY.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
