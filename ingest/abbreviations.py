"""Abbreviations that a document introduces in brackets, in both directions: "Long Name (LN)" and "LN (Long Name)"."""

import re
from collections.abc import Sequence

from ingest.gazetteer import Span
from ingest.tokens import Token

_SHORT = re.compile(r"(?=[^\s]*[A-Z].*[A-Z0-9])[A-Za-z][A-Za-z0-9.&\-‑]{1,9}s?")


def is_short(text: str) -> bool:
    """Tell whether a word is written like an abbreviation: two capitals, or a capital and a digit."""
    return _SHORT.fullmatch(text) is not None


def _initials(long: str) -> str:
    words = re.findall(r"[^\W_]+", long)
    return "".join(word[0] if not word.isupper() else word for word in words).casefold()


def stands_for(short: str, long: str) -> bool:
    """Tell whether an abbreviation's letters come in order out of a longer name, its first letter first."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    if len(letters) > 2 and letters[-1] == "s" and short[-1] == "s":
        letters.pop()
    rest = iter(long.casefold())
    return bool(letters) and _initials(long)[:1] == letters[0] and all(letter in rest for letter in letters)


def introduced(sentence: Sequence[Token], span: Span) -> int | None:
    """Return the token of the abbreviation in brackets right behind a name, None where there is none."""
    at = span.last
    if at + 2 < len(sentence) and sentence[at].text == "(" and sentence[at + 2].text in {")", ",", ";"}:
        return at + 1 if is_short(sentence[at + 1].text) else None
    for here in (at, at + 1):
        if [token.fold for token in sentence[here : here + 2]] == ["known", "as"] and here + 2 < len(sentence):
            return here + 2 if is_short(sentence[here + 2].text) else None
    return None


def spelt_out(sentence: Sequence[Token], span: Span) -> int | None:
    """Return the token of the abbreviation before the bracket that spells it out, None where there is none."""
    at = span.first - 1
    if at > 0 and sentence[at].text == "(" and span.last < len(sentence) and sentence[span.last].text == ")":
        return at - 1 if is_short(sentence[at - 1].text) else None
    return None
