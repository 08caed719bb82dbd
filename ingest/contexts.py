"""Types names that no table and no head word knows by what stands around them ("the charity X")."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.bare_names import bare_name
from ingest.capitals import Atoms, is_generic, is_name_word, is_title_case, opens_sentence
from ingest.cued_names import AFTER_LAUNCH, coded, granted, launched, taught_at
from ingest.firms import is_firm
from ingest.gazetteer import Span
from ingest.heads import head_at
from ingest.tokens import Token
from ingest.whereabouts import devolved, led, placed
from ingest.wordlists import rows, words
from ontology.terms import EntityType

_ORGANISED = frozenset({EntityType.COMPANY, EntityType.ORGANISATION, EntityType.BODY, EntityType.UNIVERSITY})
_ARTICLES = frozenset({"a", "an", "the", "one", "its", "our", "their", "his", "her", "britain's"})
_VERBAL = frozenset({"will", "to", "we", "would", "can", "should", "must", "may", "not", "they"})
_LISTING = frozenset({"like", "including", "namely"})
_TELLING = frozenset({"are", "were", "include", "includes", "included"})
_LISTED_TYPES = frozenset({EntityType.COMPANY, EntityType.ORGANISATION, EntityType.PROGRAMME})
_COUNTS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "the", "our", "its", "these", "both"})
_FIRST_WORDS = 4
_NAMING = frozenset({"called", "named", "dubbed", "titled", "entitled"})
_STOPS = frozenset(
    {"of", "for", "to", "in", "with", "that", "which", "who", "on", "at", "from", "by", "and", "or"}
    | {
        "behind",
        "under",
        "between",
        "whose",
        "where",
        "into",
        "across",
        "since",
        "based",
        "about",
        "near",
        "as",
        "when",
        "after",
    }
    | {"through", "we", "it", "they", "i", "set", "run", "led", "owned", "backed", "built", "used", "designed", "also"}
)
_WINDOW = 9
_AFTER_NAMES = AFTER_LAUNCH | frozenset(
    {"will", "has", "have", "are", "is", "or", "who", "which", "were", "was", "said", "ran"}
)
_ONCE = frozenset({"formerly", "previously", "originally", "called", "renamed", "rebranded"})
_NAMES_AGAIN = _ONCE | {*",(", "was", "were", "which", "known", "as", "the", "has", "been", "is", "being", "now", "to"}
_TOLD = frozenset({EntityType.COMPANY, EntityType.ORGANISATION, EntityType.PROGRAMME, EntityType.FUND, EntityType.PLAN})
_RENAMED = _ORGANISED | {EntityType.PROGRAMME, EntityType.FACILITY, EntityType.FUND}


@cache
def _nouns() -> dict[str, EntityType]:
    return {row["noun"]: EntityType(row["type"]) for row in rows("type_nouns.csv")}


def noun_type(token: Token) -> EntityType | None:
    """Return the type of thing that a common noun speaks of, None where it does not say."""
    return _nouns().get(token.fold) if not token.capital else None


def runs(sentence: Sequence[Token], taken: Atoms) -> Iterator[tuple[int, int]]:
    """Yield the stretches of capitalised words that belong to no name yet, sentence openings and general words off."""
    at = 0
    while at < len(sentence):
        end = at
        while end < len(sentence) and end not in taken and _belongs(sentence, at, end):
            end += 1
        if end > at and not all(is_generic(token) for token in sentence[at:end]):
            yield at, end
        at = max(end, at + 1)


def _belongs(sentence: Sequence[Token], start: int, at: int) -> bool:
    if is_name_word(sentence, at):
        return True
    if at > start and sentence[at].text == "&":
        return at + 1 < len(sentence) and is_name_word(sentence, at + 1)
    if at > start and sentence[at].text.isdigit() and len(sentence[at].text) < 4:
        return True
    return at > start and sentence[at].fold == "phase" and at + 1 < len(sentence) and sentence[at + 1].text.isdigit()


def _before(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Read the noun right before a name: "the energy company X", "the charity X"; plurals need a list word."""
    if first == 0:
        return None
    kind = noun_type(sentence[first - 1])
    if first > 1 and sentence[first - 2].fold in _VERBAL:
        return None
    if kind and not sentence[first - 1].fold.endswith("s"):
        return kind
    told = first > 2 and sentence[first - 1].text == "," and _described(sentence, first - 2)
    if told and (last >= len(sentence) or sentence[last].text in {",", "."}):
        return noun_type(sentence[first - 2])
    if sentence[first - 1].fold in _NAMING and first > 1:
        return noun_type(sentence[first - 2])
    return None


def _described(sentence: Sequence[Token], noun: int) -> bool:
    """Tell whether an article stands before a noun, up to two small words between ("its sister company")."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if sentence[at].fold in _ARTICLES or sentence[at].fold == "'s":
            return True
        other = sentence[at].capital and not is_generic(sentence[at])
        if other or not sentence[at].text[0].isalpha() or sentence[at].fold in _STOPS:
            return False
    return False


def _listed(sentence: Sequence[Token], first: int) -> EntityType | None:
    """Read the plural noun that introduces a list before a name: "firms such as X, Y and Z"."""
    at = first - 1
    while at > 0:
        token = sentence[at]
        if token.text == ")":
            at = _opening(sentence, at) - 1
            continue
        if token.fold in _TELLING:
            return _last_noun(sentence, at - 1) or _first_noun(sentence, at)
        if token.fold.endswith("s") and sentence[at + 1].text == "," and sentence[at - 1].fold in _COUNTS:
            return noun_type(token)
        if token.fold in _LISTING or (token.fold == "as" and sentence[at - 1].fold == "such"):
            back = at - 1 if token.fold != "as" else at - 2
            return _last_noun(sentence, back)
        if not (token.capital or token.text in {",", "&", "(", ":", ";"} or token.fold in {"and", "the", "both"}):
            return None
        at -= 1
    return None


def _opening(sentence: Sequence[Token], at: int) -> int:
    """Return the bracket that opens the one that closes at a token; the token itself where none does."""
    return next((back for back in range(at, -1, -1) if sentence[back].text == "("), at)


def _first_noun(sentence: Sequence[Token], end: int) -> EntityType | None:
    """Return the type that a plural among the first words of a sentence gives ("Sites to receive help include X")."""
    for here in range(min(_FIRST_WORDS, end)):
        if sentence[here].fold.endswith("s") and (kind := _nouns().get(sentence[here].fold)):
            return kind
    return None


def _last_noun(sentence: Sequence[Token], at: int) -> EntityType | None:
    for here in range(at, max(-1, at - 4), -1):
        kind = _nouns().get(sentence[here].fold) if here == 0 else noun_type(sentence[here])
        if kind:
            return kind
    return None


def _apposed(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Read what follows a name: "X, a new digital trade hub", "X (an IT firm)", "X is a charity"."""
    if last + 2 >= len(sentence) or sentence[last + 1].fold not in _ARTICLES:
        return None
    mark = sentence[last]
    if mark.fold in {"is", "was"} and opens_sentence(sentence, first) and last - first == 1:
        return None
    if mark.text not in {",", "(", "–", "-", "—", ":"} and mark.fold not in {"is", "was"}:
        return None
    noun = sentence[last + 1]
    for token in sentence[last + 2 : last + 2 + _WINDOW]:
        if not token.text[0].isalnum() and token.fold != "'s":
            break
        if (token.fold in _STOPS and not token.text.isupper()) or (token.fold.endswith("ing") and noun_type(noun)):
            break
        noun = token
    return noun_type(noun)


def described(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Return the type that the words right beside a name give it: "the charity X", "X, a charity"."""
    return _before(sentence, first, last) or _apposed(sentence, first, last)


def corrected(sentence: Sequence[Token], span: Span) -> Span:
    """Return a name that only a weak head word typed under the type that an apposition says ("X Hub, a programme")."""
    head = next(
        (h for at in range(span.first, span.last) if (h := head_at(sentence, at)) and h.type is span.type), None
    )
    if span.rule != "name.head" or span.key or head is None or not head.weak:
        return span
    told = _apposed(sentence, span.first, span.last)
    return replace(span, type=told) if told in _TOLD else span


def _trailing(sentence: Sequence[Token], last: int) -> EntityType | None:
    """Read the plural noun behind a list of names: "the X, Y and Z immigration routes"."""
    at = last
    while at < len(sentence) and (
        sentence[at].capital or sentence[at].text == "," or sentence[at].fold in {"and", "or"}
    ):
        at += 1
    for here in range(at, min(at + 2, len(sentence))):
        kind = noun_type(sentence[here])
        if kind in {EntityType.PROGRAMME, EntityType.FUND} and (sentence[here].fold.endswith("s") or here == last):
            return kind
    return None


def _renamed(sentence: Sequence[Token], taken: Atoms, first: int) -> EntityType | None:
    """Read the other name of a thing: "X, formerly known as Y", "X was called Y until", "X (previously Y)"."""
    at = first - 1
    while at >= max(0, first - 6) and sentence[at].fold in _NAMES_AGAIN:
        at -= 1
    told = {token.fold for token in sentence[at + 1 : first]} & _ONCE
    return taken[at].type if told and at in taken and taken[at].type in _RENAMED else None


def _companions(sentence: Sequence[Token], taken: Atoms, first: int, last: int) -> EntityType | None:
    """Read the type of the known names that a name is listed with: "Microsoft, X and Google"."""
    if [token.fold for token in sentence[last : last + 2]] == [",", "formerly"]:
        former = next((taken[at] for at in range(last + 2, min(last + 6, len(sentence))) if at in taken), None)
        return former.type if former and former.type in _ORGANISED else None
    if (other := _renamed(sentence, taken, first)) is not None:
        return other
    beside = []
    if first > 1 and sentence[first - 1].fold in {",", "and"}:
        beside.append(first - 2)
    if last + 2 < len(sentence) and sentence[last].fold in {",", "and"}:
        beside.append(last + 2 if sentence[last + 1].fold == "the" else last + 1)
    owned = first > 0 and sentence[first - 1].fold == "'s"
    noun = last < len(sentence) and sentence[last].text.islower() and sentence[last].fold not in _AFTER_NAMES
    same = {taken[at].type for at in beside if at in taken} if not (owned or noun) else set()
    if same == {EntityType.COMPANY}:
        return EntityType.COMPANY
    return EntityType.ORGANISATION if same and same <= _ORGANISED and last - first > 1 else None


def context_spans(sentence: Sequence[Token], taken: Atoms) -> list[Span]:
    """Return the names that only their context types, left to right."""
    found = []
    if is_title_case(sentence):
        return []
    for first, last in runs(sentence, taken):
        said = taught_at(sentence, first, last) or coded(sentence, first, last) or described(sentence, first, last)
        kind = said or led(sentence, taken, last) or (EntityType.COMPANY if is_firm(sentence, first, last) else None)
        if last - first == 1 and opens_sentence(sentence, first) and sentence[first].text[1:].islower():
            kind = kind if last < len(sentence) and sentence[last].text in {",", "("} else None
        else:
            kind = (
                kind
                or _listed(sentence, first)
                or _trailing(sentence, last)
                or launched(sentence, taken, first, last)
                or granted(sentence, first, last)
                or _companions(sentence, taken, first, last)
                or placed(sentence, first, last)
            )
        kind = kind or bare_name(sentence, first, last)
        nation = devolved(sentence, first, last)
        told = kind if said or not head_at(sentence, last - 1) else None
        kind = told if told is EntityType.COMPANY else nation or told
        if kind:
            found.append(Span(first, last, kind, "name.context"))
    return [*found, *_siblings(sentence, taken, found)]


def _siblings(sentence: Sequence[Token], taken: Atoms, found: Sequence[Span]) -> list[Span]:
    """Return the untyped names that stand before a typed one in its list: "X, Y and" the company Z are companies."""
    typed = {span.first: span.type for span in found if span.type in _LISTED_TYPES}
    ends = {at for span in found for at in range(span.first, span.last)}
    more: list[Span] = []
    for first, last in reversed(list(runs(sentence, taken))):
        joined = last + 1 < len(sentence) and sentence[last].fold in {",", "and"}
        kind = typed.get(last + 1) if joined and first not in ends else None
        plain = {token.fold for token in sentence[first:last]} & (words("plain.txt") | words("openers.txt"))
        if kind and not plain and not head_at(sentence, last - 1):
            typed[first] = kind
            more.append(Span(first, last, kind, "name.context"))
    return more
