"""Relations between named things: who holds, leads, runs, owns, founds, publishes and works with what, and where it is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ingest.mentions import Names
from ingest.text import Text
from ontology.model import Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc


def relations(text: Text, docs: Mapping[int, "Doc"], names: Names) -> list[Relation]:
    """Return the relations that a text states, each once, with the shortest stretch that says it."""
    return []
