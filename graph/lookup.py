"""Which entity a user means by an id or a name; what is not known gets the nearest names."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from ontology.authority import fold
from ontology.errors import UnknownTerm
from ontology.ids import slug
from ontology.model import Entity
from ontology.terms import EntityType

_NEAREST = 5


def find(entities: Sequence[Entity], said: str) -> Entity:
    """Return the one entity of an id, a name, a form or an earlier id; UnknownTerm if there is not just one."""
    by_id = {entity.id: entity for entity in entities}
    if said in by_id:
        return by_id[said]
    named = [entity for entity in entities if is_named(said, entity.name)]
    found = named or [entity for entity in entities if any(is_named(said, form) for form in entity.forms)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownTerm(f"{said!r} may be {_list(found)}; choose one of these ids")
    raise UnknownTerm(f"{said!r} is not in the workspace; nearest are {_list(nearest(entities, said))}")


def is_named(said: str, name: str) -> bool:
    """Say whether a name is what was said, be it a name or an id made of one, such as an entity had before a merge."""
    kind, _, tail = said.partition("/")
    return fold(said) == fold(name) or (kind in list(EntityType) and tail == slug(name))


def nearest(entities: Sequence[Entity], said: str) -> list[Entity]:
    """Return the entities with the names or forms most like what was said, the most alike first."""
    forms = {fold(form): entity for entity in reversed(entities) for form in (entity.name, *entity.forms)}
    alike = process.extract(fold(said), sorted(forms), scorer=fuzz.WRatio, limit=_NEAREST)
    return list({forms[form].id: forms[form] for form, _, _ in alike}.values())


def _list(entities: Sequence[Entity]) -> str:
    return ", ".join(f"{entity.id} ({entity.name})" for entity in entities) or "none: it is empty"
