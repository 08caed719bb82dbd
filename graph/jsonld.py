"""Statements as JSON-LD: one object per named graph, compact by the context that the vocabulary gives."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from graph.quad_lines import Statement
from graph.rdf_names import RDF, iri_of, literal_parts
from ontology.ids import VOCABULARY

Context = dict[str, Any]

_WHOLE = re.compile("0|-?[1-9][0-9]{0,14}")
"""Whole numbers that every reader of JSON takes as they are."""

_TYPE = f"<{RDF}type>"


@cache
def terms() -> Context:
    """Return the vocabulary's part of the context, as it is published."""
    found: Context = json.loads(files("ontology").joinpath("context.jsonld").read_bytes())["@context"]
    return found


def context(base: str) -> Context:
    """Return the context under which data of this base is written: the vocabulary's, and the prefix ``id``."""
    return {**terms(), "id": base}


def jsonld(statements: Iterable[Statement], base: str) -> Iterator[str]:
    """Yield a JSON-LD document of statements sorted by graph and subject, one subject a line."""
    known = Words(context(base))
    yield f'{{"@context": {json.dumps(known.context, ensure_ascii=False, sort_keys=True, indent=1)},\n"@graph": ['
    separator = "\n"
    for graph, inside in groupby(statements, key=lambda statement: statement.graph):
        name = json.dumps(known.short(iri_of(graph)), ensure_ascii=False)
        yield f'{separator}{{"@id": {name}, "@graph": ['
        yield from _subjects(inside, known)
        yield "\n]}"
        separator = ",\n"
    yield "\n]}\n"


class Words:
    """The context as the writer uses it; short forms that are asked for again and again are kept."""

    def __init__(self, context: Context) -> None:
        self.context = context
        names = [(name, iri) for name, iri in context.items() if isinstance(iri, str) and not name.startswith("@")]
        self._prefixes = sorted(names, key=lambda pair: (-len(pair[1]), pair[0]))
        self.short = lru_cache(maxsize=65_536)(self._short)

    def word(self, iri: str) -> str:
        """Return a property or class: bare where it is of our own vocabulary."""
        return iri.removeprefix(VOCABULARY) if iri.startswith(VOCABULARY) else self.short(iri)

    def wanted(self, word: str) -> str | None:
        """Return the type that the context gives to a property's values, None where it gives none."""
        rule = self.context.get(word)
        return rule.get("@type") if isinstance(rule, dict) else None

    def _short(self, iri: str) -> str:
        found = ((name, iri[len(namespace) :]) for name, namespace in self._prefixes if iri.startswith(namespace))
        name, local = next(found, ("", iri))
        return f"{name}:{local}" if name and not local.startswith("//") else iri


def _subjects(statements: Iterable[Statement], known: Words) -> Iterator[str]:
    separator = "\n"
    for subject, about in groupby(statements, key=lambda statement: statement.subject):
        yield separator + json.dumps(_node(subject, about, known), ensure_ascii=False)
        separator = ",\n"


def _node(subject: str, about: Iterable[Statement], known: Words) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": known.short(iri_of(subject))}
    for predicate, rows in groupby(about, key=lambda statement: statement.predicate):
        if predicate == _TYPE:
            node["@type"] = [known.word(iri_of(row.object)) for row in rows]
            continue
        word = known.word(iri_of(predicate))
        values = [_value(row.object, known.wanted(word), known) for row in rows]
        node[word] = values[0] if len(values) == 1 else values
    return node


def _value(term: str, wanted: str | None, known: Words) -> Any:
    if term.startswith("<"):
        name = known.short(iri_of(term))
        return name if wanted == "@id" else {"@id": name}
    words, datatype, language = literal_parts(term)
    if language:
        return {"@value": words, "@language": language}
    if datatype is None:
        return {"@value": words} if wanted else words
    short = known.short(datatype)
    if short == wanted:
        return words
    if short == "xsd:integer" and wanted is None and _WHOLE.fullmatch(words):
        return int(words)
    return {"@value": words, "@type": short}
