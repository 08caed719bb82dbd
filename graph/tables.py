"""The graph for spreadsheets and databases: nodes, edges and claims as CSV."""

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from graph.build import Edge, Graph, Node, Value
from graph.rdf_names import decimal

SEPARATOR = " | "

Row = Mapping[str, str]

_ROLES = ("funder", "recipient", "scheme", "place", "actor", "subject", "object")


def tables(graph: Graph) -> dict[str, Iterator[str]]:
    """Return the tables by file name, each a stream of CSV lines."""
    return {
        "nodes.csv": _csv(["id", "labels"], [_node(node) for node in graph.nodes]),
        "edges.csv": _csv(["source", "type", "target"], _edges(graph)),
        "claims.csv": _csv(["id", "kind", "document", "title", "date", "quote"], _claims(graph)),
    }


def cell(value: Value) -> str:
    """Return a property as text: lists joined by a bar, money without exponent, days in ISO 8601."""
    match value:
        case tuple():
            return SEPARATOR.join(map(str, value))
        case Decimal():
            return decimal(value)
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)


def _csv(first: list[str], rows: list[Row]) -> Iterator[str]:
    columns = [*first, *sorted({name for row in rows for name in row} - set(first))]
    line = io.StringIO()
    writer = csv.DictWriter(line, columns, restval="", lineterminator="\n")
    for row in ({name: name for name in columns}, *rows):
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _cells(properties: Mapping[str, Value]) -> dict[str, str]:
    return {name: cell(value) for name, value in properties.items()}


def _node(node: Node) -> Row:
    return {"labels": SEPARATOR.join(node.labels), **_cells(node.properties)}


def _edges(graph: Graph) -> list[Row]:
    return [
        {**_properties(edge), "source": edge.source, "type": edge.type, "target": edge.target} for edge in graph.edges
    ]


def _properties(edge: Edge) -> Row:
    """Return an edge's cells; an authority row that states it is not to be taken for the edge's source."""
    return {"authority" if name == "source" else name: text for name, text in _cells(edge.properties).items()}


def _claims(graph: Graph) -> list[Row]:
    known = {node.id: node for node in graph.nodes}
    roles = _named(graph, known)
    return [_claim(node, known, roles[node.id]) for node in graph.nodes if node.labels[0] == "Claim"]


def _named(graph: Graph, known: Mapping[str, Node]) -> defaultdict[str, dict[str, list[str]]]:
    found: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for edge in graph.edges:
        if (role := edge.type.lower()) in _ROLES:
            found[edge.source].setdefault(role, []).append(cell(known[edge.target].properties["name"]))
    return found


def _claim(node: Node, known: Mapping[str, Node], roles: Mapping[str, Iterable[str]]) -> Row:
    document = known[cell(node.properties["document"])].properties
    about = {name: cell(document[name]) for name in ("title", "date") if name in document}
    return {**_cells(node.properties), **about, **{role: SEPARATOR.join(names) for role, names in roles.items()}}
