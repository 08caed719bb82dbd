"""Which entity a user means by an id or a name; what is not known gets the nearest names."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from ontology.authority import fold
from ontology.errors import UnknownTerm
from ontology.model import Entity

_NEAREST = 5


def find(entities: Sequence[Entity], said: str) -> Entity:
    """Return the one entity of an id, a name or another form; UnknownTerm if there is none, or more than one."""
    by_id = {entity.id: entity for entity in entities}
    if said in by_id:
        return by_id[said]
    wanted = fold(said)
    named = [entity for entity in entities if fold(entity.name) == wanted]
    found = named or [entity for entity in entities if wanted in {fold(form) for form in entity.forms}]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownTerm(f"{said!r} may be {_list(found)}; choose one of these ids")
    raise UnknownTerm(f"{said!r} is not in the workspace; nearest are {_list(nearest(entities, said))}")


def nearest(entities: Sequence[Entity], said: str) -> list[Entity]:
    """Return the entities with the names or forms most like what was said, the most alike first."""
    forms = {fold(form): entity for entity in reversed(entities) for form in (entity.name, *entity.forms)}
    alike = process.extract(fold(said), sorted(forms), scorer=fuzz.WRatio, limit=_NEAREST)
    return list({forms[form].id: forms[form] for form, _, _ in alike}.values())


def _list(entities: Sequence[Entity]) -> str:
    return ", ".join(f"{entity.id} ({entity.name})" for entity in entities) or "none: it is empty"
