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
    owners: dict[tuple[str, str], tuple[int, str, str]] = {}
    local_ids: dict[tuple[str, str], str] = {}
    for entity in entities:
        for member in entity.members:
            owner = len(member.local), member.local, entity.id
            named = member.document, member.name
            owners[named] = min(owner, owners.get(named, owner))
            local_ids[member.document, member.local] = entity.id
    return Linker({named: id for named, (_, _, id) in owners.items()}, local_ids)


def _found(table: Mapping[tuple[str, str], str], document: str, key: str) -> str:
    try:
        return table[document, key]
    except KeyError:
        raise BadWorkspace(f"{document} has {key!r}, which no entity answers to; run `pursestrings resolve`") from None
