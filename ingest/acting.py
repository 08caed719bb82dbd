"""Centres and hubs that act: one that does, employs or is led is a body, one in which things only stand a facility."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.gathering import Found
from ingest.text import Text
from ontology.authority.fold import fold
from ontology.terms import EntityType

_HOUSES = re.compile(r"\b(?:Centre|Center|Hub|Laboratory|Lab|Observatory)s?\b")
_MADE = frozenset({"name.head"})
_DOES = re.compile(
    r"(?:,? \([^)]{1,12}\))?(?:, [^,.;]{3,70},)? (?:(?:will|would|can|must|should|has to) "
    r"(?!(?:be|open|house|have|stand|cost|create|receive|get)\b)[a-z]+"
    r"|has (?!(?:been|a|space|room)\b)[a-z]+ed\b|leads?\b|works\b|employs\b|helps\b|advises\b"
    r"|publishe[sd]\b|said\b|says\b|argues\b|told\b|warned\b|estimates?\b|and (?:the )?[A-Z])"
)
_DOES_ALONE = re.compile(r"(?:,? \([^)]{1,12}\))?,? (?:(?:which|that) is |is |, )?(?:led|chaired|headed) by\b")
_OPENS = re.compile(r"(?:^|, |[.:] |\band )(?:[Tt]he |[Aa] new )?(?:[A-Z][\w’'-]*[’']s )?$")
_OFFICERS = re.compile(r" (?:[Cc]hief [Ee]xecutive|CEO|[Dd]irector|[Cc]hair|[Pp]rincipal|[Cc]o-[Dd]irector)\b")
_ASKED = re.compile(
    r"(?:\b(?:asked|asks|commissioned|task(?:ed|s)|chair(?:s|ed)?|director of|chief executive of|head of"
    r"|partnership with|(?:work(?:ing|s)?|together) (?:closely )?with|developed by|run by|delivered by|funded by"
    r"|published by|according to)"
    r"(?: the)? )$"
)


def with_actors(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found with the centres that act somewhere in the text as bodies."""
    acting = {fold(name.form) for name in found if _is_house(name) and _acts(text, name)}
    return [
        replace(name, type=EntityType.BODY) if _is_house(name) and fold(name.form) in acting else name for name in found
    ]


def _is_house(name: Found) -> bool:
    made = name.rule in _MADE and not name.key and name.type is EntityType.FACILITY
    return made and _HOUSES.search(name.form) is not None


def _acts(text: Text, name: Found) -> bool:
    """Tell whether a mention stands where only an actor stands."""
    sentence = text.sentences[name.sentence].text
    if _ASKED.search(sentence[: name.start]) or _OFFICERS.match(sentence, name.end):
        return True
    opens = _OPENS.search(sentence[: name.start]) is not None
    return _DOES_ALONE.match(sentence, name.end) is not None or (opens and _DOES.match(sentence, name.end) is not None)
