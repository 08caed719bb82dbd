"""The scenes of a text as relations read them: with what "it", "its", "the scheme" and "the firm" stand for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ingest.mentions import Mention, Names
from ingest.relation_verbs import by_token, subjects_of
from ingest.scene import ACTORS, LETTERS, Item, Scene, relisted, scene
from ingest.text import Sentence, Text
from ingest.wordlists import rows
from ontology.terms import GOVERNMENT

if TYPE_CHECKING:
    from spacy.tokens import Doc

REFERENT = "relation.referent"
"""The rule of a mention that only relations see: a common noun or a pronoun in place of a name."""

_NOUN = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?:new|same|latest|national|local|joint|current|whole|independent"
    r"|(?P<place>[A-Z][\w’'-]+)[-‑](?:based|headquartered)) ){0,2}(?P<noun>[A-Za-z][a-z-]+)\b(?! of [A-Z]| for [A-Z]"
    r"| [A-Z])"
)
_PRONOUN = re.compile(r"\b(?:[Ii]ts?|[Tt]heirs?|[Tt]hey)\b(?! (?:is|was|will be) (?:also )?(?:\w+ )?(?:that|to)\b)")
_DONE_TO = re.compile(
    r" (?:(?:is|was|are|were|will be|has been|is being|is to be|also|now|currently|jointly) )+"
    r"(?:run|led|delivered|managed|administered|hosted|chaired|operated|overseen|co-chaired|headed|based|located|housed"
    r"|built|created|launched|set up|established|funded|published)\b"
)
_OWNING = re.compile(
    r" (?:new |then |first |interim |acting |current )*(?:chief|chair\w*|director|managing|founder|co-founder|president"
    r"|principal|leader|vice|head|parent|owner|subsidiary|partners?|headquarters|board|executive|general secretary)\b"
)
_PERSON = re.compile(r"(?:He|She)(?= )")
_OUR = re.compile(r"(?:\bour|(?<![^\W\d_] )\bOur)(?= )")
_FINITE = re.compile(r" (?:has|have|had|is|was|will|would|can|says?|said|are|were|also|already|now|and)\b")
_FRONTED = re.compile(
    r"(?:Run|Led|Founded|Launched|Set up|Delivered|Managed|Based|Established|Created|Chaired) [^,]*, it"
)
_PERSON_NEAR = 2
_NEAR = 4
_OPENING = 60
_AWARD_NEAR, _LINE, _LINE_OPENING = 2, 140, 6
_WHOLE = "BCUO"


@cache
def _letters() -> dict[str, str]:
    """Return the letters of the types that a common noun may stand for."""
    return {row["noun"]: row["letters"] for row in rows("relation_nouns.csv")}


def cast(text: Text, names: Names, docs: Mapping[int, "Doc"]) -> Iterator[Scene]:
    """Yield the sentences of a text as scenes, with what their common nouns and pronouns stand for."""
    before: list[Scene] = []
    called: dict[str, Item] = {}
    for sentence in text.sentences:
        part = text.blocks[sentence.block].part
        if before and text.blocks[before[-1].sentence.block].part != part:
            before, called = [], {}
        plain = scene(sentence, names, docs)
        plain = replace(plain, topic=_topic(text, names, sentence), award=_award(before))
        full = _with_referents(plain, before, called)
        yield full
        called.update(
            (word, item) for item in full.items for word in item.name.casefold().split() if word in _letters()
        )
        before = [*before[-_NEAR:], full]


def _award(before: Sequence[Scene]) -> Item | None:
    """Return whose award one of the lines right above tells: a short line that begins with a name and has a sum."""
    for above in reversed(before[-_AWARD_NEAR:]):
        line = above.sentence.text
        if "£" in line and len(line) < _LINE and above.items and above.items[0].start < _LINE_OPENING:
            return above.items[0] if above.items[0].letter in _WHOLE + "X" else None
    return None


def _topic(text: Text, names: Names, sentence: Sentence) -> Item | None:
    """Return the one thing that the heading right above a sentence names."""
    section = text.blocks[sentence.block].section
    heading = text.blocks[section[-1]] if section else None
    if heading is None or not heading.sentences:
        return None
    first = heading.sentences[0].index
    named = {mention.entity: mention for mention in names.in_sentence(first) if mention.entity is not None}
    if len(named) != 1:
        return None
    mention = next(iter(named.values()))
    return Item(0, 0, LETTERS[names.type(mention)], names.name(mention), mention)


def _with_referents(plain: Scene, before: Sequence[Scene], called: Mapping[str, Item]) -> Scene:
    """Return a scene with further items; those names that the text uses stay as they are."""
    own = tuple(item for item in plain.items if item.mention.form not in {"It", "Its"})
    bare = replace(plain, items=own)
    found = [*_nouns(bare, before, called), *_pronouns(bare, before), *_people(bare, before), *_ours(bare)]
    kept = [one for one in found if not any(one.start < item.end and item.start < one.end for item in own)]
    if not kept and len(own) == len(plain.items):
        return plain
    return relisted(replace(plain, items=tuple(sorted((*own, *kept), key=lambda item: item.start))))


def _as(scene: Scene, start: int, end: int, meant: Item) -> Item:
    """Return an item at a place of a scene for the thing that another item names."""
    form = scene.sentence.text[start:end]
    mention = Mention(scene.sentence.index, start, end, form, meant.mention.entity, REFERENT)
    return Item(start, end, meant.letter, meant.name, mention)


def _nouns(plain: Scene, before: Sequence[Scene], called: Mapping[str, Item]) -> Iterator[Item]:
    """Yield what "the scheme" or "the Leeds-based firm" means: the thing of such a type named last."""
    for match in _NOUN.finditer(plain.sentence.text):
        noun = match.group("noun").casefold()
        letters = _letters().get(noun)
        if letters is None:
            continue
        here = [item for item in plain.items if item.end <= match.start()]
        beside = here and plain.sentence.text[here[-1].end : match.start()] in {", ", " – ", " - "}
        if beside and here[-1].letter in letters and not _FINITE.match(plain.sentence.text, match.end()):
            continue
        meant = called.get(noun)
        if meant is None or meant.letter not in letters:
            meant = _last(match.group("noun"), letters, [*(scene.items for scene in before), here])
        if meant is not None:
            yield _as(plain, match.start("noun"), match.end("noun"), meant)
        elif "B" in letters and noun in plain.voice.casefold():
            mention = Mention(plain.sentence.index, match.start("noun"), match.end("noun"), noun, None, REFERENT)
            yield Item(match.start("noun"), match.end("noun"), "B", plain.voice, mention)


def _last(noun: str, letters: str, scenes: Sequence[Sequence[Item]]) -> Item | None:
    """Return the last name that has the noun, else what the nearest sentence with such a name speaks of first.

    A noun in capitals means only a name that has it.
    """
    folded = noun.casefold()
    for before in (scenes[:-1], scenes[-1:]):
        called = [one for items in before for one in items if one.letter in letters and folded in one.name.casefold()]
        if called:
            return called[-1]
    group = letters.split("|", maxsplit=1)[0].replace("B", "") if noun == folded else ""
    return next((item for items in reversed(scenes) for item in items if item.letter in group), None)


def _pronouns(plain: Scene, before: Sequence[Scene]) -> Iterator[Item]:
    """Yield what "it" and "its" mean: who acts before in the sentence, else what the sentence before spoke of."""
    for match in _PRONOUN.finditer(plain.sentence.text):
        word = match.group().casefold()
        opened = _FRONTED.match(plain.sentence.text) and word in {"it", "its"}
        meant = _within(plain, match.start(), word) if match.start() and not opened else None
        if meant is None and (match.start() < _OPENING or opened) and before and word in {"it", "its"}:
            owning = word == "its" and _OWNING.match(plain.sentence.text, match.end())
            passive = word == "it" and (opened or _DONE_TO.match(plain.sentence.text, match.end()))
            meant = _spoken(before, _WHOLE if owning else "PFXNBOUC" if passive else "", last=bool(passive))
        if meant is not None:
            yield _as(plain, match.start(), match.end(), meant)


def _people(plain: Scene, before: Sequence[Scene]) -> Iterator[Item]:
    """Yield whom "he" and "she" mean at the head of a sentence: the person named last before."""
    match = _PERSON.match(plain.sentence.text)
    people = [item for scene in before[-_PERSON_NEAR:] for item in scene.items if item.letter == "H"]
    if match and people:
        yield _as(plain, match.start(), match.end(), people[-1])


def _ours(plain: Scene) -> Iterator[Item]:
    """Yield for whom "our" speaks, if it is not the government."""
    if plain.voice == GOVERNMENT:
        return
    for match in _OUR.finditer(plain.sentence.text):
        mention = Mention(plain.sentence.index, match.start(), match.end(), match.group(), None, REFERENT)
        yield Item(match.start(), match.end(), "O", plain.voice, mention)


def _within(plain: Scene, start: int, word: str) -> Item | None:
    """Return the actor before a pronoun in its own sentence; "they" and "it" as subjects are left to the parse."""
    earlier = [item for item in plain.items if item.end <= start and item.letter in ACTORS]
    human = word == "their" and any(item.letter == "H" and item.end <= start for item in plain.items)
    if not earlier or word in {"they", "theirs"} or human:
        return None
    subjects = [item for item in _subjects(plain, start) if item in earlier]
    opening = [item for item in earlier if item.start < _OPENING]
    return (subjects or opening[:1] or earlier[-1:])[0]


def _subjects(plain: Scene, start: int) -> Sequence[Item]:
    """Return the subject of the clause in which a pronoun stands, by the parse."""
    span = plain.doc.char_span(start, start + 1, alignment_mode="expand") if plain.doc is not None else None
    return subjects_of(plain, span[0], by_token(plain)) if span is not None and len(span) else ()


def _spoken(before: Sequence[Scene], letters: str, *, last: bool) -> Item | None:
    """Return what the sentence before is about; where something is done to it, rather a thing that was set up."""
    items = before[-1].items
    if not letters:
        return next((item for item in items if item.letter not in "LHTWG" and item.start < _OPENING), None)
    for group in (letters[:4], letters[4:]) if last else (letters,):
        found = [item for item in items if item.letter in group]
        if found:
            return found[-1] if last and group == letters[4:] else found[0]
    return None
