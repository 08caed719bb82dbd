"""Names that grow out of known ones: a firm's branch, a scheme's next round, a site of the forces; ships are none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.capitals import Atoms, is_name_word
from ingest.gazetteer import Span
from ingest.heads import head_at
from ingest.person_words import is_person_start
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_SHIPS = frozenset({"HMS", "RRS", "RFA", "MV"})
_STATIONS = frozenset({"RAF", "HMNB", "RNAS", "MOD", "HMP", "MDP"})
_TROOPS = frozenset({"regiment", "police", "reserves", "squadron", "command", "benevolent", "association", "museum"})
_LONGEST = 3
_PHASED = frozenset({EntityType.PROGRAMME, EntityType.FUND})
_NEXT = frozenset({"plus", "pro"})
_NATIONAL = frozenset({EntityType.BODY, EntityType.ORGANISATION})
_BRANCHING = frozenset({EntityType.COMPANY})


def _names_on(sentence: Sequence[Token], at: int) -> int:
    """Return the end of the name words that stand from a token on, up to three."""
    end = at
    while end < len(sentence) and end - at < _LONGEST and is_name_word(sentence, end):
        end += 1
    return end


def _behind_of(sentence: Sequence[Token], end: int) -> int:
    """Return the end of a name past "of X" ("HMS Prince of Wales")."""
    of = end + 1 < len(sentence) and sentence[end].fold == "of" and sentence[end + 1].capital
    return end + 2 if of else end


def service_spans(sentence: Sequence[Token]) -> Iterator[Span]:
    """Yield stations of the forces and prisons as facilities, and ships as what they are here: no name at all."""
    for at, token in enumerate(sentence):
        if token.text not in _SHIPS | _STATIONS:
            continue
        end = _names_on(sentence, at + 1)
        if end == at + 1:
            continue
        if token.text in _SHIPS:
            yield Span(at, _behind_of(sentence, end), None, "name.ship")
        elif sentence[at + 1].fold in _TROOPS:
            kind = EntityType.BODY if end == at + 2 else None
            if kind:
                yield Span(at, end, kind, "name.station")
        elif not any(head_at(sentence, here) for here in range(at + 1, end)):
            yield Span(at, end, EntityType.FACILITY, "name.station")


def grown(sentence: Sequence[Token], span: Span, taken: Atoms) -> Span:
    """Return a known firm with the words of its branch, a known scheme with its number, else the span as it is."""
    if span.rule != "name.known" or span.type is None or span.last >= len(sentence):
        return span
    end = span.last
    if span.type in _NATIONAL and sentence[end].text == "UK":
        return replace(span, last=end + 1)
    if span.type in _BRANCHING:
        end = _branch(sentence, end, taken)
    elif span.type in _PHASED and _phase(sentence, end):
        end += 1
    return replace(span, last=end, key="", common=False, rule="name.grown") if end > span.last else span


def _branch(sentence: Sequence[Token], at: int, taken: Atoms) -> int:
    """Return the end of a branch's words behind a firm, the same token where something else follows."""
    branch = words("firm_words.txt") | words("division_words.txt")
    end, here = at, at
    while here < len(sentence) and here - at < _LONGEST and sentence[here].capital:
        if (here in taken and taken[here].type is not EntityType.PLACE) or is_person_start(sentence, here):
            break
        if not is_name_word(sentence, here) or sentence[here].text == "AI":
            break
        here += 1
        if sentence[here - 1].fold in branch:
            end = here
    joined = end == here and here + 1 < len(sentence) and sentence[here].text == "&" and sentence[here + 1].capital
    return here + 2 if joined and end > at else end if here == end else at


def _phase(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a word says which of several schemes of one name is meant ("Plus", "2")."""
    token = sentence[at]
    number = token.text.isdigit() and len(token.text) == 1 and token.start == sentence[at - 1].end + 1
    unit = at + 1 < len(sentence) and sentence[at + 1].text[0].islower() and sentence[at + 1].fold in {"million", "per"}
    return (number and not unit and not sentence[at - 1].text[-1].isdigit()) or (token.capital and token.fold in _NEXT)
