"""The graph as RDF: one named graph per document for what it says, three for what is resolved, no blank nodes.

Nodes keep their words: label ``Funding`` is the class ``ps:Funding``, property ``amount_max`` is ``ps:amountMax``,
edge ``HOLDS_POST`` is the triple ``ps:holdsPost``. An edge with properties is also a ``ps:Edge``, a node with
``rdf:subject``, ``rdf:predicate`` and ``rdf:object`` that carries them. A claim's evidence is a Web Annotation target.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Quad

from graph.build import Edge, Graph, Node, Value
from graph.rdf_names import IDENTIFIER, LABEL, NOTATION, OA, PROV, RDF, SCHEMA, A, Scalar, literal, named, ps
from ontology.errors import BadClaim
from ontology.ids import DEFAULT_BASE, edge_id, iri
from ontology.naming import CONCEPTS, REFERENCES, class_term, concept_term, edge_term, property_term

ENTITIES = "graph/entities"
FLOWS = "graph/flows"
PROMISES = "graph/promises"
IDENTIFIER_PREFIX = "identifier_"

REGISTERS = {
    "companies_house": "https://find-and-update.company-information.service.gov.uk/company/{}",
    "geonames": "https://sws.geonames.org/{}/",
    "govuk": "https://www.gov.uk/government/organisations/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
}
"""The registers in which an identifier leads to an IRI for the same thing."""

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]


def quads(graph: Graph, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the graph's statements, each in the named graph where it belongs; the order is the graph's own."""
    stated = {edge.source: edge.target for edge in graph.edges if edge.type == "STATED_IN"}
    for node in graph.nodes:
        yield from placed(_node_triples(node, base), iri(node_graph(node, stated), base))
    for edge in graph.edges:
        yield from placed(_edge_triples(edge, base), iri(edge_graph(edge, stated), base))


def node_graph(node: Node, stated: Mapping[str, str]) -> str:
    """Return the id of the named graph that holds a node; ``stated`` is the document of each claim."""
    match node.labels[0]:
        case "Document":
            return node.id
        case "Claim":
            return stated[node.id]
        case "Flow":
            return FLOWS
        case "Promise":
            return PROMISES
        case _:
            return ENTITIES


def edge_graph(edge: Edge, stated: Mapping[str, str]) -> str:
    """Return the id of the named graph that holds an edge: its document's, where one document says it."""
    if edge.type in {"FUNDS", "PASSES_TO", "STATES"} or edge.source.startswith("flow/"):
        return FLOWS
    if edge.type in {"MAKES", "ECHOES"} or edge.source.startswith("promise/"):
        return PROMISES
    if edge.type == "MENTIONED_IN":
        return edge.target
    return stated.get(edge.source, ENTITIES)


def placed(triples: Iterable[Triple], graph: str) -> Iterator[Quad]:
    """Yield triples as the statements of one named graph."""
    name = NamedNode(graph)
    for subject, predicate, value in triples:
        yield Quad(subject, predicate, value, name)


# Nodes


def _node_triples(node: Node, base: str) -> Iterator[Triple]:
    subject = NamedNode(iri(node.id, base))
    for label in node.labels:
        yield subject, A, ps(class_term(label))
    yield subject, IDENTIFIER, literal(node.id)
    yield from _property_triples(subject, node.properties, base)
    match node.labels[0]:
        case "Claim":
            yield from _evidence(subject, node, base)
        case "Document":
            yield from _labelled(subject, node.properties.get("title"))
            yield from _extraction(subject)
        case "DatedName":
            yield from _labelled(subject, node.properties.get("name"))
        case "Entity":
            yield from _labelled(subject, node.properties.get("name"))
            yield from _identifiers(subject, node.properties)


def _property_triples(subject: NamedNode, properties: Mapping[str, Value], base: str) -> Iterator[Triple]:
    for name, value in properties.items():
        if name == "id" or name.startswith(IDENTIFIER_PREFIX):
            continue
        for single in value if isinstance(value, tuple) else (value,):
            yield subject, ps(property_term(name)), _object(name, single, base)


def _object(name: str, value: Scalar, base: str) -> NamedNode | Literal:
    if name in REFERENCES:
        return NamedNode(iri(str(value), base))
    if name in CONCEPTS:
        return ps(concept_term(name, str(value)))
    return literal(value)


def _extraction(document: NamedNode) -> Iterator[Triple]:
    activity = NamedNode(f"{document.value}/extraction")
    yield activity, A, named(PROV, "Activity")
    yield activity, named(PROV, "used"), document


def _labelled(subject: NamedNode, name: Value | None) -> Iterator[Triple]:
    if isinstance(name, str):
        yield subject, LABEL, literal(name)


def _identifiers(subject: NamedNode, properties: Mapping[str, Value]) -> Iterator[Triple]:
    for name, value in properties.items():
        if name.startswith(IDENTIFIER_PREFIX) and isinstance(value, str):
            scheme = name.removeprefix(IDENTIFIER_PREFIX)
            identifier = NamedNode(f"{subject.value}/identifier/{scheme}")
            yield subject, ps("identifier"), identifier
            yield identifier, A, ps("Identifier")
            yield identifier, ps("identifierScheme"), literal(scheme)
            yield identifier, NOTATION, literal(value)
            if register := REGISTERS.get(scheme):
                yield subject, named(SCHEMA, "sameAs"), NamedNode(register.format(quote(value, safe="")))


def _evidence(claim: NamedNode, node: Node, base: str) -> Iterator[Triple]:
    document = NamedNode(iri(str(node.properties["document"]), base))
    evidence, position, words = (NamedNode(f"{claim.value}/{part}") for part in ("evidence", "position", "quote"))
    yield claim, A, named(OA, "Annotation")
    yield claim, named(OA, "hasTarget"), evidence
    yield claim, named(PROV, "wasDerivedFrom"), document
    yield claim, named(PROV, "wasGeneratedBy"), NamedNode(f"{document.value}/extraction")
    yield evidence, A, ps("Evidence")
    yield evidence, A, named(OA, "SpecificResource")
    yield evidence, named(OA, "hasSource"), document
    yield evidence, named(OA, "hasSelector"), position
    yield evidence, named(OA, "hasSelector"), words
    yield position, A, named(OA, "TextPositionSelector")
    yield position, named(OA, "start"), literal(_single(node, "start"))
    yield position, named(OA, "end"), literal(_single(node, "end"))
    yield words, A, named(OA, "TextQuoteSelector")
    yield words, named(OA, "exact"), literal(_single(node, "quote"))
    yield from _context(words, node)


def _context(selector: NamedNode, claim: Node) -> Iterator[Triple]:
    sentence, start = claim.properties.get("sentence"), claim.properties.get("sentence_start")
    words, at = claim.properties["quote"], claim.properties["start"]
    if not (isinstance(sentence, str) and isinstance(start, int) and isinstance(words, str) and isinstance(at, int)):
        return
    before = sentence[: max(at - start, 0)]
    if sentence.startswith(words, len(before)):
        after = sentence[len(before) + len(words) :]
        yield from (
            (selector, named(OA, name), literal(said)) for name, said in (("prefix", before), ("suffix", after)) if said
        )


def _single(node: Node, name: str) -> Scalar:
    match node.properties[name]:
        case tuple() as several:
            raise BadClaim(
                f"{node.id}: {name} has {len(several)} values, where one is meant; extract the document again"
            )
        case value:
            return value


# Edges


def _edge_triples(edge: Edge, base: str) -> Iterator[Triple]:
    subject, target = NamedNode(iri(edge.source, base)), NamedNode(iri(edge.target, base))
    predicate = ps(edge_term(edge.type))
    yield subject, predicate, target
    if not edge.properties:
        return
    identifier = edge_id(edge.source, edge.type, edge.target, edge.key)
    statement = NamedNode(iri(identifier, base))
    yield statement, A, ps("Edge")
    yield statement, IDENTIFIER, literal(identifier)
    yield statement, named(RDF, "subject"), subject
    yield statement, named(RDF, "predicate"), predicate
    yield statement, named(RDF, "object"), target
    yield from _property_triples(statement, edge.properties, base)
    if edge.type == "SUCCEEDED_BY":
        yield statement, A, ps(class_term(str(edge.properties["kind"])))
