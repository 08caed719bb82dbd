"""What claims that are linked know of each other: a headline learns from the text, a total from its addends."""

from collections.abc import Mapping, Sequence

from ingest.funding_cues import TOTAL
from ingest.funding_parts import Stated
from ontology.model import Funding
from ontology.terms import Nature


def filled(known: Sequence[Stated]) -> list[Funding]:
    """Return the claims, each first statement and each total filled in by the claims that are linked to it."""
    by_start = {one.claim.evidence.start: at for at, one in enumerate(known)}
    claims = [one.claim for one in known]
    told = [one.told for one in known]
    for at, one in enumerate(known):
        again = claims[at].same_as
        first = by_start.get(again) if again is not None else None
        if first is not None:
            claims[first] = claims[first].model_copy(update=_learned(claims[first], claims[at], told, first, at))
            told[first] = told[first] or told[at]
        if TOTAL.search(one.text, 0, one.start):
            claims[at] = claims[at].model_copy(update=_totalled(known, claims, at))
    return claims


def _learned(first: Funding, again: Funding, told: Sequence[bool], at: int, of: int) -> Mapping[str, object]:
    if Nature.STATISTIC in {first.nature, again.nature} or first.currency != again.currency:
        return {}
    taken: dict[str, object] = {}
    if not first.recipient and not first.scheme:
        taken |= {"recipient": again.recipient, "scheme": again.scheme}
    if not first.place:
        taken["place"] = again.place
    if told[of] and not told[at]:
        taken["funder"] = again.funder
    return taken


def _totalled(known: Sequence[Stated], claims: Sequence[Funding], at: int) -> Mapping[str, object]:
    """Return who pays a total, and for what: those of its addends; public and private money make it mixed."""
    quote = claims[at].evidence.quote
    addends = [claims[n] for n in range(max(0, at - _REACH), at) if claims[n].part_of == quote]
    flows = [claim for claim in addends if claim.nature != Nature.STATISTIC]
    if not flows or claims[at].nature == Nature.STATISTIC:
        return {}
    funders = tuple(dict.fromkeys(name for claim in flows for name in claim.funder))
    natures = {claim.nature for claim in flows}
    return {
        "funder": funders if not known[at].told or len(funders) > 1 else claims[at].funder,
        "scheme": tuple(dict.fromkeys(name for claim in (*flows, claims[at]) for name in claim.scheme)),
        "nature": natures.pop() if len(natures) == 1 else Nature.MIXED,
        "status": flows[-1].status,
    }


_REACH = 8
