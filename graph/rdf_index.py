"""Statements by subject and predicate, and their values as the model has them: the ground of both readers of RDF."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from graph.rdf_names import DCTERMS, RDF, Scalar, scalar
from ontology.ids import DEFAULT_BASE, VOCABULARY
from ontology.naming import CONCEPTS, property_term

Term = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Index:
    """What is said of each subject, over all named graphs; ``base`` is that of the data's IRIs."""

    said: dict[str, dict[str, list[Term]]]
    base: str

    def terms(self, subject: str, predicate: str) -> list[Term]:
        """Return what the subject has for a predicate."""
        return self.said.get(subject, {}).get(predicate, [])

    def classes(self, subject: str) -> frozenset[str]:
        """Return the local names of the vocabulary's classes that the subject belongs to."""
        types = (term.value for term in self.terms(subject, RDF + "type"))
        return frozenset(name.removeprefix(VOCABULARY) for name in types if name.startswith(VOCABULARY))

    def of_class(self, name: str) -> Iterator[str]:
        """Yield the subjects of a class, sorted."""
        return (subject for subject in sorted(self.said) if name in self.classes(subject))

    def id(self, subject: str) -> str:
        """Return the id that a subject carries, and so the id of a node."""
        found = self.terms(subject, DCTERMS + "identifier")
        return found[0].value if found else subject.removeprefix(self.base)

    def values(self, subject: str, name: str) -> list[Scalar]:
        """Return the values of a property by its name in the model, sorted: a set has no order of its own."""
        terms = self.terms(subject, VOCABULARY + property_term(name))
        return sorted((self._value(name, term) for term in terms), key=lambda value: (str(type(value)), value))

    def _value(self, name: str, term: Term) -> Scalar:
        if isinstance(term, Literal):
            return scalar(term)
        if name in CONCEPTS:
            return term.value.removeprefix(f"{VOCABULARY}{name}-")
        return term.value.removeprefix(self.base)


def index(quads: Iterable[Quad], base: str = DEFAULT_BASE) -> Index:
    """Return the statements by subject and predicate, each once, whichever graphs repeat it."""
    said: defaultdict[str, defaultdict[str, dict[Term, None]]] = defaultdict(lambda: defaultdict(dict))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value][quad.object] = None
    plain = {subject: {predicate: list(terms) for predicate, terms in about.items()} for subject, about in said.items()}
    return Index(plain, base)
