"""A file read as a Document and its exact text: newlines and characters as they are, offsets count in code points."""

from pathlib import Path

from ontology.errors import BadDocument
from ontology.ids import document_id
from ontology.model import Document


def read(path: Path) -> tuple[Document, str]:
    """Return the document in a file and its text; BadDocument where it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadDocument(f"{path}: cannot be opened ({error.strerror}); check the name and its permissions") from error
    return read_bytes(content, path.stem, str(path))


def read_bytes(content: bytes, stem: str, source: str) -> tuple[Document, str]:
    """Return the document in bytes that came from ``source`` and its text."""
    text = content.decode("utf-8")
    document = Document(
        id=document_id(content),
        stem=stem,
        source=source,
        media_type="text/plain",
        encoding="utf-8",
        length=len(text),
    )
    return document, text
