"""The read-only map from a document's names to resolved entities; claims themselves are never touched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology.errors import BadWorkspace
from ontology.model import Entity


@dataclass(frozen=True, slots=True)
class Linker:
    """Who is meant by a name in a document: ``names`` and ``locals`` are keyed by (document, name or local id)."""

    names: Mapping[tuple[str, str], str]
    locals: Mapping[tuple[str, str], str]

    def entity(self, document: str, name: str) -> str:
        """Return the id of the entity that the document calls by this name."""
        return _found(self.names, document, name)

    def local(self, document: str, local: str) -> str:
        """Return the id of the entity to which the document's own entity (``e12``) belongs."""
        return _found(self.locals, document, local)


def linker(entities: Iterable[Entity]) -> Linker:
    """Return the map that the entities' members make; where a document gives one name twice, its first owner has it."""
    names: dict[tuple[str, str], str] = {}
    local_ids: dict[tuple[str, str], str] = {}
    members = ((member, entity.id) for entity in entities for member in entity.members)
    for member, entity in sorted(members, key=lambda pair: (pair[0].document, _order(pair[0].local), pair[1])):
        names.setdefault((member.document, member.name), entity)
        local_ids[member.document, member.local] = entity
    return Linker(names, local_ids)


def _order(local: str) -> tuple[int, str]:
    return len(local), local


def _found(table: Mapping[tuple[str, str], str], document: str, key: str) -> str:
    try:
        return table[document, key]
    except KeyError:
        raise BadWorkspace(f"{document} has {key!r}, which no entity answers to; run `pursestrings resolve`") from None
