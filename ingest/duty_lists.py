"""What introduces a list: who acts, how far it has come and by when, for bullets that say only the act."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.clauses import clause_of, clauses
from ingest.deadlines import Deadline, nearest
from ingest.duties import Duty, status_of
from ingest.duty_actors import actors
from ingest.duty_scenes import Scene
from ingest.duty_stretches import phrase, trimmed
from ingest.duty_verbs import Strength, links, strength
from ingest.duty_weight import BAR, Act, weight
from ingest.wordlists import words
from ontology.terms import DutyStatus, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead-in says for its list; ``open`` is True where its own sentence lacks the verb ("We will:")."""

    actors: tuple[str, ...]
    status: DutyStatus
    open: bool
    deadline: Deadline | None = None


LISTED = 0.5
"""What it is worth that an act stands in a list."""

_TELLING = frozenset({"announce", "confirm", "set", "outline", "propose", "agree", "list"})
"""Verbs whose list is of acts to come ("has announced measures, including:")."""

_ADVERBS = r"(?:\s+(?:\w+ly|also|now|already|therefore|then|further|continue to|work to|seek to|look to|aim to))*"
_OPEN = (
    (re.compile(rf"\b(?:will|shall|must|should){_ADVERBS}(?: be)?\s*[:–-]?\s*$", re.I), DutyStatus.PLANNED),
    (
        re.compile(
            rf"\b(?:is|are|commits?|committed|plans?|intends?|aims?|pledges|pledged|proposes?|agreed|asked|required|"
            rf"recommended|invited|requested|urged|expected|responsible|continue|works?|enable \w+|resolve[ds]?|"
            rf"decided?|instructed|authorised|directed){_ADVERBS}\s+(?:to|for)\s*[:–-]?\s*$",
            re.I,
        ),
        DutyStatus.PLANNED,
    ),
    (re.compile(rf"\b(?:have|has|[’']ve){_ADVERBS}\s*[:–-]?\s*$", re.I), DutyStatus.DONE),
    (re.compile(rf"\b(?:is|are|[’']re){_ADVERBS}\s*[:–-]?\s*$", re.I), DutyStatus.ONGOING),
)
_ASKED = re.compile(
    r"\b(?:recommend(?:s|ed)?|proposed?|asks?|requests?|urges?|requires?|agreed|resolved)"
    r"(?: [^,;:.]{1,60})? that\s*[:–-]?\s*$",
    re.I,
)
_ASKED_OF = re.compile(
    r"\b(?:that|[Tt]hat|THAT) (?:the )?[A-Z][\w &’',-]{2,70}\s*:\s*$|\b(?:is|are) (?:asked|invited) to\s*:?\s*$"
)
_ACTS = frozenset({Strength.FIRM, Strength.SOFT})
_OWN = frozenset({"nsubj", "nsubjpass"})


def lead(scene: Scene) -> Lead | None:
    """Return what a sentence says for a list behind it, None where it names nobody who acts."""
    text = scene.sentence.text
    due = nearest(scene.deadlines, 0, len(text))
    if _ASKED.search(text):
        return Lead((), DutyStatus.PLANNED, open=True, deadline=due)
    who = _last_actor(scene, len(text)) if _ASKED_OF.search(text) else ()
    if who:
        return Lead(who, DutyStatus.PLANNED, open=True, deadline=due)
    for pattern, status in _OPEN:
        match = pattern.search(text)
        who = _last_actor(scene, match.start()) if match else ()
        if who:
            return Lead(who, status, open=True, deadline=None if status is DutyStatus.DONE else due)
    return _closed(scene, due)


def _last_actor(scene: Scene, before: int) -> tuple[str, ...]:
    subjects = [token for token in scene.doc if token.dep_ in _OWN and token.idx < before]
    for token in reversed(subjects):
        who = actors(scene, token)
        if who:
            return who
    acting = [each for each in scene.mentions if each.start < before and scene.acts(each)]
    return (scene.names.name(acting[-1]),) if acting else ()


def _closed(scene: Scene, due: Deadline | None) -> Lead | None:
    found = None
    for clause in clauses(scene.doc, links()):
        status = status_of(clause)
        if status is None or clause.subject is None or clause.head.dep_ == "acl":
            continue
        who = actors(scene, clause.subject)
        if who:
            status = DutyStatus.PLANNED if clause.verb.lemma_ in _TELLING else status
            found = Lead(who, status, open=False, deadline=None if status is DutyStatus.DONE else due)
    return found


def listed(scene: Scene, led: Lead) -> Iterator[Duty]:
    """Yield the duty of a bullet that says only the act, with the actor of its lead-in."""
    first = _opening(scene.doc)
    if first is None or not led.actors or not _is_act(first, led):
        return
    text = scene.sentence.text
    noun = first.pos_ in {"NOUN", "PROPN"} and not (first.i < 2 and strength(first.lower_) in _ACTS)
    start, end = trimmed(text, _noun_start(first) if noun else first.idx, len(text))
    clause = clause_of(first, links()) if not noun else None
    if clause is not None and weight(Act(scene, clause, led.actors, start, end, timed=False)) < BAR - LISTED:
        return
    due = None if led.status is DutyStatus.DONE else nearest(scene.deadlines, start, end) or led.deadline
    yield Duty(start, end, led.actors, Role.LEAD, led.status, phrase(text, start, end), "duty.listed", due)


def _noun_start(noun: "Token") -> int:
    while noun.dep_ in {"compound", "amod", "nmod"} and noun.head.i > noun.i:
        noun = noun.head
    return int(noun.doc[noun.left_edge.i].idx)


def _opening(doc: "Doc") -> "Token | None":
    """Return the word with which the act begins, behind a number, a label, "to" and adverbs."""
    label = re.match(r"(?:[\w’'-]+ ){0,5}[\w’'-]+\s*:\s", doc.text)
    aside = re.match(
        r"(?:With|with|Working with|working with|Through|through|By|by|From|from|In|in) [^,;]{3,90}, (?=[a-z])",
        doc.text,
    )
    skipped = max((match.end() for match in (label, aside) if match), default=0)
    for token in doc:
        if token.idx < skipped:
            continue
        if token.tag_ == "LS" or (len(token.text) == 1 and token.text.islower() and token.i < 2 and token.text != "a"):
            continue
        if token.i < 2 and token.pos_ in {"ADV", "ADJ"} and strength(token.lower_) in _ACTS:
            return token
        if token.is_punct or token.like_num or token.is_space or token.pos_ in {"ADV", "PART", "DET", "ADJ", "SYM"}:
            continue
        return token
    return None


def _is_act(first: "Token", led: Lead) -> bool:
    if first.pos_ in {"VERB", "AUX"} or first.tag_.startswith("VB"):
        own_subject = any(child.dep_ in _OWN for child in first.children)
        return not own_subject and strength(first.lemma_) is not Strength.STANCE
    if strength(first.lower_) in _ACTS and first.i < 2:
        return True
    if first.pos_ not in {"NOUN", "PROPN"}:
        return False
    head = first
    while head.dep_ in {"compound", "amod", "nmod", "poss"} and head.head.i > head.i:
        head = head.head
    whole = not any(token.dep_ in _OWN for token in first.doc)
    return whole and head.lemma_.lower() in words("nominal_acts.txt") | (
        words("artefacts.txt") if not led.open else set()
    )
