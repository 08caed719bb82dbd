"""Which flow is part of which, as the claims of their documents say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.records import Record, larger
from graph.sums import Key, order_of
from ontology.ids import claim_ref
from ontology.model import Flow


@dataclass(frozen=True, slots=True)
class PartOf:
    """The claim of which a claim says to be part, and the order of the part."""

    order: Key
    whole: str


def parts(record: Record) -> Iterator[tuple[str, PartOf]]:
    """Yield the claims of a document that are parts of others, each with its whole."""
    for claim in record.claims.funding:
        whole = larger(claim, record.claims.funding)
        if whole is not None:
            yield claim_ref(claim.id), PartOf(order_of(record, claim), claim_ref(whole.id))


def wholes(found: Iterable[Flow], parts: Mapping[str, PartOf]) -> dict[str, str]:
    """Return by flow that of which its latest claims say it is part; a circle is left open where it would close."""
    flow_of = {claim: flow.id for flow in found for claim in flow.claims}
    said: defaultdict[str, list[PartOf]] = defaultdict(list)
    for claim, part in parts.items():
        said[flow_of[claim]].append(part)
    above: dict[str, str] = {}
    for id in sorted(said):
        above_it = (flow_of[part.whole] for part in sorted(said[id], key=lambda part: part.order, reverse=True))
        whole = next((other for other in above_it if id not in _chain(other, above)), None)
        if whole is not None:
            above[id] = whole
    return above


def _chain(id: str | None, above: dict[str, str]) -> Iterator[str]:
    while id is not None:
        yield id
        id = above.get(id)
