"""Acts that hang on another: participles and goals that have a date or figure of their own."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.clauses import Clause, Tense, subject_of
from ingest.deadlines import nearest
from ingest.duties import Duty
from ingest.duty_actors import actors, holder
from ingest.duty_scenes import Scene
from ingest.duty_stretches import phrase, stretch, trimmed
from ingest.duty_verbs import Strength, strength
from ingest.wordlists import words
from ontology.terms import GOVERNMENT, DutyStatus, Role

if TYPE_CHECKING:
    from spacy.tokens import Token


_OPENING = re.compile(r"(?:\S[^.]{0,60}:\s+)?(?:[Tt]he\s+)?(?:[A-Z][\w&’'-]*\s+){0,6}")
_JOINS = re.compile(r"(?:,\s*|,?\s*(?:and|&|with)\s+)(?:the\s+)?|\s*\(")
_TO = re.compile(r"\)?,?\s+to\s+(?:\w+ly\s+)?([a-z-]+)\b")
_COLON = re.compile(r"\)?\s*[:–-]\s+([a-z-]+)\b")
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
            phrase(scene.text, clause.verb.idx, end),
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


def charge(scene: Scene) -> Iterator[Duty]:
    """Yield the duty of "it is the responsibility of … to …"."""
    for noun in scene.doc:
        if noun.lemma_.lower() not in _ROLES or noun.dep_ != "attr" or noun.head.lemma_ != "be":
            continue
        verb = next((each for each in noun.head.subtree if each.i > noun.i and _infinitive(each)), None)
        holders = (each for of in noun.children if of.lower_ == "of" for each in of.children)
        who = next((found for found in (actors(scene, each) for each in holders) if found), ())
        if who and verb is not None:
            yield from _goal(scene, noun, verb, who)


def _infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


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
            start, end = trimmed(scene.text, left.idx, right.idx + len(right.text))
            action = phrase(scene.text, task.idx, verb.idx)
            yield Duty(start, end, who, Role.LEAD, DutyStatus.ONGOING, action, "duty.rests")


def headline(scene: Scene) -> Iterator[Duty]:
    """Yield the duty of a note that leaves out its verb ("Ofcom to publish …", "By May: Ofcom and Defra to …")."""
    who, start, end = _heading(scene)
    text = scene.sentence.text
    act = (_TO.match(text, end) or _COLON.match(text, end)) if who else None
    if act is None or strength(act.group(1)) not in {Strength.FIRM, Strength.SOFT}:
        return
    last = trimmed(text, start, len(text))[1]
    due = nearest(scene.deadlines, 0, len(text))
    what = phrase(text, act.start(1), last)
    yield Duty(start, last, who, Role.LEAD, DutyStatus.PLANNED, what, "duty.headline", due)


def _heading(scene: Scene) -> tuple[tuple[str, ...], int, int]:
    """Return the actors with which a sentence begins, and where they stand."""
    who: dict[str, None] = {}
    start = end = 0
    for mention in scene.mentions:
        between = scene.sentence.text[end : mention.start]
        if holder(scene, mention):
            continue
        if not scene.acts(mention) or not (_JOINS.fullmatch(between) if who else _OPENING.fullmatch(between)):
            break
        start, end = (start if who else mention.start), mention.end
        who[scene.names.name(mention)] = None
    return tuple(who), start, end


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
