"""The generated blocks of ``docs/schema.md``: what nodes, edges and words there are, with their meanings.

Form comes from the model, meaning from the vocabulary. A block stands between ``<!-- begin NAME -->`` and
``<!-- end NAME -->``; what is around the blocks is written by hand.
"""

import re
from collections.abc import Callable, Iterable, Mapping

import rdflib
from rdflib import RDFS, URIRef

from ontology.context import vocabulary
from ontology.ids import VOCABULARY
from ontology.naming import CONCEPTS, REFERENCES, class_term, concept_term, edge_term, property_term
from ontology.schema import Property, edges, nodes
from ontology.terms import BodyKind, EntityType, SuccessionKind

_BLOCK = re.compile(r"(<!-- begin (\w+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)


def page(text: str) -> str:
    """Return the page with each block made anew; KeyError for a block of another name."""
    words = vocabulary()
    return _BLOCK.sub(lambda found: f"{found[1]}{BLOCKS[found[2]](words)}{found[3]}", text)


def _meaning(words: rdflib.Graph, term: str) -> str:
    return str(words.value(URIRef(VOCABULARY + term), RDFS.comment))


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


def _drawing(_: rdflib.Graph) -> str:
    joined: dict[tuple[str, str], list[str]] = {}
    for edge in edges().values():
        for ends in edge.ends:
            joined.setdefault(ends, []).append(edge.name)
    lines = (f"    {source} -- {_some(names)} --> {target}\n" for (source, target), names in joined.items())
    return "```mermaid\nflowchart LR\n" + "".join(lines) + "```\n"


def _some(names: list[str]) -> str:
    shown = names if len(names) <= 4 else [*names[:3], f"and {len(names) - 3} more"]
    return f'"{", ".join(shown)}"'


def _nodes(words: rdflib.Graph) -> str:
    return "\n".join(_node(words, label, rows) for label, rows in nodes().items())


def _node(words: rdflib.Graph, label: str, rows: tuple[Property, ...]) -> str:
    table = _table(("property", "in RDF", "value", "there", "what"), (_property(words, row) for row in rows))
    return f"### {label}\n\n{_meaning(words, label)}\n\n{table}"


def _property(words: rdflib.Graph, row: Property) -> tuple[str, ...]:
    if row.name == "id":
        return "`id`", "`dcterms:identifier`", "text", "always", "Unique over all labels; the IRI is base and id."
    term = property_term(row.name)
    there = "always" if row.required else "if known"
    return f"`{row.name}`", f"`ps:{term}`", _value(row), there, _meaning(words, term)


def _value(row: Property) -> str:
    kind = "id of a node" if row.name in REFERENCES else row.type.value
    if row.words:
        kind = " ".join(f"`{word}`" for word in row.words) if len(row.words) <= 8 else "word, see below"
    return f"list of {kind}" if row.many else kind


def _edges(words: rdflib.Graph) -> str:
    rows = (
        (
            f"`{edge.name}`",
            f"`ps:{edge_term(edge.name)}`",
            ", ".join(f"{source} → {target}" for source, target in edge.ends),
            " ".join(f"`{row.name}`" for row in edge.properties),
            _meaning(words, edge_term(edge.name)),
        )
        for edge in edges().values()
    )
    return _table(("type", "in RDF", "from → to", "properties", "what"), rows)


def _labels(words: rdflib.Graph) -> str:
    kinds = ((EntityType, "Entity"), (BodyKind, "Entity, Body"))
    rows = (
        (f"`{class_term(word.value)}`", f"`{word.value}`", beside, _meaning(words, class_term(word.value)))
        for kind, beside in kinds
        for word in kind
    )
    return _table(("label", "`type` or `kind`", "beside", "what"), rows)


def _words(words: rdflib.Graph) -> str:
    concepts = [
        (f"`{name}`", f"`{word}`", f"`ps:{concept_term(name, word)}`", _meaning(words, concept_term(name, word)))
        for name, kinds in CONCEPTS.items()
        for word in dict.fromkeys(member.value for kind in kinds for member in kind)
    ]
    kinds = [
        ("`kind` of `SUCCEEDED_BY`", f"`{word}`", f"`ps:{class_term(word)}`", _meaning(words, class_term(word)))
        for word in SuccessionKind
    ]
    return _table(("property", "word", "in RDF", "what"), [*concepts, *kinds])


BLOCKS: Mapping[str, Callable[[rdflib.Graph], str]] = {
    "drawing": _drawing,
    "labels": _labels,
    "nodes": _nodes,
    "edges": _edges,
    "words": _words,
}
"""The blocks by name."""
