"""Sums that one document tells twice: in its headline and below it, or in two places in much the same words.

The sum alone is never enough. Below a headline, one telling word in common is; elsewhere it takes several, and the same
bound, or the words in which one speaks of what is known. A sum that might be any of several is none of them, and other
schemes, people or places keep sums apart.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from graph.actions import is_common, subjects
from graph.records import part_of
from ontology.model import Document, Evidence

if TYPE_CHECKING:
    from graph.sums import Money, Stated

_HEADLINE = 800
"""So far from the beginning of a release its headline and summary may reach."""

_THIS = re.compile(r"\b(?:this|these|of the|in the)\s+$", re.IGNORECASE)
_THE = re.compile(r"(?:^|\W)the\s+$", re.IGNORECASE)
_IS = re.compile(r"\s+(?:is|are|was|were|will|would|comprises?|includes?|means|has|covers?|comes?|goes|pays)\b")

Key = tuple[str, str, int, str]
Apart = Callable[["Money", "Money"], bool]

_ENOUGH, _TOGETHER = 2, 2


def retold(within: Sequence["Money"], document: Document, apart: Apart) -> Iterator[tuple["Money", "Money"]]:
    """Yield the pairs of a document's money that are one sum, told twice; ``apart`` says what cannot be one."""
    pairs = [
        pair
        for some in _blocks(within, document).values()
        for pair in combinations(some, 2)
        if not apart(*pair) and _is_one(*pair, document)
    ]
    beside: defaultdict[Key, set[Key]] = defaultdict(set)
    for one, other in pairs:
        beside[one.key] |= {one.key, other.key}
        beside[other.key] |= {one.key, other.key}
    yield from (pair for pair in pairs if beside[pair[0].key] == beside[pair[1].key])


def _blocks(within: Sequence["Money"], document: Document) -> dict[tuple[object, ...], list["Money"]]:
    """Return money by the part of the document in which it stands, and sum."""
    blocks: defaultdict[tuple[object, ...], list[Money]] = defaultdict(list)
    for money in within:
        first = money.stated[0]
        blocks[_start(first, document), first.sum].append(money)
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
    if _is_definite(right):
        return True
    shared = subjects(_said(left).quote) & subjects(_said(right).quote)
    common = sum(map(is_common, shared))
    if left.claim.evidence.start - _start(left, document) < _HEADLINE:
        return len(shared) > common or common >= _TOGETHER
    return len(shared) - common >= _ENOUGH and left.claim.bound is right.claim.bound


def _is_definite(stated: "Stated") -> bool:
    """Say whether a sum is spoken of as known: "this £5 million", "of the £5 million", "The £5 million is"."""
    said, claim = _said(stated), stated.claim.evidence
    before, behind = said.quote[: claim.start - said.start], said.quote[claim.end - said.start :]
    return _THIS.search(before) is not None or (_THE.search(before) is not None and _IS.match(behind) is not None)


def _said(stated: "Stated") -> Evidence:
    return stated.claim.sentence or stated.claim.evidence
