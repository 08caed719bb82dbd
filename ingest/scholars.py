"""Short names of universities and their own institutes: "Northwold's Centre for Tides" is the university's."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.gathering import Found
from ingest.text import Text
from ontology.authority.fold import fold
from ontology.terms import EntityType

_LONG = re.compile(
    r"(?:The |the )?University of (?:the )?(?P<of>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)|(?P<at>[A-Z][\w’'-]+) University"
)
_PLACED = re.compile(
    r"(?:\b(?:in|at|near|from|across|around|to|into|outside|between|within|throughout|of|via|through|visit(?:ed|ing)?)"
    r"(?: the| central| nearby)? |, |\()$"
)
_ACTS = re.compile(
    r"(?:[’']s? (?!(?:new|first|largest|second)\b)|,? (?:has|have|will|receives?|gets?|leads?|hosts?|is leading)\b)"
)
_OWNS = re.compile(r"[’']s? (?:[A-Z][\w-]+ ){0,4}(?:Centre|Institute|School|Laboratory|Faculty)\b")
_OWNED = re.compile(r"[’']s? (?:own |new )?$")
_INSTITUTES = re.compile(
    r"\b(?:Centre|Institute|Laboratory|School|Faculty|Department|Observatory|Unit|Clinic|Lab|College)\b"
)
_MADE = frozenset({"name.head", "name.context"})


def with_scholars(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found with a town's name read as its university where it acts, and institutes as theirs."""
    named = _universities(found)
    acting = {fold(name.form) for name in found if _is_short(name, named) and _acts(text, name)}
    found = [_short(text, name, named) if fold(name.form) in acting else name for name in found]
    ends = {(name.sentence, name.end) for name in found if name.type is EntityType.UNIVERSITY}
    return [_institute(text, name, ends) for name in found]


def _universities(found: Sequence[Found]) -> Mapping[str, Found]:
    """Return the universities that a text names in full, by the town in their names; towns in doubt are left out."""
    named: dict[str, Found] = {}
    for name in found:
        match = _LONG.fullmatch(name.form) if name.type is EntityType.UNIVERSITY else None
        if match:
            named.setdefault(fold(match["of"] or match["at"]), name)
    return named


def _is_short(name: Found, named: Mapping[str, Found]) -> bool:
    return name.type is EntityType.PLACE and fold(name.form) in named


def _acts(text: Text, name: Found) -> bool:
    """Tell whether a town's name stands where its university acts or owns an institute."""
    sentence = text.sentences[name.sentence].text
    owns = _OWNS.match(sentence, name.end)
    return bool(owns or (_ACTS.match(sentence, name.end) and not _PLACED.search(sentence[: name.start])))


def _short(text: Text, name: Found, named: Mapping[str, Found]) -> Found:
    """Return the short name of a university, unless a word before it says that the town is meant."""
    sentence = text.sentences[name.sentence].text
    if not _is_short(name, named) or (_PLACED.search(sentence[: name.start]) and not _OWNS.match(sentence, name.end)):
        return name
    return replace(name, type=EntityType.UNIVERSITY, key=named[fold(name.form)].key, rule="name.scholars")


def _institute(text: Text, name: Found, ends: set[tuple[int, int]]) -> Found:
    """Return an institute right behind a university's possessive as a part of a university."""
    if name.rule not in _MADE or name.key or not _INSTITUTES.search(name.form):
        return name
    mark = _OWNED.search(text.sentences[name.sentence].text[: name.start])
    owned = mark is not None and (name.sentence, mark.start()) in ends
    return replace(name, type=EntityType.UNIVERSITY) if owned else name
