"""Gathers the mentions of a document into named entities: one for each real thing, under its fullest name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.heads import head_word
from ingest.person_words import bare
from ontology.authority.directory import authority
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
_SMALL_WORDS = frozenset({"and", "for", "of", "to", "the", "on", "in", "into", "at", "with"})
_NATIONS = frozenset({"uk", "british", "britain", "national", "new", "government", "hm"})
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d)?")
_LEGAL = re.compile(r" (?:ltd|limited|plc|inc|llp|llc|corp|gmbh|holdings|group)$")
_ANSWER = re.compile(r"(.*(?:response|reply)) to (?:the )?(.+)")
_SITED = re.compile(r"(.+(?:zones?|freeport|campus|hub)) (?:at|in|for) (.+)")
_COUNTED = frozenset({EntityType.PROGRAMME, EntityType.FACILITY, EntityType.FUND})
_APART = frozenset({EntityType.PLACE, EntityType.PERSON, EntityType.COMPANY})


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


def _key(form: str, kind: EntityType) -> str:
    """Return what equal names have in common: a year anywhere, a site before or behind its head, one or many."""
    plain = fold(bare(form) if kind is EntityType.PERSON else _bare(form))
    words = plain.split()
    years = [word for word in words if _YEAR.fullmatch(word)]
    plain = " ".join([word for word in words if word not in years] + years) if len(words) > len(years) else plain
    if kind is EntityType.COMPANY:
        plain = _LEGAL.sub("", plain) or plain
    if kind is EntityType.PLAN and (answer := _ANSWER.fullmatch(plain)):
        plain = f"{answer.group(2)} {answer.group(1)}"
    if kind in _COUNTED:
        plain = plain.removesuffix("s")
        sited = _SITED.fullmatch(plain)
        plain = f"{sited.group(2)} {sited.group(1)}" if sited else plain
    return plain


def _post(form: str) -> str:
    """Return the id of a post under another wording ("X Secretary of State" is the X Secretary), else its form."""
    entries = authority().by_form(form.replace(" Secretary of State", " Secretary"))
    return entries[0].id if entries else form


def _joined_by_form(found: Sequence[Found], sets: _Sets) -> None:
    first: dict[tuple[str, str], int] = {}
    for number, name in enumerate(found):
        keys = [("form", fold(name.form)), ("form", _key(name.form, name.type))]
        if name.key or name.type is EntityType.POST:
            keys.append(("key", name.key or _post(name.form)))
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


@dataclass(frozen=True, slots=True)
class _Form:
    """A form cut into folded words, with the number of the first name found under it."""

    form: str
    words: tuple[str, ...]
    number: int


def _shortens(brief: _Form, full: _Form, places: frozenset[str], kind: EntityType) -> bool:
    """Tell whether a form is a shorter one of another: its end ("Action Plan"), or its head and what comes before it.

    What is left out at the front must not be what tells two things apart: a direction, a place, a year.
    """
    few, many = brief.words, full.words
    if not 1 < len(few) < len(many):
        return False
    if many[: len(few)] == few:
        if len(many) == len(few) + 1 and _YEAR.fullmatch(many[-1]):
            return True
        return many[len(few)] in {"of", "for", "into", "on"} and head_word(brief.form) is not None
    front = many[: -len(few)]
    if many[-len(few) :] != few or front[-1] in _DIRECTIONS or _SMALL_WORDS & set(front):
        return False
    if any(_YEAR.fullmatch(word) for word in front):
        return False
    return set(front) <= _NATIONS or (" ".join(front) not in places and kind is not EntityType.POST)


def _year_last(words: Sequence[str]) -> tuple[str, ...]:
    years = [word for word in words if _YEAR.fullmatch(word)]
    return (*(word for word in words if word not in years), *years)


def _undated(brief: _Form, near: Iterable[_Form]) -> bool:
    """Tell whether a form is another one without its year ("the Autumn Statement" where only one year's is named)."""
    return any(full.words[:-1] == brief.words and _YEAR.fullmatch(full.words[-1]) for full in near)


def _forms_by_type(found: Sequence[Found]) -> dict[EntityType, list[_Form]]:
    forms: dict[EntityType, dict[str, _Form]] = {}
    for number, name in enumerate(found):
        if name.type not in _APART:
            bare_form = _bare(name.form)
            forms.setdefault(name.type, {}).setdefault(
                bare_form, _Form(bare_form, _year_last(fold(bare_form).split()), number)
            )
    return {kind: list(same.values()) for kind, same in forms.items()}


def _by_ends(same: Iterable[_Form]) -> dict[tuple[str, ...], list[_Form]]:
    """Return forms by all their beginnings and ends of two words or more, which shorter forms of them may be."""
    ends: dict[tuple[str, ...], list[_Form]] = {}
    for form in same:
        for size in range(2, len(form.words)):
            ends.setdefault(form.words[:size], []).append(form)
            ends.setdefault(form.words[-size:], []).append(form)
    return ends


def _joined_by_shortening(found: Sequence[Found], short: Mapping[str, str], sets: _Sets) -> None:
    places = frozenset(fold(name.form) for name in found if name.type is EntityType.PLACE)
    own = {fold(long) for long in short.values()}
    for kind, same in _forms_by_type(found).items():
        plurals = {_key(one.form, kind) for one in same if one.form.endswith("s")} if kind in _COUNTED else set()
        ends = _by_ends(same)
        for brief in same:
            if len(brief.words) < 2 or " ".join(brief.words) in own or _key(brief.form, kind) in plurals:
                continue
            near = ends.get(brief.words, [])
            fuller = {sets.root(full.number) for full in near if _shortens(brief, full, places, kind)}
            fuller -= {sets.root(brief.number)}
            if len(fuller) == 1 and (
                not _different_keys(found, sets, brief.number, next(iter(fuller))) or _undated(brief, near)
            ):
                sets.join(brief.number, fuller.pop())


def _different_keys(found: Sequence[Found], sets: _Sets, one: int, other: int) -> bool:
    left = {name.key for n, name in enumerate(found) if name.key and sets.root(n) == sets.root(one)}
    right = {name.key for n, name in enumerate(found) if name.key and sets.root(n) == sets.root(other)}
    return bool(left and right and not left & right)


def _joined_people(found: Sequence[Found], sets: _Sets) -> None:
    people = [
        (number, fold(bare(name.form)).split()) for number, name in enumerate(found) if name.type is EntityType.PERSON
    ]
    for number, brief in people:
        if len(brief) != 1:
            continue
        knight = found[number].form.startswith(("Sir ", "Dame "))
        fuller = {
            sets.root(n) for n, full in people if len(full) > 1 and brief[0] in {full[-1], full[0] if knight else ""}
        }
        if len(fuller) == 1:
            sets.join(number, fuller.pop())


def _fullness(form: str, place: int, kind: EntityType) -> tuple[bool, int, int, int]:
    branch = kind is EntityType.COMPANY and form.endswith((" UK", " International", " Europe"))
    shouted = form.isupper() and " " in form
    return (not branch and not shouted, len(form.split()), len(form), -place)


def _type(found: Sequence[Found], members: Sequence[int]) -> EntityType:
    """Return the type of a group: what a common noun with the name says, else what most mentions have."""
    told = [found[number] for number in members]
    said = [name for name in told if name.rule == "name.small-head" and name.type is EntityType.PROGRAMME]
    types = [name.type for name in (said if said and not any(name.key for name in told) else told)]
    return max(dict.fromkeys(types), key=lambda kind: (types.count(kind), -types.index(kind)))


def _group(found: Sequence[Found], members: Sequence[int]) -> Group:
    kind = _type(found, members)
    forms = list(dict.fromkeys(found[number].form for number in members))
    if kind is EntityType.PERSON:
        forms = list(dict.fromkeys([*(bare(form) for form in forms), *forms]))
    named = [bare(form) for form in forms] if kind is EntityType.PERSON else forms
    if kind is EntityType.PLACE and any(found[number].key for number in members):
        written = [found[number].form for number in members]
        forms.sort(key=lambda form: -written.count(form))
        return Group(kind, tuple(forms), tuple(members))
    fullest = max(named, key=lambda form: _fullness(form, named.index(form), kind))
    return Group(kind, (fullest, *(form for form in forms if form != fullest)), tuple(members))


_FORMERLY = re.compile(
    r",? ?\(?(?:(?:which|who) (?:was|were) )?(?:formerly|previously|originally)(?: known as| called| named)?(?: the)? ?"
    r"|,? ?\(?now(?: known as| called)?(?: the)? ?"
    r"|,? ?(?:which )?(?:has )?(?:replaced|succeeded)(?: the)? ?"
    r"|,? ?(?:was|has been|is being|will be|were)? ?(?:renamed|rebranded)(?: as| to)?(?: the)? ?"
)


def apart(found: Sequence[Found], texts: Mapping[int, str]) -> list[Found]:
    """Return what was found with the former names of known things as names of their own, where the text tells both."""
    former = {
        (other.key, fold(other.form))
        for one, other in pairwise(found)
        if one.sentence == other.sentence
        and one.key
        and one.key == other.key
        and fold(one.form) != fold(other.form)
        and _FORMERLY.fullmatch(texts[one.sentence][one.end : other.start])
    }
    return [replace(name, key="") if (name.key, fold(name.form)) in former else name for name in found]


def gather(found: Sequence[Found], short: Mapping[str, str]) -> list[Group]:
    """Return the things found, in order of their first mention; ``short`` maps introduced abbreviations to names."""
    sets = _Sets(len(found))
    _joined_by_form(found, sets)
    _joined_by_abbreviation(found, short, sets)
    _joined_by_shortening(found, short, sets)
    _joined_people(found, sets)
    members: dict[int, list[int]] = {}
    for number in range(len(found)):
        members.setdefault(sets.root(number), []).append(number)
    return [_group(found, numbers) for _, numbers in sorted(members.items())]
