"""Flows: what the claims that state the same money agree on, where they differ, and which money is part of which.

The latest document has the word on status, bound and period; different sums that documents give for one scheme stay
different flows. The same sum in a second currency ("£19 million (€22 million)") is a conversion, no disagreement.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from graph.linker import Linker
from graph.profiles import GOVERNMENT_ID
from graph.records import Record, larger
from graph.rounding import is_rough
from graph.sums import Money, gather
from graph.totals import disagreeing, forms
from ontology.ids import claim_ref, flow_id
from ontology.model import Entity, Flow, Funding
from ontology.terms import Bound, Currency, EntityType, FundingStatus, Nature

W = TypeVar("W", Currency, Nature)

_STRONGEST = (FundingStatus.DONE, FundingStatus.PLANNED, FundingStatus.STATED)


def flows(records: Sequence[Record], links: Linker, entities: Iterable[Entity] = ()) -> tuple[Flow, ...]:
    """Return the flows of all records, by id; each funding claim is in exactly one.

    The names of entities tell which sums are totals, so that totals that disagree are known.
    """
    gathered = gather(records, links)
    contained = _contained(gathered, records)
    others = disagreeing(list(zip(gathered, contained, strict=True)), forms(entities))
    found = (flow.model_copy(update={"disagrees_with": others.get(flow.id, ())}) for flow in contained)
    return tuple(sorted(found, key=lambda flow: flow.id))


def _flow(money: Money) -> Flow:
    group = money.stated
    latest = [stated.claim for stated in group if stated.document == group[-1].document]
    currency = _most(stated.claim.currency for stated in group)
    in_currency = [stated for stated in group if stated.claim.currency is currency]
    counted = [stated for stated in in_currency if not is_rough(stated, in_currency)]
    sums = Counter(stated.sum for stated in counted)
    agreed = max(sums, key=lambda sum: (sums[sum], max(stated.order for stated in counted if stated.sum == sum)))
    ends = [end for amount, upper, _ in sums for end in (amount, upper or amount)]
    return Flow(
        id=flow_id([stated.ref for stated in group]),
        claims=tuple(sorted(stated.ref for stated in group)),
        amount=agreed[0] if len(sums) == 1 else None,
        amount_low=min(ends),
        amount_high=max(ends),
        currency=currency,
        bound=_bound(latest),
        nature=_most(stated.claim.nature for stated in group),
        status=_status(latest),
        funder=_givers(money),
        recipient=tuple(sorted(money.union("recipient"))),
        scheme=tuple(sorted(money.union("scheme"))),
        place=tuple(sorted(money.union("place"))),
        period=next((stated.claim.period for stated in reversed(group) if stated.claim.period), ""),
        disagreeing=tuple(sorted(stated.ref for stated in counted if stated.sum != agreed)),
        documents=tuple(sorted({stated.document for stated in group})),
        reasons=money.reasons,
    )


def _most(words: Iterable[W]) -> W:
    """Return the word that is there most often, of equals the first in its closed list."""
    counts = Counter(words)
    order = list(type(next(iter(counts))))
    return max(order, key=lambda word: (counts[word], -order.index(word)))


def _bound(said: Sequence[Funding]) -> Bound:
    """Return the bound of the latest document's first claim that gives one, exact if all do without."""
    return next((claim.bound for claim in said if claim.bound is not Bound.EXACT), Bound.EXACT)


def _status(said: Sequence[Funding]) -> FundingStatus:
    """Return the status in the latest document, which which may know more; done there wins over planned."""
    statuses = {claim.status for claim in said}
    return next(status for status in _STRONGEST if status in statuses)


def _givers(money: Money) -> tuple[str, ...]:
    """Return the funders; a named body takes the place of the government, of which it is a part."""
    funders = money.union("funder")
    if any(id.startswith(f"{EntityType.BODY.value}/") for id in funders - {GOVERNMENT_ID}):
        funders -= {GOVERNMENT_ID}
    return tuple(sorted(funders))


# Which flow is part of which


def _contained(gathered: Sequence[Money], records: Sequence[Record]) -> list[Flow]:
    """Return the flows with ``part_of`` as their latest claims say; a circle is left open where it would close."""
    made = [_flow(money) for money in gathered]
    flow_of = {claim: flow.id for flow in made for claim in flow.claims}
    wholes = _wholes(records)
    above: dict[str, str] = {}
    for money, flow in sorted(zip(gathered, made, strict=True), key=lambda pair: pair[1].id):
        said = (flow_of[wholes[stated.ref]] for stated in reversed(money.stated) if stated.ref in wholes)
        whole = next((id for id in said if flow.id not in _chain(id, above)), None)
        if whole is not None:
            above[flow.id] = whole
    return [flow.model_copy(update={"part_of": above.get(flow.id)}) for flow in made]


def _wholes(records: Iterable[Record]) -> dict[str, str]:
    found = {}
    for record in records:
        for claim in record.claims.funding:
            whole = larger(claim, record.claims.funding)
            if whole is not None:
                found[claim_ref(claim.id)] = claim_ref(whole.id)
    return found


def _chain(id: str | None, above: dict[str, str]) -> Iterator[str]:
    while id is not None:
        yield id
        id = above.get(id)
