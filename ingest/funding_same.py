"""Whether two equal sums are the same money said again: points for what they share, less for what keeps them apart."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.wordlists import words
from ontology.model import Funding
from ontology.terms import Nature

if TYPE_CHECKING:
    from ingest.funding_parts import Stated

_SAME_STORY, _FAR = 12, 40
"""Within how many blocks two equal sums are likely the same, and beyond how many unlikely."""

_HEADLINE = 3
"""How many blocks at the beginning may be headlines, whose sums the text says again."""

_ENOUGH = 4
_POINTING = re.compile(r"(?:\b(?:the|this|that|its|our|my|their|these)|[’']s?)\s+(?:[\w-]+\s+of\s+)?$", re.I)
_ANOTHER = re.compile(
    r"\b(?:another|further|additional|extra|other|second|third|more|remaining|rest of|each)\s+(?:of\s+)?$", re.I
)
_EACH = re.compile(r"\s+(?:each|apiece|per)\b")
_NAMED = re.compile(r"\s+[A-Z]")
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 7
_SMALL = 1000


def repeats(first: "Stated", second: "Stated") -> bool:
    """Tell whether two equal sums are the same: rare enough, said of the same, or pointed back to."""
    if _apart(first, second):
        return False
    if not _related(first, second):
        return False
    return _points(first, second) >= _ENOUGH


def _related(first: "Stated", second: "Stated") -> bool:
    """Tell whether anything but the amount is shared: a word, a name, a pointing article; a rare amount needs none."""
    alike = bool(_telling(first.text) & _telling(second.text)) or _named(first.claim, second.claim) > 0
    return alike or _digits(first.claim.amount) > 2 or _pointed_at(first, second) or _headline(first)


def _apart(first: "Stated", second: "Stated") -> bool:
    """Tell what cannot be the same: sums of one sentence, list or table, another one, one for somebody else."""
    one, two = first.claim, second.claim
    if first.sentence == second.sentence or (first.in_row and second.in_row):
        return True
    if first.lead is not None and second.lead is not None and first.lead.index == second.lead.index:
        return True
    near = second.sentence - first.sentence <= 1 and first.block == second.block
    if near and _ANOTHER.search(second.text, 0, second.start):
        return True
    if one.recipient and two.recipient and not {*one.recipient} & {*two.recipient}:
        return True
    return (one.nature == Nature.STATISTIC) != (two.nature == Nature.STATISTIC) and not _pointed_at(first, second)


def _headline(one: "Stated") -> bool:
    """Tell a headline or a bullet below one, which does without a stop."""
    return one.block <= _HEADLINE + 1 and not one.text.rstrip().endswith((".", ".”", '."'))


def _points(first: "Stated", second: "Stated") -> int:
    """Return how much speaks for two equal sums being the same."""
    one, two = first.claim, second.claim
    distance = second.block - first.block
    shared = len(_telling(first.text) & _telling(second.text))
    named = _named(one, two)
    points = min(_digits(one.amount), 3) if _digits(one.amount) > 1 else 0
    points += min(shared, 3) + named
    points += (distance <= _SAME_STORY) - (distance > _FAR and named < 1)
    points += (first.block < _HEADLINE or _headline(first)) and distance <= _FAR
    if _pointed_at(first, second) and not (named <= 0 and _NAMED.match(second.text, second.end)):
        points += 3
    if _kind(one) != _kind(two) or _EACH.match(second.text, second.end) or first.part != second.part:
        points -= 1
    if one.nature == Nature.STATISTIC or one.bound != two.bound:
        points -= 1
    return points - 2 * (one.amount < _SMALL)


def _named(one: Funding, two: Funding) -> int:
    """Return 2 where two sums are said to be for a thing of one name, -2 where for things of other names."""
    mine, yours = {*one.scheme, *one.recipient}, {*two.scheme, *two.recipient}
    if not mine or not yours:
        return 0
    return 2 if mine & yours else -2


def _pointed_at(first: "Stated", second: "Stated") -> bool:
    """Tell whether "the £5m", "our £5m" points back to an equal sum before."""
    near = second.block - first.block <= _FAR
    return near and _POINTING.search(second.text, 0, second.start) is not None


def _kind(claim: Funding) -> Nature:
    """Return the nature, public and mixed money as one: who pays is not always said again."""
    return Nature.PUBLIC if claim.nature in {Nature.MIXED, Nature.CONTRACT} else claim.nature


def _digits(amount: Decimal) -> int:
    """Return how many digits an amount has that are not noughts at its end: the more, the rarer it is."""
    return len(amount.normalize().as_tuple().digits)


@lru_cache(maxsize=1024)
def _telling(text: str) -> frozenset[str]:
    common = words("funding_common.txt")
    return frozenset(word[:_STEM].lower() for word in _WORD.findall(text) if word.lower() not in common)
