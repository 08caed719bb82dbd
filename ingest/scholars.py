"""Short names of universities and their own institutes: "Northwold's Centre for Tides" belongs to the University of Northwold."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.gathering import Found
from ingest.text import Text
from ontology.authority.fold import fold
from ontology.terms import EntityType

_LONG = re.compile(r"(?:The |the )?University of (?:the )?(?P<of>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)|(?P<at>[A-Z][\w’'-]+) University")
_PLACED = re.compile(
    r"(?:\b(?:in|at|near|from|across|around|to|into|outside|between|within|throughout|of|via|through|visit(?:ed|ing)?)"
    r"(?: the| central| nearby)? |, |\()$"
)
_ACTS = re.compile(r"(?:[’']s? (?!(?:new|first|largest|second)\b)|,? (?:has|have|will|receives?|gets?|leads?|hosts?|is leading)\b)")
_OWNED = re.compile(r"[’']s? (?:own |new )?$")
_INSTITUTES = re.compile(
    r"\b(?:Centre|Institute|Laboratory|School|Faculty|Department|Observatory|Unit|Clinic|Lab|College)\b"
)
_MADE = frozenset({"name.head", "name.context"})


def with_scholars(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found with a town's name read as its university where it acts, and institutes as theirs."""
    named = _universities(found)
    found = [_short(text, name, named) for name in found]
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


def _short(text: Text, name: Found, named: Mapping[str, Found]) -> Found:
    whole = named.get(fold(name.form)) if name.type is EntityType.PLACE else None
    if whole is None:
        return name
    sentence = text.sentences[name.sentence].text
    acts = _ACTS.match(sentence, name.end) and not _PLACED.search(sentence[: name.start])
    return replace(name, type=EntityType.UNIVERSITY, key=whole.key, rule="name.scholars") if acts else name


def _institute(text: Text, name: Found, ends: set[tuple[int, int]]) -> Found:
    """Return an institute right behind a university's possessive as a part of a university."""
    if name.rule not in _MADE or name.key or not _INSTITUTES.search(name.form):
        return name
    mark = _OWNED.search(text.sentences[name.sentence].text[: name.start])
    owned = mark is not None and (name.sentence, mark.start()) in ends
    return replace(name, type=EntityType.UNIVERSITY) if owned else name
