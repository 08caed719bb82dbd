"""Who works with whom: "in partnership with", "work with", and the joint subjects of one act."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.relation_verbs import by_token, subjects_of
from ingest.scene import ACTORS, Item, Scene
from ingest.stated import Stated, joining
from ingest.wordlists import words
from ontology.terms import GOVERNMENT, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUE = re.compile(
    r"\b(?:(?:in|through) (?:\w+ )?(?:partnership|collaboration|conjunction|cooperation|co-operation) with"
    r"|(?:work(?:s|ed|ing)?|partner(?:s|ed|ing)?|collaborat(?:e|es|ed|ing)|engag(?:e|es|ed|ing)|team(?:s|ed|ing)? up)"
    r"(?: (?:closely|together|jointly|actively|intensively|on \w+))* (?:with|alongside)"
    r"|with (?:the )?(?:active )?(?:support|help|backing|assistance|agreement|participation)"
    r" (?:of|from)|[Oo]ur (?:\w+ )?(?:partners?|colleagues|friends) (?:at|in|from|such as|like)"
    r"|(?:together|jointly|forward|forces) with|alongside)\b",
    re.IGNORECASE,
)
_FILL = re.compile(
    r" (?:(?:the|our|its|their|other|leading|key|partners?|organisations?|companies|firms|industry|colleagues"
    r"|regulators?|bodies|both|businesses)\b(?: (?:such as|like|including|from|at|in))?,? ?(?:and )?"
    r"(?:(?!to |on |and )[\w-]+ ){0,3}(?:such as |like |including |and )?(?:the |our |its )?)?",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"(?: \([^()]*\))?,? ?(?:(?P<with>(?:together |along |jointly |in partnership |in collaboration )?(?:with"
    r"|alongside))"
    r"(?: (?:support|help|backing|participation|investment|funding|input) from)?|for|on behalf of) (?:the )?",
    re.IGNORECASE,
)
_RUN = frozenset({"run", "delivered", "managed", "operated", "administered"})
_AS = re.compile(r" as \b")
_DONE_BY = re.compile(
    r"\b(led|chaired|run|delivered|managed|hosted|operated|built|developed|designed|coordinated|administered)"
    r"(?: jointly)? by (?:the |its )?(?:[A-Z][\w’']+ ){0,3}$"
)
_BOND = re.compile(
    r"\b(?:partnership|collaboration|joint venture|alliance|agreement|memorandum of understanding"
    r"|joint project|joint initiative|consortium|link-up|tie-up) (?:of|between) (?:the )?"
)
_VENTURE = re.compile(
    r"(?:[’']s?|,? (?:through|via|as|in) (?:their|an?))? (?:[a-z]+ )?(?:joint venture|partnership|consortium"
    r"|collaboration|alliance|tie-up)\b"
)
_FIRST = re.compile(r"\b(?:we|our|us|ourselves)\b", re.IGNORECASE)
_THIS = frozenset({"this", "these", "we"})
_OWNED_NEAR = 30
_MOST = 3


def _objects(scene: Scene, end: int) -> list[Item]:
    """Return the names listed right behind a cue."""
    for number, item in enumerate(scene.items):
        if item.start >= end:
            if item.letter in ACTORS and _FILL.fullmatch(scene.sentence.text[end : item.start]):
                same = scene.list_of(number)
                return [scene.items[n] for n in same if n >= number and scene.items[n].letter in ACTORS]
            return []
    return []


def _subjects(scene: Scene, start: int, at: dict[int, int]) -> list[Item]:
    """Return who works with others: the subject of the clause, or the actors named last before the cue."""
    if scene.doc is not None:
        span = scene.doc.char_span(start, start + 1, alignment_mode="expand")
        found = subjects_of(scene, span[0], at) if span is not None and len(span) else ()
        actors = [item for item in found if item.letter in ACTORS]
        if actors:
            return actors
    return []


def partners(scene: Scene) -> Iterator[Stated]:
    """Yield who is said to work with whom; without a subject it is the one who speaks."""
    at = by_token(scene)
    for match in _CUE.finditer(scene.sentence.text):
        others = _objects(scene, match.end())
        if not others:
            continue
        named = {other.name for other in others}
        subjects = [one for one in _subjects(scene, match.start(), at) if one.name not in named]
        for other in others:
            for subject in subjects:
                if subject.name != other.name:
                    yield _stated(scene, subject.name, other, min(subject.start, match.start()), "relation.partner.cue")
            speaker = _speaker(scene)
            if not subjects and speaker and speaker != other.name and _unsaid(scene, match.start()):
                yield _stated(scene, speaker, other, match.start(), "relation.partner.unsaid")
    yield from _joint(scene)
    yield from _helped(scene)
    yield from _bound(scene)
    yield from _sharing(scene)
    yield from _ventures(scene)


def _speaker(scene: Scene) -> str | None:
    """Return who acts where nobody is named: who says "we", whose award the lines are about, else the government."""
    if _FIRST.search(scene.sentence.text):
        return scene.voice
    if scene.award is not None:
        return scene.award.name
    return scene.voice if scene.voice == GOVERNMENT else None


def _unsaid(scene: Scene, start: int) -> bool:
    """Tell whether a cue may speak of the document's own voice: no other actor stands before it in the sentence."""
    if any(item.end <= start and item.letter in ACTORS and item.name != GOVERNMENT for item in scene.items):
        return False
    if scene.doc is None:
        return True
    return not any(
        token.dep_ in {"nsubj", "nsubjpass"} and token.idx < start and token.lower_ not in _THIS for token in scene.doc
    )


def _joint(scene: Scene) -> Iterator[Stated]:
    """Yield the pairs among the joint subjects of one act ("X, Y and Z have established ...")."""
    if scene.doc is None:
        return
    for same in scene.lists:
        actors = [scene.items[n] for n in same if scene.items[n].letter not in "TH"]
        if not 1 < len(actors) <= _MOST or any(item.letter not in ACTORS for item in actors):
            continue
        verb = next((verb for actor in actors if (verb := _verb_over(scene, actor))), None)
        if verb is None or not _done_together(verb, actors):
            continue
        for number, one in enumerate(actors):
            for other in actors[number + 1 :]:
                if one.name != other.name:
                    yield _stated(scene, one.name, other, one.start, "relation.partner.joint")


def _done_together(verb: "Token", actors: Sequence[Item]) -> bool:
    """Tell whether joint subjects act as one: firms only in acts that take two, none where each is said to act."""
    firms = all(item.letter == "C" for item in actors)
    apart = any(child.lower_ in {"each", "both", "all"} for child in verb.children) and firms
    if apart or any(child.lower_ in {"respectively", "separately"} for child in verb.children):
        return False
    told = firms or any(child.dep_ == "agent" for child in verb.children)
    return verb.lemma_ in words("joint_acts.txt") if told else verb.lemma_ not in words("alone_acts.txt")


def _helped(scene: Scene) -> Iterator[Stated]:
    """Yield the companions of who leads or runs a thing ("led by X with Y", "run by X for Y"); some run it too."""
    text = scene.sentence.text
    for number in range(1, len(scene.items)):
        one, other = scene.items[number - 1], scene.items[number]
        link = _WITH.fullmatch(text[one.end : other.start])
        if one.letter not in ACTORS or other.letter not in ACTORS or not link:
            continue
        cue = _DONE_BY.search(text, 0, one.start)
        if not cue:
            continue
        runs = link.group("with") and cue.group(1) in _RUN and not _AS.match(text, other.end)
        things = [item for item in scene.items[:number] if item.letter in "PFX"] if runs else []
        for companion in (scene.items[n] for n in scene.list_of(number) if n >= number):
            if companion.letter in ACTORS and companion.name != one.name:
                yield _stated(scene, one.name, companion, one.start, "relation.partner.helped")
                if things:
                    yield joining(scene, companion, things[-1], Predicate.DELIVERS, "relation.partner.runs")


def _bound(scene: Scene) -> Iterator[Stated]:
    """Yield the pairs of a partnership that names its members ("a partnership of X and Y", "between X and Y")."""
    for match in _BOND.finditer(scene.sentence.text):
        first = next((n for n, item in enumerate(scene.items) if item.start == match.end()), None)
        if first is None:
            continue
        members = [scene.items[n] for n in scene.list_of(first) if n >= first]
        if not 1 < len(members) <= _MOST + 1 or any(item.letter not in ACTORS for item in members):
            continue
        for number, one in enumerate(members):
            for other in members[number + 1 :]:
                if one.name != other.name:
                    yield _stated(scene, one.name, other, match.start(), "relation.partner.bound")


def _ventures(scene: Scene) -> Iterator[Stated]:
    """Yield the pairs of a venture that bears its members' names ("an X and Y joint venture")."""
    for same in scene.lists:
        members = [scene.items[n] for n in same]
        if not 1 < len(members) <= _MOST + 1 or any(item.letter not in ACTORS for item in members):
            continue
        if _VENTURE.match(scene.sentence.text, members[-1].end):
            yield from _pairs(scene, members, "relation.partner.venture")


def _pairs(scene: Scene, members: Sequence[Item], rule: str) -> Iterator[Stated]:
    for number, one in enumerate(members):
        for other in members[number + 1 :]:
            if one.name != other.name:
                yield _stated(scene, one.name, other, one.start, rule)


def _sharing(scene: Scene) -> Iterator[Stated]:
    """Yield the two that own a programme together ("X and Y's fellowship")."""
    for same in scene.lists:
        if len(same) != 2 or any(scene.items[n].letter not in ACTORS for n in same) or same.stop >= len(scene.items):
            continue
        one, other, owned = (scene.items[n] for n in (*same, same.stop))
        words = scene.sentence.text[other.end : owned.start]
        if (
            owned.letter in "PFX"
            and re.match(r"[’']s? ", words)
            and len(words) < _OWNED_NEAR
            and one.name != other.name
        ):
            yield _stated(scene, one.name, other, one.start, "relation.partner.sharing")


def _verb_over(scene: Scene, item: Item) -> "Token | None":
    """Return the verb whose subject a name is."""
    if scene.doc is None:
        return None
    span = scene.doc.char_span(item.start, item.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = span.root
    while root.dep_ == "conj" and root.head.pos_ in {"PROPN", "NOUN"}:
        root = root.head
    if root.dep_ == "pobj" and root.head.dep_ == "agent":
        return root.head.head
    return root.head if root.dep_ == "nsubj" and root.head.pos_ in {"VERB", "AUX"} else None


def _stated(scene: Scene, subject: str, other: Item, start: int, rule: str) -> Stated:
    base = scene.sentence.start
    return Stated(
        subject=subject,
        predicate=Predicate.PARTNERS_WITH,
        object=other.name,
        block=scene.sentence.block,
        start=base + start,
        end=base + other.end,
        rule=rule,
    )
