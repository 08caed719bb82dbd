"""Money that is part of other money: by words, a bracket, a lead-in or the sentence beside it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.funding_breakdown import holds, size, wholes
from ingest.funding_sums import listed_sum, rest_of, total_of
from ingest.funding_totals import totals
from ingest.text import Sentence
from ontology.model import Funding


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with the place of its expression: its block and sentence, and the span within the sentence's text.

    ``lead`` is the sentence that leads in the claim's bullet; ``told`` says that the sentence itself names the payer;
    ``column`` is the label of the figure's line or column, ``in_row`` says that it fills a cell of a table, and
    ``total`` that its row adds up those above; ``part`` is its part of a bundle.
    """

    claim: Funding
    block: int
    sentence: int
    start: int
    end: int
    text: str
    lead: Sentence | None = None
    told: bool = False
    column: str = ""
    in_row: bool = False
    total: bool = False
    part: int | None = None


_WHOLE = r"(?:total|package|funding|money|sum|settlement|award|allocation|budget|amount|increase|cash|pot|grant)"
_SUM = (
    rf"(?:{_WHOLE}s?|investments?|programme|fund|deal|projects?|schemes?|recipients?|winners|spend(?:ing)?|support"
    r"|costs?|contract)"
)
_POINTING = re.compile(
    r"^\W*(?:(?:and|but|so|here) )?(?:"
    r"(?:as part of|of|within|from|out of) (?P<of>(?:this|that|these|those|it)\b(?: [\w-]+){0,3}"
    rf"|the (?:[\w-]+ ){{0,3}}?{_WHOLE}\b)"
    r"|(?P<said>this|that|it|they|these|those|(?:the|these|those) (?:[\w-]+ ){0,2}\w+s"
    rf"|(?:(?:the|this|these|our|that) )?(?:[\w’'-]+ ){{0,3}}?{_SUM})\s+"
    r"(?:(?:also|will|would|now|have|has|all|today|so far|announced|being)\s+)*"
    r"(?:includ|compris|consist"
    r"|(?:is|are|was|were|will be|has been|have been) (?:made up of|split|divided|shared|broken))"
    r"|the (?P<share>(?:largest|biggest|main|first|second|lion’s)\s+(?:single )?"
    r"(?:awards?|grants?|share|slice|part|sum)[^£$€.;]{0,60}))"
    r"|^\W*including\b|^\W*\d+% of that",
    re.I,
)
"""How a sentence begins that breaks down a sum said before it."""

_OPENING_ITEMS = re.compile(
    r"\b(?:includ\w+|of which|of (?:that|this)|compris\w+|made up of|consist\w+ of|split|broken down)\b", re.I
)
_OTHERS = re.compile(r"\W*(?:the )?(?:other|further|additional|separate)\b", re.I)
_OF_IT = re.compile(r"\s+of (?:this|that|it|these|them|the (?:total|sum|money|funding|cash|award|grant))\b")
_OF_THAT = re.compile(r"\bof (?:that|this|which)\b[^.;£$€]{0,25}$", re.I)
_ON = re.compile(
    r"^\W*(?:this|it|they|these|the (?:funding|grants?|investment|awards?|money|projects?))\b[^.;£$€]{0,60}"
    r"\b(?:part of|under)\b",
    re.I,
)
_FURTHER = re.compile(r"^\W*(?:and )?(?:an? |the )?(?:further|another|additional|other|final|remaining)\b", re.I)
_WORD = re.compile(r"[^\W\d_]{4,}")
_PLAIN = frozenset(
    {"this", "that", "these", "those", "they", "part", "include", "including", "within", "with", "from", "have"}
    | {"largest", "biggest", "main", "first", "second", "were"}
)
_NEAR, _FAR, _MANY, _AROUND = 1, 6, 12, 60


def inner_wholes(stated: Sequence[Stated]) -> list[int | None]:
    """Return for each sum the place of the sum that it is part of by its own sentence, its table or its form."""
    found: list[int | None] = []
    for _, group in groupby(stated, key=lambda one: one.sentence):
        sums = list(group)
        first = len(found)
        found += [None if whole is None else first + whole for whole in wholes(sums)]
    added = totals(stated, found)
    return [added.get(at) if whole is None else whole for at, whole in enumerate(found)]


def whole_of(stated: Sequence[Stated], at: int, inner: int | None) -> Funding | None:
    """Return the larger sum that words say a sum is part of; ``inner`` is the place of that of its own sentence."""
    if inner is not None:
        return stated[inner].claim
    for rule in _RULES:
        whole = rule(stated, at)
        if whole is not None and holds(whole.claim, stated[at].claim):
            return whole.claim
    return None


def _before(stated: Sequence[Stated], at: int, sentence: int) -> Iterator[Stated]:
    """Yield the claims before this one back to a sentence, the nearest first."""
    for n in range(at - 1, -1, -1):
        if stated[n].sentence < sentence:
            return
        yield stated[n]


def _looking_back(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum of an earlier sentence that "of this", "the package includes" or "as part of this" points to."""
    this = stated[at]
    pointing = _POINTING.match(this.text)
    if at and _FURTHER.match(this.text) and stated[at - 1].block == this.block:
        return _going_on(stated, at)
    if pointing is None and not _OF_THAT.search(this.text, 0, this.start):
        return None
    if at and stated[at - 1].sentence == this.sentence:
        return _going_on(stated, at)
    return _meant(stated[max(0, at - _MANY) : at], this, pointing)


def _going_on(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the whole of the sum before this one in its sentence, where a list goes on and the whole has room."""
    this, last = stated[at], stated[at - 1]
    between = this.text[last.end : this.start] if last.sentence == this.sentence else ""
    listed = last.sentence != this.sentence or re.search(r",|\band\b", between)
    if last.claim.part_of is None or len(between) > _MANY * 10 or not listed:
        return None
    near = list(zip(range(_MANY), _before(stated, at, 0), strict=False))
    whole = next((one for _, one in near if one.claim.evidence.quote == last.claim.part_of), None)
    if whole is None or whole.sentence == this.sentence or this.claim.amount * 1000 < whole.claim.amount:
        return None
    parts = [one.claim.amount for _, one in near if one.claim.part_of == last.claim.part_of]
    return whole if sum(parts) + this.claim.amount <= size(whole.claim) else None


def _meant(before: Sequence[Stated], this: Stated, pointing: re.Match[str] | None) -> Stated | None:
    """Return the sum before a sentence that its opening words point to: one with their noun, else the nearest."""
    block = this.lead.block if this.lead is not None else this.block
    words = _nouns(pointing)
    fitting = [one for one in reversed(before) if holds(one.claim, this.claim)]
    close = [(len(words & _said_of(one)), one) for one in fitting if block - one.block <= _FAR]
    most, named = max(close, key=lambda each: each[0], default=(0, None))
    if most:
        return named
    reach = _FAR // 2 if "total" in words else _NEAR
    last = next((one for one in fitting if block - one.block <= reach), None)
    if last is None or (pointing is not None and pointing["share"]):
        return last
    beside = [one for one in fitting if one.sentence == last.sentence and one.claim.part_of is None]
    return max(beside, key=lambda one: size(one.claim), default=last)


def _nouns(pointing: re.Match[str] | None) -> set[str]:
    """Return the stems of the nouns by which a sentence points back."""
    said = (pointing["of"] or pointing["said"] or pointing["share"] or "") if pointing is not None else ""
    nouns = {_stem(word) for word in _WORD.findall(said.lower()) if word not in _PLAIN}
    return nouns | _GIVEN if nouns & _GIVEN else nouns


_GIVEN = frozenset({"award", "awarded", "grant", "share", "recipien", "winner", "project"})
"""What a list of awards is called, and what the sum is called that they share."""


def _said_of(one: Stated) -> set[str]:
    """Return the words close to a sum, cut to their stems: up to the next sum on either side."""
    before = re.split(r"[£$€]", one.text[max(0, one.start - _AROUND) : one.start])[-1]
    behind = re.split(r"[£$€]", one.text[one.end : one.end + _AROUND])[0]
    return {_stem(word) for word in _WORD.findall(f"{before} {behind}")}


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")[:8]


def _of_it(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum before this one, in its paragraph or the one above, that "£5m of this" points to."""
    this = stated[at]
    if not at or this.block - stated[at - 1].block > 1 or not _OF_IT.match(this.text, this.end):
        return None
    if this.sentence - stated[at - 1].sentence > _FAR // 2:
        return None
    beside = [one for one in stated[max(0, at - _MANY) : at] if one.block == stated[at - 1].block]
    beside = [one for one in beside if holds(one.claim, this.claim)]
    return max(beside, key=lambda one: size(one.claim), default=None)


def _looking_on(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum of the next sentence if that says "this is part of"."""
    this = stated[at]
    for other in stated[at + 1 : at + _MANY]:
        if other.sentence > this.sentence + 1 or other.block != this.block:
            return None
        if other.sentence > this.sentence:
            return other if _ON.match(other.text[: other.start]) else None
    return None


def _led(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum that the lead-in of an item breaks down ("the £5m includes:", "as part of this, we have:")."""
    this = stated[at]
    lead = this.lead
    if lead is None or (at and stated[at - 1].block == this.block):
        return None
    pointing = _POINTING.match(lead.text)
    if _OTHERS.match(lead.text) or (pointing is None and not _OPENING_ITEMS.search(lead.text)):
        return None
    upto = bisect_right(stated, lead.index, key=lambda one: one.sentence)
    before = stated[max(0, upto - _MANY) : upto]
    own = [one for one in before if one.sentence == lead.index]
    vague = pointing is not None and pointing["said"] is not None and not _nouns(pointing)
    if not own and vague and not this.claim.rule.startswith(("funding.bare", "funding.noun")):
        return None
    return max(own, key=lambda one: size(one.claim)) if own else _meant(before, this, pointing)


_RULES: tuple[Callable[[Sequence[Stated], int], Stated | None], ...] = (
    _looking_back,
    _led,
    _looking_on,
    _of_it,
    total_of,
    listed_sum,
    rest_of,
)
"""The rules that find a whole in another sentence; the first whose whole is large enough holds."""
