"""Gathers the mentions of a document into named entities: one for each real thing, under its fullest name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.people import bare
from ontology.authority.fold import fold
from ontology.terms import EntityType


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a sentence, before it is known which other names mean the same thing."""

    sentence: int
    start: int
    end: int
    form: str
    type: EntityType
    rule: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """All that was found of one thing: its type, its forms (the fullest first) and the places of its mentions."""

    type: EntityType
    forms: tuple[str, ...]
    found: tuple[int, ...]


_SMALL_TAIL = re.compile(r" (?:(?:undergraduate|postgraduate|training|grants|pilot|web-portal) )?[a-z][a-z\-]+$")
_DIRECTIONS = frozenset({"north", "south", "east", "west", "mid", "greater", "inner", "outer", "upper", "lower", "new"})
_PEOPLE = frozenset({EntityType.PERSON})


class _Sets:
    """Disjoint sets over numbers; the least number of a set stands for it."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, one: int) -> int:
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low


def _bare(form: str) -> str:
    """Return a form without a small head word behind its name ("BridgeAI programme" is "BridgeAI")."""
    return _SMALL_TAIL.sub("", form)


def _joined_by_form(found: Sequence[Found], sets: _Sets) -> None:
    first: dict[tuple[str, str], int] = {}
    for number, name in enumerate(found):
        plain = bare(name.form) if name.type is EntityType.PERSON else _bare(name.form)
        keys = [("form", fold(name.form)), ("form", fold(plain))]
        if name.key:
            keys.append(("key", name.key))
        for key in keys:
            sets.join(first.setdefault(key, number), number)


def _joined_by_abbreviation(found: Sequence[Found], short: Mapping[str, str], sets: _Sets) -> None:
    first: dict[str, int] = {}
    for number, name in enumerate(found):
        first.setdefault(fold(name.form), number)
    for brief, long in short.items():
        one, other = first.get(fold(brief)), first.get(fold(long))
        if one is not None and other is not None:
            sets.join(one, other)


def _shortens(brief: str, full: str) -> bool:
    """Tell whether a form is the end of a longer one ("Action Plan"), the longer one's first words telling no other place."""
    few, many = fold(brief).split(), fold(full).split()
    if not 1 < len(few) < len(many) or many[-len(few) :] != few:
        return False
    return many[-len(few) - 1] not in _DIRECTIONS and not {"and", "for", "of"} & set(many[: -len(few)])


def _joined_by_ending(found: Sequence[Found], sets: _Sets) -> None:
    forms: dict[EntityType, dict[str, int]] = {}
    for number, name in enumerate(found):
        if name.type not in {EntityType.PLACE, EntityType.PERSON, EntityType.POST, EntityType.COMPANY}:
            forms.setdefault(name.type, {}).setdefault(_bare(name.form), number)
    for same in forms.values():
        for brief, number in same.items():
            fuller = {sets.root(other) for full, other in same.items() if _shortens(brief, full)}
            fuller -= {sets.root(number)}
            if len(fuller) == 1 and not _different_keys(found, sets, number, next(iter(fuller))):
                sets.join(number, fuller.pop())


def _different_keys(found: Sequence[Found], sets: _Sets, one: int, other: int) -> bool:
    left = {name.key for n, name in enumerate(found) if name.key and sets.root(n) == sets.root(one)}
    right = {name.key for n, name in enumerate(found) if name.key and sets.root(n) == sets.root(other)}
    return bool(left and right and not left & right)


def _joined_people(found: Sequence[Found], sets: _Sets) -> None:
    people = [(number, fold(bare(name.form)).split()) for number, name in enumerate(found) if name.type in _PEOPLE]
    for number, brief in people:
        fuller = {sets.root(n) for n, full in people if len(full) > len(brief) and brief[-1] == full[-1]}
        if len(brief) == 1 and len(fuller) == 1:
            sets.join(number, fuller.pop())


def _fullness(form: str, count: int) -> tuple[int, int, int]:
    return (len(form.split()), len(form), count)


def _group(found: Sequence[Found], members: Sequence[int]) -> Group:
    forms = list(dict.fromkeys(found[number].form for number in members))
    if found[members[0]].type is EntityType.PERSON:
        forms = list(dict.fromkeys([*(bare(form) for form in forms), *forms]))
        fullest = max((bare(form) for form in forms), key=lambda form: _fullness(form, -forms.index(form)))
        return Group(EntityType.PERSON, (fullest, *(form for form in forms if form != fullest)), tuple(members))
    fullest = max(forms, key=lambda form: _fullness(form, -forms.index(form)))
    types = [found[number].type for number in members]
    lead = max(dict.fromkeys(types), key=lambda kind: (types.count(kind), -types.index(kind)))
    return Group(lead, (fullest, *(form for form in forms if form != fullest)), tuple(members))


def gather(found: Sequence[Found], short: Mapping[str, str]) -> list[Group]:
    """Return the things found, in order of their first mention; ``short`` maps introduced abbreviations to names."""
    sets = _Sets(len(found))
    _joined_by_form(found, sets)
    _joined_by_abbreviation(found, short, sets)
    _joined_by_ending(found, sets)
    _joined_people(found, sets)
    members: dict[int, list[int]] = {}
    for number in range(len(found)):
        members.setdefault(sets.root(number), []).append(number)
    return [_group(found, numbers) for _, numbers in sorted(members.items())]


def forms_of(groups: Iterable[Group]) -> list[tuple[str, ...]]:
    """Return the forms of each group."""
    return [group.forms for group in groups]
