"""Money that is said again, and what a claim takes from the ones it is linked to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from ingest.funding_cues import TOTAL
from ingest.funding_fill import filled
from ingest.funding_parts import Stated, inner_wholes, whole_of
from ingest.wordlists import words
from ontology.model import Funding
from ontology.terms import Nature

_CLOSE = 3
"""Within how many blocks what is said again takes its programmes from the first time."""

_SAME_STORY = 12
"""Within how many blocks two equal sums are likely the same."""

_HEADLINE = 3
"""How many blocks at the beginning may be headlines, whose sums the text says again."""

_DEFINITE = re.compile(r"\b(?:the|this|that|its)\s+(?:[\w-]+\s+of\s+)?$", re.I)
_NAMED = re.compile(r"\s+[A-Z]")
_BARE = "funding.bare"
_ROW = "funding.row"
_ALL = ("nature", "status", "funder", "recipient", "scheme", "place")
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 7


def linked(stated: Sequence[Stated]) -> list[Funding]:
    """Return the claims with their links: each part to its whole, what is said again to the first time."""
    known = list(stated)
    inner = inner_wholes(stated)
    equal: dict[tuple[object, ...], list[Stated]] = {}
    for at, one in enumerate(stated):
        key = (one.claim.amount, one.claim.amount_max, one.claim.currency)
        first = _first(known, at, equal.get(key, []))
        known[at] = replace(one, claim=_with_links(one, whole_of(known, at, inner[at]), first))
        equal.setdefault(key, []).append(known[at])
    return filled(known)


def _first(known: Sequence[Stated], at: int, equal: Sequence[Stated]) -> Stated | None:
    """Return the first claim that states the same money, None where this is the first."""
    this = known[at]
    if at and _converted(known[at - 1], this):
        return known[at - 1]
    return next((other for other in equal if _repeats(other, this)), None)


def _with_links(one: Stated, whole: Funding | None, first: Stated | None) -> Funding:
    """Return a claim with its links; it takes from them what it does not say itself.

    A part has its whole's programmes, and a bare figure all that is said of its whole. What is said again without a
    verb has the payer of the first time, and its programmes where it names none and stands close by.
    """
    claim = one.claim
    if first is not None:
        earliest = first.claim.evidence.start if first.claim.same_as is None else first.claim.same_as
        claim = claim.model_copy(update={"same_as": earliest, **_said_first(one, first)})
    if whole is None:
        return claim
    return claim.model_copy(update={"part_of": whole.evidence.quote, **_of_whole(one, claim, whole)})


def _of_whole(one: Stated, claim: Funding, whole: Funding) -> dict[str, object]:
    """Return what a part has of its whole; in one sentence also whom it goes to and when."""
    taken: dict[str, object] = {}
    nature = claim.nature
    if claim.rule == _BARE and not one.told:
        nature = whole.nature
        taken |= {"nature": whole.nature, "status": whole.status, "funder": whole.funder}
    elif nature == whole.nature and not one.told and not TOTAL.search(one.text):
        taken["funder"] = whole.funder
    if nature != Nature.STATISTIC:
        taken["scheme"] = tuple(dict.fromkeys((*claim.scheme, *whole.scheme)))
        if whole.sentence == claim.sentence and not TOTAL.search(one.text):
            taken |= _in_one_breath(one, claim, whole)
    return taken


def _in_one_breath(one: Stated, claim: Funding, whole: Funding) -> dict[str, object]:
    taken: dict[str, object] = {"period": claim.period or whole.period}
    if not claim.recipient and not claim.scheme:
        taken["recipient"] = whole.recipient
    if not claim.place:
        taken["place"] = whole.place
    if not one.told and claim.nature in {whole.nature, Nature.PUBLIC}:
        taken |= {"funder": whole.funder, "nature": whole.nature}
    return taken


def _said_first(one: Stated, other: Stated) -> dict[str, object]:
    claim, first = one.claim, other.claim
    if claim.currency != first.currency or (claim.nature == Nature.STATISTIC and claim.rule != _BARE):
        return {}
    if claim.nature == Nature.STATISTIC:
        return {field: getattr(first, field) for field in _ALL} if first.nature != Nature.STATISTIC else {}
    taken: dict[str, object] = {}
    if claim.rule.startswith(("funding.noun", _BARE)) and claim.nature == first.nature:
        taken["funder"] = first.funder
    if not claim.scheme and not claim.recipient and one.block - other.block <= _CLOSE:
        taken |= {"scheme": first.scheme, "recipient": first.recipient}
    return taken


def _converted(first: Stated, second: Stated) -> bool:
    """Tell a sum said again in another currency in the bracket behind it."""
    if first.sentence != second.sentence or first.claim.currency == second.claim.currency:
        return False
    return bool(re.fullmatch(r"\s*\((?:or |i\.e\. |equivalent to )?", first.text[first.end : second.start]))


def _repeats(first: Stated, second: Stated) -> bool:
    """Tell whether two equal sums are the same: they share what they are for, or enough of their sentences."""
    one, two = first.claim, second.claim
    bare = two.rule == _BARE and two.nature == Nature.STATISTIC and _pointed_at(first, second)
    if first.sentence == second.sentence or (_kind(one) != _kind(two) and not bare) or one.rule == two.rule == _ROW:
        return False
    mine, yours = {*one.scheme, *one.recipient}, {*two.scheme, *two.recipient}
    if one.recipient and two.recipient and not {*one.recipient} & {*two.recipient}:
        return False
    if _pointed_at(first, second) and not _NAMED.match(second.text, second.end):
        return True
    if mine and yours:
        return bool(mine & yours)
    shared = len(_telling(first.text) & _telling(second.text))
    if _distinctive(one.amount):
        return shared >= 1
    near = second.block - first.block <= _SAME_STORY
    if first.block < _HEADLINE and near:
        return shared >= 1
    return one.bound == two.bound and shared >= (2 if near else 3)


def _pointed_at(first: Stated, second: Stated) -> bool:
    """Tell whether "the £5m" points back to an equal sum near before."""
    near = second.block - first.block <= _SAME_STORY
    return near and _DEFINITE.search(second.text, 0, second.start) is not None


def _kind(claim: Funding) -> Nature:
    """Return the nature, public and mixed money as one: who pays is not always said again."""
    return Nature.PUBLIC if claim.nature == Nature.MIXED else claim.nature


def _distinctive(amount: Decimal) -> bool:
    """Tell an amount that two different sums would hardly share: three digits or more that are not noughts."""
    return len(amount.normalize().as_tuple().digits) >= 3


@lru_cache(maxsize=1024)
def _telling(text: str) -> frozenset[str]:
    common = words("funding_common.txt")
    return frozenset(word[:_STEM].lower() for word in _WORD.findall(text) if word.lower() not in common)
