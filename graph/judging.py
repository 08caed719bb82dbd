"""Human judgements applied to profiles: which of them are the same, which must stay apart."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import product

from graph.entities import provisional_id
from graph.profiles import Gathered
from ontology.ids import slug
from ontology.model import Judgement


def pinned(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the units that judgements single out (``document/...#e12``)."""
    sides = (side for judgement in judgements for side in (judgement.left, judgement.right))
    return frozenset(side for side in sides if "#" in side)


def pairs(judgements: Iterable[Judgement], index: Mapping[str, list[str]]) -> dict[tuple[str, str], Judgement]:
    """Return the judgement on each pair of profile ids, of several the last; a side that no one has now is idle."""
    found: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        for one, other in product(meant(judgement.left, index), meant(judgement.right, index)):
            if one != other:
                found[min(one, other), max(one, other)] = judgement
    return found


def index(gathered: Sequence[Gathered]) -> dict[str, list[str]]:
    """Return profile ids by all that a side of a judgement may be: entity id, slug of a name or form, one unit."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in gathered:
        for side in sorted(sides(one)):
            found[side].append(one.profile.id)
    return dict(found)


def sides(gathered: Gathered) -> set[str]:
    """Return all by which a judgement may mean a profile."""
    named = {f"name:{slug(unit.entity.name)}" for unit in gathered.units}
    forms = {f"form:{slug(form)}" for unit in gathered.units for form in unit.entity.aliases}
    return {provisional_id(gathered.units), *(unit.ref for unit in gathered.units), *named, *forms}


def meant(side: str, index: Mapping[str, list[str]]) -> list[str]:
    """Return the profiles that a side means: those of its id, else those so named, else those with such a form."""
    name = _slug(side)
    return index.get(side) or index.get(f"name:{name}") or index.get(f"form:{name}") or []


def may_mean(side: str, sides: Container[str]) -> bool:
    """Say whether a side of a judgement means what has these sides, if nothing is nearer to what it says."""
    return any(one in sides for one in (side, f"name:{_slug(side)}", f"form:{_slug(side)}"))


def _slug(side: str) -> str:
    return slug(side.partition("/")[2] or side)
