"""Annotated documents as examples for the encoder: its windows with what the gold claims say of their words and names.

    python -m benchmarks.encoder_examples FOLDER... > examples.jsonl

One document a line. Whoever reads them needs neither the project nor spaCy.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.claim_files import Said
from benchmarks.same_names import folded, key, keys
from benchmarks.sets import FOLDERS, golds
from ingest import documents
from ingest.mentions import Names
from ingest.names import find_names
from ingest.text import Text, analyse
from ingest.windows import TYPES, Window, windows

ROLES = ("funder", "recipient", "scheme", "place")
NEAR = 60
"""Names further apart than this many words are no pair."""

_NUMBERS = {kind.value: number for number, kind in enumerate(TYPES)}
_MONEY = re.compile(r"[£$€]|\d")


@dataclass(frozen=True)
class Candidate:
    """A name in a window: its first and last word, and the key under which gold claims know it."""

    first: int
    last: int
    key: str
    kind: int


def example(gold: Said, path: Path) -> Said:
    """Return the example of a document: its name and its windows."""
    document, source = documents.read(path)
    text = analyse(document, source)
    names = find_names(text, {})
    known = keys(gold, {"entities": [json.loads(one.model_dump_json()) for one in names.entities]})
    where = _places(text)
    spans = _gold_spans(text, gold, known)
    read = [window for window in windows(text, names) if _annotated(text, window, gold)]
    made = [_window(window, text, names, gold, known, where, spans) for window in read]
    return {"document": path.stem, "folder": path.parent.name, "windows": made}


def _annotated(text: Text, window: Window, gold: Said) -> bool:
    """Tell whether a window stands whole in the span of a document that its gold claims are for."""
    low, high = gold.get("span", (0, float("inf")))
    return all(low <= text.blocks[word.block].offsets[word.start] < high for word in window if word.block >= 0)


def _places(text: Text) -> dict[int, tuple[int, int]]:
    """Return for each source offset the block and the place in its view."""
    return {offset: (block.index, at) for block in text.blocks for at, offset in enumerate(block.offsets)}


def _gold_spans(text: Text, gold: Said, known: Mapping[str, str]) -> dict[int, list[tuple[int, int, str, int]]]:
    """Return for each block the spans of gold names: start, end, key and number of the type."""
    forms: dict[str, tuple[str, int]] = {}
    for entity in gold["entities"]:
        for form in (entity["name"], *entity.get("aliases", ())):
            plain = " ".join(form.split())
            if any(char.isupper() or char.isdigit() for char in plain):
                forms.setdefault(plain, (key(entity["name"], dict(known)), _NUMBERS[entity["type"]]))
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    found: dict[int, list[tuple[int, int, str, int]]] = {}
    if not ordered:
        return found
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in ordered) + r")(?!\w)")
    for block in text.blocks:
        found[block.index] = [(m.start(), m.end(), *forms[m[0]]) for m in pattern.finditer(block.text)]
    return found


def _within(window: Window, block: int, start: int, end: int) -> list[int]:
    return [at for at, word in enumerate(window) if word.block == block and start <= word.start and word.end <= end]


def _window(
    window: Window,
    text: Text,
    names: Names,
    gold: Said,
    known: dict[str, str],
    where: Mapping[int, tuple[int, int]],
    spans: Mapping[int, list[tuple[int, int, str, int]]],
) -> Said:
    tags = [0] * len(window)
    cands: list[Candidate] = []
    for block in sorted({word.block for word in window if word.block >= 0}):
        for start, end, its, kind in spans.get(block, ()):
            inside = _within(window, block, start, end)
            if inside:
                tags[inside[0]] = 1 + kind
                for at in inside[1:]:
                    tags[at] = 1 + kind + len(TYPES)
                cands.append(Candidate(inside[0], inside[-1], its, kind))
    taken = {(one.first, one.last) for one in cands}
    for sentence in sorted({word.sentence for word in window if word.sentence >= 0}):
        base = text.sentences[sentence].start
        for mention in names.in_sentence(sentence):
            inside = _within(window, text.sentences[sentence].block, base + mention.start, base + mention.end)
            if inside and (inside[0], inside[-1]) not in taken:
                taken.add((inside[0], inside[-1]))
                kind = names.type(mention)
                number = len(TYPES) if kind is None else TYPES.index(kind)
                cands.append(Candidate(inside[0], inside[-1], key(names.name(mention), known), number))
    cands.sort(key=lambda one: (one.first, one.last))
    return {
        "words": [word.text for word in window],
        "shapes": [word.shape for word in window],
        "knowns": [word.known for word in window],
        "own": [int(word.block >= 0) for word in window],
        "sents": [word.sentence for word in window],
        "tags": tags,
        "cands": [[one.first, one.last, one.kind] for one in cands],
        "money": list(_money(window, gold, known, where, cands)),
        "duties": list(_duties(window, gold, known, where, cands)),
        "relations": _relations(window, gold, known, where, cands),
    }


def _stretch(claim: Said, where: Mapping[int, tuple[int, int]], window: Window) -> list[int]:
    """Return the words of a window in a claim's evidence."""
    start, end = claim["evidence"]["start"], claim["evidence"]["end"]
    seen = [where[at] for at in range(start, end) if at in where]
    if not seen:
        return []
    by_block: dict[int, tuple[int, int]] = {}
    for block, at in seen:
        low, high = by_block.get(block, (at, at))
        by_block[block] = (min(low, at), max(high, at))
    return [n for n, w in enumerate(window) if w.block in by_block and by_block[w.block][0] <= w.start <= by_block[w.block][1]]


def _money(
    window: Window, gold: Said, known: dict[str, str], where: Mapping[int, tuple[int, int]], cands: Sequence[Candidate]
) -> Iterator[Said]:
    for claim in gold["funding"]:
        words = _stretch(claim, where, window)
        at = next((n for n in words if _MONEY.search(window[n].text)), None)
        if at is None:
            continue
        roles = {}
        for role in ROLES:
            right = {key(name, known) for name in claim.get(role, ())}
            roles[role] = [n for n, one in enumerate(cands) if one.key in right]
        yield {
            "at": at,
            "nature": claim["nature"],
            "status": claim["status"],
            "government": int("the government" in claim.get("funder", ())),
            "roles": roles,
        }


def _duties(
    window: Window, gold: Said, known: dict[str, str], where: Mapping[int, tuple[int, int]], cands: Sequence[Candidate]
) -> Iterator[Said]:
    for claim in gold["responsibilities"]:
        words = set(_stretch(claim, where, window))
        right = {key(name, known) for name in claim["actor"]}
        inside = [n for n, one in enumerate(cands) if one.first in words and one.key in right]
        first: dict[str, int] = {}
        for n in inside:
            first.setdefault(cands[n].key, n)
        for n in inside:
            yield {
                "cand": n,
                "role": claim["role"],
                "status": claim["status"],
                "sure": int(first[cands[n].key] == n),
                "deadline": int(bool(claim.get("deadline"))),
            }


def _relations(
    window: Window, gold: Said, known: dict[str, str], where: Mapping[int, tuple[int, int]], cands: Sequence[Candidate]
) -> Said:
    told, maybe = [], []
    for claim in gold["relations"]:
        words = set(_stretch(claim, where, window))
        left, right = key(claim["subject"], known), key(claim["object"], known)
        pairs = [
            (i, j)
            for i, one in enumerate(cands)
            for j, other in enumerate(cands)
            if one.key == left and other.key == right and abs(one.first - other.first) <= NEAR
        ]
        inside = [(i, j) for i, j in pairs if cands[i].first in words and cands[j].first in words]
        if not inside:
            inside = [(i, j) for i, j in pairs if cands[i].first in words or cands[j].first in words]
        inside = sorted(inside, key=lambda two: abs(cands[two[0]].first - cands[two[1]].first))[:1]
        told += [[i, j, claim["predicate"]] for i, j in inside]
        maybe += [[i, j, claim["predicate"]] for i, j in pairs if (i, j) not in inside]
    return {"told": told, "maybe": maybe}


def main(arguments: Sequence[str]) -> int:
    """Print the examples of the folders, or of the known sets of these names."""
    for name in arguments:
        for gold, path in golds(FOLDERS.get(name, Path(name))):
            print(json.dumps(example(gold, path), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
