"""Everything there is to say, as one stream of quads: the graph, the details of the models, the vocabulary."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.build import Graph, build
from graph.rdf import quads
from graph.rdf_decisions import decided
from graph.rdf_details import details
from graph.rdf_names import based
from graph.records import Record
from ontology.ids import DEFAULT_BASE, VOCABULARY
from ontology.model import Entity, Flow, Judgement, Occupancy, Promise, Succession


@dataclass(frozen=True, slots=True)
class Sources:
    """The models of a workspace, out of which the graph and the RDF are made."""

    records: Sequence[Record]
    entities: Sequence[Entity]
    flows: Sequence[Flow]
    successions: Sequence[Succession] = ()
    occupancies: Sequence[Occupancy] = ()
    promises: Sequence[Promise] = ()
    decisions: Sequence[Judgement] = ()

    def graph(self) -> Graph:
        """Return the property graph of these models."""
        return build(self.records, self.entities, self.flows, self.successions, self.occupancies, self.promises)


def dataset(sources: Sources, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield all statements about the sources, and the vocabulary that they are made in."""
    return chain(statements(sources, base), vocabulary())


def statements(sources: Sources, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield all statements about the sources, without the vocabulary."""
    based(base)
    return chain(
        quads(sources.graph(), base),
        details(sources.records, sources.entities, sources.flows, base),
        decided(sources.decisions, sources.entities, base),
    )


def vocabulary() -> Iterable[Quad]:
    """Yield the vocabulary's statements, in a named graph under the vocabulary's own IRI."""
    graph = NamedNode(VOCABULARY.removesuffix("#"))
    for quad in parse(vocabulary_text(), format=RdfFormat.TURTLE):
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


def vocabulary_text() -> bytes:
    """Return the vocabulary as Turtle."""
    return files("ontology").joinpath("vocabulary.ttl").read_bytes()
