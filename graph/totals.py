"""Flows that disagree: documents that give different sums for the whole of one scheme are kept side by side.

A claim states a total where its sentence says so: the sum stands before the scheme's name ("the £5 million Copper
Fund"), behind it ("the Fund is worth £5 million"), or is put into it ("invest £5 million in the Copper Fund"). A part,
an award, a rate, what has been spent so far and what comes on top are no totals.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from graph.sums import Key, Stated
from ontology.model import Disagreement, Entity, Flow, Names
from ontology.terms import FundingStatus, Nature

_SPACE = re.compile(r"\s+")
_ON_TOP = re.compile(r"\b(?:further|additional|another|extra|more|next phase|new round|first|remaining)\b[^.;]{0,40}$")
_BEFORE = re.compile(
    r"^(?:[\s-]+(?:(?!(?:from|through|of|via|in|to|for|by|under|with|the|and|or|at|on)\b)\w+[\s-]+){0,2})$"
)
_BEHIND = re.compile(r"\b(?:is|was|be|being|of|worth|totals|totalling|amounts to|has|with)\b[^.;£$€]{0,30}$")
_PUT = re.compile(r"^\s*(?:\w+\s+){0,3}?(?:in|into|to|for|towards)\s+(?:the\s+|our\s+|its\s+|a\s+)?(?:new\s+)?$")
_REACH = 60

Forms = Mapping[str, Sequence[str]]
"""The names of each scheme, the longest first."""


Total = tuple[Key, Names, Flow]
"""A flow with the order of its first claim and the schemes of which claims say that it is the whole."""


def forms(entities: Iterable[Entity]) -> Forms:
    """Return the names of entities, the longest first."""
    return {one.id: sorted({one.name, *one.forms}, key=lambda form: (-len(form), form)) for one in entities}


def disagreeing(found: Iterable[Total], known: Forms) -> dict[str, tuple[Disagreement, ...]]:
    """Return by flow those that an earlier document gives another total for, each pair of flows once."""
    totals: defaultdict[tuple[str, str, str], list[tuple[Key, Flow]]] = defaultdict(list)
    for first, schemes, flow in found:
        for scheme in schemes if _may_be_total(flow) else ():
            totals[scheme, flow.nature.value, flow.currency.value].append((first, flow))
    apart: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for (scheme, _, _), some in sorted(totals.items()):
        for (_, early), (_, late) in combinations(sorted(some, key=lambda pair: pair[0]), 2):
            if _disagree(early, late):
                apart[late.id].add((early.id, f"another total of {(known[scheme] or [scheme])[0]}"))
    return {
        id: tuple(Disagreement(flow=flow, reason=reason) for flow, reason in sorted(some)) for id, some in apart.items()
    }


def _may_be_total(flow: Flow) -> bool:
    """Say whether a flow may be the whole of a scheme: no part, nobody's in particular, nowhere in particular."""
    return flow.part_of is None and not flow.recipient and not flow.place and flow.nature is not Nature.STATISTIC


def _disagree(one: Flow, other: Flow) -> bool:
    """Say whether two totals are apart, each in a document that does not state the other."""
    apart = one.amount_low > other.amount_high or other.amount_low > one.amount_high
    alone = set(one.documents) - set(other.documents) and set(other.documents) - set(one.documents)
    return apart and bool(alone)


def states_total(stated: Stated, names: Sequence[str]) -> bool:
    """Say whether a claim's sentence gives its sum as the whole of a scheme of these names."""
    if stated.is_rate or stated.claim.status is FundingStatus.DONE:
        return False
    said, claim = stated.claim.sentence, stated.claim.evidence
    if said is None:
        return False
    before, behind = said.quote[: claim.start - said.start], said.quote[claim.end - said.start :]
    if _ON_TOP.search(before[-_REACH:]):
        return False
    return any(_is_whole(_SPACE.sub(" ", before), _SPACE.sub(" ", behind), name) for name in names)


def _is_whole(before: str, behind: str, name: str) -> bool:
    return any(_fits(behind, name, link) for link in (_BEFORE, _PUT)) or _led_to(before, name)


def _fits(behind: str, name: str, link: re.Pattern[str]) -> bool:
    at = behind.find(name, 0, _REACH + len(name))
    return at >= 0 and link.search(behind[:at]) is not None


def _led_to(before: str, name: str) -> bool:
    at = before.rfind(name)
    return at >= 0 and len(before) - at - len(name) <= _REACH and _BEHIND.search(before[at + len(name) :]) is not None
