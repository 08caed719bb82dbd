"""Statements as Turtle and TriG that people can read: prefixes, one subject a paragraph, the same bytes every time."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from graph.quad_lines import Statement
from graph.rdf_names import RDF, XSD

_TYPE = f"<{RDF}type>"
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./-]*[A-Za-z0-9_-])?")
_BARE = re.compile(r"[+-]?[0-9]+")


def turtle(statements: Iterable[Statement], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield a Turtle document, its statements sorted by subject; in whose graph they stand is left out."""
    terms = Terms(prefixes)
    yield terms.header()
    for subject, about in groupby(statements, key=lambda statement: statement.subject):
        yield "\n" + terms.paragraph(subject, about, "")


def trig(statements: Iterable[Statement], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield a TriG document of statements sorted by graph and subject: each named graph is one block."""
    terms = Terms(prefixes)
    yield terms.header()
    for graph, inside in groupby(statements, key=lambda statement: statement.graph):
        yield f"\n{terms.short(graph)} {{\n"
        for subject, about in groupby(inside, key=lambda statement: statement.subject):
            yield terms.paragraph(subject, about, "  ")
        yield "}\n"


class Terms:
    """Terms in their short form; what is asked for again and again is kept."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = dict(sorted(prefixes.items()))
        self._longest = sorted(self.prefixes.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        self.short = lru_cache(maxsize=65_536)(self._short)

    def header(self) -> str:
        """Return the declarations of all prefixes."""
        return "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in self.prefixes.items())

    def paragraph(self, subject: str, about: Iterable[Statement], indent: str) -> str:
        """Return all that is said of one subject, its classes first."""
        groups = groupby(about, key=lambda statement: statement.predicate)
        said = [(predicate, [self.short(row.object) for row in rows]) for predicate, rows in groups]
        said.sort(key=lambda pair: pair[0] != _TYPE)
        lines = (f"{self._verb(predicate)} {', '.join(objects)}" for predicate, objects in said)
        return f"{indent}{self.short(subject)} " + f" ;\n{indent}  ".join(lines) + " .\n"

    def _verb(self, predicate: str) -> str:
        return "a" if predicate == _TYPE else self.short(predicate)

    def _short(self, term: str) -> str:
        if term.startswith("<"):
            return self._compact(term[1:-1])
        words, separator, datatype = term.rpartition("^^<")
        if not separator or not words.endswith('"'):
            return term
        if datatype == f"{XSD}integer>" and _BARE.fullmatch(words[1:-1]):
            return words[1:-1]
        return f"{words}^^{self._compact(datatype[:-1])}"

    def _compact(self, iri: str) -> str:
        for name, namespace in self._longest:
            if iri.startswith(namespace) and _LOCAL.fullmatch(local := iri[len(namespace) :]):
                return f"{name}:{local.replace('/', chr(92) + '/')}"
        return f"<{iri}>"
