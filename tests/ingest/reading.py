"""Reads a few lines as a document, for tests of what is found in them."""

from ingest.mentions import Names
from ingest.names import find_names
from ingest.parse import candidates, parse
from ingest.relations import relations
from ingest.text import Text, analyse
from ontology.ids import document_id
from ontology.model import Document, Relation


def text(source: str, publisher: str | None = None, title: str | None = None, kind: str | None = None) -> Text:
    """Return the text of a document with the given words."""
    document = Document(
        id=document_id(source.encode()),
        stem="test",
        title=title,
        publisher=publisher,
        kind=kind,
        source="test.txt",
        media_type="text/plain",
        length=len(source),
    )
    return analyse(document, source)


def names(source: str, publisher: str | None = None) -> Names:
    """Return the names in the given words, without a parse."""
    return find_names(text(source, publisher), {})


def typed(source: str) -> set[tuple[str, str]]:
    """Return the named entities in the given words as pairs of name and type."""
    return {(entity.name, entity.type.value) for entity in names(source).entities}


def related(source: str) -> list[Relation]:
    """Return the relations in the given words."""
    read = text(source)
    docs = parse(candidates(read))
    return relations(read, docs, find_names(read, docs))


def triples(source: str) -> set[tuple[str, str, str]]:
    """Return the relations in the given words as triples."""
    return {(one.subject, one.predicate.value, one.object) for one in related(source)}
