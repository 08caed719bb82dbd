"""Clauses of a parsed sentence: which verb has which subject, in which voice and tense."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Tense(StrEnum):
    """How a verb stands: demanded or promised by a modal, going on, done, plainly present, or without tense."""

    MODAL = "modal"
    PROGRESSIVE = "progressive"
    PERFECT = "perfect"
    PAST = "past"
    PRESENT = "present"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and what it stands under: ``head`` is the verb of the clause, ``verb`` names the act.

    They differ in a chain ("is committed to publishing"); ``chain`` holds the words before the act, the head first.
    """

    verb: "Token"
    head: "Token"
    subject: "Token | None"
    tense: Tense
    passive: bool
    chain: tuple["Token", ...] = ()


PROMISING = frozenset({"will", "shall", "must", "should", "ought", "'ll", "’ll", "wo"})
"""Auxiliaries that promise or demand an act."""

_DOUBTING = frozenset({"can", "could", "may", "might", "would", "'d", "’d", "ca"})
_REPORTED = frozenset({"would", "'d", "’d"})
_REPORTING = frozenset(
    {"say", "tell", "announce", "confirm", "promise", "pledge", "reveal", "state", "agree", "decide", "add", "report"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"which", "who", "that"})
_FOLLOWERS = frozenset({"xcomp", "advcl", "ccomp", "acl", "conj"})
_BE = frozenset({"'re", "’re", "'m", "’m", "am", "is", "are", "was", "were", "be", "been", "being"})
_HAVE = frozenset({"'ve", "’ve", "have", "has", "had"})


def clauses(doc: "Doc", links: frozenset[str]) -> Iterator[Clause]:
    """Yield the clauses of a sentence by the place of their verb.

    ``links`` are the lemmas of words that hand their act on to an infinitive or gerund behind them.
    """
    for token in doc:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            clause = clause_of(token, links)
            if clause is not None:
                yield clause


def clause_of(token: "Token", links: frozenset[str]) -> Clause | None:
    """Return the clause that a verb heads, None where a doubting auxiliary ("could") makes it no statement."""
    carrier = _carrier(token)
    tense = _tense(token, carrier)
    if tense is None:
        return None
    tense = Tense.PARTICIPLE if _is_led_by(token) else tense
    verb, chain = _act(token, links)
    passive = _has(verb, "auxpass") if chain else _is_passive(token, carrier)
    return Clause(verb, token, subject_of(token), tense, passive, chain)


def _is_passive(token: "Token", carrier: "Token") -> bool:
    if _has(token, "auxpass"):
        return True
    if token.tag_ != "VBN":
        return _is_led_by(token)
    if _has(token, "agent"):
        return True
    return (token != carrier and _has(carrier, "auxpass")) or (token.dep_ == "acl") or _has(token, "nsubjpass")


def _is_led_by(token: "Token") -> bool:
    """Whether a participle that looks like another form has its agent behind it ("Run by X, the lab …")."""
    alone = not any(child.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "dobj"} for child in token.children)
    return alone and _has(token, "agent") and token.dep_ in {"acl", "advcl", "relcl", "conj", "ROOT"}


def _carrier(verb: "Token") -> "Token":
    """Return the verb that carries the auxiliaries of this one: itself, or one it is co-ordinated with."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not _stands_alone(verb):
        verb = verb.head
    return verb


def _stands_alone(verb: "Token") -> bool:
    return any(child.dep_ in {"aux", "auxpass"} or child.dep_ in _SUBJECTS for child in verb.children)


def _has(token: "Token", dependency: str) -> bool:
    return any(child.dep_ == dependency for child in token.children)


def _tense(verb: "Token", carrier: "Token") -> Tense | None:
    words = {child.lower_ for child in carrier.children if child.dep_ in {"aux", "auxpass"} and child.i < carrier.i}
    if words & _DOUBTING:
        return Tense.MODAL if words & _DOUBTING <= _REPORTED and _is_reported(carrier) else None
    if words & PROMISING:
        return Tense.MODAL
    if verb.tag_ == "VBG":
        return Tense.PROGRESSIVE if words & _BE else Tense.PARTICIPLE
    if words & _HAVE and verb.tag_ in {"VBN", "VBD", "VB"} and "to" not in words:
        return Tense.PERFECT
    if "to" in words:
        return Tense.INFINITIVE
    return _simple(verb, carrier)


def _is_reported(verb: "Token") -> bool:
    """Whether a clause tells what somebody said that they or others would do ("told us that it would pay")."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in _REPORTING and verb.head.tag_ in {"VBD", "VBN"}


def _simple(verb: "Token", carrier: "Token") -> Tense:
    auxiliaries = [child for child in carrier.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.lower_ == "being" for child in auxiliaries):
        return Tense.PROGRESSIVE
    shown = auxiliaries[0] if auxiliaries and verb.tag_ in {"VB", "VBN"} else verb
    if shown.tag_ == "VBD":
        return Tense.PAST
    if shown.tag_ in {"VBZ", "VBP"}:
        return Tense.PRESENT
    if shown.tag_ == "VBG":
        return Tense.PROGRESSIVE
    return Tense.PARTICIPLE if verb.tag_ == "VBN" else Tense.INFINITIVE


def subject_of(verb: "Token") -> "Token | None":
    """Return the head of a verb's subject, through co-ordination and relative pronouns."""
    while True:
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS] or _of_auxiliary(verb)
        if subjects:
            own = next((child for child in reversed(subjects) if child.i < verb.i), subjects[0])
            return verb.head if verb.dep_ == "relcl" and own.lower_ in _RELATIVES else own
        if verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"}:
            return verb.head if verb.dep_ == "acl" else None
        verb = verb.head


def _of_auxiliary(verb: "Token") -> list["Token"]:
    """Return subjects that the parser hung on the auxiliary ("The Board, with others, is testing …")."""
    auxiliaries = (child for child in verb.children if child.dep_ in {"aux", "auxpass"})
    return [child for auxiliary in auxiliaries for child in auxiliary.children if child.dep_ in _SUBJECTS]


def _act(verb: "Token", links: frozenset[str]) -> tuple["Token", tuple["Token", ...]]:
    chain: list[Token] = []
    while len(chain) < 5:
        step = next(_handed_on(verb, links), None)
        if step is None:
            break
        chain.extend(step[:-1])
        verb = step[-1]
    return verb, tuple(chain)


def _handed_on(verb: "Token", links: frozenset[str]) -> Iterator[tuple["Token", ...]]:
    """Yield ways from a verb to the verb behind it that names the act, with the words between."""
    if verb.lemma_ == "be":
        for child in verb.children:
            if child.dep_ in {"acomp", "attr", "prep"} and child.lower_ in links:
                yield from ((verb, child, follower) for follower in _followers(child))
                yield from ((verb, child, follower) for follower in _followers(verb))
        yield from ((verb, child) for child in verb.children if child.dep_ == "xcomp" and _infinite(child))
        return
    if verb.lemma_ not in links or any(child.dep_ in {"dobj", "prt"} for child in verb.children):
        return
    near = 3 if verb.lemma_ == "go" else len(verb.doc)
    yield from ((verb, follower) for follower in _followers(verb) if follower.i - verb.i < near)


def _followers(word: "Token") -> Iterator["Token"]:
    for child in word.children:
        if child.i < word.i:
            continue
        if child.dep_ == "prep":
            yield from (each for each in child.children if each.dep_ == "pcomp" and each.tag_ == "VBG")
        elif child.dep_ in _FOLLOWERS and not _has(child, "nsubj") and _infinite(child):
            yield child


def _infinite(verb: "Token") -> bool:
    if verb.tag_ == "VBG":
        return verb.dep_ == "xcomp"
    return verb.tag_ in {"VB", "VBN"} and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
