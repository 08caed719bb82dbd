"""The name grammar: the names that head words make of the capitalised words around them."""

import re
from collections.abc import Sequence

from ingest.capitals import Atoms, is_generic, is_name_word, opens_sentence
from ingest.gazetteer import Span
from ingest.grammar_left import atom_ends, atom_is_place, left_end
from ingest.grammar_right import right_end
from ingest.heads import Head, head_at, kind_of
from ingest.person_words import is_person_start
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_JOINS = frozenset({"and", "&"})
_NO_PART_OF_POST = frozenset({"uk", "british", "former", "new", "acting", "interim"})
_OF_PLACES = frozenset({EntityType.BODY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.COMPANY})
_NOT_OF_PLACES = frozenset({"office", "service", "services", "capital", "partners", "board", "society", "government"})
_DATED = frozenset({"budget", "statement", "review", "settlement", "round"})
_SECTIONS = frozenset({"statement", "foreword", "introduction", "summary", "report"})
_CODES = frozenset({"project"})
_SMALL_ONLY = frozenset({"system"})
_DATED_LAWS = frozenset({"order"})
_FURTHER = 3
_SITED = frozenset(
    {
        "laboratory",
        "observatory",
        "bypass",
        "station",
        "airport",
        "depot",
        "shipyard",
        "dockyard",
        "barracks",
        "garrison",
    }
    | {
        "prison",
        "refinery",
        "interconnector",
        "base",
        "airbase",
        "council",
        "site",
        "campus",
        "line",
        "yard",
        "roundabout",
        "ride",
    }
)
_BY_PLACE = frozenset(
    {"hospital", "castle", "station", "library", "gallery", "stadium", "arena", "mill", "quay", "pier", "tower"}
    | {"line", "interchange", "works", "market", "harbour", "palace", "priory", "abbey"}
)
_BETWEEN = frozenset({"to", "/"})
_OF_SITES = frozenset({EntityType.PROGRAMME, EntityType.FACILITY})
_BUILT = frozenset({"building", "station", "factory", "depot", "site", "airport", "prison", "quarry", "centre"})
_NOUNS_BEHIND = frozenset(
    {"upgrade", "estate", "staff", "improvements", "managers", "officers", "operator", "operators", "costs", "capacity"}
    | {
        "places",
        "work",
        "works",
        "design",
        "industry",
        "projects",
        "safety",
        "regulations",
        "materials",
        "sites",
        "owners",
    }
)


def _small_head(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int | None:
    """Return where the name before a small head word begins ("the BridgeAI programme"), None where there is none."""
    before = at
    while before and sentence[before - 1].fold in words("between_small.txt") and not sentence[before - 1].capital:
        before -= 1
    if before == 0 or not is_name_word(sentence, before - 1):
        return None
    if sentence[at].fold == "fund" and (verb := head_at(sentence, before - 1)) and verb.type in _OF_SITES:
        return None
    first = left_end(sentence, atoms, before, head)
    if before - first == 1 and _no_name(sentence, first) and not atom_is_place(atoms, first):
        return None
    half = first > 1 and sentence[first - 1].fold in _BETWEEN and sentence[first - 2].capital
    if half or (head.type is EntityType.PLAN and before - first < 2):
        return None
    if head.words[-1] == "council":
        return first if all(atom_is_place(atoms, n) for n in range(first, before)) else None
    if head.words[-1] in _BUILT and not _ends_there(sentence, at + len(head.words)):
        return None
    named = [n for n in range(first, before) if sentence[n].capital and not is_generic(sentence[n]) and n not in atoms]
    inside = next((n for n in range(before - 1, first - 1, -1) if atom_ends(atoms, n)), None)
    if inside is not None and atoms[inside].last - atoms[inside].first == before - first:
        return first if atoms[inside].type is head.type or head.type is EntityType.FUND else None
    own = any(not is_generic(sentence[n]) for n in range(first, before))
    sited = own and (head.words[-1] in _SITED or (at > before and _definite(sentence, first, head)))
    return first if named or sited or before - first > 2 or _plain_words(sentence, first, before) else None


def _definite(sentence: Sequence[Token], first: int, head: Head) -> bool:
    """Tell whether "the" makes one thing of a place's scheme ("the Ambridge flood relief scheme")."""
    return head.type in _OF_SITES and first > 0 and sentence[first - 1].fold == "the"


def _ends_there(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether no further noun stands behind a small word for a building ("the Ambridge building programme")."""
    if at >= len(sentence) or not sentence[at].text[0].isalpha():
        return True
    return sentence[at].fold not in _NOUNS_BEHIND and head_at(sentence, at) is None


def _no_name(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether one capitalised word before a small head is no name: a sentence's first, a field, half of a pair."""
    word = sentence[at]
    if not word.text[1:].islower():
        return False
    paired = at > 1 and sentence[at - 1].fold in _JOINS and not sentence[at - 2].capital
    return opens_sentence(sentence, at) or word.fold in words("plain.txt") or paired


def _plain_words(sentence: Sequence[Token], first: int, end: int) -> bool:
    """Tell whether general words are written as a name where no capital is due ("the Local AI programme")."""
    return end - first > 1 and not opens_sentence(sentence, first) and sentence[first].fold in words("joinable.txt")


def grammar_spans(sentence: Sequence[Token], atoms: Atoms) -> list[Span]:
    """Return the names that head words make, left to right; they may overlap known names."""
    found: list[Span] = []
    at = 0
    while at < len(sentence):
        head = head_at(sentence, at)
        if head and head.bar:
            at += len(head.words)
            continue
        if head and _inside(atoms, at, at + len(head.words), head):
            head = None
        span = _named(sentence, atoms, at, head) if head else None
        if span is None:
            at += len(head.words) if head and head.type is None else 1
            continue
        found.append(span)
        at = max(at + 1, span.last)
    return found


def _inside(atoms: Atoms, at: int, end: int, head: Head) -> bool:
    """Tell whether a head stands within a known name of several words that does not end with it."""
    span = atoms.get(at)
    office = head.type is EntityType.POST and span is not None and span.type is EntityType.POST
    return span is not None and span.first <= at and end < span.last and not office


def _named(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> Span | None:
    end = at + len(head.words)
    if not sentence[at].text[0].isupper():
        small = _small_head(sentence, atoms, at, head)
        plural = head.words[-1].endswith("s")
        if plural and head_at(sentence, at - 1) is not None:
            return None
        if small is not None and plural and any(token.text in {"and", ",", "or"} for token in sentence[small:at]):
            return None
        return None if small is None else Span(small, end, kind_of(head, sentence[small:end]), "name.small-head")
    last = right_end(sentence, atoms, head, end)
    first = left_end(sentence, atoms, at, head)
    if head.type is EntityType.FUND and at - first > 1 and end < len(sentence) and sentence[end].fold in {"for", "to"}:
        last = end
    if head.whole and head.type is EntityType.BODY:
        first = at
    if first in atoms and atoms[first].type is not EntityType.PERSON:
        first = min(first, atoms[first].first)
    if head.type is EntityType.POST:
        first = _without(sentence, first, at)
        if head.whole and any(sentence[here].fold in _JOINS for here in range(first, at)):
            first = at
    if _names_nothing(sentence, atoms, head, range(first, at), last):
        return None
    if _followed(sentence, atoms, head, end, last) or _is_person(sentence, first, at, head):
        return None
    others = [*range(first, at), *range(end, last)]
    if head.whole or (others and _telling(sentence, others, head, atoms)):
        return Span(first, last, kind_of(head, sentence[first:last]), "name.head")
    return None


def _names_nothing(sentence: Sequence[Token], atoms: Atoms, head: Head, before: range, last: int) -> bool:
    """Tell whether a head makes no name here: a technical system, an officer's section, an order without its year."""
    if head.words[-1] in _SECTIONS and any(sentence[here].fold == "'s" for here in before):
        return True
    own = atoms.get(last - 1)
    known = own is not None and own.type is EntityType.BODY and own.last == last and head.type is EntityType.BODY
    if own is not None and known and any(is_person_start(sentence, at) for at in range(before.start, own.first)):
        return True
    if head.words[-1] == "government" and sentence[before.start].fold == "majesty":
        return True
    undated = head.words[-1] in _DATED_LAWS and not _YEAR.fullmatch(sentence[last - 1].text)
    return undated or (len(head.words) == 1 and head.words[0] in _SMALL_ONLY)


def _is_person(sentence: Sequence[Token], first: int, at: int, head: Head) -> bool:
    """Tell whether a head word is the surname of a person named from a token on."""
    housed = first > 0 and sentence[first - 1].fold in {"the", "'s"}
    return (
        not housed
        and at - first in {1, 2, 3}
        and head.words[-1] in words("surnames.txt")
        and is_person_start(sentence, first)
    )


def _without(sentence: Sequence[Token], first: int, head: int) -> int:
    while first < head and sentence[first].fold in _NO_PART_OF_POST:
        first += 1
    return first


def _followed(sentence: Sequence[Token], atoms: Atoms, head: Head, end: int, last: int) -> bool:
    """Tell whether the name goes on past its head ("Growth Fund Programme", "Mobile Network Operators")."""
    if last != end or end >= len(sentence) or not sentence[end].capital:
        return False
    if head.words[-1] in _CODES:
        return True
    further = range(end, min(end + _FURTHER, len(sentence)))
    run = [at for at in further if all(sentence[here].capital for here in range(end, at + 1))]
    if any((other := head_at(sentence, at)) and not other.bar for at in run):
        return True
    return head.weak and head.type is not EntityType.POST and end not in atoms and not is_generic(sentence[end])


def _telling(sentence: Sequence[Token], others: Sequence[int], head: Head, atoms: Atoms) -> bool:
    """Tell whether the words beside a head say which thing is meant."""
    if (
        head.type is EntityType.POST
        and head.words[0] == "chief"
        and others
        and sentence[others[0]].fold == "government"
    ):
        return True
    dated = any(_YEAR.fullmatch(sentence[at].text) for at in others)
    told = [at for at in others if sentence[at].capital and not _YEAR.fullmatch(sentence[at].text)]
    own = [at for at in told if not is_generic(sentence[at])]
    if head.type is EntityType.PLAN and (
        (dated and head.words[-1] in _DATED) or (told and sentence[told[-1]].fold in {"digital", "data"})
    ):
        return True
    places = [at for at in own if at in atoms and atoms[at].type is EntityType.PLACE]
    if head.weak and own and len(own) == len(places):
        named = head.type in _OF_PLACES and head.words[-1] not in _NOT_OF_PLACES
        return len(told) > len(places) or named or head.words[-1] in _BY_PLACE
    return bool(own) or (len(told) > 1 and not head.weak)
