"""The property graph read back from its RDF: nodes with their labels and properties, edges with theirs."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graph.build import Edge, Graph, Node, Value
from graph.rdf import IDENTIFIER_PREFIX
from graph.rdf_index import Index, index
from graph.rdf_names import RDF, SKOS, Scalar
from ontology.ids import DEFAULT_BASE, VOCABULARY
from ontology.naming import class_term, edge_term
from ontology.schema import EdgeType, Property, edges, nodes

_MAIN = ("Entity", "Document", "Claim", "Flow", "Promise", "DatedName")


def graph_of(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> Graph:
    """Return the graph that the statements say; details beyond it and the vocabulary are passed over."""
    said = index(quads, base)
    mains = {subject: main for subject in said.said if (main := _main(said, subject))}
    found = [_node(said, subject, main) for subject, main in mains.items()]
    return Graph(
        tuple(sorted(found, key=lambda node: node.id)),
        tuple(sorted(_edges(said), key=lambda edge: (edge.source, edge.type, edge.target, edge.key))),
    )


def _main(said: Index, subject: str) -> str | None:
    classes = said.classes(subject)
    return next((main for main in _MAIN if main in classes), None)


def _node(said: Index, subject: str, main: str) -> Node:
    id = said.id(subject)
    properties: dict[str, Value] = {"id": id, **_properties(said, subject, nodes()[main])}
    labels: tuple[str, ...] = (main,)
    if main == "Claim":
        label = class_term(str(properties["kind"]))
        labels = (main, label)
        properties |= _properties(said, subject, nodes()[label])
    elif main == "Entity":
        kind = (str(properties["kind"]),) if "kind" in properties else ()
        labels = (main, class_term(str(properties["type"])), *kind)
        properties |= dict(_identifiers(said, subject))
    return Node(id, labels, properties)


def _properties(said: Index, subject: str, known: Iterable[Property]) -> dict[str, Value]:
    values = {row.name: (row, said.values(subject, row.name)) for row in known if row.name != "id"}
    return {name: _value(row, found) for name, (row, found) in values.items() if found}


def _value(row: Property, found: list[Scalar]) -> Value:
    return tuple(found) if row.many else found[0]  # type: ignore[return-value]  # of one type, as the row says


def _identifiers(said: Index, subject: str) -> Iterator[tuple[str, str]]:
    for identifier in said.terms(subject, VOCABULARY + "identifier"):
        scheme = said.values(identifier.value, "identifier_scheme")[0]
        yield f"{IDENTIFIER_PREFIX}{scheme}", said.terms(identifier.value, SKOS + "notation")[0].value


def _edges(said: Index) -> Iterator[Edge]:
    types = {VOCABULARY + edge_term(name): row for name, row in edges().items()}
    described = set()
    for statement in said.of_class("Edge"):
        source, predicate, target = (
            said.terms(statement, RDF + part)[0].value for part in ("subject", "predicate", "object")
        )
        described.add((source, predicate, target))
        yield _edge(said, source, types[predicate], target, _properties(said, statement, types[predicate].properties))
    for source, about in said.said.items():
        for predicate, objects in about.items():
            for end in objects if predicate in types else ():
                if isinstance(end, NamedNode) and (source, predicate, end.value) not in described:
                    yield _edge(said, source, types[predicate], end.value, {})


def _edge(said: Index, source: str, row: EdgeType, target: str, properties: Mapping[str, Value]) -> Edge:
    return Edge(said.id(source), row.name, said.id(target), properties)
