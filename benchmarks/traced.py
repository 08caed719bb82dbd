"""How well promises are followed and sums are told apart: pairs of claims that were read and judged, in two tables.

    python -m benchmarks.traced [WORKSPACE...] [--errors] [--keep]

``traces/echoes.csv`` has promises with later claims, in our own words or by document and offset; ``traces/flows.csv``
pairs of sums. Pairs of documents that no workspace has, or of claims that are not extracted, are counted and left out.
``--keep`` writes how often each ground was right into ``graph/grounds.toml``: probabilities are made of these.
"""

import argparse
import csv
import datetime as dt
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.actions import action
from graph.duties import Duty, duties
from graph.echoes import GROUNDS, ground
from graph.flows import flows
from graph.linker import Linker, linker
from graph.profiles import GOVERNMENT_ID
from graph.records import Record
from graph.resolve import resolve
from graph.workspace import open_workspace
from ontology.authority import authority
from ontology.ids import claim_ref
from ontology.model import Entity
from ontology.terms import DutyStatus, Role

HERE = Path(__file__).resolve().parent
GROUNDS_FILE = HERE.parent / "graph" / "grounds.toml"
SIDE = re.compile(r"(We|DfT|Treasury)(?: (done|ongoing|planned))?: (.+?)(?: #(\d+))?")
ACTORS = {"We": GOVERNMENT_ID, "DfT": "body/department-for-transport", "Treasury": "body/hm-treasury"}
THINGS = {
    "Copper Fund": "fund/copper-fund",
    "Lantern Scheme": "programme/lantern-scheme",
    "Marsh Review": "plan/marsh-review",
}
PLACES = ("ellery", "wick")
EARLY, LATE = dt.date(2024, 3, 1), dt.date(2025, 9, 1)
FIGURE = re.compile(r"£\d[\d,.]*|\d+ (?:million|per cent)|\d+x")
YEAR = re.compile(r"\b20\d\d\b")
NEAR = 6

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A pair with what it is judged to be, what is found, and on which ground."""

    row: Row
    true: bool
    found: bool
    ground: str = ""


def rows(name: str) -> list[Row]:
    """Return the pairs of a table."""
    with (HERE / "traces" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_own(row: Row) -> bool:
    """Say whether a pair is in our own words."""
    return SIDE.fullmatch(row["early"]) is not None


def said(side: str, day: dt.date) -> Duty:
    """Return the duty that a side in our own words speaks of, said on a day."""
    found = SIDE.fullmatch(side)
    assert found is not None, side
    actor, status, words, number = found.groups()
    things = frozenset(id for name, id in THINGS.items() if name in words)
    return Duty(
        ref=f"claim/{side}",
        document=f"document/{day}",
        day=day,
        order=(day.isoformat(), f"document/{day}", 0, side),
        role=Role.LEAD,
        status=DutyStatus(status or "planned"),
        said=words,
        deadline="",
        due_from=None,
        due_to=None,
        recommendation=f"Recommendation {number}" if number else None,
        plans=frozenset({"plan/tidewall-strategy"} if number else ()),
        actors=frozenset({ACTORS[actor]}),
        things=things,
        about=things,
        places=frozenset(place for place in PLACES if place in words.lower()),
        figures=frozenset(FIGURE.findall(words)),
        years=frozenset(YEAR.findall(words)),
        action=action(words),
    )


def own_echoes() -> list[Told]:
    """Return the pairs in our own words, judged."""
    return [_echo(row, [said(row["early"], EARLY)], [said(row["late"], LATE)]) for row in rows("echoes") if is_own(row)]


def _echo(row: Row, early: Sequence[Duty], late: Sequence[Duty]) -> Told:
    pairs = ((one, other) for one in early for other in late if one.day and other.day and one.day < other.day)
    found = next((by for one, other in pairs if (by := ground(one, other))), None)
    return Told(row, row["verdict"] == "echo", found is not None, found.reason if found else "")


def real_echoes(records: Sequence[Record], links: Linker) -> list[Told]:
    """Return the pairs of documents that are there, judged."""
    known = duties(records, links)
    stems = {record.ref: record.document.stem for record in records}
    found = []
    for row in (row for row in rows("echoes") if not is_own(row)):
        sides = [
            [duty for duty in known if _is_at(stems[duty.document], duty.order[2], row[side])]
            for side in ("early", "late")
        ]
        if all(sides):
            found.append(_echo(row, *sides))
    return found


def _is_at(stem: str, start: int, place: str) -> bool:
    name, _, at = place.partition(":")
    return stem.startswith(name) and abs(start - int(at)) <= NEAR


def real_flows(records: Sequence[Record], links: Linker, entities: Sequence[Entity]) -> list[Told]:
    """Return the pairs of sums of documents that are there, judged."""
    flow_of = {claim: flow.id for flow in flows(records, links, entities) for claim in flow.claims}
    known = [(record.document.stem, claim) for record in records for claim in record.claims.funding]
    found = []
    for row in rows("flows"):
        sides = [
            [claim for stem, claim in known if _is_at(stem, claim.evidence.start, row[side])]
            for side in ("one", "other")
        ]
        if all(sides):
            one, other = (flow_of[claim_ref(side[0].id)] for side in sides)
            found.append(Told(row, row["verdict"] == "same", one == other))
    return found


def measured(told: Sequence[Told]) -> str:
    """Return precision and recall in words."""
    found = [one for one in told if one.found]
    right, true = sum(one.true for one in found), sum(one.true for one in told)
    precision, recall = (right / count if count else 1.0 for count in (len(found), true))
    return f"{len(told)} pairs, {true} true: precision {precision:.3f}, recall {recall:.3f}"


def counted(told: Sequence[Told]) -> str:
    """Return the table of grounds: how often each was right, of how many."""
    judged = Counter(one.ground for one in told if one.found)
    right = Counter(one.ground for one in told if one.found and one.true)
    lines = (f'"{one.reason}" = {{ right = {right[one.reason]}, judged = {judged[one.reason]} }}' for one in GROUNDS)
    head = (
        "# How often each ground was right, of the pairs of benchmarks/traces/echoes.csv; written by benchmarks.traced."
    )
    return "\n".join([head, *lines]) + "\n"


def wrong(told: Sequence[Told]) -> Iterator[str]:
    """Yield the pairs that are found and should not be, and those that are missed."""
    for one in told:
        if one.found != one.true:
            yield f"{'missed' if one.true else 'false'}: {', '.join(one.row.values())} {one.ground}"


def main(arguments: list[str]) -> int:
    """Print precision and recall of both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspaces", nargs="*", type=Path, help="folders with the documents of the tables")
    parser.add_argument("--errors", action="store_true", help="list what is missed and what is wrong")
    parser.add_argument("--keep", action="store_true", help="write graph/grounds.toml")
    options = parser.parse_args(arguments)
    records = [record for path in options.workspaces for record in open_workspace(path).records()]
    entities = resolve(records, authority())
    links = linker(entities)
    own, real, money = own_echoes(), real_echoes(records, links), real_flows(records, links, entities)
    for name, told in (("echoes, own words", own), ("echoes, documents", real), ("flows", money)):
        print(f"{name}: {measured(told)}")
        print(*(wrong(told) if options.errors else ()), sep="\n")
    if options.keep:
        GROUNDS_FILE.write_text(counted([*own, *real]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
