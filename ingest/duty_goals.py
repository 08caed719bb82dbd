"""Acts that hang on another: participles and goals that have a date or figure of their own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.clauses import Clause, Tense, subject_of
from ingest.deadlines import nearest
from ingest.duties import Duty
from ingest.duty_actors import actors
from ingest.duty_scenes import Scene
from ingest.duty_stretches import phrase, stretch, trimmed
from ingest.wordlists import words
from ontology.terms import GOVERNMENT, DutyStatus, Role

if TYPE_CHECKING:
    from spacy.tokens import Token


_ROLES = frozenset({"role", "task", "job", "remit", "duty", "responsibility", "mandate", "function"})


def participle(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield an act to come that hangs on another as a participle ("…, training 500 nurses by 2027")."""
    if clause.tense is not Tense.PARTICIPLE or clause.head.tag_ != "VBG" or clause.head.dep_ != "advcl":
        return
    start, end = stretch(scene.doc, clause)
    due = nearest(scene.deadlines, start, end)
    who = _actors(scene, clause.head.head)
    if due is not None and who:
        yield Duty(
            *(start, end, who, Role.LEAD, DutyStatus.PLANNED),
            phrase(scene.doc.text, clause.verb.idx, end),
            "duty.participle",
            due,
        )


def _actors(scene: Scene, verb: "Token") -> tuple[str, ...]:
    while verb.dep_ in {"advcl", "xcomp"} and subject_of(verb) is None:
        verb = verb.head
    subject = subject_of(verb)
    if subject is not None:
        return actors(scene, subject)
    return scene.led


def goals(scene: Scene) -> Iterator[Duty]:
    """Yield the acts that goals, commitments and roles name ("its commitment to train 500 nurses by 2027")."""
    for noun in scene.doc:
        if noun.lemma_.lower() in words("goals.txt") and noun.pos_ == "NOUN":
            verb = _aimed_at(noun)
            who = _holder(scene, noun)
            if verb is not None and who:
                yield from _goal(scene, noun, verb, who)


def rests(scene: Scene) -> Iterator[Duty]:
    """Yield the duty of "responsibility for … rests with …"."""
    for noun in scene.doc:
        verb = noun.head
        if (
            noun.lemma_.lower() not in _ROLES
            or noun.dep_ != "nsubj"
            or verb.lemma_ not in {"rest", "lie", "sit", "fall"}
        ):
            continue
        holders = (each for by in verb.children if by.lower_ in {"with", "to", "on"} for each in by.children)
        who = next((found for found in (actors(scene, each) for each in holders) if found), ())
        task = next((each for each in noun.children if each.lower_ in {"for", "of"}), None)
        if who and task is not None:
            left, right = scene.doc[noun.left_edge.i], scene.doc[verb.right_edge.i]
            start, end = trimmed(scene.doc.text, left.idx, right.idx + len(right.text))
            action = phrase(scene.doc.text, task.idx, verb.idx)
            yield Duty(start, end, who, Role.LEAD, DutyStatus.ONGOING, action, "duty.rests")


def _aimed_at(noun: "Token") -> "Token | None":
    for child in noun.children:
        if child.i > noun.i and child.dep_ in {"acl", "relcl"} and child.tag_ == "VB":
            return child
        if child.dep_ == "prep" and child.lower_ in {"of", "to"}:
            return next((each for each in child.children if each.dep_ == "pcomp"), None)
    if noun.dep_ in {"nsubj", "attr"} and noun.head.lemma_ == "be":
        return next((each for each in noun.head.children if each.dep_ in {"xcomp", "acl"} and each.tag_ == "VB"), None)
    return None


def _holder(scene: Scene, noun: "Token") -> tuple[str, ...]:
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None:
        return ()
    if owner.lower_ in {"our", "its", "their", "his", "her"}:
        return (scene.names.voice(scene.sentence.index),) if owner.lower_ == "our" else scene.memory.subject
    return actors(scene, owner)


def _goal(scene: Scene, noun: "Token", verb: "Token", who: tuple[str, ...]) -> Iterator[Duty]:
    doc = scene.doc
    last = max(token.i for token in verb.subtree)
    start, end = trimmed(doc.text, doc[noun.left_edge.i].idx, doc[last].idx + len(doc[last].text))
    due = nearest(scene.deadlines, start, end)
    figure = any(token.like_num for token in verb.subtree)
    role = noun.lemma_.lower() in _ROLES
    if (role and who == (GOVERNMENT,)) or not (role or due is not None or figure):
        return
    status = DutyStatus.ONGOING if role else DutyStatus.PLANNED
    yield Duty(start, end, who, Role.LEAD, status, phrase(doc.text, verb.idx, end), "duty.goal", due)
