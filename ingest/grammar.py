"""The name grammar: capitalised words around a head word, its complement ("for X, Y and Z") and its year."""

import re
from collections.abc import Sequence

from ingest.capitals import Atoms, is_generic, is_name_word, opens_sentence
from ingest.gazetteer import Span
from ingest.heads import Head, head_at, kind_of
from ingest.people import is_person_start
from ingest.wordlists import words
from ingest.tokens import Token
from ontology.terms import EntityType

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_JOINS = frozenset({"and", "&"})
_ARTICLES = frozenset({"a", "an", "the", "our", "its", "new", "this"})
_LINKS = frozenset({"of", "for", "on", "in"})
_SAINTS = frozenset(
    "king queen st commissioner women children men people world master lord prince princess mayor majesty".split()
)
_PREPOSITIONS = frozenset({"of", "for", "in", "on", "to", "with", "against", "into"})
_SMALL_BETWEEN = frozenset(
    "undergraduate postgraduate training research grants pilot skills support funding innovation accelerator".split()
)
_COUNTED = frozenset({"year", "years", "point", "days", "hours"})
_NO_PART_OF_POST = frozenset({"uk", "british", "former", "new", "acting", "interim"})
_NUMBERED = frozenset({"phase", "round", "wave", "tranche"})
_LINKED_LEFT = frozenset({EntityType.PROGRAMME, EntityType.PLAN, EntityType.FUND, EntityType.BODY, None})
_OF_PLACES = frozenset({EntityType.BODY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.COMPANY})
_NOT_OF_PLACES = frozenset({"office", "service", "services", "capital", "partners", "board", "society", "government"})
_NATIONS = frozenset({"wales", "scotland", "england", "uk", "cymru", "northern", "ni", "gb"})
_DATED = frozenset({"budget", "statement", "review", "settlement", "round"})
_FURTHER = 3
_TAILED = frozenset({"college", "university", "hospital", "universities", "school"})


def _atom_ends(atoms: Atoms, at: int) -> bool:
    """Tell whether a known name that stands by itself (no place) ends at a token."""
    span = atoms.get(at)
    return span is not None and span.last == at + 1 and span.type is not EntityType.PLACE


def _plural_possessor(sentence: Sequence[Token], at: int) -> bool:
    mark, word = sentence[at], sentence[at - 1]
    return mark.text in {"’", "'"} and word.text.endswith("s") and word.capital and mark.start == word.end


def _left(sentence: Sequence[Token], atoms: Atoms, start: int, head: Head) -> int:
    """Return the first token of the name whose head begins at a token."""
    first, joined = start, False
    while first > 0:
        at = first - 1
        token = sentence[at]
        if is_name_word(sentence, at) or _numeral(sentence, at, head):
            first = at
        elif at > 0 and _possessive(sentence, at):
            first = at - 1
        elif token.fold in _JOINS and _joinable(token, head) and _may_join(sentence, atoms, at, start):
            first, joined = at - 1, True
        elif token.text == "," and joined and _may_list(sentence, atoms, at):
            first = at - 1
        elif token.text == ")" and head.type is EntityType.LAW and (inside := _bracket(sentence, at)) is not None:
            first = inside
        elif (link := _linked(sentence, atoms, at, head)) is not None:
            first = link
        else:
            break
    return first


def _bracket(sentence: Sequence[Token], at: int) -> int | None:
    """Return the word before the bracket that closes at a token within an Act's name ("Data (Use and Access) Act")."""
    for back in range(at, max(0, at - 8), -1):
        if sentence[back].text == "(":
            return back - 1 if is_name_word(sentence, back - 1) else None
    return None


def _may_list(sentence: Sequence[Token], atoms: Atoms, at: int) -> bool:
    """Tell whether a comma lists further modifiers ("Culture, Media and Sport Committee"): words, or places beside places."""
    if at == 0 or not is_name_word(sentence, at - 1):
        return False
    left, right = atoms.get(at - 1), atoms.get(at + 1)
    return left is None or (left.type is EntityType.PLACE and right is not None and right.type is EntityType.PLACE)


def _joinable(token: Token, head: Head) -> bool:
    """Tell whether a head may have joined modifiers: of firms only those with "&" and a legal form."""
    return head.type is not EntityType.COMPANY or (token.text == "&" and not head.weak)


def _numeral(sentence: Sequence[Token], at: int, head: Head) -> bool:
    text = sentence[at].text
    if text.isdigit() and len(text) < 4:
        return sentence[at + 1].fold in _COUNTED and sentence[at + 1].capital
    return bool(_YEAR.fullmatch(text)) and head.type is EntityType.PLAN


def _possessive(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a possessive belongs to the name: "King's", "Commissioner's", "Regulators'"."""
    if sentence[at].fold == "'s":
        return sentence[at - 1].fold in _SAINTS and sentence[at - 1].capital
    return _plural_possessor(sentence, at)


def _may_join(sentence: Sequence[Token], atoms: Atoms, at: int, head: int) -> bool:
    """Tell whether "and" joins two modifiers of a head ("Curriculum and Assessment Review"), not two names."""
    if at == 0 or not is_name_word(sentence, at - 1) or at + 1 >= len(sentence):
        return False
    if _atom_ends(atoms, at - 1) or (head_at(sentence, at - 1) and at > 1 and is_name_word(sentence, at - 2)):
        return False
    left, right = atoms.get(at - 1), atoms.get(at + 1)
    if (left is not None and right is None and head - at > 2) or _parallel(sentence, at):
        return False
    if not is_generic(sentence[at - 1]) or sentence[at - 1].fold in words("joinable.txt"):
        return True
    return at > 1 and sentence[at - 2].fold in _ARTICLES


def _parallel(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether the words on both sides of "and" begin alike ("Global Founder and Global Talent Network"): two names."""
    first = at - 1
    while first > 0 and is_name_word(sentence, first - 1):
        first -= 1
    return first < at - 1 and sentence[first].fold == sentence[at + 1].fold


def _linked(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int | None:
    """Return the word left of "of", "for", "on the" within a name ("Future of Work Unit"), None where it ends there."""
    back = at - 1 if sentence[at].fold == "the" and at > 1 else at
    if sentence[back].fold not in _LINKS or back == 0 or head.type not in _LINKED_LEFT:
        return None
    if head.type is EntityType.BODY and sentence[back].fold != "of":
        return None
    left = back - 1
    if not is_name_word(sentence, left) or left in atoms or at + 1 in atoms or head_at(sentence, left):
        return None
    opening = left == 0 and not sentence[left].text.isupper()
    return None if opening else left


def _complement(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int:
    """Return the end of a complement whose preposition stands at a token; the same token where there is none."""
    here = at + 1
    if here < len(sentence) and sentence[here].fold == "the":
        here += 1
    end = _phrase(sentence, here, head)
    if end == here:
        return at
    while True:
        longer = _longer(sentence, atoms, end, head)
        if longer == end:
            return end
        end = longer


def _phrase(sentence: Sequence[Token], at: int, head: Head) -> int:
    """Return the end of the capitalised words from a token; a post's name ends where a person's begins."""
    start = at
    while at < len(sentence) and sentence[at].capital and sentence[at].fold not in words("never.txt"):
        if head.type is EntityType.POST and at > start and is_person_start(sentence, at):
            break
        at += 1
        if at + 1 < len(sentence) and sentence[at + 1].capital and _possessive(sentence, at):
            at += 1
    return at


def _longer(sentence: Sequence[Token], atoms: Atoms, end: int, head: Head) -> int:
    """Return a further end of a complement: past ", X and Y", "and Y", "of Z"; the same end where it is over."""
    if end >= len(sentence):
        return end
    if end - 1 in atoms and atoms[end - 1].last > end:
        return atoms[end - 1].last
    token = sentence[end].fold
    if token in _JOINS:
        return _joined(sentence, atoms, end, head)
    if token == ",":
        return _listed(sentence, atoms, end, head)
    if token in _PREPOSITIONS and head.type not in {EntityType.UNIVERSITY, EntityType.FACILITY}:
        after = end + 2 if end + 1 < len(sentence) and sentence[end + 1].fold == "the" else end + 1
        stop = _phrase(sentence, after, head)
        if stop > after and (token == "of" or not (after in atoms or is_generic(sentence[after]))):
            return stop
    return end


def _joined(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int:
    stop = _phrase(sentence, at + 1, head)
    if stop == at + 1 or at + 1 in atoms or _atom_ends(atoms, at - 1):
        return at
    others = [further for here in (at + 1, stop - 1) if (further := head_at(sentence, here))]
    if head.type is EntityType.POST:
        return at if any(other.type is EntityType.POST for other in others) else stop
    own = head_at(sentence, at + 1)
    if own and at + 1 + len(own.words) < len(sentence) and sentence[at + 1 + len(own.words)].fold in own.after:
        return at
    return at if head_at(sentence, stop - 1) and stop - at > 2 else stop


def _listed(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int:
    """Return the end of ", X, Y and Z" in a complement, the same token where the comma ends the name."""
    here = at
    while here < len(sentence) and sentence[here].text == ",":
        stop = _phrase(sentence, here + 1, head)
        if stop == here + 1 or stop - here > 4 or here + 1 in atoms:
            return at
        here = stop
    if here >= len(sentence) or sentence[here].fold not in _JOINS:
        return at
    end = _joined(sentence, atoms, here, head)
    return end if end > here else at


def _right(sentence: Sequence[Token], atoms: Atoms, head: Head, end: int) -> int:
    """Return the end of a name whose head ends at a token: complement, place behind a college, year, phase."""
    if end < len(sentence) and sentence[end].fold in head.after:
        end = _complement(sentence, atoms, end, head)
    elif head.words[-1] in _TAILED or head.type in _OF_PLACES or head.type is EntityType.FACILITY:
        end = _tail(sentence, atoms, end, head)
    if end < len(sentence) and _YEAR.fullmatch(sentence[end].text) and head.type in {EntityType.PLAN, EntityType.LAW}:
        end += 1
    if end + 1 < len(sentence) and sentence[end].fold in _NUMBERED and sentence[end + 1].text.isdigit():
        end += 2
    return end


def _tail(sentence: Sequence[Token], atoms: Atoms, end: int, head: Head) -> int:
    """Return the end of a place behind a college or hospital ("University College London"), of a nation behind others."""
    tailed = head.words[-1] in _TAILED
    if end in atoms and atoms[end].type is EntityType.PLACE and (tailed or sentence[end].fold in _NATIONS):
        return atoms[end].last
    if head.words[-1] == "hospital" and end < len(sentence) and is_name_word(sentence, end):
        return _phrase(sentence, end, head)
    return end


def _small_head(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int | None:
    """Return where the name before a small head word begins ("the BridgeAI programme"), None where there is none."""
    before = at
    while before and sentence[before - 1].fold in _SMALL_BETWEEN and not sentence[before - 1].capital:
        before -= 1
    if before == 0 or not is_name_word(sentence, before - 1):
        return None
    first = _left(sentence, atoms, before, head)
    if before - first == 1 and _no_name(sentence, first):
        return None
    named = [n for n in range(first, before) if sentence[n].capital and not is_generic(sentence[n]) and n not in atoms]
    inside = next((n for n in range(before - 1, first - 1, -1) if _atom_ends(atoms, n)), None)
    if inside is not None and atoms[inside].last - atoms[inside].first == before - first:
        return first if atoms[inside].type is head.type else None
    return first if named or before - first > 2 or _plain_words(sentence, first, before) else None


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
        if head and _inside(atoms, at, at + len(head.words)):
            head = None
        span = _named(sentence, atoms, at, head) if head else None
        if span is None:
            at += 1
            continue
        found.append(span)
        at = max(at + 1, span.last)
    return found


def _inside(atoms: Atoms, at: int, end: int) -> bool:
    """Tell whether a head stands within a known name of several words that does not end with it."""
    span = atoms.get(at)
    return span is not None and span.first <= at and end < span.last


def _named(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> Span | None:
    end = at + len(head.words)
    if not sentence[at].text[0].isupper():
        small = _small_head(sentence, atoms, at, head)
        plural = head.words[-1].endswith("s")
        if small is not None and plural and any(token.text in {"and", ",", "or"} for token in sentence[small:at]):
            return None
        return None if small is None else Span(small, end, kind_of(head, sentence[small:end]), "name.small-head")
    last = _right(sentence, atoms, head, end)
    first = _left(sentence, atoms, at, head)
    if first in atoms and atoms[first].type is not EntityType.PERSON:
        first = min(first, atoms[first].first)
    if head.type is EntityType.POST:
        first = _without(sentence, first, at)
    if _followed(sentence, atoms, head, end, last):
        return None
    others = [*range(first, at), *range(end, last)]
    if head.whole or (others and _telling(sentence, others, head, atoms)):
        return Span(first, last, kind_of(head, sentence[first:last]), "name.head")
    return None


def _without(sentence: Sequence[Token], first: int, head: int) -> int:
    while first < head and sentence[first].fold in _NO_PART_OF_POST:
        first += 1
    return first


def _followed(sentence: Sequence[Token], atoms: Atoms, head: Head, end: int, last: int) -> bool:
    """Tell whether the name goes on past its head ("Growth Fund Programme", "Mobile Network Operators")."""
    if last != end or end >= len(sentence) or not sentence[end].capital:
        return False
    further = range(end, min(end + _FURTHER, len(sentence)))
    run = [at for at in further if all(sentence[here].capital for here in range(end, at + 1))]
    if any((other := head_at(sentence, at)) and not other.bar for at in run):
        return True
    return head.weak and head.type is not EntityType.POST and end not in atoms and not is_generic(sentence[end])


def _telling(sentence: Sequence[Token], others: Sequence[int], head: Head, atoms: Atoms) -> bool:
    """Tell whether the words beside a head say which thing is meant."""
    dated = any(_YEAR.fullmatch(sentence[at].text) for at in others)
    told = [at for at in others if sentence[at].capital and not _YEAR.fullmatch(sentence[at].text)]
    own = [at for at in told if not is_generic(sentence[at])]
    if head.type is EntityType.PLAN and (
        (dated and head.words[-1] in _DATED) or (told and sentence[told[-1]].fold in {"digital", "data"})
    ):
        return True
    places = [at for at in own if at in atoms and atoms[at].type is EntityType.PLACE]
    if head.weak and own and len(own) == len(places):
        return len(told) > len(places) or (head.type in _OF_PLACES and head.words[-1] not in _NOT_OF_PLACES)
    return bool(own) or (len(told) > 1 and not head.weak)
