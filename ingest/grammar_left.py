"""The left half of the name grammar: how far a name reaches back from its head word."""

import re
from collections.abc import Sequence

from ingest.capitals import Atoms, is_generic, is_name_word
from ingest.heads import Head, head_at
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_BRACKETED = frozenset({EntityType.LAW, EntityType.COMPANY})
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_JOINS = frozenset({"and", "&"})
_ARTICLES = frozenset({"a", "an", "the", "our", "its", "new", "this"})
_LINKS = frozenset({"of", "for", "on", "in", "through"})
_COUNTED = frozenset({"year", "years", "point", "days", "hours"})
_UNLISTED = frozenset({EntityType.FACILITY, EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.PLACE})
_COUNTING = frozenset(
    {"table", "figure", "annex", "section", "chapter", "paragraph", "page", "quarter", "box", "appendix"}
)
_LINKED_LEFT = frozenset(
    {EntityType.PROGRAMME, EntityType.PLAN, EntityType.FUND, EntityType.BODY, EntityType.LAW, None}
)
_LEADING_TO = frozenset({EntityType.PROGRAMME, EntityType.FUND})
_SAINTS = frozenset({"st", "saint"})


def atom_ends(atoms: Atoms, at: int) -> bool:
    """Tell whether a known name that stands by itself (no place) ends at a token."""
    span = atoms.get(at)
    return span is not None and span.last == at + 1 and span.type is not EntityType.PLACE


def atom_is_place(atoms: Atoms, at: int) -> bool:
    """Tell whether a token is of a known place."""
    return at in atoms and atoms[at].type is EntityType.PLACE


def _plural_possessor(sentence: Sequence[Token], at: int) -> bool:
    mark, word = sentence[at], sentence[at - 1]
    return mark.text in {"’", "'"} and word.text.endswith("s") and word.capital and mark.start == word.end


def left_end(sentence: Sequence[Token], atoms: Atoms, start: int, head: Head) -> int:
    """Return the first token of the name whose head begins at a token."""
    first, joined = start, False
    while first > 0:
        at = first - 1
        token = sentence[at]
        if _parted(atoms, at, start):
            break
        if is_name_word(sentence, at) or _numeral(sentence, at, head):
            first = at
        elif at > 0 and possessive(sentence, at) and not _owner(sentence, atoms, at):
            first = at - 1
        elif token.fold in _JOINS and _joinable(token, head) and _may_join(sentence, atoms, at, start):
            first, joined = at - 1, True
        elif token.text == "," and joined and head.type not in _UNLISTED and _may_list(sentence, atoms, at):
            first = at - 1
        elif token.text == ")" and head.type in _BRACKETED and (inside := _bracket(sentence, at)) is not None:
            first = inside
        elif (link := _linked(sentence, atoms, at, head)) is not None:
            first = link
        else:
            break
    return first


def _owner(sentence: Sequence[Token], atoms: Atoms, at: int) -> bool:
    """Tell whether the mark behind a plural is that of a known body's possessive ("Office for Weirs' Grant")."""
    return sentence[at].fold != "'s" and atom_ends(atoms, at - 1) and atoms[at - 1].last - atoms[at - 1].first > 1


def _numeral(sentence: Sequence[Token], at: int, head: Head) -> bool:
    text = sentence[at].text
    if text.isdigit() and len(text) < 3 and _mark(sentence, at, head):
        return True
    if text.isdigit() and len(text) < 4:
        return sentence[at + 1].fold in _COUNTED and sentence[at + 1].capital
    return bool(_YEAR.fullmatch(text)) and head.type is EntityType.PLAN


def _parted(atoms: Atoms, at: int, head: int) -> bool:
    """Tell whether a known body ends where a known fund or programme begins that carries the head."""
    before, own = atoms.get(at), atoms.get(head)
    if before is None or own is None or before is own or before.type is not EntityType.BODY:
        return False
    return before.last == at + 1 == own.first and before.last - before.first > 1


def _mark(sentence: Sequence[Token], at: int, head: Head) -> bool:
    """Tell whether a number is that of a make or round within a scheme's name ("Challenger 2 Renewal Programme")."""
    inner = at > 0 and sentence[at - 1].capital and sentence[at + 1].capital
    counted = at > 0 and sentence[at - 1].fold in words("column_heads.txt") | _COUNTING
    return inner and not counted and head.type in {EntityType.PROGRAMME, EntityType.FUND} and not head.weak


def _bracket(sentence: Sequence[Token], at: int) -> int | None:
    """Return the word before the bracket that closes at a token within an Act's name ("Data (Use and Access) Act")."""
    for back in range(at, max(0, at - 8), -1):
        if sentence[back].text == "(":
            return back - 1 if is_name_word(sentence, back - 1) else None
    return None


def _may_list(sentence: Sequence[Token], atoms: Atoms, at: int) -> bool:
    """Tell whether a comma lists further modifiers ("Culture, Media and Sport Committee")."""
    if at == 0 or not is_name_word(sentence, at - 1) or head_at(sentence, at - 1) is not None:
        return False
    left, right = atoms.get(at - 1), atoms.get(at + 1)
    return left is None or (left.type is EntityType.PLACE and right is not None and right.type is EntityType.PLACE)


def _joinable(token: Token, head: Head) -> bool:
    """Tell whether a head may have joined modifiers: of firms only those with "&" and a legal form."""
    return head.type is not EntityType.COMPANY or (token.text == "&" and not head.weak)


def possessive(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a possessive belongs to the name: "King's", "Commissioner's", "Regulators'"."""
    if sentence[at].fold == "'s":
        saint = at > 1 and sentence[at - 2].fold in _SAINTS
        return sentence[at - 1].capital and (saint or sentence[at - 1].fold in words("possessors.txt"))
    return _plural_possessor(sentence, at)


def _may_join(sentence: Sequence[Token], atoms: Atoms, at: int, head: int) -> bool:
    """Tell whether "and" joins two modifiers of a head ("Curriculum and Assessment Review"), not two names."""
    if at == 0 or not is_name_word(sentence, at - 1) or at + 1 >= len(sentence):
        return False
    if atom_ends(atoms, at - 1) or _headed(sentence, atoms, at):
        return False
    left, right = atoms.get(at - 1), atoms.get(at + 1)
    if right is not None and right.type is not EntityType.PLACE and right.last > head and right.last - right.first > 1:
        return False
    far = left is not None and (right is None or right.type is EntityType.PERSON) and head - at > 2
    if far or _parallel(sentence, at):
        return False
    if not is_generic(sentence[at - 1]) or sentence[at - 1].fold in words("joinable.txt"):
        return True
    return at > 1 and sentence[at - 2].fold in _ARTICLES


def _headed(sentence: Sequence[Token], atoms: Atoms, at: int) -> bool:
    """Tell whether the words before "and" are a name by themselves: a head with a word of its own."""
    first = at - 1
    while first > 0 and (is_name_word(sentence, first - 1) or sentence[first - 1].fold == "'s"):
        if atom_ends(atoms, first - 1):
            first -= 1
            break
        first -= 1
    return any(head_at(sentence, here) for here in range(first + 1, at))


def _parallel(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether the words on both sides of "and" begin alike ("Global Start and Global Talent Network")."""
    first = at - 1
    while first > 0 and is_name_word(sentence, first - 1):
        first -= 1
    return first < at - 1 and sentence[first].fold == sentence[at + 1].fold


def _linked(sentence: Sequence[Token], atoms: Atoms, at: int, head: Head) -> int | None:
    """Return the word left of "of", "for", "on the" within a name ("Future of Work Unit"), None where it ends there."""
    back = at - 1 if sentence[at].fold == "the" and at > 1 else at
    link = sentence[back].fold in _LINKS or (sentence[back].fold == "to" and head.type in _LEADING_TO)
    if not link or back == 0 or head.type not in _LINKED_LEFT:
        return None
    if head.type in {EntityType.BODY, EntityType.LAW} and sentence[back].fold != "of":
        return None
    left = back - 1
    if not is_name_word(sentence, left) or left in atoms or at + 1 in atoms or head_at(sentence, left):
        return None
    opening = left == 0 and not sentence[left].text.isupper()
    return None if opening else left
