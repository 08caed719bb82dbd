"""Whether the statements are what they should be: first the shapes, by pySHACL, then the checks, by SPARQL.

pySHACL works on a graph of rdflib's in memory, so it is given some thousand nodes at a time: all that is said of them,
which claims state a flow, and the classes of what they point to.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby

import pyshacl
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib.namespace import RDF, SH

from graph.rdf_names import XSD, A, ps
from graph.sparql import rows
from ontology.ids import DEFAULT_BASE, VOCABULARY
from ontology.shacl import SHAPES

NODES = 20_000
"""Subjects that are held against the shapes at a time; about a hundred thousand statements."""


_STRING = NamedNode(XSD + "string")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault: the shape or check that found it, the node that has it, and what it is."""

    check: str
    node: str
    message: str


def findings(
    store: Store, checks: Mapping[str, str], base: str = DEFAULT_BASE, nodes: int = NODES
) -> Iterator[Finding]:
    """Yield all faults of the statements in a store: those against the shapes, then those that checks find."""
    yield from against_shapes(store, base, nodes)
    for name, query in checks.items():
        yield from violations(store, name, query, base)


def violations(store: Store, name: str, query: str, base: str = DEFAULT_BASE) -> Iterator[Finding]:
    """Yield a finding for each row of a check; its first line, a comment, says what is wrong."""
    wrong = query.partition("\n")[0].removeprefix("#").strip()
    for row in rows(store, query, base=base):
        known = ", ".join(f"{column} {_short(str(value), base)}" for column, value in row.items() if column != "node")
        yield Finding(name, _short(str(row["node"]), base), f"{wrong} ({known})" if known else wrong)


def against_shapes(store: Store, base: str = DEFAULT_BASE, nodes: int = NODES) -> Iterator[Finding]:
    """Yield a finding for each fault against the shapes, some thousand nodes at a time."""
    for subjects in _batches(_subjects(store), base, nodes):
        yield from sorted(_faults(_data(store, subjects), frozenset(map(str, subjects)), base))


def _subjects(store: Store) -> list[str]:
    words = NamedNode(VOCABULARY.removesuffix("#"))
    found = {quad.subject.value for quad in store if quad.graph_name != words and isinstance(quad.subject, NamedNode)}
    return sorted(found)


def _batches(subjects: Iterable[str], base: str, size: int) -> Iterator[list[str]]:
    """Yield sorted subjects in batches; a node and what hangs under its IRI stay together."""
    batch: list[str] = []
    for _, together in groupby(subjects, key=lambda subject: subject.removeprefix(base).split("/")[:2]):
        batch += together
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _data(store: Store, subjects: Sequence[str]) -> rdflib.Graph:
    graph = rdflib.Graph(bind_namespaces="none")
    ours, others = frozenset(subjects), set()
    for subject in subjects:
        node = NamedNode(subject)
        about = [*store.quads_for_pattern(node, None, None), *store.quads_for_pattern(None, ps("states"), node)]
        for quad in about:
            graph.add(_triple(quad))
            others |= {end.value for end in (quad.subject, quad.object) if isinstance(end, NamedNode)} - ours
    for other in sorted(others):
        for quad in store.quads_for_pattern(NamedNode(other), A, None):
            graph.add(_triple(quad))
    return graph


def _triple(quad: Quad) -> tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef | rdflib.Literal]:
    return _iri(quad.subject.value), _iri(quad.predicate.value), _object(quad.object)  # type: ignore[union-attr]


def _object(value: object) -> rdflib.URIRef | rdflib.Literal:
    match value:
        case Literal() if value.datatype == _STRING or value.language:
            return rdflib.Literal(value.value, lang=value.language)
        case Literal():
            return rdflib.Literal(value.value, datatype=_iri(value.datatype.value), normalize=False)
        case _:
            return _iri(value.value)  # type: ignore[attr-defined]  # the data has no blank nodes


@lru_cache(maxsize=65_536)
def _iri(value: str) -> rdflib.URIRef:
    return rdflib.URIRef(value)


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=files("ontology").joinpath("shapes.ttl").read_text(encoding="utf-8"))


def _faults(data: rdflib.Graph, subjects: frozenset[str], base: str) -> Iterator[Finding]:
    """Yield the faults of the subjects; of other nodes no more than their classes is there."""
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", inplace=True)
    if conforms:
        return
    for result in report.subjects(RDF.type, SH.ValidationResult):
        node = str(report.value(result, SH.focusNode))
        if node in subjects:
            shape = str(report.value(result, SH.sourceShape)).removeprefix(SHAPES)
            yield Finding(shape, _short(node, base), _message(report, result, base))


def _message(report: rdflib.Graph, result: rdflib.term.Node, base: str) -> str:
    said = str(report.value(result, SH.resultMessage))
    value = report.value(result, SH.value)
    return f"{said} (value {_short(str(value), base)})" if value is not None else said


def _short(value: str, base: str) -> str:
    return value.removeprefix(base).replace(VOCABULARY, "ps:")
