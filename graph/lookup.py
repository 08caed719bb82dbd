"""Which entity a user means by an id or a name; what is not known gets the nearest names."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from ontology.authority import Authority, fold
from ontology.errors import UnknownTerm
from ontology.ids import slug
from ontology.model import Entity
from ontology.terms import EntityType

_NEAREST = 5


def find(entities: Sequence[Entity], said: str, authority: Authority) -> Entity:
    """Return the one entity that a user means; UnknownTerm if there is not just one.

    An id wins over a name (or an earlier id), a name over another form, that over a title without what stands behind
    its colon, and a form of the documents over one that only the authority data knows, and there an entity that
    documents mention over one that none does.
    """
    for found in _rounds(entities, said, authority):
        if len(found) == 1:
            return found[0]
        if found:
            choice = ", ".join(sorted(entity.id for entity in found))
            raise UnknownTerm(f"{said!r} may be any of {choice}; give the id of the one you mean")
    raise UnknownTerm(f"{said!r} is not in the workspace; nearest: {_list(nearest(entities, said))}")


def is_named(said: str, name: str) -> bool:
    """Say whether a name is what was said, be it a name or an id made of one, such as an entity had before a merge."""
    kind, _, tail = said.partition("/")
    return fold(said) == fold(name) or (kind in list(EntityType) and tail == slug(name))


def nearest(entities: Sequence[Entity], said: str) -> list[Entity]:
    """Return the entities with the names or forms most like what was said, the most alike first."""
    forms = {fold(form): entity for entity in reversed(entities) for form in (entity.name, *entity.forms)}
    alike = process.extract(fold(said), sorted(forms), scorer=fuzz.WRatio, limit=_NEAREST)
    return list({forms[form].id: forms[form] for form, _, _ in alike}.values())


def _rounds(entities: Sequence[Entity], said: str, authority: Authority) -> Iterator[list[Entity]]:
    yield [entity for entity in entities if entity.id == said]
    yield [entity for entity in entities if is_named(said, entity.name)]
    yield [entity for entity in entities if any(is_named(said, form) for form in entity.forms)]
    yield [entity for entity in entities if ":" in entity.name and is_named(said, entity.name.split(":")[0])]
    ids = {entry.id for entry in authority.by_form(said)}
    known = [entity for entity in entities if entity.id in ids]
    yield [entity for entity in known if entity.documents]
    yield known


def _list(entities: Sequence[Entity]) -> str:
    return ", ".join(f"{entity.id} ({entity.name!r})" for entity in entities) or "none: it is empty"
