"""The keys under which names are compared, and which names say too little to be evidence of anything."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from ontology.authority import fold
from ontology.terms import EntityType

_HONOURS = re.compile(r"[A-Z]{2,5}")
_FEW = 2
_SMALL = frozenset({"of", "for", "and", "the", "in", "to"})

PEOPLED = frozenset({EntityType.PERSON})
_REGISTERED = frozenset({EntityType.COMPANY, EntityType.ORGANISATION})
_ORDERED = frozenset({EntityType.BODY, EntityType.UNIVERSITY, EntityType.ORGANISATION})
"""Types in whose names words change places: "Bristol University", "University of Bristol"."""

_LONG_ORDERED = frozenset({EntityType.PLAN, EntityType.PROGRAMME, EntityType.FUND})
"""Types in whose names they do so where there are many: "Port Safety Ethical Code", "Ethical Code for Port Safety"."""

_MANY = 4


@cache
def _words(use: str) -> frozenset[str]:
    lists = tomllib.loads(files("graph").joinpath("words.toml").read_text("utf-8"))
    return frozenset(lists[use].split())


@lru_cache(maxsize=65536)
def key(form: str, kind: EntityType) -> str:
    """Return the key of a form: folded; without a person's titles, a firm's "Ltd", a small kind noun behind a thing."""
    if kind in PEOPLED:
        return _person_key(form)
    words = form.split()
    while len(words) > 1 and words[-1] in _words("kinds"):
        words.pop()
    while len(words) > 1 and kind in _REGISTERED and words[-1].strip(".,").lower() in _words("legal"):
        words.pop()
    return fold(" ".join(words).rstrip(","))


def _person_key(form: str) -> str:
    words = [word for word in form.replace(".", " ").replace(",", " ").split() if fold(word) not in _words("titles")]
    while len(words) > 1 and _HONOURS.fullmatch(words[-1]):
        words.pop()
    kept = [word for word in words if len(word) > 1] or words
    return fold(" ".join(kept))


def is_weak(key: str, kind: EntityType) -> bool:
    """Say whether a key tells too little: a person's single name, or one or two words that are in many names."""
    words = key.split()
    if kind in PEOPLED:
        return len(words) < 2
    if kind is EntityType.PLACE:
        return False
    telling = [word for word in words if in_singular(word) not in _words("hollow")]
    return not telling and len([word for word in words if word not in _SMALL]) <= _FEW


def in_singular(key: str) -> str:
    """Return a key with its last word in the singular: "growth hubs" is "growth hub"."""
    if key.endswith("ies"):
        return f"{key[:-3]}y"
    return key[:-1] if key.endswith("s") and not key.endswith(("ss", "us", "is")) else key


def without_country(key: str) -> str:
    """Return a key without a leading "uk" or "british", where at least two words are left."""
    first, _, rest = key.partition(" ")
    return rest if first in {"uk", "british"} and " " in rest else key


def rearranged(key: str, kind: EntityType) -> str:
    """Return a key without points and colons; where words change places, its words sorted without the small ones."""
    words = re.findall(r"[^\W_]+", key)
    telling = sorted(set(words) - _SMALL)
    return " ".join(telling if kind in _ORDERED or (kind in _LONG_ORDERED and len(telling) >= _MANY) else words)


def years(key: str) -> frozenset[str]:
    """Return the years that a name carries: "budget 2016"."""
    return frozenset(re.findall(r"\b(?:19|20)\d\d\b", key))


def numbers(key: str) -> frozenset[str]:
    """Return the numbers that a name carries, a year among them: "phase 2", "har2"."""
    return frozenset(re.findall(r"\d+", key))
