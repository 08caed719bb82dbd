"""Seats of members in debates: "Jane Roe (Upper Dale and Farside) (Lab)" names one place in its first brackets."""

from collections.abc import Iterator, Sequence

from ingest.gazetteer import Span
from ingest.tokens import Token
from ontology.terms import EntityType

_PARTIES = frozenset(
    {"Con", "Lab", "LD", "SNP", "PC", "DUP", "SDLP", "UUP", "TUV", "APNI", "Alliance", "Green", "Ind", "Reform", "SF"}
    | {"Lab/Co-op", "CB", "XB", "Non-Afl", "Alba", "LibDem", "Plaid"}
)
_LONGEST = 9
_SMALL = frozenset({"and", "of", "upon", "the", "in"})


def seat_spans(sentence: Sequence[Token]) -> Iterator[Span]:
    """Yield the seats that stand in brackets before the brackets of a party."""
    for at, token in enumerate(sentence):
        if token.text != "(" or at == 0:
            continue
        close = next(
            (here for here in range(at + 2, min(at + _LONGEST, len(sentence))) if sentence[here].text == ")"), None
        )
        if close is not None and sentence[at + 1].capital and _party(sentence, close + 1):
            yield Span(at + 1, close, EntityType.PLACE, "name.seat")


def member_spans(sentence: Sequence[Token]) -> Iterator[Span]:
    """Yield the seats behind "the Member for", which stand for the member and are no names there."""
    for at in range(len(sentence) - 2):
        if sentence[at].text != "Member" or sentence[at + 1].text != "for" or not sentence[at + 2].capital:
            continue
        end = at + 2
        while end < len(sentence) and (sentence[end].capital or sentence[end].fold in _SMALL):
            end += 1
        while sentence[end - 1].fold in _SMALL:
            end -= 1
        if at and sentence[at - 1].fold == "the":
            yield Span(at + 2, end, None, "name.seat")


def _party(sentence: Sequence[Token], at: int) -> bool:
    return at + 1 < len(sentence) and sentence[at].text == "(" and sentence[at + 1].text in _PARTIES
