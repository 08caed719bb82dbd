"""The graph for network tools: GraphML and GEXF, by networkx; no dates, typed attributes, lists joined by a bar."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import networkx as nx

from graph.build import Graph, Node, Value
from graph.rdfxml import xml_text
from graph.tables import SEPARATOR

Attribute = str | int | float

_RENAMED = {"type": "entity_type", "start": "start_at", "end": "end_at", "source": "stated_by"}
"""Properties whose names mean something else to GEXF or GraphML."""

_STAMP = re.compile(r' lastmodifieddate="[^"]*"')


def graphml(graph: Graph) -> Iterator[str]:
    """Yield the graph as GraphML, line by line."""
    for line in nx.generate_graphml(network(graph)):
        yield line + "\n"


def gexf(graph: Graph) -> Iterator[str]:
    """Yield the graph as GEXF 1.2, line by line, without the day on which it is written."""
    for line in nx.generate_gexf(network(graph), version="1.2draft"):
        yield _STAMP.sub("", line) + "\n"


def network(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Return the graph for networkx: labels, label and properties of nodes; type, label and properties of edges."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in graph.nodes:
        found.add_node(node.id, labels=SEPARATOR.join(node.labels), label=caption(node), **_attributes(node.properties))
    for number, edge in enumerate(graph.edges):
        known = {"edge_type": edge.type, "label": edge.type, **_attributes(edge.properties)}
        found.add_edge(edge.source, edge.target, key=f"e{number}", **known)
    return found


def caption(node: Node) -> str:
    """Return what a picture writes on a node: its name, title or quote, else its id."""
    found = next((node.properties[name] for name in ("name", "title", "quote") if name in node.properties), node.id)
    return xml_text(str(found))


def _attributes(properties: Mapping[str, Value]) -> dict[str, Attribute]:
    return {_RENAMED.get(name, name): flat(value) for name, value in properties.items() if name != "id"}


def flat(value: Value) -> Attribute:
    """Return a property as one cell takes it: lists joined by a bar, money as float, days in ISO 8601."""
    match value:
        case tuple():
            return SEPARATOR.join(xml_text(str(item)) for item in value)
        case Decimal():
            return float(value)
        case dt.date():
            return value.isoformat()
        case str():
            return xml_text(value)
        case _:
            return value
