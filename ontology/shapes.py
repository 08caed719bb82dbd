"""SHACL shapes, made from the model: what each node and edge must have, may have and must not have.

``shapes.ttl`` holds what this makes; ``make golden`` writes it, a test holds the two in step.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from ontology.model import Document, Member, NamedEntity, Part
from ontology.naming import CONCEPTS, REFERENCES, concept_term, edge_term, property_term
from ontology.schema import Property, ValueType, edges, field, nodes
from ontology.shacl import HEAD, ONE, Constraint, among, node_shape, shape

FILE = Path(__file__).with_name("shapes.ttl")

_DATATYPES = {
    ValueType.TEXT: ("sh:datatype xsd:string", "sh:minLength 1"),
    ValueType.INTEGER: ("sh:datatype xsd:integer", "sh:minInclusive 0"),
    ValueType.AMOUNT: ("sh:datatype xsd:decimal", "sh:minInclusive 0"),
    ValueType.DATE: ("sh:datatype xsd:date",),
    ValueType.PROBABILITY: ("sh:datatype xsd:decimal", "sh:minInclusive 0", "sh:maxInclusive 1"),
}
_REFERRED = {"claims": "Claim", "document": "Document", "documents": "Document", "flow": "Flow", "flows": "Flow"}
_COUNTS = {
    "STATED_IN": ONE,
    "SUBJECT": ONE,
    "OBJECT": ONE,
    "ACTOR": ("sh:minCount 1",),
    "STATES": ("sh:maxCount 1",),
    "SAME_AS": ("sh:maxCount 1",),
    "POST_OF": ("sh:maxCount 1",),
    "UNIT_OF": ("sh:maxCount 1",),
}
_ORDERS = {
    ("Claim", "start"): "sh:lessThan ps:end",
    ("Part", "start"): "sh:lessThanOrEquals ps:end",
    ("Responsibility", "due_from"): "sh:lessThanOrEquals ps:dueTo",
    ("Entity", "valid_from"): "sh:lessThanOrEquals ps:validTo",
    ("DatedName", "valid_from"): "sh:lessThanOrEquals ps:validTo",
    ("Promise", "due_from"): "sh:lessThanOrEquals ps:dueTo",
    ("Flow", "amount_low"): "sh:lessThanOrEquals ps:amountHigh",
    ("Funding", "amount"): "sh:lessThanOrEquals ps:amountMax",
}
"""The fields that must not come after another of the same node."""

_MODELS: dict[str, tuple[type[BaseModel], frozenset[str]]] = {
    "Part": (Part, frozenset()),
    "NamedEntity": (NamedEntity, frozenset({"id"})),
    "Member": (Member, frozenset({"local"})),
}
"""The models that are no nodes of the property graph, and those of their fields that RDF has otherwise."""

_DETAILS = tuple(field(Document, name) for name in ("stem", "encoding", "pages", "notices"))
_ID = Property("id", ValueType.TEXT, required=True, many=False)


def shapes_text() -> str:
    """Return the shapes as Turtle, sorted by name."""
    found = {**_node_shapes(), **_model_shapes(), **_edge_shapes()}
    return HEAD + "".join(f"\n{found[name]}" for name in sorted(found))


# Nodes


def _node_shapes() -> dict[str, str]:
    known = {**nodes(), "Document": nodes()["Document"] + _DETAILS}
    return {label: node_shape(label, _constraints(label, rows), label) for label, rows in known.items()}


def _model_shapes() -> dict[str, str]:
    known = {
        name: tuple(field(model, each) for each in model.model_fields if each not in without)
        for name, (model, without) in _MODELS.items()
    }
    known["Identifier"] = (Property("identifier_scheme", ValueType.TEXT, required=True, many=False),)
    known["Evidence"] = ()
    return {name: node_shape(name, _constraints(name, rows), name) for name, rows in known.items()}


def _constraints(label: str, rows: tuple[Property, ...]) -> list[Constraint]:
    return [*(_constraint(label, row) for row in rows), *_ends(label), *_others().get(label, ())]


def _constraint(label: str, row: Property) -> Constraint:
    name, path = ("identifier", "dcterms:identifier") if row.name == "id" else _term(row.name)
    counts = (("sh:minCount 1",) if row.required else ()) + (() if row.many else ("sh:maxCount 1",))
    order = _ORDERS.get((label, row.name))
    return Constraint(name, path, (*counts, *_values(row), *((order,) if order else ())), optional=not row.required)


def _term(name: str) -> tuple[str, str]:
    return property_term(name), f"ps:{property_term(name)}"


def _values(row: Property) -> tuple[str, ...]:
    if row.name in REFERENCES:
        return "sh:nodeKind sh:IRI", f"sh:class ps:{_REFERRED[row.name]}"
    if row.name in CONCEPTS:
        return (among(f"ps:{concept_term(row.name, word)}" for word in row.words),)
    return (among(f'"{word}"' for word in row.words),) if row.words else _DATATYPES[row.type]


def _ends(label: str) -> Iterator[Constraint]:
    for edge in edges().values():
        for target in sorted(target for source, target in edge.ends if source == label):
            once = ("sh:maxCount 1",) if edge.name == "PART_OF" and label != "Entity" else ()
            counts = _COUNTS.get(edge.name, once)
            name = edge_term(edge.name)
            yield Constraint(name, f"ps:{name}", (*counts, "sh:nodeKind sh:IRI", f"sh:class ps:{target}"))


def _others() -> dict[str, list[Constraint]]:
    """Return what RDF has and the property graph has otherwise or not: evidence, parts, identifiers, members."""
    spans = (("start", "oa:start"), ("end", "oa:end"), ("quote", "oa:exact"))
    document = Constraint("hasSource", "oa:hasSource", (*ONE, "sh:class ps:Document"))
    selectors = Constraint("hasSelector", "oa:hasSelector", ("sh:minCount 2", "sh:maxCount 2", "sh:nodeKind sh:IRI"))
    return {
        "Claim": [Constraint("hasTarget", "oa:hasTarget", (*ONE, "sh:class ps:Evidence"))]
        + [
            Constraint(f"evidence-{name}", f"( oa:hasTarget oa:hasSelector {end} )", (*ONE, f"sh:equals ps:{name}"))
            for name, end in spans
        ],
        "Document": [Constraint("parts", "ps:parts", ("sh:class ps:Part",), optional=True)],
        "Entity": [
            Constraint("identifiers", "ps:identifier", ("sh:class ps:Identifier",), optional=True),
            Constraint("members", "ps:members", ("sh:class ps:Member",), optional=True),
        ],
        "Evidence": [document, selectors],
        "Flow": [Constraint("claims", "[ sh:inversePath ps:states ]", ("sh:minCount 1", "sh:class ps:Funding"))],
        "Promise": [
            Constraint("claims", "[ sh:inversePath ps:makes ]", ("sh:minCount 1", "sh:class ps:Responsibility"))
        ],
        "Identifier": [Constraint("notation", "skos:notation", (*ONE, *_DATATYPES[ValueType.TEXT]))],
        "Member": [Constraint("local", "ps:local", ("sh:maxCount 1", "sh:class ps:NamedEntity"), optional=True)],
        "NamedEntity": [Constraint("document", "ps:document", (*ONE, "sh:class ps:Document"))],
    }


# Edges


def _edge_shapes() -> dict[str, str]:
    ends = [Constraint(end, f"rdf:{end}", (*ONE, "sh:nodeKind sh:IRI")) for end in ("subject", "predicate", "object")]
    found = {"Edge": node_shape("Edge", [_constraint("Edge", _ID), *ends], "Edge")}
    for edge in edges().values():
        found[f"subjects-{edge.name}"] = _subjects(edge.name, sorted({source for source, _ in edge.ends}))
    return found | {f"Edge-{names[0]}": _bodies(rows, names) for rows, names in _alike().items()}


def _subjects(name: str, sources: list[str]) -> str:
    classes = " ".join(f"[ sh:class ps:{source} ]" for source in sources)
    rule = f"sh:or ( {classes} )" if len(sources) > 1 else f"sh:class ps:{sources[0]}"
    term = edge_term(name)
    message = f'sh:message "{term} must start at: {", ".join(sources)}"'
    return shape(f"subjects-{name}", "sh:NodeShape", (f"sh:targetSubjectsOf ps:{term}", rule, message))


def _alike() -> dict[tuple[Property, ...], list[str]]:
    """Return the types of edges that have properties, those with the same ones together."""
    groups: dict[tuple[Property, ...], list[str]] = {}
    for edge in edges().values():
        if edge.properties:
            groups.setdefault(edge.properties, []).append(edge.name)
    return groups


def _bodies(rows: tuple[Property, ...], names: list[str]) -> str:
    """Return the shape of edges by their predicate: another one, or these properties."""
    name = f"Edge-{names[0]}"
    predicates = among(f"ps:{edge_term(each)}" for each in names)
    others = f"[ sh:not [ sh:path rdf:predicate ; {predicates} ] ]"
    rule = f"sh:or ( {others} shape:{name}-properties )"
    body = node_shape(f"{name}-properties", [_constraint("Edge", row) for row in rows])
    needs = ", ".join(property_term(row.name) for row in rows if row.required) or "no property"
    message = f'sh:message "an edge of this type needs: {needs}; each of its kind"'
    return shape(name, "sh:NodeShape", ("sh:targetClass ps:Edge", rule, message)) + body
