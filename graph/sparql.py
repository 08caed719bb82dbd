"""SPARQL over the graph, read only: questions with bound parameters, answers as Python values.

The default graph of a query is the union of all named graphs, the vocabulary's among them. A parameter is a variable
that the query leaves free and names in its projection; its value is bound by the engine, never written into the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from graph.quad_lines import merged
from graph.rdf_names import Scalar, literal, prefixes, scalar
from graph.turtle import turtle
from ontology.errors import BadQuery
from ontology.ids import DEFAULT_BASE

Bound = Scalar | NamedNode | Literal
Substitutions = dict[Variable, NamedNode | BlankNode | Literal | Triple]
Rows = list[dict[str, Scalar | bool | None]]

_UPDATES = "ADD|CLEAR|COPY|CREATE|DELETE|DROP|INSERT|LOAD|MOVE|WITH"
_GAP = r"(?:\s|\#[^\n\r]*[\n\r])"
_PROLOGUE = rf"{_GAP}*(?:(?:PREFIX{_GAP}+[^\s:]*:{_GAP}*|BASE{_GAP}*)<[^>]*>{_GAP}*)*"
_UPDATE = re.compile(rf"{_PROLOGUE}({_UPDATES})\b", re.IGNORECASE)
_SERVICE = re.compile(
    rf"(?:(?<![?$:\w])|(?<=true)|(?<=false)|(?<=[0-9]))SERVICE{_GAP}*(?:SILENT{_GAP}*)?"
    rf"(?:<[^>]*>|[?$]\w+|[^\s:<?$]*:[^\s{{]*){_GAP}*\{{",
    re.IGNORECASE,
)
_WHERE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def rows(store: Store, query: str, bindings: Mapping[str, Bound] | None = None, base: str = DEFAULT_BASE) -> Rows:
    """Return the solutions of a SELECT as dictionaries in the query's order; an unbound variable is None.

    IRIs come as strings, literals as ``str``, ``int``, ``Decimal``, ``date`` or ``bool``. Raises :class:`BadQuery`.
    """
    answer = ask(store, query, bindings, base)
    if not isinstance(answer, QuerySolutions):
        raise BadQuery("the query is no SELECT, so it has no rows; ask a SELECT")
    return solved(answer, query)


def solved(answer: QuerySolutions, query: str) -> Rows:
    """Return the solutions that a query has been given as dictionaries, as :func:`rows` does; they are used up."""
    names = [variable.value for variable in answer.variables]
    with _reported(query):
        return [{name: _value(solution[name]) for name in names} for solution in answer]


def ask(
    store: Store, query: str, bindings: Mapping[str, Bound] | None = None, base: str = DEFAULT_BASE
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Return the engine's answer to any read-only query; raises :class:`BadQuery` for all others."""
    refuse_unsafe(query)
    terms: Substitutions = {Variable(name): _term(value) for name, value in (bindings or {}).items()}
    with _reported(query):
        return store.query(query, prefixes=prefixes(base), use_default_graph_as_union=True, substitutions=terms)


def described(triples: Iterable[Triple], base: str = DEFAULT_BASE) -> str:
    """Return the triples of a CONSTRUCT or DESCRIBE as Turtle, sorted."""
    return "".join(turtle(merged(triples), prefixes(base)))


def refuse_unsafe(query: str) -> None:
    """Raise :class:`BadQuery` where a query would change data or call another server."""
    if update := _UPDATE.match(query):
        raise BadQuery(
            f"{update[1].upper()} changes data, and SPARQL only reads here; use SELECT, ASK, CONSTRUCT or DESCRIBE"
        )
    if _SERVICE.search(query):
        raise BadQuery("SERVICE would call another server, and nothing here does; take the SERVICE clause out")


@contextmanager
def _reported(query: str) -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise BadQuery(_complaint(query, str(error))) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise BadQuery(f"the query cannot be run: {error}; mend the query") from error


def _complaint(query: str, message: str) -> str:
    found = _WHERE.search(message)
    if not found:
        return f"the query is no SPARQL: {message}; mend the query"
    line, column = int(found[1]), int(found[2])
    here = query.splitlines()[line - 1 :][:1]
    there = here[0][column - 1 :].split(maxsplit=1)[:1] if here else []
    what = f"{there[0]!r} is not what SPARQL has here" if there else "the query ends too early"
    return f"line {line}, column {column}: {what}; mend the query there"


def _term(value: Bound) -> NamedNode | Literal:
    return value if isinstance(value, NamedNode | Literal) else literal(value)


def _value(term: object) -> Scalar | bool | None:
    match term:
        case None:
            return None
        case Literal():
            return scalar(term)
        case NamedNode():
            return term.value
        case _:
            return str(term)
