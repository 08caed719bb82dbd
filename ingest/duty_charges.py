"""Who is charged by somebody else: appointed, commissioned, asked to act, or founded with a purpose."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.clauses import Clause, clause_of
from ingest.deadlines import nearest
from ingest.duties import Duty, status_of
from ingest.duty_actors import actors
from ingest.duty_scenes import Scene
from ingest.duty_stretches import action, phrase, stretch, trimmed
from ingest.duty_verbs import links
from ingest.mentions import Mention
from ontology.terms import GOVERNMENT, DutyStatus, EntityType, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_APPOINTING = frozenset({"appoint", "name", "commission", "nominate", "reappoint", "elect", "announce"})
_PRESENTING = frozenset({"confirm", "unveil", "choose", "select", "pick", "hire", "recruit"})
_TASKING = frozenset(
    {"task", "ask", "charge", "instruct", "direct", "mandate", "invite", "require", "order", "call"}
) | frozenset({"authorise", "empower", "request", "urge", "oblige"})
_HIRING = frozenset(
    {"appoint", "commission", "contract", "select", "engage", "hire", "choose", "pick", "name", "pay", "enable", "fund"}
)
_FOUNDING = frozenset({"establish", "create", "launch", "form", "found", "fund", "back", "set", "announce", "have"})
_HUMAN = frozenset({EntityType.PERSON, EntityType.POST})
_FOUNDED = frozenset({EntityType.BODY, EntityType.ORGANISATION})
_NOUNS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "oprd", "appos", "attr"})


def appointed(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield the appointment of a person ("was appointed as Chair", "we commissioned X to …")."""
    presented = clause.verb.lemma_ in _PRESENTING and any(child.lower_ == "as" for child in clause.verb.children)
    if clause.verb.lemma_ not in _APPOINTING and not presented:
        return
    given = _child(clause.verb, "dobj")
    noun = clause.subject if clause.passive or given is None else given
    who = _people(scene, noun)
    if not who or (
        noun is not None and not _person(scene, noun) and (given is not None or _purpose(clause.verb) is None)
    ):
        return
    start, end = _reach(scene, clause)
    status = status_of(clause) or DutyStatus.DONE
    due = None if status is DutyStatus.DONE else nearest(scene.deadlines, start, end)
    yield Duty(start, end, who, Role.APPOINTED, status, _task(scene, clause, end), "duty.appointed", due)


def _reach(scene: Scene, clause: Clause) -> tuple[int, int]:
    return stretch(scene.doc, clause)


def _task(scene: Scene, clause: Clause, end: int) -> str:
    purpose = _purpose(clause.verb)
    return phrase(scene.text, purpose.idx, end) if purpose is not None else action(scene.doc, clause, end)


def _people(scene: Scene, noun: "Token | None") -> tuple[str, ...]:
    if noun is None:
        return ()
    mention = scene.mention(noun)
    if mention is not None and scene.type(mention) in _HUMAN:
        return actors(scene, noun)
    inside = [scene.mention(token) for token in noun.subtree]
    people = [each for each in inside if each is not None and scene.type(each) is EntityType.PERSON]
    return (scene.names.name(people[0]),) if people and noun.head.i > noun.i else ()


def _person(scene: Scene, noun: "Token") -> bool:
    mention = scene.mention(noun)
    return mention is None or scene.type(mention) is EntityType.PERSON


def _child(verb: "Token", dependency: str) -> "Token | None":
    return next((child for child in verb.children if child.dep_ == dependency), None)


def _purpose(verb: "Token") -> "Token | None":
    """Return the infinitive behind a verb or its object that says what for."""
    holders = [verb, *(child for child in verb.children if child.dep_ in _NOUNS and child.i > verb.i)]
    for holder in holders:
        for child in holder.children:
            aux = _child(child, "aux")
            if child.dep_ in {"xcomp", "advcl", "acl", "relcl", "ccomp"} and aux is not None and aux.lower_ == "to":
                return child
    return None


def tasked(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield what somebody is asked to do by another ("the Department has asked Ofcom to report")."""
    if clause.verb.lemma_ not in _TASKING | _HIRING:
        return
    noun = clause.subject if clause.passive else _child(clause.verb, "dobj")
    if clause.verb.lemma_ in _HIRING and (noun is None or _person(scene, noun) or not _named(scene, noun)):
        return
    purpose = _purpose(clause.verb)
    if purpose is None:
        return
    noun = noun or _child(purpose, "nsubj")
    who = _named(scene, noun)
    if who and noun is not None:
        yield from _planned(scene, noun, purpose, who, "duty.tasked")


def founded(scene: Scene, clause: Clause) -> Iterator[Duty]:
    """Yield what a new body is for ("has set up the X Unit to advise …")."""
    if clause.verb.lemma_ not in _FOUNDING:
        return
    noun = clause.subject if clause.passive else _child(clause.verb, "dobj")
    purpose = _purpose(clause.verb)
    mention = scene.mention(noun) if noun is not None else None
    if purpose is None or noun is None or mention is None or scene.type(mention) not in _FOUNDED:
        return
    yield from _planned(scene, noun, purpose, (scene.names.name(mention),), "duty.mandate")


def _named(scene: Scene, noun: "Token | None") -> tuple[str, ...]:
    if noun is None:
        return ()
    mention: Mention | None = scene.mention(noun)
    who = actors(scene, noun)
    return who if (scene.acts(mention) if mention is not None else who != (GOVERNMENT,)) else ()


def _planned(scene: Scene, noun: "Token", purpose: "Token", who: tuple[str, ...], rule: str) -> Iterator[Duty]:
    clause = clause_of(purpose, links())
    last = max(token.i for token in purpose.subtree)
    text = scene.text
    start, end = trimmed(text, noun.doc[noun.left_edge.i].idx, scene.doc[last].idx + len(scene.doc[last].text))
    if clause is not None and start < end:
        due = nearest(scene.deadlines, start, end)
        yield Duty(start, end, who, Role.LEAD, DutyStatus.PLANNED, phrase(text, purpose.idx, end), rule, due)
