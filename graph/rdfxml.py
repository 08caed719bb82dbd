"""Statements as RDF/XML, for tools that read nothing else; what XML cannot hold becomes U+FFFD."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from graph.quad_lines import Statement
from graph.rdf_names import iri_of, literal_parts

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return text as XML 1.0 may hold it: forbidden control characters are replaced."""
    return _FORBIDDEN.sub("\ufffd", text)


def rdfxml(statements: Iterable[Statement], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield an RDF/XML document of statements sorted by subject; in whose graph they stand is left out."""
    names = {namespace: prefix for prefix, namespace in sorted(prefixes.items(), reverse=True)}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    yield from (f"\n  xmlns:{prefix}={quoteattr(iri)}" for prefix, iri in sorted(prefixes.items()))
    yield ">\n"
    for subject, about in groupby(statements, key=lambda statement: statement.subject):
        yield f"<rdf:Description rdf:about={_attribute(iri_of(subject))}>\n"
        yield from (_property(statement, names) for statement in about)
        yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _property(statement: Statement, names: Mapping[str, str]) -> str:
    tag, declaration = _tag(iri_of(statement.predicate), names)
    if statement.object.startswith("<"):
        return f"  <{tag}{declaration} rdf:resource={_attribute(iri_of(statement.object))}/>\n"
    words, datatype, language = literal_parts(statement.object)
    typed = f" rdf:datatype={_attribute(datatype)}" if datatype else ""
    spoken = f" xml:lang={_attribute(language)}" if language else ""
    text = escape(xml_text(words), {"\r": "&#13;"})
    return f"  <{tag}{declaration}{typed}{spoken}>{text}</{tag}>\n"


def _tag(iri: str, names: Mapping[str, str]) -> tuple[str, str]:
    found = _NAME.search(iri)
    local = found[0] if found else ""
    namespace = iri.removesuffix(local)
    if namespace in names:
        return f"{names[namespace]}:{local}", ""
    return f"ns:{local}", f" xmlns:ns={quoteattr(namespace)}"


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))
