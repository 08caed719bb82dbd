"""Relations told by a verb and its subject and object in the parse: "X launched Y", "Y, chaired by X", "we run Z"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.scene import ACTORS, Item, Scene, holder
from ingest.stated import Stated
from ingest.wordlists import rows
from ontology.terms import GOVERNMENT, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = {"nsubj", "csubj"}
_OBJECTS = {"dobj", "obj"}
_LONG = {"develop", "build"}
_THINGS = "PFNXW"
_ASKING = {"ask", "appoint", "commission", "invite", "task", "name", "select"}
_ACTS = {"launch", "creation", "establishment", "introduction"}
_PARTICLES = {"set": {"up"}, "take": {"over"}}


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of the table of verbs."""

    predicate: Predicate
    objects: str
    done: bool


@cache
def _verbs() -> dict[str, Verb]:
    return {
        row["verb"]: Verb(Predicate(row["predicate"]), row["objects"], bool(row["done"]))
        for row in rows("relation_verbs.csv")
    }


def _by_token(scene: Scene, doc: "Doc") -> dict[int, int]:
    """Return the item that covers each token."""
    found = {}
    for number, item in enumerate(scene.items):
        span = doc.char_span(item.start, item.end, alignment_mode="expand")
        if span is not None:
            found.update({token.i: number for token in span})
    return found


def _items_at(token: "Token", at: dict[int, int], scene: Scene) -> list[int]:
    """Return the items that a noun stands for: its own, what it is joined to, and what it gives as examples."""
    number = at.get(token.i)
    if number is None:
        inner = [
            at[child.i] for child in token.children if child.dep_ in {"compound", "appos", "nmod"} and child.i in at
        ]
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"like", "including", "as"}:
                inner += [n for grandchild in child.children for n in _items_at(grandchild, at, scene)]
        inner = [n for n in inner if scene.items[n].letter in _THINGS or at.get(token.i) == n or _apposed(token, at, n)]
        number = inner[-1] if inner else None
    found = list(scene.list_of(number)) if number is not None else []
    if number is None and token.dep_ in {"attr", "appos"}:
        named = token.head.children if token.dep_ == "attr" else (token.head,)
        found = [at[one.i] for one in named if one.i in at and (one.dep_ in _SUBJECTS or token.dep_ == "appos")]
    for child in token.children:
        if child.dep_ == "conj" and child.i not in at:
            found += _items_at(child, at, scene)
    return list(dict.fromkeys(found))


def _apposed(token: "Token", at: dict[int, int], number: int) -> bool:
    """Tell whether an item stands beside a noun as its other name, not before it as its modifier ("NHS trusts")."""
    return any(child.dep_ not in {"compound", "nmod"} and at.get(child.i) == number for child in token.subtree)


def _subject_tokens(verb: "Token") -> list["Token"]:
    """Return the nouns that do what a verb says: its own subject, or that of the verb it is joined or added to."""
    here, steps = verb, 0
    while steps < 5:
        own = [child for child in here.children if child.dep_ in _SUBJECTS]
        if own:
            return [here.head if token.tag_ in {"WDT", "WP"} and here.dep_ == "relcl" else token for token in own]
        if here.dep_ in {"xcomp", "ccomp"} and here.head.lemma_ in _ASKING:
            asked = [child for child in here.head.children if child.dep_ in _OBJECTS]
            if asked:
                return asked
        if here.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"}:
            return []
        if any(child.dep_ == "nsubjpass" for child in here.children):
            return []
        here, steps = here.head, steps + 1
    return []


def _passive(verb: "Token") -> bool:
    if verb.tag_ != "VBN":
        return False
    return verb.dep_ == "acl" or any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children)


def _patients(verb: "Token") -> list["Token"]:
    """Return the nouns to which a passive verb or a participle behind a noun is done."""
    own = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if own:
        return [verb.head if token.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl" else token for token in own]
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return [verb.head]
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN" and verb.head is not verb:
        return _patients(verb.head)
    return []


def _agents(verb: "Token") -> list["Token"]:
    return [
        noun
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for noun in child.children
        if noun.dep_ in {"pobj", "pcomp"}
    ]


def _settled(verb: "Token") -> bool:
    """Tell whether an act is done or under way, not promised."""
    helpers = [child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(
        helper in {"will", "would", "shall", "should", "could", "may", "might", "must", "can", "to", "’ll", "'ll"}
        for helper in helpers
    ):
        return False
    if verb.tag_ == "VB":
        return False
    if verb.dep_ == "conj" and not helpers and verb.head.pos_ == "VERB" and verb.tag_ == "VBN":
        return _settled(verb.head)
    now = verb.tag_ in {"VBZ", "VBP"} or "being" in helpers or (verb.tag_ == "VBG" and bool(helpers))
    return (not now and verb.tag_ in {"VBD", "VBN"}) or (now and verb.lemma_ not in _LONG)


def _verb_of(token: "Token") -> Verb | None:
    lemma = token.lemma_.casefold()
    verb = _verbs().get(lemma)
    needed = _PARTICLES.get(lemma)
    if (
        verb
        and needed
        and not any(child.lower_ in needed and child.dep_ in {"prt", "advmod", "prep"} for child in token.children)
    ):
        return None
    return verb


def by_verbs(scene: Scene) -> Iterator[Stated]:
    """Yield the relations that the verbs of a parsed sentence state."""
    doc = scene.doc
    if doc is None or not scene.items:
        return
    at = _by_token(scene, doc)
    for token in doc:
        if token.pos_ == "NOUN" and token.lower_ in _ACTS:
            yield from _noun(scene, at, token)
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        verb = _verb_of(token)
        if verb and (not verb.done or _settled(token)):
            yield from _read(scene, at, token, verb)
        elif verb and token.lemma_ == "enact" and token.tag_ == "VBG" and token.i == 0:
            laws = [
                scene.items[n] for noun in token.children if noun.dep_ in _OBJECTS for n in _items_at(noun, at, scene)
            ]
            yield from (
                _told(scene, law, verb, token) for law in laws if law.letter == "W" and scene.voice == GOVERNMENT
            )


def _noun(scene: Scene, at: dict[int, int], token: "Token") -> Iterator[Stated]:
    """Read "X did so with the launch of Y"."""
    things = [noun for child in token.children if child.lower_ == "of" for noun in child.children]
    clause = next((above for above in token.ancestors if above.pos_ == "VERB"), None)
    if not things or clause is None or not _settled(clause):
        return
    for subject in subjects_of(scene, clause, at):
        for number in _items_at(things[0], at, scene):
            if (
                subject.letter in ACTORS
                and scene.items[number].letter in "BOPFNX"
                and subject.name != scene.items[number].name
            ):
                yield _stated(scene, subject, scene.items[number], Predicate.CREATED, token.lower_)


def _read(scene: Scene, at: dict[int, int], token: "Token", verb: Verb) -> Iterator[Stated]:
    if _passive(token):
        doers, done = _agents(token), _patients(token)
    else:
        doers = _subject_tokens(token)
        done = [child for child in token.children if child.dep_ in _OBJECTS]
    subjects = [holder(scene, n) for noun in doers for n in _items_at(noun, at, scene)]
    objects = [scene.items[n] for noun in done for n in _items_at(noun, at, scene)]
    if (
        not subjects
        and _passive(token)
        and verb.predicate is Predicate.PUBLISHED
        and scene.voice == GOVERNMENT
        and not doers
    ):
        yield from (_told(scene, thing, verb, token) for thing in objects if _of_state(thing))
    objects_allowed = verb.objects + ("B" if verb.predicate is Predicate.DELIVERS and _passive(token) else "")
    allowed = ACTORS + (
        "HT" if verb.predicate is Predicate.LEADS else "T" if verb.predicate is Predicate.CREATED else ""
    )
    for subject in subjects:
        for thing in objects:
            if verb.predicate is Predicate.LEADS and subject.letter == "H" and _once(token):
                continue
            fits = subject.letter in allowed and thing.letter in objects_allowed and subject.name != thing.name
            if fits and not _owning(scene, thing):
                yield _stated(scene, subject, thing, verb.predicate, token.lemma_)


def _once(verb: "Token") -> bool:
    """Tell whether a verb speaks of what somebody did once and does no more ("who chaired")."""
    return verb.tag_ == "VBD" and not _passive(verb) and not any(child.dep_ == "aux" for child in verb.children)


def _owning(scene: Scene, thing: Item) -> bool:
    """Tell whether a name only owns what a verb is about ("the Department's Unit, led by X")."""
    return scene.sentence.text[thing.end : thing.end + 2] in {"’s", "'s"}


def _of_state(thing: Item) -> bool:
    """Tell whether a plan may be the government's where nobody is said to have published it: no report or survey."""
    return thing.letter == "N" and not {"report", "survey", "study", "index", "outlook"} & set(
        thing.name.casefold().split()
    )


def _told(scene: Scene, thing: Item, verb: Verb, token: "Token") -> Stated:
    """State that the government published what it speaks of as published."""
    base = scene.sentence.start
    end = max(thing.end, token.idx + len(token))
    start = min(thing.start, token.idx)
    return Stated(
        GOVERNMENT, verb.predicate, thing.name, scene.sentence.block, base + start, base + end, "relation.verb.unsaid"
    )


def _stated(scene: Scene, subject: Item, thing: Item, predicate: Predicate, lemma: str) -> Stated:
    base = scene.sentence.start
    return Stated(
        subject=subject.name,
        predicate=predicate,
        object=thing.name,
        block=scene.sentence.block,
        start=base + min(subject.start, thing.start),
        end=base + max(subject.end, thing.end),
        rule=f"relation.verb.{lemma.casefold()}",
    )


def subjects_of(scene: Scene, token: "Token", at: dict[int, int]) -> Sequence[Item]:
    """Return the names that stand as subject of the clause around a token."""
    here = token
    for _ in range(8):
        if here.pos_ in {"VERB", "AUX"}:
            doers = _subject_tokens(here) or [child for child in here.children if child.dep_ == "nsubjpass"]
            found = [scene.items[n] for noun in doers for n in _items_at(noun, at, scene)]
            if found:
                return found
        if here.head is here:
            break
        here = here.head
    return ()


def by_token(scene: Scene) -> dict[int, int]:
    """Return the item that covers each token of the parse."""
    return _by_token(scene, scene.doc) if scene.doc is not None else {}
