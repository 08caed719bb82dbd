"""Human judgements as RDF: owl:sameAs or owl:differentFrom between two things, and who said so, with what note."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Quad

from graph.lookup import is_named
from graph.rdf import Triple, placed
from graph.rdf_details import named_entity_id
from graph.rdf_names import OWL, PROV, RDF, RDFS, A, literal, named
from ontology.ids import DEFAULT_BASE, edge_id, iri, slug
from ontology.model import Entity, Judgement
from ontology.terms import EntityType

DECISIONS = "graph/decisions"

_SAYS: Mapping[str, NamedNode] = {"same": named(OWL, "sameAs"), "different": named(OWL, "differentFrom")}


def decided(judgements: Iterable[Judgement], entities: Sequence[Entity], base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield what judgements say, of several on one pair the last; a side that names nothing is passed over."""
    last: dict[tuple[str, ...], tuple[str, str, Judgement]] = {}
    for judgement in judgements:
        left, right = (_id(side, entities) for side in (judgement.left, judgement.right))
        if left and right and left != right:
            last[tuple(sorted((left, right)))] = left, right, judgement
    for pair in sorted(last):
        yield from placed(_statements(*last[pair], base), iri(DECISIONS, base))


def _id(side: str, entities: Sequence[Entity]) -> str:
    """Return the id of what a side means: an entity, be it merged by now, or a document's own."""
    document, _, local = side.partition("#")
    if local:
        return named_entity_id(document, local)
    if side.partition("/")[0] in list(EntityType):
        return side
    return next((one.id for one in entities if any(is_named(side, form) for form in (one.name, *one.forms))), "")


def _statements(left: str, right: str, judgement: Judgement, base: str) -> Iterator[Triple]:
    subject, target, says = NamedNode(iri(left, base)), NamedNode(iri(right, base)), _SAYS[judgement.verdict]
    statement = NamedNode(iri(edge_id(left, judgement.verdict, right), base))
    yield subject, says, target
    yield statement, A, named(RDF, "Statement")
    yield statement, A, named(PROV, "Entity")
    yield statement, named(RDF, "subject"), subject
    yield statement, named(RDF, "predicate"), says
    yield statement, named(RDF, "object"), target
    if judgement.note:
        yield statement, named(RDFS, "comment"), literal(judgement.note)
    if judgement.by:
        agent = NamedNode(iri(f"agent/{slug(judgement.by)}", base))
        yield statement, named(PROV, "wasAttributedTo"), agent
        yield agent, A, named(PROV, "Agent")
        yield agent, named(RDFS, "label"), literal(judgement.by)
