"""What authority files know of an entity, as nodes and edges: its dated names, and the body that it belongs to."""

from collections.abc import Iterator, Set

from graph.elements import Edge, Node, present
from ontology.ids import name_id
from ontology.model import DatedName, Entity
from ontology.terms import EntityType


def name_nodes(entity: Entity) -> Iterator[Node]:
    """Yield a node for each name that the entity bore for a time."""
    for named in entity.names:
        id = _id(entity, named)
        properties = present(id=id, name=named.name, valid_from=named.valid_from, valid_to=named.valid_to)
        yield Node(id, ("DatedName",), properties)


def authority_edges(entity: Entity, known: Set[str]) -> Iterator[Edge]:
    """Yield the edges to its dated names, and to the body above it if that is a node, too."""
    for named in entity.names:
        yield Edge(entity.id, "BORE_NAME", _id(entity, named), {})
    if entity.parent in known and entity.parent is not None:
        yield Edge(entity.id, "POST_OF" if entity.type is EntityType.POST else "UNIT_OF", entity.parent, {})


def _id(entity: Entity, named: DatedName) -> str:
    return name_id(entity.id, named.name, named.valid_from.isoformat() if named.valid_from else "")
