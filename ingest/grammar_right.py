"""The right half of the name grammar: complements ("for X, Y and Z"), places, years and phases behind a head word."""

import re
from collections.abc import Sequence

from ingest.capitals import Atoms, is_generic, is_name_word
from ingest.grammar_left import atom_ends, possessive
from ingest.heads import Head, head_at
from ingest.person_words import is_person_start
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_JOINS = frozenset({"and", "&"})
_PREPOSITIONS = frozenset({"of", "for", "in", "on", "to", "with", "against", "into"})
_NUMBERED = frozenset({"phase", "round", "wave", "tranche"})
_OF_PLACES = frozenset({EntityType.BODY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.COMPANY})
_TAILED_TYPES = _OF_PLACES | {EntityType.FACILITY, EntityType.PROGRAMME}
_OF_LANDS = frozenset({EntityType.BODY, EntityType.ORGANISATION})
_NATIONS = frozenset({"wales", "scotland", "england", "uk", "cymru", "northern", "ni", "gb"})
_NOT_IN_PLACES = frozenset({"training", "hub", "centre", "institute"})
_SITED_HEADS = frozenset(
    {
        "park",
        "hub",
        "spaceport",
        "campus",
        "studio",
        "sandbox",
        "catapult",
        "museum",
        "arena",
        "royal",
        "gallery",
        "rooms",
    }
)
_TAILED = frozenset({"college", "university", "hospital", "universities", "school"})


def _complement(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int:
    """Return the end of a complement whose preposition stands at a token; the same token where there is none."""
    here = at + 1
    if here < len(sentence) and sentence[here].fold == "the":
        here += 1
    end = _phrase(sentence, here, head)
    addressed = sentence[at].fold == "to" and here < len(sentence) and is_generic(sentence[here])
    if end == here or addressed or (head.words[-1] in _NOT_IN_PLACES and _is_place(atoms, here)):
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
        if at + 1 < len(sentence) and sentence[at + 1].capital and possessive(sentence, at):
            at += 1
    return at


def _longer(sentence: Sequence[Token], atoms: Atoms, end: int, head: Head) -> int:
    """Return a further end of a complement: past ", X and Y", "and Y", "of Z"; the same end where it is over."""
    if end >= len(sentence):
        return end
    if end - 1 in atoms and atoms[end - 1].last > end:
        return atoms[end - 1].last
    word = sentence[end].fold
    if word == "," or word in _JOINS:
        lands = _places(sentence, atoms, end, head)
        further = _listed if word == "," else _joined
        return lands if lands > end else further(sentence, atoms, end, head)
    if word in _PREPOSITIONS and _goes_on(head):
        after = end + 2 if end + 1 < len(sentence) and sentence[end + 1].fold == "the" else end + 1
        stop = _phrase(sentence, after, head)
        if stop > after and (word == "of" or not (after in atoms or is_generic(sentence[after]))):
            return stop
    return end


def _goes_on(head: Head) -> bool:
    """Tell whether a complement may carry another ("Centre of Excellence in Weirs"); a college's or site's may not."""
    return head.type not in {EntityType.UNIVERSITY, EntityType.FACILITY} or head.words[-1] in {"centre", "hub"}


def _places(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int:
    """Return the end of a list of places that a complement goes on with ("for X, Y and Z"), else the same token."""
    if head.type not in _OF_LANDS or not _is_place(atoms, at - 1):
        return at
    here = at
    while here + 1 < len(sentence) and (sentence[here].text == "," or sentence[here].fold in _JOINS):
        known, last = _is_place(atoms, here + 1), sentence[here].fold in _JOINS
        stop = atoms[here + 1].last if known else _phrase(sentence, here + 1, head)
        if not known and (not last or here == at or _no_place(sentence, here + 1, stop)):
            return at
        if last:
            return at if stop < len(sentence) and sentence[stop].capital else stop
        here = stop
    return at


def _no_place(sentence: Sequence[Token], first: int, stop: int) -> bool:
    """Tell whether the last words of a list of places are none: nothing, a single letter, a name with a head."""
    return stop == first or len(sentence[stop - 1].text) == 1 or head_at(sentence, stop - 1) is not None


def _is_place(atoms: Atoms, at: int) -> bool:
    return at in atoms and atoms[at].type is EntityType.PLACE


def _joined(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int:
    stop = _phrase(sentence, at + 1, head)
    lone = stop == at + 2 and len(sentence[at + 1].text) == 1
    listed = head.type is EntityType.POST and at + 1 in atoms and atoms[at + 1].type is EntityType.BODY
    if stop == at + 1 or lone or (at + 1 in atoms and not listed):
        return at
    if head.type is not EntityType.POST and atom_ends(atoms, at - 1):
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


def right_end(sentence: Sequence[Token], atoms: Atoms, head: Head, end: int) -> int:
    """Return the end of a name whose head ends at a token: complement, place behind a college, year, phase."""
    whole = end - 1 in atoms and atoms[end - 1].last == end and end - len(head.words) > atoms[end - 1].first
    if (
        end < len(sentence)
        and sentence[end].fold in head.after
        and not (whole and head.type is not EntityType.PROGRAMME)
    ):
        end = _complement(sentence, atoms, end, head)
    elif head.words[-1] in _TAILED or head.type in _TAILED_TYPES:
        end = _tail(sentence, atoms, end, head)
    if end < len(sentence) and _YEAR.fullmatch(sentence[end].text) and head.type in {EntityType.PLAN, EntityType.LAW}:
        end += 3 if _spans_years(sentence, end) else 1
    if end + 1 < len(sentence) and sentence[end].fold in _NUMBERED and sentence[end + 1].text.isdigit():
        end += 2
    return end


def _spans_years(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a year is written with its second one ("2025/26")."""
    if at + 2 >= len(sentence) or sentence[at + 1].text != "/":
        return False
    return sentence[at + 2].text.isdigit() and len(sentence[at + 2].text) in {2, 4}


def _tail(sentence: Sequence[Token], atoms: Atoms, end: int, head: Head) -> int:
    """Return the end of a place behind a college or hospital, of a nation behind other heads."""
    tailed = head.words[-1] in _TAILED or head.type is EntityType.UNIVERSITY
    sited = head.words[-1] in _SITED_HEADS and end < len(sentence) and sentence[end].fold != "uk"
    if end in atoms and atoms[end].type is EntityType.PLACE and (tailed or sited or sentence[end].fold in _NATIONS):
        return atoms[end].last
    if head.words[-1] == "hospital" and end < len(sentence) and is_name_word(sentence, end):
        return _phrase(sentence, end, head)
    return end
