"""What the models know beyond the property graph, as RDF: names as said, parts, members and their reasons.

Together with :func:`graph.rdf.quads` this says all that the workspace holds, so that the models can be read back.
"""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graph.rdf import ENTITIES, FLOWS, Triple, placed
from graph.rdf_names import A, Scalar, literal, ps
from graph.records import Record, all_claims, roles
from ontology.ids import DEFAULT_BASE, claim_ref, iri, member_id
from ontology.model import Claim, Document, Entity, Flow, Funding, Member, NamedEntity, Part
from ontology.naming import property_term


def details(
    records: Iterable[Record], entities: Iterable[Entity], flows: Iterable[Flow], base: str = DEFAULT_BASE
) -> Iterator[Quad]:
    """Yield what documents, entities and flows say beyond the graph that is built of them."""
    for record in records:
        yield from placed(_record(record, base), iri(record.ref, base))
    for entity in entities:
        yield from placed(_members(entity, base), iri(ENTITIES, base))
    for flow in flows:
        yield from placed(_flow(flow, base), iri(FLOWS, base))


def named_entity_id(document: str, local: str) -> str:
    """Return the id of a document's own entity: ``document/0123456789abcdef/entity/e1``."""
    return f"{document}/entity/{local}"


def _said(subject: NamedNode, properties: Mapping[str, Scalar | Iterable[Scalar] | None]) -> Iterator[Triple]:
    for name, value in properties.items():
        if value is None or value == "":
            continue
        several = (value,) if isinstance(value, Scalar) else value
        for single in several:
            yield subject, ps(property_term(name)), literal(single)


def _record(record: Record, base: str) -> Iterator[Triple]:
    document = NamedNode(iri(record.ref, base))
    yield from _document(document, record.document)
    for entity in record.claims.entities:
        yield from _named_entity(document, NamedNode(iri(named_entity_id(record.ref, entity.id), base)), entity)
    for claim in all_claims(record):
        yield from _claim(NamedNode(iri(claim_ref(claim.id), base)), claim)


def _document(subject: NamedNode, document: Document) -> Iterator[Triple]:
    yield from _said(
        subject,
        {
            "stem": document.stem,
            "encoding": document.encoding,
            "pages": document.pages,
            "notices": document.notices,
        },
    )
    for number, part in enumerate(document.parts, start=1):
        yield from _part(subject, NamedNode(f"{subject.value}/part/{number}"), part)


def _part(document: NamedNode, subject: NamedNode, part: Part) -> Iterator[Triple]:
    yield document, ps("parts"), subject
    yield subject, A, ps("Part")
    yield from _said(
        subject,
        {
            "title": part.title,
            "date": part.date,
            "publisher": part.publisher,
            "start": part.start,
            "end": part.end,
        },
    )


def _named_entity(document: NamedNode, subject: NamedNode, entity: NamedEntity) -> Iterator[Triple]:
    yield subject, A, ps("NamedEntity")
    yield subject, ps("document"), document
    yield from _said(
        subject,
        {"name": entity.name, "type": entity.type.value, "aliases": entity.aliases, "mentions": entity.mentions},
    )


def _claim(subject: NamedNode, claim: Claim) -> Iterator[Triple]:
    yield from _said(subject, {f"{role.lower()}_name": names for role, names in roles(claim)})
    if claim.sentence:
        yield from _said(subject, {"sentence_page": claim.sentence.page})
    if isinstance(claim, Funding):
        yield from _said(subject, {"part_of_quote": claim.part_of, "same_as_start": claim.same_as})


def _members(entity: Entity, base: str) -> Iterator[Triple]:
    owner = NamedNode(iri(entity.id, base))
    for member in entity.members:
        identifier = member_id(entity.id, member.document, member.local, member.name, member.reason)
        yield from _member(owner, NamedNode(iri(identifier, base)), member, base)


def _member(owner: NamedNode, subject: NamedNode, member: Member, base: str) -> Iterator[Triple]:
    yield owner, ps("members"), subject
    yield subject, A, ps("Member")
    yield subject, ps("document"), NamedNode(iri(member.document, base))
    if member.local:
        yield subject, ps("local"), NamedNode(iri(named_entity_id(member.document, member.local), base))
    yield from _said(subject, {"name": member.name, "reason": member.reason})


def _flow(flow: Flow, base: str) -> Iterator[Triple]:
    subject = NamedNode(iri(flow.id, base))
    for name, ids in (("disagreeing", flow.disagreeing), ("documents", flow.documents)):
        for reference in ids:
            yield subject, ps(name), NamedNode(iri(reference, base))
    yield from _said(subject, {"reasons": flow.reasons})
