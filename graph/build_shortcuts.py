"""Edges that spare a question its way through claims and flows: who is named with whom, from whom money passes to whom.

They say nothing that claims and flows do not say; they are there once for each pair, so that a search for chains walks
over pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from graph.elements import Edge
from graph.linker import Linker
from graph.records import Record, all_claims, roles
from ontology.ids import claim_ref
from ontology.model import Flow
from ontology.terms import Nature

Pair = tuple[str, str]


def named_with(records: Sequence[Record], links: Linker) -> Iterator[Edge]:
    """Yield an edge for each two entities that one claim names, from the lesser id to the greater."""
    found: defaultdict[Pair, set[tuple[str, str]]] = defaultdict(set)
    for record in records:
        for claim in all_claims(record):
            named = {links.entity(record.ref, name) for _, names in roles(claim) for name in names}
            for pair in combinations(sorted(named), 2):
                found[pair].add((claim_ref(claim.id), record.ref))
    for (source, target), said in sorted(found.items()):
        claims, documents = ({one[0] for one in said}, {one[1] for one in said})
        yield Edge(source, "NAMED_WITH", target, {"claims": _sorted(claims), "documents": _sorted(documents)})


def passes_to(flows: Sequence[Flow]) -> Iterator[Edge]:
    """Yield an edge for each two entities between which money passes, through a flow or from a whole to its part."""
    known = {flow.id: flow for flow in flows}
    found: defaultdict[Pair, set[str]] = defaultdict(set)
    for flow in flows:
        if flow.nature is not Nature.STATISTIC:
            for pair in _passing(flow, known):
                found[pair].add(flow.id)
    for (source, target), ids in sorted(found.items()):
        claims = {claim for id in ids for claim in known[id].claims}
        yield Edge(source, "PASSES_TO", target, {"flows": _sorted(ids), "claims": _sorted(claims)})


def _passing(flow: Flow, known: Mapping[str, Flow]) -> Iterator[Pair]:
    """Yield from whom to whom: giver to taker or scheme, scheme to taker, the whole's scheme to the part's."""
    whole = known.get(flow.part_of or "")
    pairs = (
        *product(flow.funder, (*flow.recipient, *flow.scheme)),
        *product(flow.scheme, flow.recipient),
        *product(whole.scheme if whole else (), (*flow.recipient, *flow.scheme)),
    )
    yield from (pair for pair in pairs if pair[0] != pair[1])


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
