"""Learn the weights of ``ingest/funding_learned.py``: which traits the names have that gold sums give a role.

    python -m benchmarks.funding_fit [--compare]

Writes ``ingest/lexicon/funding_weights.csv``; the same documents and rules give the same bytes. It learns from all sums
of the visible and the tuned set, also from those whose roles rules read, for the rules were mended on these documents
and leave other sums open elsewhere. ``--compare`` writes nothing; it leaves out a fifth of the documents at a time and
prints what rules find in these, and what rules and model find.
"""

import argparse
import csv
import io
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.claim_files import Said, start
from benchmarks.matching import funding_matches
from benchmarks.observed import Observed
from benchmarks.same_names import key, keys
from benchmarks.score_claims import score
from benchmarks.sets import FOLDERS, golds
from benchmarks.weighing import fitted
from ingest import documents, lexicon
from ingest.confidence import Weights
from ingest.funding import by_rules
from ingest.funding_candidates import Candidate, Surroundings, candidates
from ingest.funding_learned import LEAST, TABLE, TYPES, chosen, usable
from ingest.names import find_names
from ingest.parse import candidates as worth_a_parse
from ingest.parse import parse
from ingest.text import analyse
from ontology.terms import Nature

LEARNED_FROM = ("visible", "tuned")
FOLDS = 5
SURE = (0.25, 0.35, 0.4, LEAST, 0.6)
HEAD = "# What each trait of a name near a sum says for its role; written by benchmarks/funding_fit.py, do not edit.\n"


class Near(NamedTuple):
    """A sum that rules read, the gold one, and the names around it."""

    found: Said
    gold: Said
    names: Sequence[Candidate]


class Read(NamedTuple):
    """A document's gold file, what rules find in it, the sums that are in both, and which names are the same."""

    stem: str
    gold: Said
    found: Said
    sums: Sequence[Near]
    known: dict[str, str]


def read(folders: Iterable[Path]) -> Iterator[Read]:
    """Yield each annotated document of the folders."""
    for folder in folders:
        for gold, path in golds(folder):
            yield _read(gold, path)


def _read(gold: Said, path: Path) -> Read:
    text = analyse(*documents.read(path))
    docs = parse(worth_a_parse(text))
    names = find_names(text, docs)
    context, stated, claims = by_rules(text, docs, names)
    around = Surroundings(context, stated, claims)
    low, high = gold.get("span", (0, math.inf))
    here = [at for at, claim in enumerate(claims) if low <= claim.evidence.start < high]
    found = [claims[at].model_dump(mode="json", exclude_none=True) for at in here]
    entities = [entity.model_dump(mode="json") for entity in names.entities]
    said = {"document": path.stem, "entities": entities, "funding": found, "responsibilities": [], "relations": []}
    hits = funding_matches(sorted(gold["funding"], key=start), found)
    near = [
        Near(found[hit], one, list(candidates(around, here[hit])))
        for one, hit in zip(sorted(gold["funding"], key=start), hits, strict=True)
        if hit is not None and {one["nature"], found[hit]["nature"]} != {Nature.STATISTIC}
    ]
    bare = {**gold, "responsibilities": [], "relations": []}
    return Read(path.stem, bare, said, near, keys(gold, said))


def examples(known: Iterable[Read], role: str) -> Iterator[Observed]:
    """Yield each name near a sum that could have the role, and whether the gold file gives it."""
    for each in known:
        for one in each.sums:
            given = {key(name, each.known) for name in one.gold[role]}
            for name in one.names:
                if name.type in TYPES[role]:
                    right = key(name.name, each.known) in given
                    yield Observed(each.stem, role, right, usable(role, name.traits))


def learned_from(known: Sequence[Read]) -> dict[str, Weights]:
    """Return the weights of each role that these documents teach."""
    return {role: fitted(list(examples(known, role))) for role in TYPES}


def table(weights: Mapping[str, Weights]) -> str:
    """Return the weights as CSV, by role and trait, those that say nothing left out."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("role", "trait", "weight"))
    for role, its in weights.items():
        told = ((trait, f"{weight:.2f}") for trait, weight in sorted(its.items()))
        writer.writerows((role, trait, weight) for trait, weight in told if float(weight))
    return HEAD + text.getvalue()


def _with_model(each: Read, weights: Mapping[str, Weights], least: float) -> Said:
    """Return what is found in a document once the model has filled in the open roles."""
    filled = {id(one.found): one for one in each.sums}
    claims = []
    for claim in each.found["funding"]:
        one = filled.get(id(claim))
        open_ = [role for role in TYPES if not claim[role]] if one and claim["nature"] != Nature.STATISTIC else []
        claims.append({**claim, **{role: list(chosen(weights[role], role, one.names, least)) for role in open_ if one}})
    return {**each.found, "funding": claims}


def compared(known: Sequence[Read]) -> Iterator[tuple[str, str, Mapping[str, float | int]]]:
    """Yield for rules alone, and with the model from each likelihood on, the figures of each role."""
    weights = [learned_from([one for at, one in enumerate(known) if at % FOLDS != fold]) for fold in range(FOLDS)]
    sides = {"rules": [(each.gold, each.found) for each in known]}
    for least in SURE:
        sides[f"model {least}"] = [
            (each.gold, _with_model(each, weights[at % FOLDS], least)) for at, each in enumerate(known)
        ]
    for side, pairs in sides.items():
        figures = {name.strip(): row for name, row in score(pairs).figures().items()}
        for role in TYPES:
            yield side, role, figures[f"funding {role}"]


def main(arguments: Sequence[str]) -> None:
    """Extract, fit, and write the weights; or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", action="store_true", help="measure on documents left out, write no weights")
    asked = parser.parse_args(arguments)
    known = list(read(FOLDERS[name] for name in LEARNED_FROM if FOLDERS[name].exists()))
    if asked.compare:
        for side, role, one in compared(known):
            print(f"{side:12}{role:10} precision {one['p']:.3f} recall {one['r']:.3f} F1 {one['f1']:.3f}")
        return
    (Path(lexicon.__path__[0]) / TABLE).write_text(table(learned_from(known)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
