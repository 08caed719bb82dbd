"""Cuts a sentence into the words and marks that the name grammar reads."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"['’]s\b|[^\W_]+(?:(?!['’]s\b)(?!(?<=[a-z]{3})\.\d)[.'’&\-‑‐+@](?=[^\W_])[^\W_]+)*|[^\w\s]|_+",
)
_SAME = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", " ": " "})


_HYPHEN = re.compile(r"[-‑‐]")
_COMPOUND = re.compile(
    r"led|based|backed|driven|powered|enabled|wide|funded|supported|owned|run|born|style|ready|focused|related|specific"
    r"|accredited|certified|approved|designed|built|made|assisted|compliant|level|free|only|sized|listed|savvy|intensive|[a-z]{2,}ed|[a-z]{2,}ing"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark at ``start`` to ``end`` of its sentence; ``fold`` is its form for comparison."""

    start: int
    end: int
    text: str
    fold: str
    capital: bool


def fold(text: str) -> str:
    """Return text as names are compared: case, curly quotes, hyphens and white space evened out."""
    return " ".join(text.translate(_SAME).casefold().split())


def _capital(text: str) -> bool:
    """Tell whether a word looks like part of a name: a capital first or within (iPhone), not in UK-based."""
    head, *rest = _HYPHEN.split(text)
    if rest and _COMPOUND.fullmatch(rest[-1]):
        return False
    return text[0].isupper() or (head[:1].isalnum() and any(letter.isupper() for letter in head))


@lru_cache(maxsize=1 << 16)
def _word(text: str) -> tuple[str, bool]:
    """Return a word's form for comparison and whether it looks like part of a name; words recur."""
    return text.translate(_SAME).casefold(), _capital(text)


def tokens(text: str) -> list[Token]:
    """Return the tokens of a sentence in order; a possessive ``'s`` is a token of its own."""
    return [Token(match.start(), match.end(), match.group(), *_word(match.group())) for match in _TOKEN.finditer(text)]
