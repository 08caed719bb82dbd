"""The names that may have a part in a sum though they are not said near it: a text's schemes, payers and places."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ingest.mentions import Names
from ingest.text import BlockKind, Text
from ontology.terms import EntityType

_SCHEMES = frozenset({EntityType.FUND, EntityType.PROGRAMME, EntityType.PLAN, EntityType.FACILITY})
_PAYERS = frozenset({EntityType.BODY, EntityType.ORGANISATION, EntityType.COMPANY, EntityType.UNIVERSITY})
_PLACES = frozenset({EntityType.PLACE})

_NEAREST = ((_SCHEMES, 2), (_PAYERS, 2), (_PLACES, 1))
"""How many of the names said last before a window are told it, by what they can be in a sum."""

_FREQUENT = ((_SCHEMES, 3), (_PAYERS, 3), (_PLACES, 1))
"""How many of the names said most often in the whole text are told each window."""


class Spoken(NamedTuple):
    """A mention of a name in a block; ``heads`` where that is the text's first heading."""

    block: int
    name: str
    type: EntityType
    heads: bool


def spoken_of(text: Text, names: Names) -> list[Spoken]:
    """Return the mentions of a text in reading order, those of the government left out."""
    title = next((one.index for one in text.blocks if one.kind is BlockKind.HEADING), None)
    found = []
    for sentence in text.sentences:
        for mention in names.in_sentence(sentence.index):
            kind = names.type(mention)
            if kind is not None:
                found.append(Spoken(sentence.block, names.name(mention), kind, sentence.block == title))
    return found


def elsewhere(spoken: Sequence[Spoken], first: int, last: int) -> list[Spoken]:
    """Return what a window over the blocks from first to last may speak of without its name, each name once."""
    here = {one.name for one in spoken if first <= one.block <= last}
    found: dict[str, Spoken] = {}
    for one in _candidates(spoken, first):
        if one.name not in here:
            found.setdefault(one.name, one)
    return list(found.values())


def _candidates(spoken: Sequence[Spoken], first: int) -> Iterator[Spoken]:
    yield from (one for one in spoken if one.heads and one.type in _SCHEMES | _PAYERS)
    said = [one for one in reversed(spoken) if one.block < first]
    for kinds, most in _NEAREST:
        yield from _distinct((one for one in said if one.type in kinds), most)
    often = Counter(one.name for one in spoken)
    for kinds, most in _FREQUENT:
        yield from _distinct(
            sorted((one for one in spoken if one.type in kinds), key=lambda one: -often[one.name]), most
        )


def _distinct(ordered: Iterable[Spoken], most: int) -> list[Spoken]:
    found: dict[str, Spoken] = {}
    for one in ordered:
        if len(found) == most:
            break
        found.setdefault(one.name, one)
    return list(found.values())
