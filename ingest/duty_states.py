"""What a body is rather than does: responsible, consulted, given a task or a time limit, or taking a post."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.clauses import Clause, Tense
from ingest.deadlines import nearest
from ingest.duties import Duty, status_of
from ingest.duty_actors import actors, subjects
from ingest.duty_scenes import Scene
from ingest.duty_stretches import phrase, stretch, trimmed
from ontology.terms import GOVERNMENT, DutyStatus, EntityType, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONSULTED = frozenset({"consult", "involve", "engage"})
_GIVING = frozenset({"give", "entrust", "hand", "assign", "charge", "delegate", "grant"})
_CHARGES = frozenset({"task", "job", "responsibility", "duty", "authority", "role", "remit", "mandate", "power"})
_JOINING = frozenset({"join", "become", "succeed", "replace", "take"})
_TAKEN = frozenset({"role", "post", "job", "position", "chair", "helm", "reins", "office"})
_ANSWERABLE = frozenset({"responsible", "accountable", "answerable"})


def answerable(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the duty of who is responsible for something, or its responsible owner or lead."""
    if clause.head.lemma_ != "be" or clause.tense is not Tense.PRESENT or _negated(clause.head):
        return
    said = [child for child in clause.head.children if child.dep_ in {"acomp", "attr"} and child.i > clause.head.i]
    noun = next((each for each in said if _answers(each)), None)
    who = subjects(scene, clause.subject, clause.head) if noun is not None else ()
    if who and who != (GOVERNMENT,) and noun is not None:
        yield _told(scene, clause, who, noun, DutyStatus.ONGOING, "duty.answerable")


def _answers(word: "Token") -> bool:
    """Whether a word says that its subject answers for something ("responsible for", "senior responsible owner")."""
    if word.lower_ in _ANSWERABLE:
        return any(child.lower_ == "for" for child in word.children)
    near = [*word.children, *(each for child in word.children for each in child.children)]
    if any(each.lower_ in _ANSWERABLE for each in near):
        return True
    leads = word.lemma_.lower() == "lead"
    return leads and any(child.lower_ in {"for", "on"} for child in word.children)


def consulted(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the support of those who were or will be consulted."""
    if not clause.passive or clause.verb.lemma_ not in _CONSULTED or clause.head.dep_ in {"acl", "relcl"}:
        return
    status = status_of(clause)
    who = subjects(scene, clause.subject, clause.head)
    if status is not None and who and who != (GOVERNMENT,):
        duty = _told(scene, clause, who, clause.verb, status, "duty.consulted")
        yield duty


def entrusted(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the duty of who is given a task ("should be given the task of running it", "is charged with testing")."""
    if not clause.passive or clause.verb.lemma_ not in _GIVING:
        return
    task = next((each for each in clause.verb.children if each.dep_ == "dobj"), None)
    if clause.verb.lemma_ != "charge" and (task is None or task.lemma_.lower() not in _CHARGES):
        return
    verb = _act_of(task if task is not None else clause.verb)
    who = subjects(scene, clause.subject, clause.head)
    if who and verb is not None:
        yield _told(scene, clause, who, verb, DutyStatus.PLANNED, "duty.entrusted")


def _act_of(holder: "Token") -> "Token | None":
    inside = (each for each in holder.subtree if each.i > holder.i and each.dep_ in {"pcomp", "acl", "relcl", "xcomp"})
    return next((each for each in inside if each.tag_ in {"VBG", "VB"}), None)


def limited(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the duty of who has until a day, or some weeks, to act ("has until June to submit its plans")."""
    if clause.head.lemma_ not in {"have", "give"} or clause.tense not in {Tense.PRESENT, Tense.PERFECT, Tense.PAST}:
        return
    verb = next((each for each in clause.head.subtree if each.i > clause.head.i and _to(each)), None)
    if verb is None:
        return
    due = nearest(scene.deadlines, clause.head.idx, verb.idx)
    who = subjects(scene, clause.subject, clause.head)
    if who and due is not None:
        yield _told(scene, clause, who, verb, DutyStatus.PLANNED, "duty.limited")


def _to(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def joining(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the appointment of a person who joins a body, or takes over, in a role ("joins … as director")."""
    if clause.verb.lemma_ not in _JOINING or clause.passive or clause.subject is None:
        return
    mention = scene.mention(clause.subject)
    if mention is None or scene.type(mention) is not EntityType.PERSON:
        return
    roles = [each for child in clause.verb.children if child.lower_ == "as" for each in child.children]
    roles.extend(each for each in clause.verb.children if each.dep_ == "attr" and clause.verb.lemma_ == "become")
    taken = [each for each in clause.verb.children if each.dep_ == "dobj" and each.lemma_.lower() in _TAKEN]
    if roles or (clause.verb.lemma_ == "take" and taken):
        told = clause.tense in {Tense.PAST, Tense.PERFECT}
        status = DutyStatus.DONE if told else DutyStatus.PLANNED
        duty = _told(scene, clause, actors(scene, clause.subject), clause.verb, status, "duty.joining")
        yield duty


def _told(scene: Scene, clause: Clause, who: tuple[str, ...], act: "Token", status: DutyStatus, rule: str) -> Duty:
    start, end = stretch(scene.doc, clause)
    start = min(start, act.idx)
    start, end = trimmed(scene.text, start, max(end, act.idx + len(act.text)))
    due = None if status is DutyStatus.DONE else nearest(scene.deadlines, start, end)
    role = _ROLES.get(rule, Role.LEAD)
    return Duty(start, end, who, role, status, phrase(scene.text, act.idx, end), rule, due)


def _negated(head: "Token") -> bool:
    return any(child.dep_ == "neg" for child in head.children)


_ROLES = {"duty.consulted": Role.SUPPORT, "duty.joining": Role.APPOINTED}
