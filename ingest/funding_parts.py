"""Money that is part of other money: by words, a bracket, a lead-in or the sentence beside it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.funding_sums import listed_sum, rest_of, total_of
from ingest.text import Sentence
from ontology.model import Funding
from ontology.terms import Nature


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with the place of its expression: its block and sentence, and the span within the sentence's text.

    ``lead`` is the sentence that leads in the claim's bullet; ``told`` says that the sentence itself names the payer.
    """

    claim: Funding
    block: int
    sentence: int
    start: int
    end: int
    text: str
    lead: Sentence | None = None
    told: bool = False


_PART = re.compile(r"\bpart of (?:an?|the|our|this|its|their|a wider|the wider|a larger)?\s*(?:[\w-]+\s+){0,3}$", re.I)
_OF_WHICH = re.compile(r"\s+of which\b")
_OF_WHOLE = re.compile(r"^\W*(?:out )?of (?:the|this|that|our|its|a total|a)\s+(?:\w+\s+){0,2}$", re.I)
_WHOLE = re.compile(
    r"\b(?:includ(?:es|ing|ed)|of which|of that|of this|compris(?:es|ing)|made up of|consist(?:s|ing) of|split between|"
    r"broken down (?:into|as)|divided between|with)\b[^.;£$€]{0,60}$",
    re.I,
)
_INCLUDING = re.compile(
    r"\b(?:includ\w+|of which|of (?:that|this)|compris\w+|made up of|consist\w+ of|split|broken down)\b", re.I
)
_SUM = r"(?:\w+ )?(?:funding|investment|money|package|programme|fund|settlement|sum|total|deal)"
_BACK = re.compile(
    r"^\W*(?:(?:and )?(?:as part of|of|within|from|out of) (?:this|that|these)\b"
    rf"|(?:this|that|it|the {_SUM}|this {_SUM})\s+(?:also\s+|will\s+|would\s+)*(?:includ|compris|consist)\w+"
    r"|including\b|\d+% of that)",
    re.I,
)
_OF_THE = re.compile(r"\s+of (?:the|its|our|their|this|that|a total of|an original|a)\s+(?:total\s+|full\s+)?")
_OF_IT = re.compile(r"\s+of (?:this|that|it|these|them|the (?:total|sum|money|funding|cash))\b")
_OF_THAT = re.compile(r"\bof (?:that|this|which)\b[^.;£$€]{0,25}$", re.I)
_ON = re.compile(
    r"^\W*(?:this|it|the (?:funding|grant|investment|award|money|project))\b[^.;£$€]{0,40}\bpart of\b", re.I
)


def whole_of(stated: Sequence[Stated], at: int) -> Funding | None:
    """Return the larger sum that words say this one is part of; ``at`` is its place among all of the document."""
    for rule in _RULES:
        whole = rule(stated, at)
        if whole is not None and _holds(whole.claim, stated[at].claim):
            return whole.claim
    return None


def _holds(whole: Funding, part: Funding) -> bool:
    size = whole.amount_max or whole.amount
    if part.rule != "funding.bare" and (whole.nature == Nature.STATISTIC) != (part.nature == Nature.STATISTIC):
        return False
    return whole.currency == part.currency and part.amount < size


def _before(stated: Sequence[Stated], at: int, sentence: int) -> Iterator[Stated]:
    """Yield the claims before this one back to a sentence, the nearest first."""
    for n in range(at - 1, -1, -1):
        if stated[n].sentence < sentence:
            return
        yield stated[n]


def _behind(stated: Sequence[Stated], at: int, sentence: int) -> Iterator[Stated]:
    """Yield the claims behind this one up to a sentence."""
    for n in range(at + 1, len(stated)):
        if stated[n].sentence > sentence:
            return
        yield stated[n]


def _within_sentence(stated: Sequence[Stated], at: int) -> Stated | None:
    this = stated[at]
    for other in reversed(list(_before(stated, at, this.sentence))):
        opened = _opened_by(this, other, _previous(stated, at))
        lead, comma = this.text[: other.start], "," in this.text[other.end : this.start]
        if opened or (comma and (_PART.search(lead) or _OF_WHOLE.match(lead))):
            return other
    following = list(_behind(stated, at, this.sentence))
    if following and _OF_THE.fullmatch(this.text[this.end : following[0].start]):
        return following[0]
    return next((other for other in following if _PART.search(this.text[this.end : other.start])), None)


def _previous(stated: Sequence[Stated], at: int) -> Stated:
    """Return the sum before this one, past those in a bracket that is closed ("£5m (last year: £4m), of which")."""
    n = at - 1
    while n > 0 and stated[n - 1].sentence == stated[at].sentence:
        between = stated[at].text[stated[n].end : stated[at].start]
        if between.count(")") <= between.count("("):
            break
        n -= 1
    return stated[n]


def _opened_by(this: Stated, whole: Stated, previous: Stated) -> bool:
    """Tell whether words or a bracket between a sum and this one make this one its part."""
    between = this.text[whole.end : this.start]
    if between.count("(") > between.count(")") and (previous is whole or between.lstrip().startswith("(")):
        return bool(re.search(r"\w", this.text[this.end :].split(")")[0]))
    if previous is whole and _OF_WHICH.match(this.text, this.end):
        return True
    own = this.text[previous.end : this.start] if previous.sentence == this.sentence else between
    if _WHOLE.search(own) and previous is whole:
        return not re.search(r"\bwith\b[^.;£$€]*$", own)
    return previous.claim.part_of == whole.claim.evidence.quote and previous is not whole and _listed(own)


def _listed(between: str) -> bool:
    return len(between) < 90 and bool(re.search(r",|\band\b", between))


def _looking_back(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum of an earlier sentence that "of this", "this includes" or "as part of this" points to."""
    this = stated[at]
    if not (_BACK.match(this.text) or _OF_THAT.search(this.text[: this.start])):
        return None
    earlier = next((other for other in _before(stated, at, 0) if other.sentence < this.sentence), None)
    return earlier if earlier is not None and this.block - earlier.block <= 1 else None


def _of_it(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum before this one, in its paragraph, that "£5m of this" points to."""
    this = stated[at]
    if not at or stated[at - 1].block != this.block or not _OF_IT.match(this.text, this.end):
        return None
    return stated[at - 1] if this.sentence - stated[at - 1].sentence <= 1 else None


def _looking_on(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum of the next sentence if that says "this is part of"."""
    this = stated[at]
    following = (other for other in _behind(stated, at, this.sentence + 1) if other.sentence > this.sentence)
    after = next((other for other in following if other.block == this.block), None)
    return after if after is not None and _ON.match(after.text[: after.start]) else None


def _led(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum that a bullet's lead-in breaks down ("the £5m includes:", "as part of this, we have:")."""
    lead = stated[at].lead
    if lead is None:
        return None
    back = bool(_BACK.match(lead.text))
    if not (back or _INCLUDING.search(lead.text)):
        return None
    near = (other for other in _before(stated, at, lead.index - back) if other.sentence <= lead.index)
    return next(near, None)


_RULES: tuple[Callable[[Sequence[Stated], int], Stated | None], ...] = (
    _within_sentence,
    _looking_back,
    _led,
    _looking_on,
    _of_it,
    total_of,
    listed_sum,
    rest_of,
)
"""The rules that find a whole; the first whose whole is large enough holds."""
