"""The noun phrases beside a figure: what it stands before, what it is a sum of, and what it measures from behind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.funding_words import noun_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Nouns = tuple["Token", ...]
NOMINAL = frozenset({"NOUN", "PROPN"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "SYM"})
_MEASURING = frozenset({"of", "worth", "totalling", "totaling", "for"})
_JOINING = frozenset({"-", "‑", "/", "“", "‘", "’", "&", '"', ","})
_QUALIFYING = frozenset({"in", "up", "over", "under", "around"})
_EQUAL = frozenset({"equivalent", "equal", "equating", "amounting"})
_TIMES = frozenset({"year", "month", "week", "day", "quarter", "annum", "years", "months"})
_LONGEST = 12
_BRACKET = 6
_LONGEST_FIGURE = 7


def phrases_after(doc: "Doc", at: int) -> tuple[Nouns, Nouns, str]:
    """Return the nouns right behind a figure, those behind "of", "in" or "worth of", and which word led to these."""
    at = _past_bracket(doc, at)
    named, at = _phrase(doc, at)
    if named and all(noun.lower_ in _TIMES for noun in named):
        named = ()
    at = _past_bracket(doc, at) if not named else at
    if at < len(doc) and doc[at].lower_ == "worth":
        at += 1
    elif at + 1 < len(doc) and doc[at].text in {"-", "‑"} and doc[at + 1].lower_ == "worth":
        at += 2
    if named or at >= len(doc) or doc[at].lower_ not in {"of", "in"}:
        return named, (), ""
    return named, _phrase(doc, at + 1)[0], doc[at].lower_


def _past_bracket(doc: "Doc", at: int) -> int:
    """Return the token behind a short bracket that begins at a token, or behind one that ends there."""
    if at < len(doc) and doc[at].text == ")":
        return at + 1
    if at < len(doc) and doc[at].text == "(":
        closing = next((n for n in range(at, min(at + _BRACKET, len(doc))) if doc[n].text.startswith(")")), None)
        return at if closing is None else closing + 1
    return at


def _phrase(doc: "Doc", at: int) -> tuple[Nouns, int]:
    """Return the nouns of the phrase that begins at a token, its heads first, and the token behind it."""
    groups: list[list[Token]] = [[]]
    start = at
    while at < len(doc) and at - start < _LONGEST:
        inner = _past_bracket(doc, at) if at > start else at
        if inner - at == 3 and inner < len(doc) and _belongs(doc, inner, start):
            at = inner
        if not _belongs(doc, at, start):
            break
        token = doc[at]
        if token.pos_ == "CCONJ":
            groups.append([])
        elif token.pos_ in NOMINAL or (token.pos_ == "ADJ" and noun_class(token.text)):
            groups[-1].append(token)
        at += 1
    ordered = [group[-1] for group in groups if group] + [noun for group in groups for noun in group[-2::-1]]
    return tuple(ordered), at


def _belongs(doc: "Doc", at: int, start: int) -> bool:
    token = doc[at]
    if token.text in {"£", "$", "€"}:
        return False
    if token.pos_ in _IN_PHRASE:
        return token.lower_ not in {"worth", "not"}
    if token.pos_ == "DET" or token.tag_ == "PRP$":
        return at == start
    following = doc[at + 1] if at + 1 < len(doc) else None
    if following is None:
        return False
    return _joins(token, following, at > start)


def _joins(token: "Token", following: "Token", inside: bool) -> bool:  # noqa: FBT001 - where the token stands
    """Tell whether a word or mark holds a noun phrase together with what follows it."""
    nominal = following.pos_ in {*NOMINAL, "ADJ"}
    if token.pos_ == "CCONJ":
        return inside and nominal and token.head.pos_ in NOMINAL and following.text not in {"£", "$", "€"}
    if token.tag_ in {"VBN", "VBG"}:
        return nominal and token.dep_ in {"amod", "compound", "nmod"}
    if token.text == ",":
        return inside and token.head.pos_ in NOMINAL and token.nbor(-1).pos_ == following.pos_ == "ADJ"
    return token.text in _JOINING and following.pos_ in _IN_PHRASE


def phrases_before(doc: "Doc", at: int) -> Iterator["Token"]:
    """Yield the nouns that a figure measures from behind: "savings of £5m", "scheme worth £5m", "grants (£5m"."""
    at -= at > 0 and doc[at - 1].lower_ in {"a", "an", "the", "another", "further", "some"}
    at -= at > 0 and doc[at - 1].text == "("
    if not at:
        return
    before = doc[at - 1]
    if before.lower_ in _MEASURING - {"for"}:
        head = before.head
        if head.pos_ in NOMINAL and head.i < before.i and "," not in {token.text for token in doc[head.i : before.i]}:
            yield head
            yield from _beyond(head)
        yield from _nearest(doc, at - 2)
    elif before.text == ":" or (before.text == "," and at > 1 and doc[at - 2].pos_ in NOMINAL and _set_off(doc, at)):
        yield from _nearest(doc, at - 2)
    elif before.lower_ == "to" and at > 1 and doc[at - 2].lower_ in _EQUAL:
        yield from _nearest(doc, at - 3)
    elif doc[at].text == "(" or (before.pos_ == "NOUN" and doc[at].lower_ in _QUALIFYING):
        yield from _nearest(doc, at - 1)


def _beyond(head: "Token") -> Iterator["Token"]:
    """Yield the noun that a noun before "of" hangs on by a preposition ("slippage from last year of")."""
    if noun_class(head.text) is None and head.dep_ == "pobj" and head.head.head.pos_ in NOMINAL:
        yield head.head.head


def _set_off(doc: "Doc", at: int) -> bool:
    """Tell a figure between commas, or a comma and a stop: "the highest bid, £5m, was accepted"."""
    end = next((n for n in range(at, min(at + _LONGEST_FIGURE, len(doc))) if doc[n].tag_ == "CD"), at)
    while end + 1 < len(doc) and doc[end + 1].tag_ == "CD":
        end += 1
    return end + 1 >= len(doc) or doc[end + 1].text in {",", ".", ";", ")"}


def _nearest(doc: "Doc", at: int) -> Iterator["Token"]:
    """Yield the noun at or shortly before a token, and the one it is an "of" of ("programme of research, worth")."""
    near = next((doc[n] for n in range(at, max(-1, at - 4), -1) if doc[n].pos_ in NOMINAL), None)
    if near is None:
        return
    yield near
    for _ in range(3):
        if near.dep_ == "pobj" and near.head.lower_ == "of" and near.head.head.pos_ in NOMINAL:
            near = near.head.head
            yield near
        elif near.dep_ in {"compound", "conj"} and near.head.pos_ in NOMINAL:
            near = near.head
        else:
            return
