"""Sums that one document tells twice: in its headline and below it, or in two places in much the same words.

The sum alone is never enough. Below a headline, one telling word in common is; elsewhere it takes several, and the same
bound. A sum that might be any of several is none of them, and other schemes, people or places keep sums apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from graph.actions import is_common, subjects
from graph.records import part_of
from ontology.model import Document, Evidence

if TYPE_CHECKING:
    from graph.sums import Money, Stated

_HEADLINE = 800
"""So far from the beginning of a release its headline and summary may reach."""

_ENOUGH, _TOGETHER = 2, 2


def retold(within: Sequence["Money"], document: Document) -> Iterator[tuple["Money", "Money"]]:
    """Yield the pairs of a document's money that are one sum, told twice."""
    pairs = [
        pair
        for some in _blocks(within, document).values()
        for pair in combinations(some, 2)
        if _is_one(*pair, document)
    ]
    times = Counter(money.key for pair in pairs for money in pair)
    yield from (pair for pair in pairs if all(times[money.key] == 1 for money in pair))


def _blocks(within: Sequence["Money"], document: Document) -> dict[tuple[object, ...], list["Money"]]:
    """Return money by the part of the document in which it stands, sum and nature."""
    blocks: defaultdict[tuple[object, ...], list[Money]] = defaultdict(list)
    for money in within:
        first = money.stated[0]
        blocks[_start(first, document), first.sum, first.claim.nature].append(money)
    return blocks


def _start(stated: "Stated", document: Document) -> int:
    part = part_of(document, stated.claim.evidence.start)
    return part.start if part else 0


def _is_one(one: "Money", other: "Money", document: Document) -> bool:
    schemes = one.union("scheme"), other.union("scheme")
    if all(schemes) and not schemes[0] & schemes[1]:
        return False
    both = [(left, right) for left in one.stated for right in other.stated]
    return any(_same_words(left, right, document) for left, right in both)


def _same_words(one: "Stated", other: "Stated", document: Document) -> bool:
    left, right = sorted((one, other), key=lambda stated: stated.claim.evidence.start)
    if _said(left) == _said(right):
        return False
    shared = subjects(_said(left).quote) & subjects(_said(right).quote)
    common = sum(map(is_common, shared))
    if left.claim.evidence.start - _start(left, document) < _HEADLINE:
        return len(shared) > common or common >= _TOGETHER
    return len(shared) - common >= _ENOUGH and left.claim.bound is right.claim.bound


def _said(stated: "Stated") -> Evidence:
    return stated.claim.sentence or stated.claim.evidence
