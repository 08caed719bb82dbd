"""The names that may have a part in a sum though they are not said near it: a text's schemes, payers and places."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
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
    """A mention of a name in a block."""

    block: int
    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Speech:
    """What a text speaks of: its mentions in reading order, and their blocks.

    ``runs`` has for each kind of names the mentions at which it turns to another name; ``heading`` and ``frequent``
    have the names that every window is told.
    """

    mentions: Sequence[Spoken]
    blocks: Sequence[int]
    runs: Sequence[Sequence[Spoken]]
    heading: Sequence[Spoken]
    frequent: Sequence[Spoken]


def speech(text: Text, names: Names) -> Speech:
    """Return what a text speaks of, the government left out."""
    found = [
        Spoken(sentence.block, names.name(mention), kind)
        for sentence in text.sentences
        for mention in names.in_sentence(sentence.index)
        if (kind := names.type(mention)) is not None
    ]
    return spoken(found, next((one.index for one in text.blocks if one.kind is BlockKind.HEADING), None))


def spoken(mentions: Sequence[Spoken], title: int | None) -> Speech:
    """Return mentions in reading order as speech; ``title`` is the block of the first heading."""
    runs = [_runs(one for one in mentions if one.type in kinds) for kinds, _ in _NEAREST]
    often = Counter(one.name for one in mentions)
    heading = [one for one in mentions if one.block == title and one.type in _SCHEMES | _PAYERS]
    frequent: list[Spoken] = []
    for kinds, most in _FREQUENT:
        ordered = sorted((one for one in mentions if one.type in kinds), key=lambda one: -often[one.name])
        frequent += _distinct(ordered, most)
    return Speech(mentions, [one.block for one in mentions], runs, heading, frequent)


def elsewhere(told: Speech, first: int, last: int) -> list[Spoken]:
    """Return what a window over the blocks from first to last may speak of without its name, each name once."""
    inside = told.mentions[bisect_left(told.blocks, first) : bisect_right(told.blocks, last)]
    here = {one.name for one in inside}
    found: dict[str, Spoken] = {}
    for one in (*told.heading, *_nearest(told, first), *told.frequent):
        if one.name not in here:
            found.setdefault(one.name, one)
    return list(found.values())


def _nearest(told: Speech, first: int) -> Iterator[Spoken]:
    for runs, (_, most) in zip(told.runs, _NEAREST, strict=True):
        end = bisect_left(runs, first, key=lambda one: one.block)
        yield from _distinct((runs[at] for at in range(end - 1, -1, -1)), most)


def _runs(mentions: Iterable[Spoken]) -> list[Spoken]:
    """Return the first mention of each stretch in which one name alone is said."""
    return [next(group) for _, group in groupby(mentions, key=lambda one: one.name)]


def _distinct(ordered: Iterable[Spoken], most: int) -> list[Spoken]:
    found: dict[str, Spoken] = {}
    for one in ordered:
        if len(found) == most:
            break
        found.setdefault(one.name, one)
    return list(found.values())
