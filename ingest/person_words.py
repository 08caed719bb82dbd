"""The words of people's names: titles, given names, surnames, the letters behind them."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.capitals import Atoms
from ingest.tokens import Token, fold
from ingest.wordlists import words
from ontology.terms import EntityType

_PARTICLES = frozenset(
    {"de", "da", "del", "della", "der", "den", "van", "von", "bin", "al", "ap", "le", "la", "di", "st"}
)
_MONTH_NAMES = frozenset({"may", "june", "april", "august", "march", "augusta"})
_PEERS = frozenset({"lord", "lady", "baroness", "baron", "viscount", "earl"})
_LONGEST = 4


@cache
def _titles() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for title in words("titles.txt"):
        cut = tuple(re.findall(r"[^\W_]+|\.", title))
        found.setdefault(cut[0], []).append(cut)
    return {first: tuple(sorted(cuts, key=lambda cut: (-len(cut), cut))) for first, cuts in found.items()}


def title_end(sentence: Sequence[Token], at: int) -> int:
    """Return the token behind a title, or the same token where none stands there."""
    if not sentence[at].text[0].isupper():
        return at
    for cut in _titles().get(sentence[at].fold, ()):
        end = at + len(cut)
        if tuple(token.fold for token in sentence[at:end]) == cut:
            return end
    return at


def after_titles(sentence: Sequence[Token], at: int) -> int:
    """Return the token behind all titles that stand at a place, one after another."""
    while at < len(sentence) and (end := title_end(sentence, at)) > at:
        at = end + 1 if end < len(sentence) and sentence[end].text == "." else end
    return at


def surname_word(sentence: Sequence[Token], atoms: Atoms, at: int) -> bool:
    """Tell whether a token can be a word of a person's name: a capital, no word that never is, no longer known name."""
    token = sentence[at]
    if not token.text[0].isupper() or token.fold in words("never.txt") or token.fold in words("honours.txt"):
        return False
    if token.text.isupper() and len(token.text) > 1:
        return False
    known = atoms.get(at)
    return known is None or known.last - known.first == 1 or known.type is EntityType.PERSON


def names_end(sentence: Sequence[Token], atoms: Atoms, at: int) -> int:
    """Return the end of the names that begin at a token: capitalised words, initials, particles."""
    here = at
    while here < len(sentence) and here - at < _LONGEST:
        token = sentence[here]
        month = token.text.istitle() and _month_name(sentence, at, here)
        if not (month or surname_word(sentence, atoms, here) or (here > at and _between_names(sentence, here))):
            break
        here += 1
    return _seated(sentence, at, here)


def _between_names(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a token goes on with a name: a particle before a capital, or the stop behind an initial."""
    if at + 1 >= len(sentence):
        return False
    if sentence[at].fold in _PARTICLES:
        return sentence[at + 1].text[0].isupper()
    return sentence[at].text == "." and len(sentence[at - 1].text) == 1


def _seated(sentence: Sequence[Token], first: int, end: int) -> int:
    """Return the end of a peer's seat behind the name ("Baroness Roe of Ambridge")."""
    peer = first > 0 and sentence[first - 1].fold in _PEERS
    if peer and end + 1 < len(sentence) and sentence[end].fold == "of" and sentence[end + 1].text[0].isupper():
        return end + 2
    return end


def _month_name(sentence: Sequence[Token], first: int, at: int) -> bool:
    """Tell whether a month's name is a person's: behind a given name or title, before no number."""
    if sentence[at].fold not in _MONTH_NAMES or (at + 1 < len(sentence) and sentence[at + 1].text.isdigit()):
        return False
    behind = sentence[at - 1].fold if at else ""
    return behind in words("first_names.txt") or (
        at == first and behind in {"dr", "dame", "sir", "ms", "mrs", "mr", "professor", "."}
    )


def honours_end(sentence: Sequence[Token], at: int) -> int:
    """Return the token behind the letters that follow a person's name."""
    while at < len(sentence) and sentence[at].text in letters():
        at += 1
    return at


@cache
def letters() -> frozenset[str]:
    """Return the letters that stand behind people's names, as they are written."""
    return frozenset(word.upper() for word in words("honours.txt")) | {"PhD", "FREng", "FMedSci"}


def is_given(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a token is a given name, written as one."""
    token = sentence[at]
    return token.text[0].isupper() and token.fold.split("-")[0] in words("first_names.txt") and not token.text.isupper()


def is_person_start(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a person's name begins at a token: a title, or a given name with a capitalised word behind it."""
    if title_end(sentence, at) > at and sentence[at].fold not in words("ranks.txt"):
        return True
    return is_given(sentence, at) and at + 1 < len(sentence) and sentence[at + 1].text[0].isupper()


def bare(form: str) -> str:
    """Return a person's name without titles before it and letters behind it: "Dame Jane Roe DBE" is "Jane Roe"."""
    parts = form.split()
    while parts and parts[-1].strip(",") in letters():
        parts.pop()
    here = 0
    while here < len(parts):
        taken = _title_words(parts, here)
        if taken == 0 or here + taken >= len(parts):
            break
        here += taken
    return " ".join(parts[here:])


def _title_words(parts: Sequence[str], at: int) -> int:
    for size in (3, 2, 1):
        if fold(" ".join(parts[at : at + size])).replace(".", "") in words("titles.txt"):
            return size
    return 0
