"""Score claims against gold claims, both in the format of GUIDE.md.

    python -m benchmarks.score_claims GOLD FOUND [GOLD FOUND ...] [--errors] [--json]

Any number of pairs of files; counts are summed over all of them. What a figure says is defined in ``open/README.md``.
``--errors`` lists each error before the figures, ``--json`` prints the figures alone, as JSON.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.claim_files import Pair, Said, pair, read, start
from benchmarks.matching import Known, duty_matches, funding_matches, named, quoted, repeats, triple, wholes
from benchmarks.same_names import folded, key, keys
from benchmarks.tallies import Figures, Score
from ontology.errors import PursestringsError

VALUES = ("nature", "bound", "status")
ROLES = ("funder", "recipient", "scheme", "place")
NAME_WIDTH = 28

Matched = Sequence[tuple[Said, Said]]


def score(pairs: Iterable[tuple[Said, Said]]) -> Score:
    """Return the score of pairs of gold file and found file."""
    total = Score()
    for gold, found in pairs:
        known = keys(gold, found)
        both = pair(gold, found)
        _entities(both, known, total)
        _funding(both, known, total)
        _responsibilities(both, known, total)
        _relations(both, known, total)
    return total


def _entities(both: Pair, known: Known, total: Score) -> None:
    gold, found = ({(key(each["name"], known), each["type"]) for each in side["entities"]} for side in both)
    total.tallies["entities"].compare(gold, found)
    total.tallies["entities untyped"].compare({name for name, _ in gold}, {name for name, _ in found})
    for kind in sorted({kind for _, kind in gold | found}):
        of_kind = ({one for one in side if one[1] == kind} for side in (gold, found))
        total.tallies[f"  entities {kind}"].compare(*of_kind)
    total.errors += [f"entity missed: {one}" for one in sorted(gold - found)]
    total.errors += [f"entity wrong: {one}" for one in sorted(found - gold)]


def _funding(both: Pair, known: Known, total: Score) -> None:
    gold, found = both.gold["funding"], both.found["funding"]
    hits = funding_matches(gold, found)
    matched = [(claim, found[hit]) for claim, hit in zip(gold, hits, strict=True) if hit is not None]
    _count("funding", "funding", gold, found, hits, total)
    for claim, hit in matched:
        _values(claim, hit, total)
        _parties(claim, hit, known, total)
    _links(gold, found, {start(claim): start(hit) for claim, hit in matched}, total)


def _count(
    row: str, word: str, gold: Sequence[Said], found: Sequence[Said], hits: Sequence[int | None], total: Score
) -> None:
    missed = [claim for claim, hit in zip(gold, hits, strict=True) if hit is None]
    wrong = [claim for number, claim in enumerate(found) if number not in set(hits)]
    total.tallies[row].add(len(gold) - len(missed), len(wrong), len(missed))
    total.errors += [f"{word} missed: {_told(claim)}" for claim in missed]
    total.errors += [f"{word} wrong: {_told(claim)}" for claim in wrong]


def _told(claim: Said) -> str:
    if "actor" in claim:
        return f"{sorted(claim['actor'])} {claim.get('action', '')!r} at {start(claim)}"
    return f"{claim['evidence']['quote']!r} at {start(claim)}, {claim['amount']} {claim['currency']}"


def _values(gold: Said, found: Said, total: Score) -> None:
    flows = [claim["nature"] != "statistic" for claim in (gold, found)]
    total.shares["  funding flow"].add(flows[0] == flows[1])
    for field in VALUES:
        total.shares[f"  funding {field}"].add(gold[field] == found[field])
        if gold[field] != found[field]:
            total.errors.append(f"funding {field}: {_told(gold)} is {gold[field]}, found as {found[field]}")


def _parties(gold: Said, found: Said, known: Known, total: Score) -> None:
    if gold["nature"] == found["nature"] == "statistic":
        return
    for role in ROLES:
        right, had = named(gold.get(role, ()), known), named(found.get(role, ()), known)
        total.tallies[f"  funding {role}"].compare(right, had)
        if right != had:
            total.errors.append(f"funding {role}: {_told(gold)} is {sorted(right)}, found as {sorted(had)}")


def _links(gold: Sequence[Said], found: Sequence[Said], at: dict[int, int], total: Score) -> None:
    """Compare links as starts of found sums; ``at`` has for the start of each matched gold sum the found one's."""
    gold_quotes, found_quotes = quoted(gold), quoted(found)
    said = {(at[part], at.get(gold_quotes.get(whole, -1))) for part, whole in wholes(gold) if part in at}
    total.tallies["  funding part_of"].compare(said, {(part, found_quotes.get(whole)) for part, whole in wholes(found)})
    again = {frozenset(at[each] for each in two) for two in _twos(at.keys(), repeats(gold))}
    total.tallies["  funding same_as"].compare(again, _twos(at.values(), repeats(found)))


def _twos(starts: Iterable[int], group: dict[int, int]) -> set[frozenset[int]]:
    ordered = sorted(starts)
    return {
        frozenset((one, other))
        for number, one in enumerate(ordered)
        for other in ordered[number + 1 :]
        if group[one] == group[other]
    }


def _responsibilities(both: Pair, known: Known, total: Score) -> None:
    gold, found = both.gold["responsibilities"], both.found["responsibilities"]
    hits = duty_matches(gold, found, known)
    _count("responsibilities", "responsibility", gold, found, hits, total)
    for claim, hit in zip(gold, hits, strict=True):
        if hit is not None:
            _duty_values(claim, found[hit], total)


def _duty_values(gold: Said, found: Said, total: Score) -> None:
    for field in ("role", "deadline", "status"):
        right, had = gold.get(field) or "", found.get(field) or ""
        same = folded(right) == folded(had) if field == "deadline" else right == had
        total.shares[f"  responsibilities {field}"].add(same)
        if not same:
            total.errors.append(f"responsibility {field}: {_told(gold)} is {right!r}, found as {had!r}")


def _relations(both: Pair, known: Known, total: Score) -> None:
    gold, found = ({triple(claim, known) for claim in side["relations"]} for side in both)
    total.tallies["relations"].compare(gold, found)
    total.errors += [f"relation missed: {one}" for one in sorted(gold - found)]
    total.errors += [f"relation wrong: {one}" for one in sorted(found - gold)]


# Printing


def ordered(rows: Iterable[str]) -> list[str]:
    """Return the names of figures, each kind of claim before what is said of it."""
    kinds = ("entities", "funding", "responsibilities", "relations")
    return sorted(rows, key=lambda name: (kinds.index(name.split()[0]), name.startswith(" "), name))


def line(name: str, figures: Figures) -> str:
    """Return one line of the table."""
    if "f1" in figures:
        counts = f"gold {figures['gold']:4} found {figures['predicted']:4}"
        return f"{name:{NAME_WIDTH}}P {figures['p']:.3f}  R {figures['r']:.3f}  F1 {figures['f1']:.3f}   {counts}"
    return f"{name:{NAME_WIDTH}}{'':18}{figures['share']:.3f}   of {figures['of']}"


def main(arguments: Sequence[str]) -> int:
    """Score the files and print; 2 if a file cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="GOLD FOUND")
    parser.add_argument("--errors", action="store_true", help="list each error")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    asked = parser.parse_args(arguments)
    if len(asked.files) % 2:
        parser.error("each gold file needs a file of found claims")
    try:
        pairs = [(read(gold), read(found)) for gold, found in zip(asked.files[::2], asked.files[1::2], strict=True)]
    except PursestringsError as error:
        print(error, file=sys.stderr)
        return 2
    total = score(pairs)
    rows = total.figures()
    if asked.json:
        print(json.dumps(rows, indent=1))
        return 0
    shown = total.errors if asked.errors else []
    print(*shown, *(line(name, rows[name]) for name in ordered(rows)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
