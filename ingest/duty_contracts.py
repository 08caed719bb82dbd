"""Who is to do a work because a contract, a post or a part in it is theirs: awarded, chosen, named, joined in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.clauses import Clause, Tense
from ingest.deadlines import nearest
from ingest.duties import Duty, status_of
from ingest.duty_actors import actors, agents, subjects
from ingest.duty_scenes import Scene
from ingest.duty_stretches import phrase, stretch, trimmed
from ingest.duty_verbs import Strength, strength
from ontology.terms import GOVERNMENT, DutyStatus, EntityType, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_AWARDING = frozenset({"award", "give", "hand", "let", "offer", "secure", "win"})
_CONTRACTS = frozenset(
    {
        "contract",
        "subcontract",
        "sub-contract",
        "deal",
        "tender",
        "commission",
        "order",
        "franchise",
        "concession",
        "work",
    }
)
_CHOOSING = frozenset({"choose", "select", "name", "pick", "appoint", "confirm", "shortlist"})
_PARTS = frozenset(
    {
        *("chair", "co-chair", "director", "lead", "leader", "head", "contractor", "partner", "supplier", "sponsor"),
        *("owner", "evaluator", "developer", "operator", "funder", "architect", "bidder", "provider", "host"),
    }
)
_SUPPORTING = frozenset({"support", "assist", "advise", "help", "back"})
_HUMAN = frozenset({EntityType.PERSON, EntityType.POST})
_STATUS = {Tense.MODAL: DutyStatus.PLANNED, Tense.PAST: DutyStatus.DONE, Tense.PERFECT: DutyStatus.DONE}


def contracted(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the work of who was awarded a contract or chosen for a part in it, in the passive."""
    if not clause.passive or clause.head.dep_ == "acl" or _negated(clause.verb):
        return
    who = _winner(scene, clause) if clause.verb.lemma_ in _AWARDING else _chosen(scene, clause)
    if who and who != (GOVERNMENT,):
        yield _duty(scene, clause, who, DutyStatus.PLANNED, "duty.contracted")


def _winner(scene: Scene, clause: Clause) -> tuple[str, ...]:
    given = [child for child in clause.verb.children if child.dep_ in {"dobj", "oprd"}]
    if any(each.lemma_.lower() in _CONTRACTS for each in given):
        return subjects(scene, clause.subject, clause.head)
    if clause.subject is None or clause.subject.lemma_.lower() not in _CONTRACTS:
        return ()
    to = (noun for child in clause.verb.children if child.lower_ == "to" for noun in child.children)
    return next((found for found in (actors(scene, noun) for noun in to) if found), ())


def _chosen(scene: Scene, clause: Clause) -> tuple[str, ...]:
    if clause.verb.lemma_ not in _CHOOSING or clause.subject is None:
        return ()
    mention = scene.mention(clause.subject)
    if mention is None or scene.type(mention) in _HUMAN:
        return ()
    parts = (noun for child in clause.verb.children if child.lower_ == "as" for noun in child.children)
    return actors(scene, clause.subject) if any(each.lemma_.lower() in _PARTS for each in parts) else ()


def in_part(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the part of who is named behind its noun ("its chair will be …", "the contractor was …")."""
    noun, head = clause.subject, clause.head
    if head.lemma_ != "be" or clause.chain or noun is None or noun.i > head.i or noun.lemma_.lower() not in _PARTS:
        return
    named = next((child for child in head.children if child.dep_ == "attr" and scene.mention(child) is not None), None)
    who = actors(scene, named) if named is not None else ()
    if who:
        yield _duty(scene, clause, who, _STATUS.get(clause.tense, DutyStatus.ONGOING), "duty.part")


def alongside(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the part of who acts beside the main clause ("with X advising on research")."""
    head = clause.head
    if head.tag_ != "VBG" or head.dep_ != "pcomp" or head.head.lower_ != "with" or clause.tense is not Tense.PARTICIPLE:
        return
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    who = actors(scene, subject) if subject is not None else ()
    if who and strength(head.lemma_) in {Strength.FIRM, Strength.SOFT}:
        role = Role.SUPPORT if head.lemma_ in _SUPPORTING else Role.LEAD
        main = status_of(Clause(head.head.head, head.head.head, None, _tense_of(head.head.head), passive=False))
        yield _duty(scene, clause, who, main or DutyStatus.ONGOING, "duty.alongside", role)


def _tense_of(verb: "Token") -> Tense:
    will = any(child.tag_ == "MD" for child in verb.children)
    return Tense.MODAL if will else Tense.PAST if verb.tag_ == "VBD" else Tense.PRESENT


def backed(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the support of those by whom a thing is said to be supported ("…, supported by the Agency, …")."""
    verb = clause.verb
    if (
        verb.lemma_ not in _SUPPORTING
        or verb.tag_ not in {"VBN", "VBD"}
        or clause.head.dep_ not in {"acl", "conj", "advcl"}
    ):
        return
    if any(child.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass", "dobj"} for child in verb.children):
        return
    who = agents(scene, verb)
    if who and who != (GOVERNMENT,):
        yield _duty(scene, clause, who, DutyStatus.ONGOING, "duty.backed", Role.SUPPORT)


def _duty(
    scene: Scene, clause: Clause, who: tuple[str, ...], status: DutyStatus, rule: str, role: Role = Role.LEAD
) -> Duty:
    start, end = trimmed(scene.text, *stretch(scene.doc, clause))
    due = None if status is DutyStatus.DONE else nearest(scene.deadlines, start, end)
    return Duty(start, end, who, role, status, phrase(scene.text, clause.verb.idx, end), rule, due)


def _negated(verb: "Token") -> bool:
    return any(child.dep_ == "neg" for child in verb.children)
