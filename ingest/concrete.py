"""How concrete an act is: facts about a clause, each with a weight; an act is claimed when they reach the bar."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.acts import Strength, strength
from ingest.clauses import Clause, Tense
from ingest.scenes import Scene
from ingest.wordlists import words
from ontology.terms import GOVERNMENT

if TYPE_CHECKING:
    from spacy.tokens import Token

BAR = 2.0
"""The weight from which on a clause states an act that somebody could check."""


@dataclass(frozen=True, slots=True)
class Act:
    """A clause with its actors, its stretch of the sentence, and whether it has a deadline of its own."""

    scene: Scene
    clause: Clause
    actors: tuple[str, ...]
    start: int
    end: int
    timed: bool

    @property
    def rest(self) -> str:
        """The words behind the verb."""
        return self.scene.sentence.text[self.clause.verb.idx + len(self.clause.verb.text) : self.end]


_FIGURE = re.compile(r"[£$€]|\b\d[\d,.]*\b(?!/)|\b(?:million|billion|two|three|four|five|six|seven|eight|nine|ten)\b")
_CONDITIONS = frozenset({"if", "unless", "as", "where", "when", "whether", "because", "since", "should"})


def _object(act: Act) -> "Token | None":
    nouns = ("dobj", "nsubjpass", "attr", "pobj", "oprd", "ccomp", "xcomp")
    verb = act.clause.verb
    if act.clause.passive and act.clause.subject is not None:
        return act.clause.subject
    direct = [child for child in verb.children if child.dep_ in nouns and child.i > verb.i]
    prepositions = [child for child in verb.children if child.dep_ in {"prep", "dative"}]
    through = [noun for child in prepositions for noun in child.children if noun.dep_ == "pobj"]
    return next(iter([*direct, *through]), None)


def _firm(act: Act) -> bool:
    return strength(act.clause.verb.lemma_) is Strength.FIRM


def _soft(act: Act) -> bool:
    return strength(act.clause.verb.lemma_) is Strength.SOFT


def _unknown(act: Act) -> bool:
    return strength(act.clause.verb.lemma_) is Strength.UNKNOWN


def _stance(act: Act) -> bool:
    return strength(act.clause.verb.lemma_) is Strength.STANCE


def _names_something(act: Act) -> bool:
    verb = act.clause.verb.idx
    others = act.scene.within(verb, act.end)
    return any(act.scene.names.name(each) not in act.actors and each.entity is not None for each in others)


def _figure(act: Act) -> bool:
    return _FIGURE.search(act.rest) is not None


def _timed(act: Act) -> bool:
    return act.timed


def _artefact(act: Act) -> bool:
    noun = _object(act)
    return noun is not None and noun.lemma_.lower() in words("artefacts.txt")


def _vague(act: Act) -> bool:
    noun = _object(act)
    return noun is not None and noun.lemma_.lower() in words("vague_objects.txt")


def _empty(act: Act) -> bool:
    noun = _object(act)
    return noun is None and len(act.rest.split()) < 3


def _pronoun(act: Act) -> bool:
    noun = _object(act)
    return noun is not None and noun.pos_ == "PRON" and not act.timed


def _conditional(act: Act) -> bool:
    head = act.clause.head
    if head.dep_ not in {"advcl", "ccomp", "relcl"}:
        return False
    return any(child.lower_ in _CONDITIONS and child.dep_ in {"mark", "advmod"} for child in head.children)


def _aside(act: Act) -> bool:
    """Whether the act is said in passing: a relative clause about the government's own doing."""
    head = act.clause.head
    return head.dep_ == "relcl" and act.actors == (GOVERNMENT,) and act.clause.tense is not Tense.MODAL


def _negated(act: Act) -> bool:
    return any(child.dep_ == "neg" for child in act.clause.head.children)


def _named(act: Act) -> bool:
    return act.actors != (GOVERNMENT,)


def _present(act: Act) -> bool:
    return act.clause.tense is Tense.PRESENT and not act.clause.chain and not _named(act)


def _going_on(act: Act) -> bool:
    return act.clause.tense is Tense.PROGRESSIVE and not _named(act)


FACTS: tuple[tuple[Callable[[Act], bool], float], ...] = (
    (_firm, 2.0),
    (_soft, 1.0),
    (_unknown, 1.5),
    (_stance, -1.5),
    (_names_something, 0.75),
    (_figure, 0.75),
    (_timed, 1.0),
    (_artefact, 0.75),
    (_vague, -1.25),
    (_empty, -1.5),
    (_pronoun, -1.0),
    (_conditional, -2.0),
    (_aside, -1.0),
    (_negated, -1.5),
    (_named, 0.25),
    (_present, -1.0),
    (_going_on, -0.25),
)
"""Each fact about an act, and how much it speaks for a claim."""


def weight(act: Act) -> float:
    """Return how much speaks for the act being one that somebody could check."""
    return sum(worth for fact, worth in FACTS if fact(act))
