"""What a question's parameter names: a claim, flow or document by its id, or an entity by any name it has."""

from collections.abc import Sequence

from graph.lookup import find
from ontology.authority import Authority
from ontology.model import Entity

ID_PREFIXES = ("claim/", "flow/", "document/", "promise/")


def thing_named(name: str, entities: Sequence[Entity], authority: Authority) -> str:
    """Return the id of a claim, flow or document as it is given, else of the entity of that name."""
    if name.startswith(ID_PREFIXES):
        return name
    return find(entities, name, authority).id
