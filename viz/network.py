"""Networks of entities, made with pyvis: who is joined to whom, each node and edge with its evidence cards.

Positions are computed here, seeded, so that a picture is the same at every run and needs no simulation in the browser.
"""

import json
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

import networkx as nx
from pyvis.network import Network

from graph.build import Edge
from viz.atlas import Atlas, claims_behind
from viz.cards import Card, card, cards, entity_href

COLOURS = {
    "body": "#2f5d8a",
    "company": "#b3562c",
    "university": "#6b4c9a",
    "organisation": "#4f7f8c",
    "programme": "#2e7d5b",
    "fund": "#8a7a1f",
    "plan": "#7a5c3e",
    "facility": "#8c4a6b",
    "place": "#5a6b3b",
    "person": "#a13d4b",
    "post": "#7d7d7d",
    "law": "#444e5c",
}
"""One colour a type, all dark enough for white or adjacent text."""

MOST_NEIGHBOURS = 40
MOST_CARDS = 6
_SPREAD = 420
_ROOM = (150.0, 84.0)
"""What a node with its label takes up, width and height."""


def neighbourhood(atlas: Atlas, entity: str) -> dict[str, Any]:
    """Return the network of an entity and those joined to it, the most often joined first."""
    bonds = atlas.bonds(entity)
    near = _most_joined(atlas, {_other(edge, entity) for edge in bonds} - {entity}, MOST_NEIGHBOURS)
    shown = sorted({entity, *near})
    edges = [edge for id in shown for edge in atlas.bonds(id) if edge.source == id]
    return _network(atlas, [entity, *near], edges, entity)


def overview(atlas: Atlas, most: int = 60) -> dict[str, Any]:
    """Return the network of the entities that documents most often join, without what only the authority data say."""
    said = {id: [edge for edge in atlas.bonds(id) if claims_behind(edge)] for id in atlas.of_label("Entity")}
    joined = sorted((id for id in said if said[id]), key=lambda id: (-len(said[id]), id))[:most]
    shown = set(joined)
    kept = [id for id in joined if any(_other(edge, id) in shown - {id} for edge in said[id])]
    return _network(atlas, kept, [edge for id in sorted(kept) for edge in said[id] if edge.source == id], None)


def _other(edge: Edge, entity: str) -> str:
    return edge.target if edge.source == entity else edge.source


def _most_joined(atlas: Atlas, entities: Iterable[str], most: int) -> list[str]:
    return sorted(entities, key=lambda id: (-len(atlas.bonds(id)), id))[:most]


def _network(atlas: Atlas, entities: list[str], among: list[Edge], centre: str | None) -> dict[str, Any]:
    edges = [edge for edge in among if edge.target in set(entities)]
    picture = Network(directed=True, cdn_resources="local")
    places = _places(entities, edges)
    for id in entities:
        _add_node(picture, atlas, id, places[id], centre=centre)
    for nth, edge in enumerate(_drawn(edges)):
        picture.add_edge(edge[0].source, edge[0].target, id=nth, label=_label(edge), cards=_edge_cards(atlas, edge))
    return {"nodes": picture.nodes, "edges": picture.edges}


def _places(entities: list[str], edges: list[Edge]) -> dict[str, tuple[float, float]]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(entities)
    graph.add_edges_from((edge.source, edge.target) for edge in edges)
    found = nx.spring_layout(graph, seed=7, k=2.2 / max(1, len(entities)) ** 0.5, iterations=120)
    scale = _SPREAD * max(1.0, len(entities) / 14) ** 0.5
    places = {id: (float(x) * scale * 1.2, float(y) * scale * 0.7) for id, (x, y) in found.items()}
    return {id: (round(x), round(y)) for id, (x, y) in apart(places).items()}


def apart(places: Mapping[str, tuple[float, float]], rounds: int = 200) -> dict[str, tuple[float, float]]:
    """Return the places moved as little as needed for no two nodes with their labels to overlap."""
    moved = {id: list(place) for id, place in places.items()}
    ids = sorted(moved)
    for _ in range(rounds):
        pushed = [_pushed(moved[one], moved[other]) for one, other in combinations(ids, 2)]
        if not any(pushed):
            break
    return {id: (x, y) for id, (x, y) in moved.items()}


def _pushed(one: list[float], other: list[float]) -> bool:
    dx, dy = other[0] - one[0], other[1] - one[1]
    wide, high = _ROOM[0] - abs(dx), _ROOM[1] - abs(dy)
    if wide <= 0 or high <= 0:
        return False
    axis, by = (0, wide) if wide / _ROOM[0] < high / _ROOM[1] else (1, high)
    step = (by / 2 + 1) * (1 if (dx, dy)[axis] >= 0 else -1)
    one[axis] -= step
    other[axis] += step
    return True


def _add_node(picture: Network, atlas: Atlas, id: str, place: tuple[float, float], *, centre: str | None) -> None:
    node = atlas.nodes[id]
    weight = len(atlas.claims_of(id))
    picture.add_node(
        id,
        label=_wrapped(node["name"]),
        color=COLOURS[node["type"]],
        x=place[0],
        y=place[1],
        size=26 if id == centre else min(24, 8 + weight**0.5 * 2),
        shape="dot",
        name=node["name"],
        kind=node.get("kind", node["type"]),
        href=entity_href(id),
        cards=[_shown(card(atlas, claim)) for claim in atlas.claims_of(id)[:MOST_CARDS]],
        more=max(0, weight - MOST_CARDS),
    )


def _wrapped(name: str, width: int = 22) -> str:
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _drawn(edges: list[Edge]) -> list[list[Edge]]:
    """Return the edges by pair of ends: whatever joins two entities in one direction is one line."""
    groups: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        groups.setdefault((edge.source, edge.target), []).append(edge)
    return list(groups.values())


def _label(edges: list[Edge]) -> str:
    return ", ".join(dict.fromkeys(edge.type.lower().replace("_", " ") for edge in edges))


def _edge_cards(atlas: Atlas, edges: list[Edge]) -> list[dict[str, Any]]:
    claims = sorted({claim for edge in edges for claim in claims_behind(edge)}, key=atlas.position)
    if claims:
        return [_shown(each) for each in cards(atlas, claims)]
    return [{"headline": _label([edge]), "source": str(edge.properties.get("source", ""))} for edge in edges]


def _shown(card: Card) -> dict[str, Any]:
    fields = card.model_dump(include={"headline", "sentence", "words", "document", "date", "page", "href"})
    return {name: value for name, value in fields.items() if value not in (None, "")}


def script(data: object) -> str:
    """Return data as JSON that may stand inside a ``script`` element."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
