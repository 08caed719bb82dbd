"""Flows: what the claims that state the same money agree on, where they differ, and which money is part of which.

The latest document has the word on status, bound and period; different sums that documents give for one scheme stay
different flows. The same sum in a second currency ("£19 million (€22 million)") is a conversion, no disagreement.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.linker import Linker
from graph.parts import PartOf, parts, wholes
from graph.profiles import GOVERNMENT_ID
from graph.records import Record
from graph.rounding import is_rough
from graph.sums import Key, Money, across, within
from graph.totals import Forms, disagreeing, forms, states_total
from ontology.ids import flow_id
from ontology.model import Entity, Flow, Funding, Names
from ontology.terms import Bound, Currency, EntityType, FundingStatus, Nature

W = TypeVar("W", Currency, Nature)

_STRONGEST = (FundingStatus.DONE, FundingStatus.PLANNED, FundingStatus.STATED)


@dataclass(frozen=True, slots=True)
class Made:
    """A flow with what does not stay in it: when it was first stated, and of which schemes it is said to be the whole.

    The flow has no whole and no disagreement yet: these depend on other flows.
    """

    flow: Flow
    first: Key
    totals: Names = ()


def flows(records: Sequence[Record], links: Linker, entities: Iterable[Entity] = ()) -> tuple[Flow, ...]:
    """Return the flows of all records, by id; each funding claim is in exactly one.

    The names of entities tell which sums are totals, so that totals that disagree are known.
    """
    money = [money for record in records for money in within(record, links)]
    named = forms(entities)
    return related(
        [made(one, named) for one in across(money)],
        {ref: part for record in records for ref, part in parts(record)},
        named,
    )


def made(money: Money, named: Forms) -> Made:
    """Return the flow of money; ``named`` has the names of each scheme."""
    flow = _flow(money)
    totals = (id for id in flow.scheme if any(states_total(stated, named.get(id, ())) for stated in money.stated))
    return Made(flow, money.key, tuple(totals))


def related(found: Sequence[Made], said: Mapping[str, PartOf], named: Forms) -> tuple[Flow, ...]:
    """Return flows by id, each with the flow of which it is part and those with which it disagrees."""
    above = wholes([one.flow for one in found], said)
    placed = [replace(one, flow=changed(one.flow, part_of=above.get(one.flow.id))) for one in found]
    others = disagreeing([(one.first, one.totals, one.flow) for one in placed], named)
    made = (changed(one.flow, disagrees_with=others.get(one.flow.id, ())) for one in placed)
    return tuple(sorted(made, key=lambda flow: flow.id))


def changed(flow: Flow, **fields: object) -> Flow:
    """Return a flow with these fields: itself, if it has them."""
    return (
        flow if all(getattr(flow, name) == value for name, value in fields.items()) else flow.model_copy(update=fields)
    )


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
