"""A sentence as relations see it: its names with a letter for their type, and which of them form a list."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.mentions import Mention, Names
from ingest.text import Sentence
from ontology.terms import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

LETTERS = {
    EntityType.BODY: "B",
    EntityType.COMPANY: "C",
    EntityType.UNIVERSITY: "U",
    EntityType.ORGANISATION: "O",
    EntityType.PROGRAMME: "P",
    EntityType.FUND: "F",
    EntityType.PLAN: "N",
    EntityType.FACILITY: "X",
    EntityType.LAW: "W",
    EntityType.PERSON: "H",
    EntityType.POST: "T",
    EntityType.PLACE: "L",
    None: "G",
}
"""One letter for each type, as the tables of relations write it; G is the government."""

ACTORS = "GBCUO"

_UNKNOWN = r"(?-i:,(?: the)? [A-Z][\w’'&.-]*(?: (?:of |for )?[A-Z][\w’'&.-]*){0,4}(?=,| and))"
_AND = re.compile(
    rf"{_UNKNOWN}{{0,3}}"
    + r"\s*(?:,|,? ?(?:and|&|or|as well as|plus)|[/;])\s*(?:also )?(?:both )?(?:the |its |our |an? )?"
    r"(?:(?:[\w-]+ ){0,2}(?:company|firm|charity|supplier|manufacturer|start-up|developer|group|giant|consultancy"
    r"|specialist|body|regulator|agency|contractor|maker|operator) )?\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"and|&|or\b|as well as|plus|[/;]", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)")
_FAMILIES = ("GBCUOHT", "PFXN", "L")


@dataclass(frozen=True, slots=True)
class Item:
    """A name in a sentence: its place, the letter of its type, and the name under which claims write it."""

    start: int
    end: int
    letter: str
    name: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its names in order and the lists that they form (each a range of items).

    ``topic`` is what the heading above is about, ``award`` whose award the line above tells; None where nothing does.
    """

    sentence: Sentence
    items: tuple[Item, ...]
    lists: tuple[range, ...]
    voice: str
    doc: "Doc | None"
    topic: Item | None = None
    award: Item | None = None

    def between(self, left: int, right: int) -> str:
        """Return the words between two neighbouring items, brackets left out and white space folded."""
        start = self.items[left].end
        words = " ".join(_BRACKET.sub("", self.sentence.text[start : self.items[right].start]).split())
        return f"’s {words}".strip() if self.items[left].mention.form.casefold() in {"its", "their", "our"} else words

    def list_of(self, item: int) -> range:
        """Return the list that an item belongs to, at least itself."""
        return next(one for one in self.lists if item in one)


def _joint(text: str, left: Item, right: Item) -> str | None:
    """Return the word that joins two neighbouring names to a list (a comma or "and"), None where none does."""
    words = _BRACKET.sub("", text[left.end : right.start])
    same = any(left.letter in family and right.letter in family for family in _FAMILIES)
    if not same or not _AND.fullmatch(words):
        return None
    joint = ("&" if words.lstrip().startswith(",") else "and") if _WORD.search(words) else ","
    return None if joint == "," and "name.we" in {left.mention.rule, right.mention.rule} else joint


def _lists(text: str, items: tuple[Item, ...]) -> tuple[range, ...]:
    """Return the lists of names; "and" ends a list, and two names with a bare comma between them are none."""
    lists: list[range] = []
    first, joints = 0, ""
    for number in range(1, len(items) + 1):
        joint = _joint(text, items[number - 1], items[number]) if number < len(items) else None
        if joint is None or (joint == "," and set(joints) & {"a", "&"}) or (joint == "&" and not joints):
            lists += [range(first, first + 1), range(number - 1, number)] if joints == "," else [range(first, number)]
            first, joints = number, ""
        else:
            joints += joint[0]
    return tuple(lists)


def scene(sentence: Sentence, names: Names, docs: Mapping[int, "Doc"]) -> Scene:
    """Return a sentence as a scene; abbreviations in brackets behind their own name are left out."""
    items: list[Item] = []
    for mention in names.in_sentence(sentence.index):
        name = names.name(mention)
        if items and (mention.start < items[-1].end or _own_short(sentence.text, items[-1], mention, name)):
            continue
        items.append(Item(mention.start, mention.end, LETTERS[names.type(mention)], name, mention))
    kept = tuple(items)
    return Scene(sentence, kept, _lists(sentence.text, kept), names.voice(sentence.index), docs.get(sentence.index))


def relisted(scene: Scene) -> Scene:
    """Return a scene with its lists read anew, after its items have changed."""
    return replace(scene, lists=_lists(scene.sentence.text, scene.items))


def _own_short(text: str, before: Item, mention: Mention, name: str) -> bool:
    return before.name == name and text[before.end : mention.start].strip() == "("


def holder(scene: Scene, number: int) -> Item:
    """Return who stands right behind a post ("led by the chief adviser, X"), else the item itself."""
    item = scene.items[number]
    follows = number + 1 < len(scene.items) and scene.items[number + 1].letter == "H"
    if item.letter == "T" and follows and scene.between(number, number + 1) in {"", ","}:
        return scene.items[number + 1]
    return item
