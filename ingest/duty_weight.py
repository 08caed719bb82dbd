"""How concrete an act is: facts about a clause, each with a weight; an act is claimed when they reach the bar."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.clauses import Clause, Tense
from ingest.duty_scenes import THINGS, Scene
from ingest.duty_verbs import Strength, strength
from ingest.wordlists import words
from ontology.terms import GOVERNMENT, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

BAR = 0.55
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
_MEANS = re.compile(r"\b(?:by \w+ing|through (?:a|an|the|our|its|their))\b")
_OPEN_ENDED = re.compile(r"\b(?:by|to|including by|the following)\s*:?$")
_CHARGES = frozenset({"lead", "chair", "run", "oversee", "manage", "head", "deliver", "administer"})
_ORGANISATIONS = frozenset(
    {EntityType.BODY, EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.PERSON}
)
_SPOKEN = frozenset({"statement", "announcement", "point", "speech", "remark", "comment", "apology"})
_QUESTIONS = frozenset({"how", "what", "whether", "why", "which"})
_CONDITIONS = frozenset({"if", "unless", "where", "when", "whether", "because", "since", "should", "how", "why"})


def _object(act: Act) -> "Token | None":
    if act.clause.passive and act.clause.subject is not None:
        return act.clause.subject
    return next((noun for verb in _with_joined(act.clause.verb) for noun in _objects(verb)), None)


def _with_joined(verb: "Token") -> Iterator["Token"]:
    """Yield a verb and those joined to it, which share its object ("scope and understand options")."""
    stack = [verb]
    while stack:
        verb = stack.pop()
        yield verb
        stack.extend(child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB")


def _objects(verb: "Token") -> Iterator["Token"]:
    nouns = ("dobj", "attr", "oprd", "ccomp", "xcomp")
    yield from (child for child in verb.children if child.dep_ in nouns and child.i > verb.i)
    prepositions = [child for child in verb.children if child.dep_ in {"prep", "dative"}]
    yield from (noun for child in prepositions for noun in child.children if noun.dep_ == "pobj")


def _firm(act: Act) -> bool:
    return strength(act.clause.verb.lemma_) is Strength.FIRM


def _unknown(act: Act) -> bool:
    return strength(act.clause.verb.lemma_) is Strength.UNKNOWN


def _stance(act: Act) -> bool:
    return not act.clause.passive and strength(act.clause.verb.lemma_) is Strength.STANCE


def _names_something(act: Act) -> bool:
    others = act.scene.within(min(act.clause.head.idx, act.clause.verb.idx), act.end)
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
    if noun is not None and act.clause.verb.lemma_ == "make" and noun.lemma_.lower() in _SPOKEN:
        return True
    return noun is not None and noun.lemma_.lower() in words("vague_objects.txt")


def _empty(act: Act) -> bool:
    noun = _object(act)
    return noun is None and len(act.rest.split()) < 3 and _gap(act) is None


def _gap(act: Act) -> "Token | None":
    """Return the noun that a relative clause acts upon ("the scheme, which the council runs")."""
    head = act.clause.head
    upon = any(child.dep_ == "dobj" and child.lower_ in {"which", "that", "whom"} for child in head.children)
    return head.head if head.dep_ == "relcl" and upon else None


def _being(act: Act) -> bool:
    return act.clause.verb.lemma_ == "be"


def _pronoun(act: Act) -> bool:
    noun = _object(act)
    return noun is not None and noun.pos_ == "PRON" and not act.timed


def _conditional(act: Act) -> bool:
    head = act.clause.head
    if head.dep_ not in {"advcl", "ccomp", "relcl"}:
        return False
    return any(child.lower_ in _CONDITIONS and child.dep_ in {"mark", "advmod"} for child in head.children)


def _aside(act: Act) -> bool:
    """Whether the act is said in passing: a relative clause about a thing that somebody acts upon ("data we hold")."""
    head = act.clause.head
    gap = _gap(act)
    if gap is not None and act.scene.mention(gap) is not None and _named(act):
        return False
    return head.dep_ == "relcl" and act.clause.subject is not None and act.clause.subject.head == head


def _negated(act: Act) -> bool:
    near = [*act.clause.head.children, *act.clause.verb.children]
    nouns = [child for child in near if child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}]
    words_ = {
        child.lower_ for noun in nouns for child in noun.children if child.dep_ in {"det", "preconj", "cc", "neg"}
    }
    return any(child.dep_ == "neg" for child in near) or bool(words_ & {"no", "neither", "nor"})


def _named(act: Act) -> bool:
    return act.actors != (GOVERNMENT,)


def _organisation(act: Act) -> bool:
    """Whether a named body, firm, university or charity acts."""
    kinds = {act.scene.names.name(each): act.scene.type(each) for each in act.scene.mentions}
    return any(kinds.get(name) in _ORGANISATIONS for name in act.actors)


def _demanded(act: Act) -> bool:
    """Whether somebody else says what the government should or must do."""
    subject = act.clause.subject
    if _named(act) or act.clause.tense is not Tense.MODAL or subject is None or subject.lower_ == "we":
        return False
    return any(child.lower_ in {"should", "must", "ought"} for child in act.clause.head.children)


def _asked_how(act: Act) -> bool:
    """Whether a clause only says what another act is about ("set out how it will share the lessons")."""
    head = act.clause.head
    asks = any(child.lower_ in _QUESTIONS and child.i < head.i for child in head.children)
    return asks and head.dep_ in {"ccomp", "advcl", "pcomp", "xcomp", "acl"}


def _present(act: Act) -> bool:
    return act.clause.tense is Tense.PRESENT and not act.clause.chain and not _named(act)


def _going_on(act: Act) -> bool:
    return act.clause.tense is Tense.PROGRESSIVE and not _named(act)


def _thing(act: Act) -> bool:
    kinds = {act.scene.names.name(each): act.scene.type(each) for each in act.scene.mentions}
    return any(kinds.get(name) in THINGS for name in act.actors)


def _plan_speaks(act: Act) -> bool:
    kinds = {act.scene.names.name(each): act.scene.type(each) for each in act.scene.mentions}
    plans = any(kinds.get(name) is EntityType.PLAN for name in act.actors)
    return plans and act.clause.tense is not Tense.MODAL


def _promised(act: Act) -> bool:
    return act.clause.tense is Tense.MODAL and _named(act) and not _thing(act)


def _done(act: Act) -> bool:
    return act.clause.tense in {Tense.PERFECT, Tense.PAST}


def _means(act: Act) -> bool:
    return _MEANS.search(act.rest) is not None


def _act_upon(act: Act) -> bool:
    noun = _object(act)
    return noun is not None and noun.lemma_.lower() in words("nominal_acts.txt")


def _open_ended(act: Act) -> bool:
    return _OPEN_ENDED.search(act.scene.sentence.text[: act.end + 2]) is not None


def _continued(act: Act) -> bool:
    return any(token.lemma_ in {"continue", "keep"} for token in act.clause.chain)


def _worked(act: Act) -> bool:
    return any(token.lemma_ in {"work", "help", "seek"} for token in act.clause.chain)


def _in_charge(act: Act) -> bool:
    """Whether a named actor is said to lead or run the thing, whatever it is ("work led by the Board")."""
    return act.clause.passive and _named(act) and act.clause.verb.lemma_ in _CHARGES


def _thing_spends(act: Act) -> bool:
    """Whether a programme or fund has moved a sum or reached a number."""
    kinds = {act.scene.names.name(each): act.scene.type(each) for each in act.scene.mentions}
    pots = any(kinds.get(name) in {EntityType.PROGRAMME, EntityType.FUND} for name in act.actors)
    return pots and _done(act) and _figure(act)


FACTS: tuple[tuple[Callable[[Act], bool], float], ...] = (
    (_firm, 1.0),
    (_unknown, 0.4),
    (_stance, -3.0),
    (_names_something, 1.4),
    (_figure, 0.9),
    (_timed, 1.2),
    (_artefact, 0.6),
    (_vague, -1.1),
    (_empty, -1.0),
    (_being, -1.5),
    (_pronoun, -0.4),
    (_conditional, -1.5),
    (_aside, -0.7),
    (_negated, -3.0),
    (_named, 0.2),
    (_organisation, 0.6),
    (_asked_how, -2.0),
    (_demanded, 0.8),
    (_present, -1.4),
    (_going_on, -0.6),
    (_thing, -1.8),
    (_plan_speaks, -1.0),
    (_promised, 1.5),
    (_done, 0.2),
    (_means, 0.6),
    (_act_upon, 0.7),
    (_open_ended, -1.0),
    (_continued, -1.2),
    (_worked, 0.9),
    (_in_charge, 1.2),
    (_thing_spends, 1.0),
)
"""Each fact about an act, and how much it speaks for a claim."""


def weight(act: Act) -> float:
    """Return how much speaks for the act being one that somebody could check."""
    return sum(worth for fact, worth in FACTS if fact(act))
