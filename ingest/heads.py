"""The head words of names ("Council", "Fund", "Act") as a table, looked up by their folded words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.tokens import Token, fold, tokens
from ingest.wordlists import rows
from ontology.terms import EntityType


@dataclass(frozen=True, slots=True)
class Head:
    """A head word or phrase: what it makes of a name (None: no entity) and how the name is built."""

    words: tuple[str, ...]
    type: EntityType | None
    after: frozenset[str]
    lower: bool
    weak: bool
    whole: bool
    bar: bool


@cache
def _heads() -> dict[str, tuple[Head, ...]]:
    found: dict[str, list[Head]] = {}
    for row in rows("heads.csv"):
        words = tuple(fold(row["head"]).split())
        after = frozenset(filter(None, row["after"].split("|")))
        kind = None if row["type"] == "none" else EntityType(row["type"])
        head = Head(
            words,
            kind,
            after,
            bool(row["lower"]) or row["head"][0].islower(),
            row["strength"] == "weak",
            row["strength"] == "whole",
            row["strength"] == "bar",
        )
        found.setdefault(words[0], []).append(head)
    return {first: tuple(sorted(heads, key=lambda head: -len(head.words))) for first, heads in found.items()}


def head_at(sentence: Sequence[Token], at: int) -> Head | None:
    """Return the longest head phrase that begins at a token; a small letter only where the table allows it."""
    token = sentence[at]
    for head in _heads().get(token.fold, ()):
        size = len(head.words)
        if at + size > len(sentence) or any(sentence[at + n].fold != head.words[n] for n in range(1, size)):
            continue
        if token.text[0].isupper() or head.lower:
            return head
    return None


@cache
def _kinds() -> dict[str, dict[str, EntityType]]:
    found: dict[str, dict[str, EntityType]] = {}
    for row in rows("kinds.csv"):
        found.setdefault(row["head"], {})[row["word"]] = EntityType(row["type"])
    return found


def kind_of(head: Head, name: Sequence[Token]) -> EntityType | None:
    """Return the type of a name under a head: another word of the name may change what the head says."""
    others = _kinds().get(head.words[-1])
    if others:
        for token in name:
            if token.fold in others:
                return others[token.fold]
    return head.type


def singular(word: str) -> str:
    """Return a folded noun as one of its kind."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def head_word(form: str) -> str | None:
    """Return the head of a name, folded and singular: "department" of "Department for X"."""
    cut = tokens(form)
    for at in range(max(0, len(cut) - 3), len(cut)):
        head = head_at(cut, at)
        if head and at + len(head.words) == len(cut):
            return singular(head.words[-1])
    head = head_at(cut, 0)
    if head and len(cut) > len(head.words) and cut[len(head.words)].fold in head.after:
        return "secretary of state" if head.words[-1] == "state" else singular(head.words[-1])
    return None
