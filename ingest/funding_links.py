"""Money that is said again, and what a claim takes from the ones it is linked to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.funding_cues import TOTAL
from ingest.funding_fill import filled
from ingest.funding_parts import Stated, inner_wholes, whole_of
from ingest.funding_same import repeats
from ingest.funding_shared import shared
from ontology.model import Funding
from ontology.terms import Nature

_CLOSE = 3
"""Within how many blocks what is said again takes its programmes from the first time."""

_BARE = "funding.bare"
_ALL = ("nature", "status", "funder", "recipient", "scheme", "place")
_MOST = 24
"""With how many of the earlier equal sums one is compared."""


def linked(stated: Sequence[Stated]) -> list[Funding]:
    """Return the claims with their links: each part to its whole, what is said again to the first time."""
    known = list(stated)
    inner = inner_wholes(stated)
    equal: dict[tuple[object, ...], list[Stated]] = {}
    for at, one in enumerate(stated):
        key = (one.claim.amount, one.claim.amount_max, one.claim.currency)
        first = _first(known, at, equal.get(key, []))
        known[at] = replace(one, claim=_with_links(one, whole_of(known, at, inner[at]), first))
        alike = equal.setdefault(key, [])
        if len(alike) < _MOST:
            alike.append(known[at])
    return filled(shared(known))


def _first(known: Sequence[Stated], at: int, equal: Sequence[Stated]) -> Stated | None:
    """Return the first claim that states the same money, None where this is the first."""
    this = known[at]
    if at and _converted(known[at - 1], this):
        return known[at - 1]
    return next((other for other in equal if repeats(other, this)), None)


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
