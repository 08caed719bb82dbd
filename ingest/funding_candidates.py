"""The names around a sum that may have a part in it, each with traits of where and how it stands there."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ingest.funding_context import Context
from ingest.funding_parties import SCHEMES, Party
from ingest.funding_parts import Stated
from ingest.mentions import Mention
from ingest.text import Block, BlockKind, Sentence
from ontology.model import Funding
from ontology.terms import EntityType

ROLES = ("funder", "recipient", "scheme", "place")

_BACK = 3
"""How many blocks before a sum's own are looked at."""

_OPENING = 6
"""How many blocks at the beginning of a document or part are looked at."""

_NEAREST = (
    "same",
    "before",
    "lead",
    "heading0",
    "after",
    "back1",
    "heading1",
    "back2",
    "back3",
    "opening",
    "top0",
    "top1",
)
"""From where a name comes, the nearest first."""

_ARTICLES = frozenset({"the", "a", "an", "its", "our", "their", "new"})
_BEFORE = frozenset(
    {
        *(
            "in",
            "for",
            "to",
            "from",
            "by",
            "of",
            "with",
            "through",
            "under",
            "via",
            "and",
            "into",
            "at",
            "on",
            "across",
        ),
        *("as", "including", "that", "towards", "between", "within"),
    }
)
_STEPS = ((0, "0"), (2, "1-2"), (5, "3-5"), (10, "6-10"))
_WORD = re.compile(r"[^\W\d_]+$")
_OFTEN = 3
_MOST = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may have a part in a sum: its type, and traits such as ``dist=1-2&after&fund``."""

    name: str
    type: EntityType
    traits: tuple[str, ...]


@dataclass(frozen=True)
class Surroundings:
    """A document's names and sums, as the traits of candidates look at them."""

    context: Context
    stated: Sequence[Stated]
    claims: Sequence[Funding]

    @cached_property
    def types(self) -> dict[str, EntityType]:
        """The type of each named entity, by name."""
        return {entity.name: entity.type for entity in self.context.names.entities}

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each entity is mentioned."""
        names = self.context.names
        return Counter(names.name(mention) for found in names.by_sentence for mention in found)

    @cached_property
    def top(self) -> tuple[str, ...]:
        """The two schemes that are mentioned most, the first in the text first where they are mentioned as often."""
        return tuple(name for name, _ in self.counts.most_common() if self.types.get(name) in SCHEMES)[:2]

    @cached_property
    def roles(self) -> Counter[tuple[str, str]]:
        """In how many sums each name has each role."""
        return Counter((name, role) for claim in self.claims for role in ROLES for name in getattr(claim, role))

    @cached_property
    def begins(self) -> dict[int | None, int]:
        """The first block of each part."""
        found: dict[int | None, int] = {}
        for block in self.context.text.blocks:
            found.setdefault(block.part, block.index)
        return found

    @cached_property
    def sums(self) -> dict[int, list[Stated]]:
        """The sums of each sentence."""
        found: dict[int, list[Stated]] = {}
        for one in self.stated:
            found.setdefault(one.sentence, []).append(one)
        return found


def candidates(around: Surroundings, at: int) -> Iterator[Candidate]:
    """Yield the names around a sum, by where they come from."""
    one = around.stated[at]
    sentence = around.context.text.sentences[one.sentence]
    found: dict[str, dict[str, Mention | None]] = {}
    for level, mention in _mentions(around, sentence):
        found.setdefault(around.context.names.name(mention), {}).setdefault(level, mention)
    for number, name in enumerate(around.top):
        found.setdefault(name, {})[f"top{number}"] = None
    for name, levels in found.items():
        kind = around.types.get(name)
        if kind is not None:
            yield Candidate(name, kind, tuple(dict.fromkeys(_traits(around, at, name, levels))))


def _mentions(around: Surroundings, sentence: Sentence) -> Iterator[tuple[str, Mention]]:
    """Yield the mentions around a sentence, each with where it stands from there."""
    text, names = around.context.text, around.context.names
    block = text.blocks[sentence.block]
    for near in block.sentences:
        level = "same" if near.index == sentence.index else "before" if near.index < sentence.index else "after"
        yield from ((level, mention) for mention in names.in_sentence(near.index))
    for level, other in _blocks(around, block):
        last = other.sentences[-1:] if level == "lead" else other.sentences
        yield from ((level, mention) for near in last for mention in names.in_sentence(near.index))


def _blocks(around: Surroundings, block: Block) -> Iterator[tuple[str, Block]]:
    text = around.context.text
    lead = text.lead_in(block.index)
    if lead is not None:
        yield "lead", lead
    for depth, heading in enumerate(reversed(text.headings(block.index))):
        yield f"heading{min(depth, 1)}", heading
    for back in range(1, _BACK + 1):
        if block.index >= back and text.blocks[block.index - back].part == block.part:
            yield f"back{back}", text.blocks[block.index - back]
    first = around.begins[block.part]
    yield from (("opening", other) for other in text.blocks[first : first + _OPENING] if other.part == block.part)


def _traits(around: Surroundings, at: int, name: str, levels: dict[str, Mention | None]) -> Iterator[str]:
    """Yield the traits of a name beside a sum; those of its own role in it are told by ``has=``."""
    claim, kind = around.claims[at], around.types[name].value
    sentence = around.context.text.sentences[around.stated[at].sentence]
    nearest = next(level for level in _NEAREST if level in levels)
    yield from (f"type={kind}", f"nearest={nearest}", f"nearest={nearest}&{kind}")
    for level in levels:
        yield from (f"at={level}", f"at={level}&{kind}")
    yield from (f"nature={claim.nature.value}&{kind}", f"status={claim.status.value}&{kind}")
    for role in ROLES:
        if name in getattr(claim, role):
            yield f"has={role}"
        elif around.roles[name, role]:
            yield f"elsewhere={role}"
    often = min(around.counts[name], _MOST)
    yield f"mentions={often}"
    if often >= _OFTEN:
        yield from (f"often&{kind}", f"often&{kind}&{nearest}")
    if name == around.context.topic(sentence):
        yield "topic"
    if name == around.context.names.voice(sentence.index):
        yield f"voice&{kind}"
    shape = around.context.text.blocks[sentence.block].kind
    if shape is not BlockKind.PARAGRAPH:
        yield f"{shape.value}&{nearest}&{kind}"
    beside = levels.get("same")
    if beside is not None:
        yield from _beside(around, at, name, sentence)


def _beside(around: Surroundings, at: int, name: str, sentence: Sentence) -> Iterator[str]:
    """Yield the traits of a name in the sum's own sentence, by its mention that is nearest to the sum."""
    one, names = around.stated[at], around.context.names
    mentions = names.in_sentence(sentence.index)
    own = [mention for mention in mentions if names.name(mention) == name]
    mention = min(own, key=lambda m: min(abs(m.start - one.end), abs(one.start - m.end)))
    kind = around.types[name].value
    side = "behind" if mention.start >= one.end else "ahead"
    low, high = (one.end, mention.start) if side == "behind" else (mention.end, one.start)
    between = min(sum(low <= other.start < high for other in around.sums[sentence.index]), 2)
    distance = len(sentence.text[low:high].split())
    step = next((word for most, word in _STEPS if distance <= most), "11+")
    yield from (side, f"{side}&{kind}", f"sums={between}&{side}&{kind}", f"distance={step}&{side}&{kind}")
    before = _before(sentence.text, mention)
    yield from (f"word={before}", f"word={before}&{side}&{kind}")
    if sentence.text[mention.end : mention.end + 2] in {"'s", "’s"}:
        yield f"possessive&{kind}"
    others = any(names.type(m) == around.types[name] and names.name(m) != name for m in mentions)
    yield f"{'among others' if others else 'alone'}&{kind}"
    party = next((p for p in around.context.parties(sentence) if p.mention == mention), None)
    if party is not None:
        yield from _in_tree(party, one.start, kind)


def _before(text: str, mention: Mention) -> str:
    """Return the preposition or the like before a name, past an article; ``start`` or ``other`` where there is none."""
    words = text[: mention.start].split()[-2:]
    if words and words[-1].lower() in _ARTICLES:
        words = words[:-1]
    if not words:
        return "start"
    word = words[-1].lower()
    return word if word in _BEFORE else "mark" if not _WORD.match(word) else "other"


def _in_tree(party: Party, start: int, kind: str) -> Iterator[str]:
    """Yield how far a name and the sum are below what both hang on."""
    money = next((token for token in party.token.doc if token.idx + len(token) > start), None)
    if money is None:
        return
    above = [token.i for token in (money, *money.ancestors)]
    own = [token.i for token in (party.token, *party.token.ancestors)]
    common = next((token for token in above if token in own), None)
    if common is not None:
        shape = f"{min(above.index(common), 4)}-{min(own.index(common), 4)}"
        yield from (f"tree={shape}", f"tree={shape}&{kind}")
