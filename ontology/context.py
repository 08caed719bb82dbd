"""The JSON-LD context, made from the vocabulary: how each property's values are to be read.

``context.jsonld`` holds what this makes; ``make golden`` writes it, a test holds the two in step.
"""

import json
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef
from rdflib.term import Node

from ontology.ids import VOCABULARY

FILE = Path(__file__).with_name("context.jsonld")
VOCABULARY_FILE = Path(__file__).with_name("vocabulary.ttl")

_COERCED: dict[Node, str] = {XSD.date: "xsd:date", XSD.decimal: "xsd:decimal"}


def vocabulary() -> Graph:
    """Return the vocabulary, with the prefixes that it declares and no others."""
    return Graph(bind_namespaces="none").parse(VOCABULARY_FILE)


def context_text() -> str:
    """Return the JSON-LD document that gives the context."""
    return json.dumps({"@context": context(vocabulary())}, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def context(words: Graph) -> dict[str, Any]:
    """Return the context of a vocabulary: prefixes, and how to read what is neither string nor whole number."""
    prefixes = {name: str(iri) for name, iri in words.namespaces()}
    properties = sorted(str(term) for term in set(words.subjects(RDF.type)) if str(term).startswith(VOCABULARY))
    rules = {name.removeprefix(VOCABULARY): _rule(words, URIRef(name)) for name in properties}
    return {"@vocab": VOCABULARY, **prefixes, **{name: rule for name, rule in rules.items() if rule}}


def _rule(words: Graph, term: URIRef) -> dict[str, str] | None:
    short = f"ps:{term.removeprefix(VOCABULARY)}"
    if (term, RDF.type, OWL.ObjectProperty) in words:
        return {"@id": short, "@type": "@id"}
    wanted = next((_COERCED[kind] for kind in words.objects(term, RDFS.range) if kind in _COERCED), None)
    return {"@id": short, "@type": wanted} if wanted else None
