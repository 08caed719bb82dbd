"""The words of an action, cut alike in every tense: the senses of its verb, its object, and all that tells it apart."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import dropwhile, takewhile
from typing import Annotated

from pydantic import PlainSerializer

_WORD = re.compile(r"[a-z][a-z-]*[a-z]|\d[\d,.]*\d|\d|[,;:(]")
_TWO_WORDS = re.compile(r"\bdata sets?\b")
_LEAD_IN = re.compile(
    r"^.{0,60}?\b(?:recommendation|commitment|target|plan|plans|ambition|pledge|promise|work)\s+to\s+"
)
_LETTERS = re.compile(r"[a-z][a-z-]+[a-z]")
_RESEARCH = re.compile(r"\br\s?&\s?d\b")
_ENDINGS = ("ings", "ing", "ies", "ied", "ers", "ed", "s")
_SHORT = 3
_COMMON = 0.6
_EARLY = 3


Keys = Annotated[frozenset[str], PlainSerializer(sorted, return_type=list[str])]
"""A set that is written in order."""


@dataclass(frozen=True, slots=True)
class Action:
    """``verb`` is the stem of the verb, ``senses`` what it may mean, ``head`` the last word of its ``object``."""

    verb: str
    senses: Keys
    object: Keys
    head: str
    words: Keys


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its ending, cut alike for "scale", "scaled" and "scaling"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _SHORT:
            word = word.removesuffix(ending) + ("y" if ending in {"ies", "ied"} else "")
            break
    return word.removesuffix("e") if len(word) > _SHORT else word


def action(said: str) -> Action:
    """Return the words of an action as a claim has it: a verb with its object; "the commitment to" is set aside."""
    plain = _TWO_WORDS.sub("dataset", _LEAD_IN.sub("", said.lower()).replace("’s", "").replace("'s", ""))
    words = _WORD.findall(plain)
    verbs, at = _leading(words)
    object_ = _telling(_until_end(words[at:]))
    meant = frozenset(sense for verb in verbs for sense in _senses()[verb])
    head = object_[-1] if object_ else ""
    return Action(verbs[0] if verbs else "", meant, frozenset(object_), head, frozenset(_telling(words[at:])))


def weight(word: str) -> float:
    """Return how telling a word of an action is: a word that is in many promises tells less."""
    return _COMMON if word in _stems("common") else 1.0


def subjects(said: str) -> frozenset[str]:
    """Return the stems of the words of a sentence about money that say what it is about."""
    plain = _RESEARCH.sub("research-and-development", said.lower())
    return frozenset(map(stem, _LETTERS.findall(plain))) - _stems("empty") - _stems("ends") - _stems("plain")


def is_common(word: str) -> bool:
    """Say whether a word is in many promises, or says of many things what they are."""
    return word in _stems("common") or not is_telling(word)


def is_telling(word: str) -> bool:
    """Say whether a word of an object tells what it is: "programme" alone does not."""
    return word not in _stems("hollow")


def _leading(words: Sequence[str]) -> tuple[list[str], int]:
    """Return the verbs with which words begin, "and" between them, and where what they govern begins."""
    senses = _senses()
    verbs: list[str] = []
    start = next((at for at, word in enumerate(words[:_EARLY]) if stem(word) in senses), 0)
    at = start
    while at < len(words) and stem(words[at]) in senses:
        verbs.append(stem(words[at]))
        at += 1
        if words[at : at + 1] != ["and"] or stem(words[at + 1] if at + 1 < len(words) else "") not in senses:
            break
        at += 1
    return verbs, at


def _until_end(words: Sequence[str]) -> list[str]:
    """Return words up to the first that ends an object, small words at the beginning aside ("of", "up").

    What is measured is the object, not its measure: "the value of data" is data, "£5 million for a hub" is a hub.
    """
    ends = _words("ends")
    begun = [*dropwhile(lambda word: word in ends or word in _words("empty"), words)]
    found = list(takewhile(lambda word: word not in ends and word[0].isalnum(), begun))
    rest = begun[len(found) :]
    is_measure = all(word[0].isdigit() or word in _words("measures") | _words("empty") for word in found)
    return (_until_end(rest) if found and _goes_on(rest) and is_measure else []) or found


def _goes_on(words: Sequence[str]) -> bool:
    return bool(words) and words[0] in _words("ends")


def _telling(words: Sequence[str]) -> list[str]:
    dull = _words("empty") | _words("ends")
    return [stem(word) for word in words if word not in dull and word[0].isalnum()]


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("graph").joinpath("actions.toml").read_text("utf-8"))


@cache
def _senses() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sense, verb in _verbs():
        found.setdefault(verb, set()).add(sense)
    return {verb: frozenset(senses) for verb, senses in found.items()}


def _verbs() -> Iterator[tuple[str, str]]:
    for sense, verbs in _table()["senses"].items():
        yield from ((sense, stem(verb)) for verb in verbs.split())


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(_table()["words"][use].split())


@cache
def _stems(use: str) -> frozenset[str]:
    return frozenset(map(stem, _table()["words"][use].split()))
