"""Which groups of units bear on each other, so that one can be resolved without the rest."""

from collections.abc import Iterable, Sequence

from graph import judging
from graph.profiles import Gathered, Unit, gather, group_of
from graph.resolve import ties
from ontology.ids import slug
from ontology.model import Judgement


def group(unit: Unit, pinned: frozenset[str]) -> str:
    """Return the group of a unit: those in one group are one thing from the start, or eras of one name."""
    return "|".join(group_of(unit, pinned))


def keys(units: Sequence[Unit], judgements: Sequence[Judgement]) -> list[str]:
    """Return the keys that the units of one group share with those that bear on them: names, ids, judgements."""
    found: set[str] = set()
    for one in gather(units, judging.pinned(judgements)):
        found |= ties(one.profile) | {f"id {end}" for end in _ids(one.units)} | set(_judged(one, judgements))
    return sorted(found)


def _ids(units: Iterable[Unit]) -> set[str]:
    """Return what the ids of entities of these units may end in."""
    known = {unit.authority.partition("/")[2] for unit in units if unit.authority}
    return known | {slug(unit.entity.name) for unit in units}


def _judged(gathered: Gathered, judgements: Sequence[Judgement]) -> Iterable[str]:
    sides = judging.sides(gathered) if judgements else set()
    for number, judgement in enumerate(judgements):
        if any(judging.may_mean(side, sides) for side in (judgement.left, judgement.right)):
            yield f"judgement {number}"
