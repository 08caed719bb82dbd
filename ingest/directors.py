"""Offices that their remit names: "Director of Adult Services", and who of them only has a job in a firm or charity."""

from collections.abc import Iterator, Sequence

from ingest.capitals import Atoms, opens_sentence
from ingest.gazetteer import Span
from ingest.person_words import is_person_start
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_HEADS = frozenset({"director", "head", "manager"})
_LEADER = "leader"
_MODIFIERS = frozenset(
    {
        "executive",
        "deputy",
        "assistant",
        "associate",
        "strategic",
        "interim",
        "divisional",
        "operational",
        "group",
        "programme",
        "project",
        "corporate",
        "regional",
        "national",
        "service",
        "clinical",
    }
)
_REMITS = frozenset({"of", "for", "-"})
_JOBS = frozenset({"managing", "creative", "sales", "marketing", "artistic"})
_EMPLOYERS = frozenset({EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION})
_OFFICES = frozenset({"officer", "director", "scientist", "economist", "nurse", "statistician", "member", "head"})
_JOINS = frozenset({"and", "&"})
_AT = frozenset({"at", "of", "for", "in", ",", "("})
_LONGEST = 8


def director_spans(sentence: Sequence[Token], atoms: Atoms) -> list[Span]:
    """Return the offices "Director of X" whose remit X is no known name, and "Leader of X Council"."""
    found = []
    for at in range(1, len(sentence) - 1):
        head, link = sentence[at - 1], sentence[at].fold
        if link not in _REMITS or not head.capital:
            continue
        if head.fold == _LEADER and link == "of":
            first, last = at - 1, _council(sentence, at + 1)
        elif head.fold in _HEADS:
            first, last = _modified(sentence, at - 1), _remit(sentence, atoms, at + 1)
        else:
            continue
        told = (link == "of" and head.fold != "manager") or first < at - 1
        if last > at + 1 and told and (first == 0 or sentence[first - 1].fold not in _JOBS):
            found.append(Span(first, last, EntityType.POST, "name.director"))
    return found


def _modified(sentence: Sequence[Token], head: int) -> int:
    """Return the first word of an office: "Deputy", "Strategic" and the like stand before its head."""
    first = head
    while first and sentence[first - 1].fold in _MODIFIERS and sentence[first - 1].capital:
        first -= 1
    return first


def national_spans(sentence: Sequence[Token]) -> Iterator[Span]:
    """Yield the offices of a service's national directors ("National Cancer Director")."""
    for at in range(2, len(sentence)):
        if sentence[at].text == "Director":
            first = next((back for back in (at - 2, at - 3) if back >= 0 and sentence[back].text == "National"), None)
            if first is not None and all(sentence[here].capital for here in range(first, at)):
                yield Span(first, at + 1, EntityType.POST, "name.director")


def _council(sentence: Sequence[Token], at: int) -> int:
    """Return the end of a council's name that begins at a token, the same token where there is none."""
    for here in range(at, min(at + _LONGEST, len(sentence))):
        if not sentence[here].capital and sentence[here].fold not in _JOINS:
            return at
        if sentence[here].fold == "council":
            return here + 1
    return at


def _remit(sentence: Sequence[Token], atoms: Atoms, at: int) -> int:
    """Return the end of a remit in capitals ("Children, Families and Schools"), the same token where it is a name."""
    end = at
    while end < len(sentence) and end - at < _LONGEST and _of_remit(sentence, end, at):
        end += 2 if sentence[end].fold in _JOINS or sentence[end].text == "," else 1
    named = any(atoms[here].type is not None and here - at < 1 for here in range(at, end) if here in atoms)
    return at if named else end


def _of_remit(sentence: Sequence[Token], at: int, start: int) -> bool:
    """Tell whether a token goes on with a remit: a capitalised word, or a joint before further ones."""
    token = sentence[at]
    if token.fold in _JOINS or token.text == ",":
        further = sentence[at + 1 : at + 5]
        listed = token.text != "," or any(one.fold in _JOINS for one in further[1:])
        plain = at > start and bool(further) and further[0].capital and further[0].fold not in _HEADS
        return plain and listed and not is_person_start(sentence, at + 1)
    return token.capital and token.fold not in words("never.txt") and not (at > start and is_person_start(sentence, at))


def employed(sentence: Sequence[Token], span: Span, atoms: Atoms) -> bool:
    """Tell whether an office is only a job: its firm, university or charity stands behind or before it."""
    if span.type is not EntityType.POST or not _OFFICES & {token.fold for token in sentence[span.first : span.last]}:
        return False
    behind = span.last
    if behind < len(sentence) and sentence[behind].fold in _AT:
        behind += 2 if behind + 1 < len(sentence) and sentence[behind + 1].fold == "the" else 1
        if behind in atoms and atoms[behind].type in _EMPLOYERS:
            return True
    before = span.first - 1
    while before >= 0 and sentence[before].text in {"’s", "'s", "’", ","}:
        before -= 1
    return before in atoms and atoms[before].type in _EMPLOYERS and not opens_sentence(sentence, span.first)
