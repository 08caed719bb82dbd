"""Offices written small or without their body: "cabinet member for housing", "the Chief Executive, X Y"."""

from collections.abc import Iterator, Sequence

from ingest.capitals import Atoms
from ingest.gazetteer import Span
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_MEMBERS = (
    ("cabinet", "member"),
    ("executive", "member"),
    ("portfolio", "holder"),
    ("portfolio", "lead"),
    ("lead", "member"),
    ("cabinet", "lead"),
    ("cabinet", "adviser"),
)
_TITLES = (
    ("deputy", "chief", "executive"),
    ("chief", "executive", "officer"),
    ("chief", "executive"),
    ("executive", "chair"),
    ("chair",),
    ("deputy", "mayor"),
)
_FIRST_WORDS = frozenset(title[0] for title in _TITLES)
_OF = frozenset({"of", "at", "for"})
_BEFORE = frozenset({"deputy", "assistant", "joint"})
_SMALL_OFFICES = frozenset({"minister", "secretary"})
_REMIT_WORDS = 4
_JOINS = frozenset({"and", "&", ","})
_LONGEST = 12
_REACH = 8
_CLOSING = frozenset({",", ".", ":", ";", ")", "said", "is", "was", "will", "has", "–", "-", "—", "(", "added", "told"})


def member_spans(sentence: Sequence[Token]) -> Iterator[Span]:
    """Yield members of a cabinet by their remit, in capitals or not ("cabinet member for homes, roads and parks")."""
    for at in range(len(sentence) - 3):
        pair = (sentence[at].fold, sentence[at + 1].fold)
        if pair not in _MEMBERS or sentence[at + 2].fold != "for":
            continue
        end = _remit(sentence, at + 3)
        if end > at + 3:
            first = at
            while first and _leads(sentence[first - 1]):
                first -= 1
            yield Span(first, end, EntityType.POST, "name.member")


def officer_spans(sentence: Sequence[Token], people: Atoms) -> Iterator[Span]:
    """Yield who heads the body that speaks, where no name of it stands beside the office and a person's does."""
    for at, token in enumerate(sentence):
        if token.fold not in _FIRST_WORDS:
            continue
        size = next((len(title) for title in _TITLES if _stands(sentence, at, title)), 0)
        end = at + size
        if not size or (at and sentence[at - 1].capital) or (end < len(sentence) and sentence[end].fold in _OF):
            continue
        beside = end + 1 < len(sentence) and sentence[end].text == "," and end + 1 in people
        named = beside and at > 0 and sentence[at - 1].fold == "the"
        joined = [token.fold for token in sentence[end : end + 3]] == ["and", "accounting", "officer"]
        if named or joined or (at > 0 and sentence[at - 1].fold == "appointed"):
            yield Span(at, end, EntityType.POST, "name.officer")
        if token.fold == "deputy" and sentence[end - 1].fold == "mayor" and at and sentence[at - 1].text == ",":
            yield Span(at, end, EntityType.POST, "name.officer")


def minister_spans(sentence: Sequence[Token], people: Atoms) -> Iterator[Span]:
    """Yield ministers whose office is half in capitals before their name ("Rivers minister Jane Roe")."""
    for at in range(1, len(sentence) - 1):
        if sentence[at].text in _SMALL_OFFICES and at + 1 in people and sentence[at - 1].capital:
            first = at - 1
            while first and sentence[first - 1].capital and first - 1 not in people:
                first -= 1
            if at - first < _REMIT_WORDS and first not in people:
                yield Span(first, at + 1, EntityType.POST, "name.officer")


def _stands(sentence: Sequence[Token], at: int, title: tuple[str, ...]) -> bool:
    words_here = sentence[at : at + len(title)]
    small = title == ("deputy", "mayor")
    return tuple(token.fold for token in words_here) == title and (small or all(token.capital for token in words_here))


def _leads(token: Token) -> bool:
    return token.fold in _BEFORE or (token.text.isupper() and len(token.text) > 2)


def _remit(sentence: Sequence[Token], at: int) -> int:
    """Return the end of a remit: plain words, further ones behind "and", a list only where "and" closes it."""
    end, capitals = at, at < len(sentence) and sentence[at].capital
    while end < len(sentence) and end - at < _LONGEST:
        joint = sentence[end].fold in {"and", "&"} or (sentence[end].text == "," and _goes_on(sentence, end))
        if not (joint or (_plain(sentence[end]) and (sentence[end].capital or not capitals))):
            break
        end += 1
    while end > at and sentence[end - 1].fold in _JOINS:
        end -= 1
    return end


def _plain(token: Token) -> bool:
    return token.text[0].isalpha() and token.fold not in _CLOSING and token.fold not in words("sentence_openers.txt")


def _goes_on(sentence: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma stands within a remit: "and" follows before the next mark or verb of saying."""
    for token in sentence[comma + 1 : comma + _REACH]:
        if token.fold in {"and", "&"}:
            return True
        if token.fold in _CLOSING and token.text != ",":
            return False
    return False
