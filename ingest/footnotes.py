"""Footnote numbers that cling to words: told from figures and names by their sequence through the document."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from ingest.lines import Span

_SURE = re.compile(
    r"(?=[\d\[.,;:”’\"')])(?:(?<=[^\W\d_A-Z]{3})(?P<word>\d{1,3})(?![\w%£$€-]|[.,]\d)"
    r"|(?<=[^\W\d_]{2}[.,;:!?])[”’\"')]*(?P<stop>\d{1,3})(?=\s|$)"
    r"|(?<=[)”’%])[.,;:]?(?P<close>\d{1,3})(?=[.,;:]?(?:\s|$))"
    r"|(?<=[\w.,;)”’])(?P<bracket>\[\d{1,3}\]))"
)
_DOUBTFUL = re.compile(
    r"(?=[\d.,])(?:(?<=\d)\.(?P<figure>\d{1,3})(?=\s+[A-Z“‘])|(?<=\d),(?P<comma>\d{1,2})(?=\s)"
    r"|(?<=[a-z]{2}[.,;])(?P<tight>\d{1,2})(?=[A-Za-z]{2})"
    r"|(?<=[A-Z]{2}|\d[MmKkBb])(?P<name>\d{1,3})(?![\w%£$€-]|[.,]\d))"
)
_FEWEST = 3
_FURTHEST = 3


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    number: int


def notes(source: str) -> tuple[tuple[Span, ...], frozenset[int]]:
    """Return the spans of footnote numbers glued to words, in order, and the numbers themselves.

    A number counts only as a member of a sequence that climbs through the document without large gaps; a figure
    or a name that ends in digits counts only where the sequence lacks just that number.
    """
    chain = _climb(_candidates(_SURE, source))
    if len(chain) < _FEWEST or chain[0].number > _FURTHEST or len(chain) * 2 < chain[-1].number:
        return (), frozenset()
    chain = sorted([*chain, *_missing(chain, _candidates(_DOUBTFUL, source))], key=lambda mark: mark.start)
    return tuple((mark.start, mark.end) for mark in chain), frozenset(mark.number for mark in chain)


def _candidates(pattern: re.Pattern[str], source: str) -> list[_Candidate]:
    found = []
    for match in pattern.finditer(source):
        group = match.lastgroup or ""
        digits = match[group].strip("[]")
        if digits[0] != "0":
            found.append(_Candidate(match.start(group), match.end(group), int(digits)))
    return found


def _climb(candidates: list[_Candidate]) -> list[_Candidate]:
    """Return the longest strictly climbing sequence (patience sorting)."""
    tops: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, candidate in enumerate(candidates):
        at = bisect_left(tops, candidate.number)
        tops[at : at + 1] = [candidate.number]
        places[at : at + 1] = [place]
        before.append(places[at - 1] if at else -1)
    chain: list[_Candidate] = []
    place = places[-1] if places else -1
    while place >= 0:
        chain.append(candidates[place])
        place = before[place]
    return chain[::-1]


def _missing(chain: list[_Candidate], doubtful: list[_Candidate]) -> list[_Candidate]:
    starts = [mark.start for mark in chain]
    found: list[_Candidate] = []
    for candidate in doubtful:
        at = bisect_left(starts, candidate.start)
        low = max(chain[at - 1].number if at else 0, found[-1].number if found else 0)
        high = chain[at].number if at < len(chain) else chain[-1].number + 2
        if low < candidate.number < high and candidate.number - low <= _FURTHEST:
            found.append(candidate)
    return found
