"""Claims, entities and flows as the nodes and edges of one graph; every edge says which claims it rests on.

Nodes and edges are sorted, so that equal input gives an equal graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.build_known import authority_edges, name_nodes
from graph.build_promises import promise_edges, promise_node
from graph.build_shortcuts import named_with, passes_to
from graph.elements import Edge, Graph, Node, Plain, Value, plain, present
from graph.linker import Linker, linker
from graph.records import Record, all_claims, larger, part_of, restated, roles, said_on
from ontology.ids import claim_ref, document_ref
from ontology.model import (
    Claim,
    Entity,
    Evidence,
    Flow,
    Funding,
    Occupancy,
    Promise,
    Relation,
    Responsibility,
    Succession,
)
from ontology.terms import Nature

__all__ = ["Edge", "Graph", "Node", "Plain", "Value", "build", "plain"]


def build(
    records: Sequence[Record],
    entities: Sequence[Entity],
    flows: Sequence[Flow],
    successions: Iterable[Succession] = (),
    occupancies: Iterable[Occupancy] = (),
    promises: Sequence[Promise] = (),
) -> Graph:
    """Return the graph of the records, as their names were resolved into entities and their money into flows."""
    links = linker(entities)
    known = {entity.id for entity in entities}
    edges = [edge for record in records for edge in _record_edges(record, links)]
    edges += _relation_edges(records, links)
    edges += [edge for flow in flows for edge in _flow_edges(flow)]
    edges += [*named_with(records, links), *passes_to(flows)]
    edges += [_succession(row) for row in successions if {row.before, row.after} <= known]
    edges += [_occupancy(row) for row in occupancies if {row.person, row.post} <= known]
    edges += [edge for entity in entities for edge in authority_edges(entity, known)]
    edges += [edge for promise in promises for edge in promise_edges(promise)]
    nodes = [_entity(entity) for entity in entities] + [_flow(flow) for flow in flows]
    nodes += [node for record in records for node in _record_nodes(record)]
    nodes += [node for entity in entities for node in name_nodes(entity)]
    nodes += [promise_node(promise) for promise in promises]
    return Graph(
        tuple(sorted(nodes, key=lambda node: node.id)),
        tuple(sorted(edges, key=lambda edge: (edge.source, edge.type, edge.target, edge.key))),
    )


# Nodes


def _entity(entity: Entity) -> Node:
    kind = (entity.kind.value,) if entity.kind else ()
    identifiers: dict[str, Value] = {f"identifier_{name}": value for name, value in sorted(entity.identifiers.items())}
    properties = present(
        id=entity.id,
        name=entity.name,
        type=entity.type.value,
        kind=entity.kind.value if entity.kind else None,
        forms=entity.forms,
        documents=entity.documents,
        valid_from=entity.valid_from,
        valid_to=entity.valid_to,
    )
    return Node(entity.id, ("Entity", entity.type.value.capitalize(), *kind), properties | identifiers)


def _document(record: Record) -> Node:
    document = record.document
    days = [document.date, *(said_on(record, claim) for claim in all_claims(record))]
    properties = present(
        id=document_ref(document.id),
        title=document.title,
        publisher=document.publisher,
        date=document.date,
        latest=max((day for day in days if day), default=None),
        kind=document.kind,
        source=document.source,
        licence=document.licence,
        media_type=document.media_type,
        length=document.length,
    )
    return Node(document_ref(document.id), ("Document",), properties)


def _flow(flow: Flow) -> Node:
    properties = present(
        id=flow.id,
        amount=flow.amount,
        amount_low=flow.amount_low,
        amount_high=flow.amount_high,
        currency=flow.currency.value,
        bound=flow.bound.value,
        nature=flow.nature.value,
        status=flow.status.value,
        period=flow.period,
    )
    return Node(flow.id, ("Flow",), properties)


def _record_nodes(record: Record) -> Iterator[Node]:
    yield _document(record)
    for claim in all_claims(record):
        kind = type(claim).__name__
        said = _said(claim, record) | {"kind": kind.lower()}
        yield Node(claim_ref(claim.id), ("Claim", kind), said | _content(claim))


def _said(claim: Claim, record: Record) -> dict[str, Value]:
    evidence: Evidence = claim.evidence
    part = part_of(record.document, evidence.start)
    return present(
        id=claim_ref(claim.id),
        quote=evidence.quote,
        start=evidence.start,
        end=evidence.end,
        page=evidence.page,
        sentence=claim.sentence.quote if claim.sentence else None,
        sentence_start=claim.sentence.start if claim.sentence else None,
        rule=claim.rule,
        confidence=claim.confidence,
        document=record.ref,
        title=(part and part.title) or record.document.title,
        date=(part and part.date) or record.document.date,
    )


def _content(claim: Claim) -> dict[str, Value]:
    match claim:
        case Funding():
            return present(
                amount=claim.amount,
                amount_max=claim.amount_max,
                currency=claim.currency.value,
                bound=claim.bound.value,
                nature=claim.nature.value,
                status=claim.status.value,
                period=claim.period,
            )
        case Responsibility():
            return present(
                role=claim.role.value,
                action=claim.action,
                deadline=claim.deadline,
                due_from=claim.due_from,
                due_to=claim.due_to,
                status=claim.status.value,
                ref=claim.ref,
            )
        case Relation():
            return present(predicate=claim.predicate.value)


# Edges


def _record_edges(record: Record, links: Linker) -> Iterator[Edge]:
    yield from _mentions(record, links)
    for claim in all_claims(record):
        source = claim_ref(claim.id)
        yield Edge(source, "STATED_IN", record.ref, {})
        for role, names in roles(claim):
            for target in sorted({links.entity(record.ref, name) for name in names}):
                yield Edge(source, role, target, {})
    for funding in record.claims.funding:
        if (earlier := restated(funding, record.claims.funding)) is not None:
            yield Edge(claim_ref(funding.id), "SAME_AS", claim_ref(earlier.id), {})
        if (whole := larger(funding, record.claims.funding)) is not None:
            yield Edge(claim_ref(funding.id), "PART_OF", claim_ref(whole.id), {})


def _mentions(record: Record, links: Linker) -> Iterator[Edge]:
    starts: defaultdict[str, set[int]] = defaultdict(set)
    for entity in record.claims.entities:
        starts[links.local(record.ref, entity.id)].update(entity.mentions)
    for target in sorted(starts):
        yield Edge(target, "MENTIONED_IN", record.ref, {"starts": tuple(sorted(starts[target]))})


def _relation_edges(records: Sequence[Record], links: Linker) -> Iterator[Edge]:
    stated: defaultdict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for record in records:
        for claim in record.claims.relations:
            source, target = links.entity(record.ref, claim.subject), links.entity(record.ref, claim.object)
            if source != target:
                stated[source, claim.predicate.name, target].append((claim_ref(claim.id), record.ref))
    for (source, predicate, target), said in sorted(stated.items()):
        claims, documents = ({pair[0] for pair in said}, {pair[1] for pair in said})
        yield Edge(source, predicate, target, _grounds(claims, documents))


def _grounds(claims: Iterable[str], documents: Iterable[str]) -> dict[str, Value]:
    return {"claims": tuple(sorted(claims)), "documents": tuple(sorted(documents))}


def _flow_edges(flow: Flow) -> Iterator[Edge]:
    for claim in flow.claims:
        yield Edge(claim, "STATES", flow.id, {})
    if flow.part_of is not None:
        yield Edge(flow.id, "PART_OF", flow.part_of, {})
    for other in flow.disagrees_with:
        yield Edge(flow.id, "DISAGREES_WITH", other.flow, {"reason": other.reason})
    for role, targets in _flow_roles(flow):
        for target in targets:
            yield Edge(flow.id, role, target, {})
    if flow.nature is not Nature.STATISTIC:
        yield from _funds(flow)


def _flow_roles(flow: Flow) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("FUNDER", flow.funder), ("RECIPIENT", flow.recipient), ("SCHEME", flow.scheme), ("PLACE", flow.place)


def _funds(flow: Flow) -> Iterator[Edge]:
    properties = present(
        flow=flow.id,
        amount=flow.amount,
        amount_low=flow.amount_low,
        amount_high=flow.amount_high,
        currency=flow.currency.value,
        nature=flow.nature.value,
        status=flow.status.value,
        claims=flow.claims,
    )
    for funder in flow.funder:
        for target in sorted({*flow.recipient, *flow.scheme} - {funder}):
            yield Edge(funder, "FUNDS", target, properties)


def _succession(row: Succession) -> Edge:
    return Edge(row.before, "SUCCEEDED_BY", row.after, present(kind=row.kind.value, date=row.date, source=row.source))


def _occupancy(row: Occupancy) -> Edge:
    return Edge(row.person, "HELD_POST", row.post, present(start=row.start, end=row.end, source=row.source))
