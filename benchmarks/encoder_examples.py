"""Annotated documents as examples for the encoder: its windows with what the gold claims say of their words and names.

    python -m benchmarks.encoder_examples FOLDER... > examples.jsonl

One document a line. Whoever reads them needs neither the project nor spaCy.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.claim_files import Said
from benchmarks.same_names import key, keys
from benchmarks.sets import FOLDERS, golds
from ingest import documents
from ingest.encoded_sums import FIGURE
from ingest.encoder_heads import ROLES
from ingest.mentions import Names
from ingest.names import find_names
from ingest.text import Text, analyse
from ingest.windows import TYPES, Window, from_elsewhere, windows

NEAR = 60
"""Names further apart than this many words are no pair."""

_NUMBERS = {kind.value: number for number, kind in enumerate(TYPES)}


@dataclass(frozen=True)
class Candidate:
    """A name in a window: its first and last word, the key by which gold claims know it, and the number of its type.

    ``elsewhere`` is set where the window is only told the name: it may have a part in its sums and in nothing else.
    """

    first: int
    last: int
    key: str
    kind: int
    elsewhere: bool = False


class Span(NamedTuple):
    """A gold name in a block: where it stands, the key of its entity and the number of its type."""

    start: int
    end: int
    key: str
    kind: int


@dataclass(frozen=True)
class Reading:
    """A document with its gold claims: keys of names, places of source offsets, and gold names by block."""

    text: Text
    names: Names
    gold: Said
    known: dict[str, str]
    where: Mapping[int, tuple[int, int]]
    spans: Mapping[int, Sequence[Span]]


def example(gold: Said, path: Path) -> Said:
    """Return the example of a document: its name and its windows."""
    document, source = documents.read(path)
    text = analyse(document, source)
    names = find_names(text, {})
    known = keys(gold, {"entities": [json.loads(one.model_dump_json()) for one in names.entities]})
    reading = Reading(text, names, gold, known, _places(text), _gold_spans(text, gold, known))
    made = [_window(reading, window) for window in windows(text, names) if _annotated(text, window, gold)]
    return {"document": path.stem, "folder": path.parent.name, "windows": made}


def _annotated(text: Text, window: Window, gold: Said) -> bool:
    """Tell whether a window stands whole in the span of a document that its gold claims are for."""
    low, high = gold.get("span", (0, float("inf")))
    return all(low <= text.blocks[word.block].offsets[word.start] < high for word in window if word.block >= 0)


def _places(text: Text) -> dict[int, tuple[int, int]]:
    """Return for each source offset the block and the place in its view."""
    return {offset: (block.index, at) for block in text.blocks for at, offset in enumerate(block.offsets)}


def _gold_spans(text: Text, gold: Said, known: dict[str, str]) -> dict[int, list[Span]]:
    """Return the gold names of each block, in reading order; of two that overlap the longer."""
    forms: dict[str, tuple[str, int]] = {}
    for entity in gold["entities"]:
        for form in (entity["name"], *entity.get("aliases", ())):
            plain = " ".join(form.split())
            if any(char.isupper() or char.isdigit() for char in plain):
                forms.setdefault(plain, (key(entity["name"], known), _NUMBERS[entity["type"]]))
    if not forms:
        return {}
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in ordered) + r")(?!\w)")
    return {
        block.index: [Span(m.start(), m.end(), *forms[m[0]]) for m in pattern.finditer(block.text)]
        for block in text.blocks
    }


def _within(window: Window, block: int, start: int, end: int) -> list[int]:
    return [at for at, word in enumerate(window) if word.block == block and start <= word.start and word.end <= end]


def _window(reading: Reading, window: Window) -> Said:
    gold = [(span, words) for span, words in _told(reading, window) if words]
    cands = _candidates(reading, window, gold)
    return {
        "words": [word.text for word in window],
        "shapes": [word.shape for word in window],
        "knowns": [word.known for word in window],
        "own": [int(word.block >= 0) for word in window],
        "sents": [word.sentence for word in window],
        "tags": _tags(window, gold),
        "cands": [[one.first, one.last, one.kind, int(one.elsewhere)] for one in cands],
        "money": list(_money(reading, window, cands)),
        "duties": list(_duties(reading, window, cands)),
        "relations": _relations(reading, window, cands),
    }


def _told(reading: Reading, window: Window) -> Iterator[tuple[Span, list[int]]]:
    """Yield the gold names of the blocks of a window, with their words in it."""
    for block in sorted({word.block for word in window if word.block >= 0}):
        for span in reading.spans.get(block, ()):
            yield span, _within(window, block, span.start, span.end)


def _tags(window: Window, gold: Sequence[tuple[Span, list[int]]]) -> list[int]:
    tags = [0] * len(window)
    for span, words in gold:
        tags[words[0]] = 1 + span.kind
        for at in words[1:]:
            tags[at] = 1 + span.kind + len(TYPES)
    return tags


def _candidates(reading: Reading, window: Window, gold: Sequence[tuple[Span, list[int]]]) -> list[Candidate]:
    """Return the names of a window: those of the gold claims, and what rules take for names elsewhere."""
    cands = [Candidate(words[0], words[-1], span.key, span.kind) for span, words in gold]
    taken = {(one.first, one.last) for one in cands}
    text, names = reading.text, reading.names
    for sentence in sorted({word.sentence for word in window if word.sentence >= 0}):
        its = text.sentences[sentence]
        for mention in names.in_sentence(sentence):
            inside = _within(window, its.block, its.start + mention.start, its.start + mention.end)
            if inside and (inside[0], inside[-1]) not in taken:
                taken.add((inside[0], inside[-1]))
                kind = names.type(mention)
                number = len(TYPES) if kind is None else TYPES.index(kind)
                cands.append(Candidate(inside[0], inside[-1], key(names.name(mention), reading.known), number))
    cands += [
        Candidate(first, last, key(window[first].elsewhere, reading.known), TYPES.index(kind), elsewhere=True)
        for first, last, kind in from_elsewhere(window)
    ]
    return sorted(cands, key=lambda one: (one.first, one.last))


def _stretch(reading: Reading, window: Window, claim: Said) -> list[int]:
    """Return the words of a window in a claim's evidence."""
    start, end = claim["evidence"]["start"], claim["evidence"]["end"]
    ends: dict[int, tuple[int, int]] = {}
    for block, at in (reading.where[at] for at in range(start, end) if at in reading.where):
        low, high = ends.get(block, (at, at))
        ends[block] = (min(low, at), max(high, at))
    return [
        at
        for at, word in enumerate(window)
        if word.block in ends and ends[word.block][0] <= word.start <= ends[word.block][1]
    ]


def _money(reading: Reading, window: Window, cands: Sequence[Candidate]) -> Iterator[Said]:
    for claim in reading.gold["funding"]:
        words = _stretch(reading, window, claim)
        at = next((n for n in words if FIGURE.match(window[n].text)), None)
        if at is None:
            continue
        yield {
            "at": at,
            "nature": claim["nature"],
            "status": claim["status"],
            "government": int("the government" in claim.get("funder", ())),
            "roles": {role: _having(reading, claim.get(role, ()), cands) for role in ROLES},
        }


def _having(reading: Reading, named: Iterable[str], cands: Sequence[Candidate]) -> list[int]:
    right = {key(name, reading.known) for name in named}
    return [n for n, one in enumerate(cands) if one.key in right]


def _duties(reading: Reading, window: Window, cands: Sequence[Candidate]) -> Iterator[Said]:
    for claim in reading.gold["responsibilities"]:
        words = set(_stretch(reading, window, claim))
        inside = [n for n in _having(reading, claim["actor"], cands) if cands[n].first in words]
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


def _relations(reading: Reading, window: Window, cands: Sequence[Candidate]) -> Said:
    told, maybe = [], []
    for claim in reading.gold["relations"]:
        words = set(_stretch(reading, window, claim))
        pairs = [two for two in _pairs(reading, claim, cands) if not any(cands[at].elsewhere for at in two)]
        best = _best(pairs, words, cands)
        told += [[*two, claim["predicate"]] for two in best]
        maybe += [[*two, claim["predicate"]] for two in pairs if two not in best]
    return {"told": told, "maybe": maybe}


def _pairs(reading: Reading, claim: Said, cands: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Return the names of a window that a gold relation may tie."""
    left, right = (_having(reading, [claim[end]], cands) for end in ("subject", "object"))
    return [(i, j) for i in left for j in right if abs(cands[i].first - cands[j].first) <= NEAR]


def _best(pairs: Sequence[tuple[int, int]], words: set[int], cands: Sequence[Candidate]) -> list[tuple[int, int]]:
    """Return the nearest pair with both names in the evidence, else with one; none where neither is."""
    inside = [[cands[i].first in words, cands[j].first in words] for i, j in pairs]
    some = [two for two, both in zip(pairs, inside, strict=True) if all(both)]
    some = some or [two for two, both in zip(pairs, inside, strict=True) if any(both)]
    return sorted(some, key=lambda two: abs(cands[two[0]].first - cands[two[1]].first))[:1]


def main(arguments: Sequence[str]) -> int:
    """Print the examples of the folders, or of the known sets of these names."""
    for name in arguments:
        for gold, path in golds(FOLDERS.get(name, Path(name))):
            print(json.dumps(example(gold, path), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
