"""Learn the weights of ``ingest/relation_learned.py`` from the gold relations of the visible and the tuned set.

    python -m benchmarks.relation_fit [--compare]

Writes ``ingest/lexicon/relation_weights.csv``; the same documents and names give the same bytes. Each pair of names in
a sentence is an example: of the predicate that the gold file gives the two there, or of none. ``--compare`` writes
nothing; it leaves out a fifth of the documents at a time and prints what rules find, and what both find, in these.
"""

import argparse
import csv
import io
import math
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.claim_files import Said, end, start
from benchmarks.same_names import key, keys
from benchmarks.score_claims import score
from benchmarks.sets import FOLDERS, golds
from benchmarks.tallies import Figures
from ingest import documents, lexicon
from ingest.claims import extract
from ingest.names import find_names
from ingest.parse import candidates, parse
from ingest.relation_learned import LEAST, NONE, OUTCOMES, RULE, TABLE, likeliest, likelihoods
from ingest.relation_pairs import features, pairs, stretch
from ingest.scene import Scene, scene
from ingest.text import analyse
from ingest.traits import Bearings, bearings
from ontology.model import Relation
from ontology.terms import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEARNED_FROM = ("visible", "tuned")
ROUNDS = 5
RATE = 0.3
FEWEST = 3
"""A feature of fewer pairs gets no weight."""

LIGHT = 0.1
"""A weight below this is not kept."""

FOLDS = 5
SURE = (0.6, LEAST, 0.8, 0.9)
"""From which likelihood on relations are stated, where that is compared."""

HEAD = (
    "# What each feature of a pair of names says for a relation; written by benchmarks/relation_fit.py, do not edit.\n"
)


class Example(NamedTuple):
    """A pair of names of a document: where it stands, its features, and the number of what the gold file says of it."""

    subject: str
    object: str
    where: tuple[int, int, int]
    features: tuple[str, ...]
    outcome: int


class Read(NamedTuple):
    """A document's stem and gold file, what rules find in it, its text and names, and its pairs."""

    stem: str
    gold: Said
    found: Said
    known: Bearings
    examples: Sequence[Example]


def read(folders: Iterable[Path]) -> Iterator[Read]:
    """Yield each annotated document of the folders with its pairs."""
    for folder in folders:
        for gold, path in golds(folder):
            text = analyse(*documents.read(path))
            found = extract(text).model_dump(mode="json", exclude_none=True)
            found["relations"] = [one for one in found["relations"] if one["rule"] != RULE]
            docs = parse(candidates(text))
            known = bearings(text, find_names(text, docs))
            yield Read(path.stem, gold, found, known, list(_examples(known, docs, gold, keys(gold, found))))


def _examples(known: Bearings, docs: Mapping[int, "Doc"], gold: Said, forms: dict[str, str]) -> Iterator[Example]:
    low, high = gold.get("span", (0, math.inf))
    for sentence in known.text.sentences:
        first, last = known.text.span(sentence.block, sentence.start, sentence.end)
        if low <= first < high:
            here = [one for one in gold["relations"] if start(one) < last and first < end(one)]
            yield from _of_scene(scene(sentence, known.names, docs), _outcomes(here, forms), forms)


def _outcomes(relations: Iterable[Said], known: dict[str, str]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for one in relations:
        two = key(one["subject"], known), key(one["object"], known)
        found[two] = OUTCOMES.index(one["predicate"])
        if one["predicate"] == "partners_with":
            found[two[1], two[0]] = found[two]
    return found


def _of_scene(seen: Scene, said: Mapping[tuple[str, str], int], known: dict[str, str]) -> Iterator[Example]:
    for one, other in pairs(seen):
        outcome = said.get((key(one.name, known), key(other.name, known)), OUTCOMES.index(NONE))
        yield Example(one.name, other.name, stretch(seen, one, other), features(seen, one, other), outcome)


def fitted(examples: Sequence[Example]) -> dict[str, dict[int, float]]:
    """Return the weights that tell the examples' outcomes, by gradient steps that grow smaller with use."""
    counts = Counter(feature for one in examples for feature in one.features)
    weights: dict[str, list[float]] = {
        feature: [0.0] * len(OUTCOMES) for feature in sorted(counts) if counts[feature] >= FEWEST
    }
    used = dict.fromkeys(weights, 1e-3)
    rows = [([feature for feature in one.features if feature in weights], one.outcome) for one in examples]
    for round_ in range(ROUNDS):
        for number in sorted(range(len(rows)), key=lambda n: zlib.crc32(f"{round_} {n}".encode())):
            _step(weights, used, *rows[number])
    heavy = (
        (feature, {at: one for at, one in enumerate(its) if abs(one) >= LIGHT}) for feature, its in weights.items()
    )
    return {feature: its for feature, its in heavy if its}


def _step(weights: dict[str, list[float]], used: dict[str, float], its: Sequence[str], outcome: int) -> None:
    off = likelihoods({feature: dict(enumerate(weights[feature])) for feature in its}, its)
    off[outcome] -= 1
    size = sum(one * one for one in off)
    for feature in its:
        used[feature] += size
        by = RATE / math.sqrt(used[feature])
        weight = weights[feature]
        for at, one in enumerate(off):
            weight[at] -= by * one


def table(weights: Mapping[str, Mapping[int, float]]) -> str:
    """Return the weights as CSV, by feature and outcome."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("feature", "outcome", "weight"))
    for feature, its in sorted(weights.items()):
        writer.writerows((feature, OUTCOMES[at], f"{weight:.2f}") for at, weight in sorted(its.items()))
    return HEAD + text.getvalue()


def left_out(known: Sequence[Read], least: float = LEAST) -> Iterator[tuple[Read, list[Relation]]]:
    """Yield each document with what the model finds there beside the rules, learned from the other documents."""
    for fold in range(FOLDS):
        weights = fitted([one for number, each in enumerate(known) if number % FOLDS != fold for one in each.examples])
        for each in known[fold::FOLDS]:
            yield each, list(_told(each, weights, least))


def _told(each: Read, weights: Mapping[str, Mapping[int, float]], least: float) -> Iterator[Relation]:
    tied = {frozenset((one["subject"], one["object"])) for one in each.found["relations"]}
    for one in each.examples:
        at, share = likeliest(weights, one.features)
        if share >= least and OUTCOMES[at] != NONE and frozenset((one.subject, one.object)) not in tied:
            yield Relation(
                evidence=each.known.text.evidence(*one.where),
                subject=one.subject,
                predicate=Predicate(OUTCOMES[at]),
                object=one.object,
                rule=RULE,
            )


def compared(known: Sequence[Read], least: float) -> tuple[Figures, Figures]:
    """Return the figures of relations found by rules, and of those of rules and of weights learned elsewhere."""
    rules, both = [], []
    for each, more in left_out(known, least):
        gold = {**each.gold, "funding": [], "responsibilities": []}
        bare = {**each.found, "funding": [], "responsibilities": []}
        rules.append((gold, bare))
        both.append((gold, {**bare, "relations": [*bare["relations"], *(one.model_dump(mode="json") for one in more)]}))
    told = [score(side).figures()["relations"] for side in (rules, both)]
    return told[0], told[1]


def main(arguments: Sequence[str]) -> None:
    """Extract, fit, and write the weights; or compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compare", action="store_true", help="measure on documents left out, write no weights")
    asked = parser.parse_args(arguments)
    known = list(read(FOLDERS[name] for name in LEARNED_FROM if FOLDERS[name].exists()))
    if asked.compare:
        for least in SURE:
            for words, one in zip(("rules", "both"), compared(known, least), strict=True):
                print(f"{least} {words:5} precision {one['p']:.3f} recall {one['r']:.3f} F1 {one['f1']:.3f}")
        return
    weights = fitted([one for each in known for one in each.examples])
    (Path(lexicon.__path__[0]) / TABLE).write_text(table(weights), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
