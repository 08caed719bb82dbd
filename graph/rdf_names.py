"""Names and literals of the RDF: words of the model as IRIs, Python's values as terms, and back."""

import datetime as dt
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode

from ontology.ids import VOCABULARY, term

DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

A = NamedNode(RDF + "type")
IDENTIFIER = NamedNode(DCTERMS + "identifier")
LABEL = NamedNode(RDFS + "label")
NOTATION = NamedNode(SKOS + "notation")

Scalar = str | int | Decimal | dt.date

_INTEGER = NamedNode(XSD + "integer")
_DECIMAL = NamedNode(XSD + "decimal")
_DATE = NamedNode(XSD + "date")


@cache
def ps(name: str) -> NamedNode:
    """Return the vocabulary's term of this local name."""
    return NamedNode(term(name))


@cache
def named(namespace: str, name: str) -> NamedNode:
    """Return a term of another vocabulary."""
    return NamedNode(namespace + name)


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes under which data is written and may be asked for, sorted."""
    data = {kind: f"{base}{kind}/" for kind in ("claim", "document", "edge", "flow", "graph")}
    known = {"dcterms": DCTERMS, "oa": OA, "prov": PROV, "rdf": RDF, "rdfs": RDFS, "schema": SCHEMA, "skos": SKOS}
    return dict(sorted({**data, **known, "xsd": XSD, "ps": VOCABULARY, "id": base}.items()))


def decimal(amount: Decimal) -> str:
    """Return the canonical lexical form of a decimal: no exponent, no idle zeros."""
    plain = f"{amount:f}"
    trimmed = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if trimmed in {"-0", ""} else trimmed


def literal(value: Scalar) -> Literal:
    """Return a value as a literal: money as xsd:decimal, counts as xsd:integer, days as xsd:date, words plain."""
    match value:
        case str():
            return Literal(value)
        case int():
            return Literal(str(value), datatype=_INTEGER)
        case Decimal():
            return Literal(decimal(value), datatype=_DECIMAL)
        case dt.date():
            return Literal(value.isoformat(), datatype=_DATE)


def scalar(term: Literal) -> Scalar:
    """Return the Python value of a literal; a datatype that is none of ours gives its words."""
    match term.datatype:
        case datatype if datatype == _INTEGER:
            return int(term.value)
        case datatype if datatype == _DECIMAL:
            return Decimal(term.value)
        case datatype if datatype == _DATE:
            return dt.date.fromisoformat(term.value)
        case _:
            return term.value
