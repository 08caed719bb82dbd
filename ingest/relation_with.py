"""Who does something with whom: an act whose subject is one actor and whose "with" or "alongside" is another."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.relation_verbs import by_token, subjects_of
from ingest.scene import ACTORS, Item, Scene
from ingest.stated import Stated
from ingest.wordlists import words
from ontology.terms import GOVERNMENT, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITH = frozenset({"with", "alongside"})
_AIDING = frozenset({"help", "advise", "assist"})
_CUE = re.compile(r"\b(?:with|alongside|help|advis|assist)", re.IGNORECASE)
_STEPS = 4


def with_others(scene: Scene) -> Iterator[Stated]:
    """Yield who acts with whom by the parse: "X will publish a plan with Y", "X and Z developed it alongside Y"."""
    if scene.doc is None or len(scene.items) < 2 or not _CUE.search(scene.sentence.text):
        return
    at = by_token(scene)
    for token in scene.doc:
        if token.pos_ == "VERB" and token.lemma_ in _AIDING:
            yield from _aiding(scene, token, at)
        if token.lower_ not in _WITH or token.dep_ != "prep":
            continue
        others = _others(scene, token, at)
        verb = _act(token) if others else None
        if verb is None or verb.lemma_ in words("no_partner_acts.txt"):
            continue
        for subject in subjects_of(scene, verb, at):
            for other in others:
                if subject.letter in ACTORS and _apart(subject, other):
                    yield _stated(scene, subject, other)


def _aiding(scene: Scene, verb: "Token", at: dict[int, int]) -> Iterator[Stated]:
    """Yield who helps or advises whom."""
    for noun in verb.children:
        number = at.get(noun.i) if noun.dep_ in {"dobj", "nsubj"} and noun.i > verb.i else None
        other = scene.items[number] if number is not None else None
        if other is None or other.letter not in "BUO":
            continue
        for subject in subjects_of(scene, verb, at):
            if subject.letter in ACTORS and _apart(subject, other):
                yield _stated(scene, subject, other)


def _others(scene: Scene, token: "Token", at: dict[int, int]) -> list[Item]:
    """Return the actors that stand right behind a preposition, with those they are listed with."""
    noun = next((child for child in token.children if child.dep_ == "pobj"), None)
    number = at.get(noun.i) if noun is not None else None
    if number is None:
        return []
    return [scene.items[n] for n in scene.list_of(number) if n >= number and scene.items[n].letter in ACTORS]


def _act(token: "Token") -> "Token | None":
    """Return the verb to which a "with" belongs: its own, or that of the object behind which it stands."""
    here = token.head
    for _ in range(_STEPS):
        if here.pos_ == "VERB":
            return here
        if here.dep_ not in {"dobj", "pobj", "prep", "attr", "conj", "advmod", "npadvmod", "nmod"}:
            return None
        here = here.head
    return None


def _apart(one: Item, other: Item) -> bool:
    return one.name != other.name and not (one.name == GOVERNMENT and other.letter == "G")


def _stated(scene: Scene, subject: Item, other: Item) -> Stated:
    base = scene.sentence.start
    span = (base + min(subject.start, other.start), base + max(subject.end, other.end))
    return Stated(
        subject.name, Predicate.PARTNERS_WITH, other.name, scene.sentence.block, *span, "relation.partner.act"
    )
