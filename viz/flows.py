"""Flows of money as a Sankey diagram: funder → scheme → recipient or place, widths by amount, one per currency.

What would count money twice is left out and listed: statistics, parts of a larger sum that is drawn, and flows of
which neither a giver nor a taker is known.
"""

from collections import defaultdict
from itertools import pairwise
from typing import Any

from ontology.model import Frozen
from viz.amounts import bounded
from viz.atlas import Atlas

UNSAID = "not said"
MOST_LINKS = 120


class FlowRow(Frozen):
    """A flow as it is listed: its amount as people write it, who and what it joins, and its claims."""

    flow: str
    amount: str
    low: float
    currency: str
    nature: str
    status: str
    period: str
    funder: tuple[str, ...]
    scheme: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    part_of: str | None
    claims: tuple[str, ...]
    left_out: str


class Band(Frozen):
    """A band of the diagram from one node to another."""

    source: str
    target: str
    value: float
    flows: tuple[str, ...]


class Sankey(Frozen):
    """A diagram of one currency: node keys with their labels, and bands between them."""

    currency: str
    labels: dict[str, str]
    bands: tuple[Band, ...]


def flow_rows(atlas: Atlas) -> list[FlowRow]:
    """Return all flows, the largest first; ``left_out`` says why a flow is not drawn, "" if it is."""
    rows = [_row(atlas, id) for id in atlas.of_label("Flow")]
    return sorted(rows, key=lambda row: (-row.low, row.flow))


def sankeys(atlas: Atlas, rows: list[FlowRow]) -> list[Sankey]:
    """Return a diagram per currency, of the flows that are drawn; the currency with most flows first."""
    drawn: defaultdict[str, list[FlowRow]] = defaultdict(list)
    for row in rows:
        if not row.left_out:
            drawn[row.currency].append(row)
    return [
        _sankey(atlas, currency, drawn[currency][:MOST_LINKS])
        for currency in sorted(drawn, key=lambda currency: (-len(drawn[currency]), currency))
    ]


def _row(atlas: Atlas, flow: str) -> FlowRow:
    node = atlas.nodes[flow]
    ends = {role: tuple(atlas.targets(flow, role.upper())) for role in ("funder", "scheme", "recipient", "place")}
    part_of = next(iter(atlas.targets(flow, "PART_OF")), None)
    return FlowRow(
        flow=flow,
        amount=bounded(node["amount_low"], node["amount_high"], node["currency"], node["bound"]),
        low=node.get("amount", node["amount_low"]),
        currency=node["currency"],
        nature=node["nature"],
        status=node["status"],
        period=node.get("period", ""),
        part_of=part_of,
        claims=tuple(sorted(atlas.sources(flow, "STATES"), key=atlas.position)),
        left_out=_left_out(node, part_of, ends),
        **ends,
    )


def _left_out(node: Any, part_of: str | None, ends: dict[str, tuple[str, ...]]) -> str:
    if node["nature"] == "statistic":
        return "a statistic, no money that moves"
    if part_of is not None:
        return "part of a larger sum"
    if not any(ends.values()):
        return "neither giver nor taker is named"
    return ""


def _sankey(atlas: Atlas, currency: str, rows: list[FlowRow]) -> Sankey:
    labels: dict[str, str] = {}
    bands: defaultdict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for row in rows:
        steps = [_stop(atlas, labels, place, ids) for place, ids in _stations(row)]
        for source, target in pairwise(steps):
            bands[source, target].append((row.low, row.flow))
    return Sankey(
        currency=currency,
        labels=labels,
        bands=tuple(
            Band(source=a, target=b, value=sum(x for x, _ in found), flows=tuple(f for _, f in found))
            for (a, b), found in sorted(bands.items())
        ),
    )


def _stations(row: FlowRow) -> list[tuple[str, tuple[str, ...]]]:
    end = ("recipient", row.recipient) if row.recipient else ("place", row.place)
    stations = [("funder", row.funder), ("scheme", row.scheme), end]
    return [stations[0], *(station for station in stations[1:] if station[1])]


def _stop(atlas: Atlas, labels: dict[str, str], column: str, ids: tuple[str, ...]) -> str:
    key = f"{column}:{'+'.join(ids)}"
    names = " + ".join(atlas.nodes[id]["name"] for id in ids)
    labels[key] = names or f"giver {UNSAID}"
    return key
