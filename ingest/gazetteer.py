"""Finds the known names of the authority tables in a sentence's tokens: the longest at each place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.tokens import Token, tokens
from ontology.authority.directory import authority
from ontology.terms import EntityType


@dataclass(frozen=True, slots=True)
class Known:
    """A form of a known thing, cut into folded tokens; ``key`` is its id, ``common`` says that it may be no name."""

    words: tuple[str, ...]
    texts: tuple[str, ...]
    key: str
    name: str
    type: EntityType
    common: bool


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens ``first`` to ``last`` (exclusive) of a sentence as the name of one thing; without a type it is none."""

    first: int
    last: int
    type: EntityType | None
    rule: str
    key: str = ""
    common: bool = False


_OWNED = re.compile(r"(?:the )?UK[’']s ", re.IGNORECASE)
Index = dict[tuple[str, ...], tuple[Known, ...]]
"""Known forms by their first two words, or by their only one; the longest first."""


def _cut(form: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    cut = [token for token in tokens(form.replace("&", " and ")) if token.text != ","]
    if cut and cut[0].fold == "the" and len(cut) > 1:
        cut = cut[1:]
    return tuple(token.fold for token in cut), tuple(token.text for token in cut)


def _known() -> Iterator[Known]:
    directory = authority()
    for entry in directory.entries:
        for form in (entry.name, *entry.forms, *entry.abbreviations):
            words, texts = _cut(form)
            if words and not _OWNED.match(form):
                common = directory.is_ambiguous(form) or (form == entry.name and entry.ambiguous)
                yield Known(words, texts, entry.id, entry.name, entry.type, common)


@cache
def index() -> Index:
    """Return all known forms by their first words, the longest first; earlier tables win among equals."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], Known]] = {}
    for known in _known():
        found.setdefault(known.words[:2], {}).setdefault(known.texts, known)
    return {first: tuple(sorted(forms.values(), key=lambda form: -len(form.words))) for first, forms in found.items()}


def _second(sentence: Sequence[Token], at: int) -> str:
    """Return the word behind a token, a comma set aside and "&" read as "and"."""
    here = at + 1
    while here < len(sentence) and sentence[here].text == ",":
        here += 1
    return "" if here >= len(sentence) else "and" if sentence[here].text == "&" else sentence[here].fold


def _written(form: str, word: str) -> bool:
    """Tell whether a word of the text may stand for a word of the form: capitals where the form has them."""
    if form == word or not form[:1].isupper():
        return True
    return word[:1].isupper() and (form[1:].islower() or word.isupper() or form.casefold() != form)


def _fits(known: Known, sentence: Sequence[Token], at: int) -> int | None:
    """Return the token after the form where it stands at a place, commas set aside and "&" read as "and"."""
    here = at
    for number, word in enumerate(known.words):
        while number and here < len(sentence) and sentence[here].text == ",":
            here += 1
        if here >= len(sentence):
            return None
        token = sentence[here]
        if token.fold != word and not (token.text == "&" and word == "and"):
            return None
        if not _allowed(known, number, token):
            return None
        here += 1
    return here


def _allowed(known: Known, number: int, token: Token) -> bool:
    form = known.texts[number]
    if len(known.words) == 1:
        return token.text.translate({0x2011: "-", 0x2010: "-"}) == form or (token.text.isupper() and len(form) > 4)
    if number == 0 or len(known.words) == 2:
        return _written(form, token.text)
    return True


def known_spans(sentence: Sequence[Token]) -> list[Span]:
    """Return the known names in a sentence, left to right; none overlaps another."""
    found: list[Span] = []
    forms, at = index(), 0
    while at < len(sentence):
        span = _known_at(forms, sentence, at)
        if span:
            found.append(span)
        at = span.last if span else at + 1
    return found


def _known_at(forms: Index, sentence: Sequence[Token], at: int) -> Span | None:
    word = sentence[at].fold
    for key in ((word, _second(sentence, at)), (word,)):
        for known in forms.get(key, ()):
            end = _fits(known, sentence, at)
            if end is not None:
                return Span(at, end, known.type, "name.known", known.key or known.name, known.common)
    return None
