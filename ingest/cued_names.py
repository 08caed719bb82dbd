"""Unknown names that a cue word before them types: "Project X", "Coleg X", "has launched X", "a grant to X"."""

from collections.abc import Sequence

from ingest.capitals import Atoms, is_generic
from ingest.heads import head_at
from ingest.tokens import Token
from ingest.wordlists import words
from ontology.terms import EntityType

_CODES = frozenset({"project", "operation", "op"})
_LONGEST_CODE = 5
_COLLEGES = frozenset({"coleg", "ysgol", "prifysgol"})
_LAUNCHES = frozenset({"launched", "unveiled", "piloting", "piloted", "relaunched"})
AFTER_LAUNCH = frozenset(
    {",", ".", "in", "on", "at", "to", "last", "this", "with", "across", "and", ";", "for", "as", "today"}
)
"""Words and marks that may stand behind the name of what was launched."""

_GRANTS = frozenset({"grant", "grants", "awarded", "donated", "donation", "award"})
_GRANT_REACH = 14


def coded(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Read the code names of programmes and operations: "Project X", "Operation X Y"."""
    named = sentence[first].fold in _CODES and 1 < last - first < _LONGEST_CODE
    plain = any(
        head_at(sentence, at)
        or is_generic(sentence[at])
        or sentence[at].fold in words("plain.txt") | words("officers.txt")
        for at in range(first + 1, last)
    )
    return EntityType.PROGRAMME if named and not plain else None


def taught_at(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Read the Welsh words for a college, school or university before their names."""
    return EntityType.UNIVERSITY if last - first > 1 and sentence[first].fold in _COLLEGES else None


def launched(sentence: Sequence[Token], taken: Atoms, first: int, last: int) -> EntityType | None:
    """Read "has launched X in May", "through the X,": what no firm launches and nothing else types is a programme."""
    closed = last >= len(sentence) or sentence[last].fold in AFTER_LAUNCH
    firm = any(taken[at].type is EntityType.COMPANY for at in range(first) if at in taken)
    if first == 0 or not closed or firm or is_generic(sentence[last - 1]):
        return None
    return EntityType.PROGRAMME if sentence[first - 1].fold in _LAUNCHES else None


def granted(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Read "a grant of £4m to X": who is given a grant and bears no other sign is an organisation."""
    if first < 2 or last - first < 2 or sentence[first - 1].fold != "to":
        return None
    given = {token.fold for token in sentence[max(0, first - _GRANT_REACH) : first - 1]}
    closed = last >= len(sentence) or sentence[last].fold in {",", ".", "to", "for", "and", ";", "in", "towards"}
    return EntityType.ORGANISATION if closed and given & _GRANTS else None
