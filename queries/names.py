"""What a user means by a name: entities found by id, name, form, or any form that the authority data knows."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from ontology.authority import Authority, fold
from ontology.errors import UnknownTerm
from ontology.model import Entity

ID_PREFIXES = ("claim/", "flow/", "document/")


def entity_named(name: str, entities: Sequence[Entity], authority: Authority) -> Entity:
    """Return the one entity that a user means.

    An id wins over a name, a name over another form, a form of the documents over one of the authority data.
    Raises UnknownTerm with the nearest names where none answers, or with the ids to choose from where several do.
    """
    for matches in _rounds(name, entities, authority):
        if len(matches) == 1:
            return matches[0]
        if matches:
            choice = ", ".join(sorted(entity.id for entity in matches))
            raise UnknownTerm(f"{name!r} may be any of {choice}; give the id of the one you mean")
    raise UnknownTerm(f"nothing in the graph is called {name!r}; nearest: {', '.join(_nearest(name, entities))}")


def thing_named(name: str, entities: Sequence[Entity], authority: Authority) -> str:
    """Return the id of a claim, flow or document as it is given, else of the entity of that name."""
    if name.startswith(ID_PREFIXES):
        return name
    return entity_named(name, entities, authority).id


def _rounds(name: str, entities: Sequence[Entity], authority: Authority) -> Iterable[list[Entity]]:
    folded = fold(name)
    yield [entity for entity in entities if entity.id == name]
    yield [entity for entity in entities if fold(entity.name) == folded]
    yield [entity for entity in entities if any(fold(form) == folded for form in entity.forms)]
    known = {entry.id for entry in authority.by_form(name)}
    yield [entity for entity in entities if entity.id in known]


def _nearest(name: str, entities: Sequence[Entity], limit: int = 5) -> list[str]:
    names = sorted({entity.name for entity in entities})
    found = process.extract(name, names, scorer=fuzz.WRatio, processor=fold, limit=limit)
    return [f"{match!r}" for match, _, _ in found] or ["the graph is empty"]
