"""Names and literals of the RDF: words of the model as IRIs, Python's values as terms, and back."""

import datetime as dt
import re
from decimal import Decimal
from functools import cache

from pyoxigraph import Literal, NamedNode

from ontology.errors import UnknownTerm
from ontology.ids import DEFAULT_BASE, VOCABULARY, term
from ontology.terms import EntityType

DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
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

_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\\\^`]*[/#]")
_LITERAL = re.compile(r'"(.*)"(?:\^\^<(.*)>|@([A-Za-z0-9-]+))?', re.DOTALL)
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}

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


def based(base: str) -> str:
    """Return the base of the data's IRIs; UnknownTerm if no IRI can hang under it."""
    if not _BASE.fullmatch(base):
        raise UnknownTerm(f"{base!r} is no base of IRIs; give an absolute one that ends in / or #, like {DEFAULT_BASE}")
    return base


def prefixes(base: str) -> dict[str, str]:
    """Return the prefixes under which data is written and may be asked for; each kind of id has its own."""
    kinds = ("agent", "claim", "document", "edge", "flow", "graph", "member", "name", "promise", *EntityType)
    data = {str(kind): f"{base}{kind}/" for kind in kinds} | {"id": base}
    return dict(sorted((data | standard()).items()))


def standard() -> dict[str, str]:
    """Return the prefixes of the vocabularies, whatever the base of the data is."""
    known = {"dcterms": DCTERMS, "oa": OA, "org": ORG, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS}
    return known | {"schema": SCHEMA, "skos": SKOS, "xsd": XSD, "ps": VOCABULARY}


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


def iri_of(term: str) -> str:
    """Return the IRI of a term in its N-Triples form."""
    return term[1:-1]


def literal_parts(term: str) -> tuple[str, str | None, str | None]:
    """Return words, datatype (None: a plain string) and language (None: none) of a literal in its N-Triples form."""
    found = _LITERAL.fullmatch(term)
    if not found:
        raise ValueError(f"no literal: {term}")
    return _ESCAPED.sub(_unescaped, found[1]), found[2], found[3]


def _unescaped(found: re.Match[str]) -> str:
    if digits := found[1] or found[2]:
        return chr(int(digits, 16))
    return _PLAIN.get(found[3], found[3])
