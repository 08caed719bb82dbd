"""The models read back from their RDF: documents with their claims, entities, flows and authority facts.

Where a field has several values they are a set in RDF; they come back sorted, claims by where their quotes start.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel
from pyoxigraph import Quad

from graph.build import Edge
from graph.dataset import Sources
from graph.rdf_index import Index, index
from graph.rdf_names import SKOS
from graph.rdf_read import graph_of
from graph.records import Record
from ontology.ids import DEFAULT_BASE, VOCABULARY
from ontology.model import (
    Claims,
    DatedName,
    Disagreement,
    Document,
    Echo,
    Entity,
    Flow,
    Funding,
    Member,
    NamedEntity,
    Occupancy,
    Part,
    Promise,
    Relation,
    Responsibility,
    Succession,
)
from ontology.schema import field

M = TypeVar("M", bound=BaseModel)
C = TypeVar("C", Funding, Responsibility, Relation)

_NAMES = frozenset({"funder", "recipient", "scheme", "place", "actor", "subject", "object"})
_SPELT = {"part_of": "part_of_quote", "same_as": "same_as_start"}


def models_of(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> Sources:
    """Return the models that the statements say: what :func:`graph.dataset.statements` was given."""
    statements = list(quads)
    said = index(statements, base)
    edges = graph_of(statements, base).edges
    stated = _by_document(said)
    return Sources(
        tuple(_record(said, subject, stated) for subject in said.of_class("Document")),
        tuple(_entity(said, subject) for subject in said.of_class("Entity")),
        tuple(_flows(said, edges)),
        tuple(_succession(edge) for edge in edges if edge.type == "SUCCEEDED_BY"),
        tuple(_occupancy(edge) for edge in edges if edge.type == "HELD_POST"),
        tuple(_promises(said, edges)),
    )


def _fields(said: Index, subject: str, model: type[BaseModel], without: Iterable[str]) -> dict[str, Any]:
    found = {}
    for name in model.model_fields.keys() - set(without):
        if values := said.values(subject, name):
            found[name] = tuple(values) if field(model, name).many else values[0]
    return found


def _tail(subject: str) -> str:
    return subject.rpartition("/")[2]


# Documents and claims

Stated = dict[tuple[str, str], list[str]]


def _by_document(said: Index) -> Stated:
    """Return the claims and named entities of each document, by class and document."""
    found: Stated = {}
    for kind in ("NamedEntity", "Funding", "Responsibility", "Relation"):
        for subject in said.of_class(kind):
            document = said.terms(subject, VOCABULARY + "document")[0].value
            found.setdefault((kind, document), []).append(subject)
    return found


def _record(said: Index, subject: str, stated: Stated) -> Record:
    parts = (_part(said, part.value) for part in said.terms(subject, VOCABULARY + "parts"))
    known = _fields(said, subject, Document, {"id", "parts"})
    ordered = tuple(sorted(parts, key=lambda part: (part.start, part.end)))
    document = Document(id=_tail(subject), parts=ordered, **known)
    named = (_named_entity(said, entity) for entity in stated.get(("NamedEntity", subject), ()))
    claims = Claims(
        document=document.stem,
        entities=tuple(sorted(named, key=lambda entity: (len(entity.id), entity.id))),
        funding=_of_kind(said, stated.get(("Funding", subject), []), Funding),
        responsibilities=_of_kind(said, stated.get(("Responsibility", subject), []), Responsibility),
        relations=_of_kind(said, stated.get(("Relation", subject), []), Relation),
    )
    return Record(document, claims)


def _part(said: Index, subject: str) -> Part:
    return Part(**_fields(said, subject, Part, ()))


def _named_entity(said: Index, subject: str) -> NamedEntity:
    return NamedEntity(id=_tail(subject), **_fields(said, subject, NamedEntity, {"id"}))


def _of_kind(said: Index, subjects: Sequence[str], model: type[C]) -> tuple[C, ...]:
    claims = (_claim(said, subject, model) for subject in subjects)
    return tuple(sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id)))


def _claim(said: Index, subject: str, model: type[C]) -> C:
    known = _fields(said, subject, model, {"id", "evidence", "sentence", *_NAMES, *_SPELT})
    for name in (_NAMES | _SPELT.keys()) & model.model_fields.keys():
        spelt = _SPELT.get(name, f"{name}_name")
        if values := said.values(subject, spelt):
            known[name] = tuple(values) if field(model, name).many else values[0]
    return model.model_validate({"id": _tail(subject), **_spans(said, subject), **known})


def _spans(said: Index, subject: str) -> dict[str, Any]:
    names = ("start", "end", "quote", "page")
    evidence = {name: values[0] for name in names if (values := said.values(subject, name))}
    if not (sentence := said.values(subject, "sentence")):
        return {"evidence": evidence}
    quote, start = str(sentence[0]), int(str(said.values(subject, "sentence_start")[0]))
    page = next(iter(said.values(subject, "sentence_page")), None)
    return {"evidence": evidence, "sentence": {"start": start, "end": start + len(quote), "quote": quote, "page": page}}


# Entities, flows and authority facts


def _entity(said: Index, subject: str) -> Entity:
    members = (_member(said, member.value) for member in said.terms(subject, VOCABULARY + "members"))
    known = _fields(said, subject, Entity, {"id", "identifiers", "members", "names", "parent"})
    identifiers = dict(sorted(_identifiers(said, subject)))
    ordered = tuple(sorted(members, key=lambda member: (member.document, member.local, member.name, member.reason)))
    names = sorted(_names(said, subject), key=lambda named: (named.valid_from or dt.date.min, named.name))
    above = [term for kind in ("postOf", "unitOf") for term in said.terms(subject, VOCABULARY + kind)]
    parent = said.id(above[0].value) if above else None
    return Entity(
        id=said.id(subject), identifiers=identifiers, names=tuple(names), parent=parent, members=ordered, **known
    )


def _names(said: Index, subject: str) -> Iterator[DatedName]:
    for named in said.terms(subject, VOCABULARY + "boreName"):
        yield DatedName(**_fields(said, named.value, DatedName, ()))


def _identifiers(said: Index, subject: str) -> Iterator[tuple[str, str]]:
    for identifier in said.terms(subject, VOCABULARY + "identifier"):
        scheme = str(said.values(identifier.value, "identifier_scheme")[0])
        yield scheme, said.terms(identifier.value, SKOS + "notation")[0].value


def _member(said: Index, subject: str) -> Member:
    local = next((_tail(str(value)) for value in said.values(subject, "local")), "")
    return Member(local=local, **_fields(said, subject, Member, {"local"}))


def _flows(said: Index, edges: Sequence[Edge]) -> Iterator[Flow]:
    claims = _by_end(edges, "STATES", lambda edge: edge.target)
    others = _by_end(edges, "DISAGREES_WITH", lambda edge: edge.source)
    for subject in said.of_class("Flow"):
        id = said.id(subject)
        yield Flow(
            id=id,
            claims=tuple(edge.source for edge in claims.get(id, ())),
            disagrees_with=tuple(
                Disagreement(flow=edge.target, reason=str(edge.properties["reason"])) for edge in others.get(id, ())
            ),
            **_fields(said, subject, Flow, {"id", "claims", "disagrees_with"}),
        )


def _by_end(edges: Iterable[Edge], kind: str, end: Callable[[Edge], str]) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        if edge.type == kind:
            found.setdefault(end(edge), []).append(edge)
    return found


def _promises(said: Index, edges: Sequence[Edge]) -> Iterator[Promise]:
    made, echoed = (_by_end(edges, kind, lambda edge: edge.target) for kind in ("MAKES", "ECHOES"))
    for subject in said.of_class("Promise"):
        id = said.id(subject)
        yield Promise(
            id=id,
            claims=tuple(edge.source for edge in made.get(id, ())),
            echoes=tuple(Echo.model_validate({"claim": edge.source, **edge.properties}) for edge in echoed.get(id, ())),
            **_fields(said, subject, Promise, {"id", "claims", "echoes"}),
        )


def _succession(edge: Edge) -> Succession:
    return Succession.model_validate({"before": edge.source, "after": edge.target, **edge.properties})


def _occupancy(edge: Edge) -> Occupancy:
    return Occupancy.model_validate({"person": edge.source, "post": edge.target, **edge.properties})
