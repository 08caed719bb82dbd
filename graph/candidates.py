"""Pairs of entities that may be one thing, but not surely enough to be merged: for a human to judge.

They are found by a rare word in common, or by an abbreviation that the other's words make, and weighed by the facts of
:mod:`graph.compare` and some that are too weak for a merge. What has been judged is not asked again.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz import fuzz

from graph.compare import FEATURES, Feature, Profile, keys
from graph.forms import is_weak
from graph.lookup import is_named
from graph.records import Record, latest
from ontology.authority import Authority
from ontology.model import Entity, Judgement

AT_LEAST = 3
"""The sum of weights from which two entities are worth a look."""

_RARE = 12
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entity ids, what speaks for their being one thing less what speaks against, and both in words."""

    left: str
    right: str
    score: int
    reasons: tuple[str, ...]


def within(one: Profile, other: Profile) -> bool:
    """All words of one name are in the other."""
    pairs = ((set(left.split()), set(right.split())) for left in one.names for right in other.names)
    return any(left != right and (left < right or right < left) and len(left & right) > 1 for left, right in pairs)


def initials(one: Profile, other: Profile) -> bool:
    """A form of one is made of the first letters of the other's name."""
    both = ((one, other), (other, one))
    return any(_initials(name) & (long.names | long.forms) for short, long in both for name in short.names)


def _initials(name: str) -> set[str]:
    words = name.split()
    telling = [word for word in words if word not in {"of", "for", "and", "the", "in", "to"}]
    made = {"".join(word[0] for word in some) for some in (words, telling)}
    return {short for short in made if len(short) > 2}


def nearly_spelled_alike(one: Profile, other: Profile) -> bool:
    """Names of several words that differ in one of them by a few letters."""
    return any(
        " " in left and left != right and fuzz.ratio(left, right) >= 85 and _differ_in_one(left, right)
        for left in one.names
        for right in other.names
    )


def _differ_in_one(left: str, right: str) -> bool:
    one, other = left.split(), right.split()
    odd = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(odd) == 1 and fuzz.ratio(*odd[0]) >= 60


WEAK: tuple[Feature, ...] = (
    Feature(within, 2, "all words of one name are in the other"),
    Feature(initials, 3, "the first letters of one make the other"),
    Feature(nearly_spelled_alike, 2, "names that differ in a few letters of one word"),
)
"""Facts that are worth a look, but no merge."""


def candidates(
    records: Sequence[Record], entities: Sequence[Entity], authority: Authority, judgements: Sequence[Judgement] = ()
) -> tuple[Candidate, ...]:
    """Return the pairs that are worth a look, the likeliest first."""
    days = {record.ref: day for record in records if (day := latest(record))}
    named = {entity.id: entity for entity in entities if entity.members}
    profiles = {id: _profile(entity, days, authority) for id, entity in named.items()}
    judged = _judged(tuple(named.values()), judgements)
    pairs = ((named[one], named[other]) for one, other in _pairs(profiles) if frozenset((one, other)) not in judged)
    found = (_candidate((one, profiles[one.id]), (other, profiles[other.id])) for one, other in pairs)
    return tuple(sorted(filter(None, found), key=lambda one: (-one.score, one.left, one.right)))


def _profile(entity: Entity, days: Mapping[str, dt.date], authority: Authority) -> Profile:
    named = keys(tuple(member.name for member in entity.members), entity.type)
    known = entity.id if authority.knows(entity.id) else ""
    dated = tuple(sorted(days[document] for document in entity.documents if document in days))
    return Profile(entity.id, entity.type, named, keys(entity.forms, entity.type) - named, dated, known)


def _pairs(profiles: Mapping[str, Profile]) -> Iterator[tuple[str, str]]:
    """Yield each pair once that has a word or abbreviation in common which few have."""
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for id, profile in profiles.items():
        for key in sorted(profile.names | profile.forms):
            if not is_weak(key, profile.type):
                for mark in (*key.split(), *_initials(key)):
                    blocks[mark].add(id)
    some = (sorted(block) for block in blocks.values() if 1 < len(block) <= _RARE)
    yield from sorted({pair for block in some for pair in combinations(block, 2)})


def _candidate(one: tuple[Entity, Profile], other: tuple[Entity, Profile]) -> Candidate | None:
    held = [feature for feature in (*FEATURES, *WEAK) if feature.holds(one[1], other[1])]
    together = set(one[0].documents) & set(other[0].documents)
    score = sum(feature.weight for feature in held) - (_TOGETHER if together else 0)
    reasons = [feature.reason if feature.weight > 0 else f"but {feature.reason}" for feature in held]
    if together:
        reasons.append("but one document names both")
    return Candidate(one[0].id, other[0].id, score, tuple(reasons)) if score >= AT_LEAST else None


def _judged(entities: Sequence[Entity], judgements: Iterable[Judgement]) -> set[frozenset[str]]:
    """Return the pairs of entities on whose sides there is a judgement."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for side in {entity.id, *(f"{member.document}#{member.local}" for member in entity.members)}:
            owners[side].add(entity.id)
    found = set()
    for judgement in judgements:
        left, right = (owners.get(side) or _named(entities, side) for side in (judgement.left, judgement.right))
        found |= {frozenset(pair) for pair in product(left, right)}
    return found


def _named(entities: Sequence[Entity], said: str) -> set[str]:
    return {one.id for one in entities if any(is_named(said, form) for form in (one.name, *one.forms))}
