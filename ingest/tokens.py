"""Cuts a sentence into the words and marks that the name grammar reads."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"['’]s\b|[^\W_]+(?:(?!['’]s\b)[.'’&\-‑‐+@](?=[^\W_])[^\W_]+)*|[^\w\s]|_+",
)
_SAME = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", " ": " "})


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
    """Tell whether a word looks like part of a name: a capital first, or within (iPhone, data.GOV), not in AI-driven."""
    if text[0].isupper():
        return True
    head = re.split(r"[-‑‐]", text)[0]
    return head[:1].isalnum() and any(letter.isupper() for letter in head)


def tokens(text: str) -> list[Token]:
    """Return the tokens of a sentence in order; a possessive ``'s`` is a token of its own."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        found.append(Token(match.start(), match.end(), word, word.translate(_SAME).casefold(), _capital(word)))
    return found
