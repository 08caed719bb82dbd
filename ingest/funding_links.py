"""Money that is part of other money, and money said again: links between the funding claims of one document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.text import Sentence
from ontology.model import Funding
from ontology.terms import Nature


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim with the place of its expression: its block and sentence, and the span within the sentence's text."""

    claim: Funding
    block: int
    sentence: int
    start: int
    end: int
    text: str
    lead: Sentence | None = None
    """The sentence that leads in the claim's bullet."""


_PART = re.compile(r"\bpart of (?:an?|the|our|this|its|their|a wider|the wider|a larger)?\s*(?:[\w-]+\s+){0,3}$", re.I)
_OF_WHOLE = re.compile(r"^\W*(?:out )?of (?:the|this|that|our|its|a total|a)\s+(?:\w+\s+){0,2}$", re.I)
_WHOLE = re.compile(
    r"\b(?:includ(?:es|ing|ed)|of which|of that|of this|compris(?:es|ing)|made up of|consist(?:s|ing) of|split between|"
    r"broken down (?:into|as)|divided between|with)\b[^.;£$€]*$",
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
_OF_THAT = re.compile(r"\bof (?:that|this|which)\b[^.;£$€]{0,25}$", re.I)


def whole_of(done: Sequence[Stated], stated: Sequence[Stated], at: int) -> Funding | None:
    """Return the larger sum that words say this one is part of; ``at`` is its place in the document's list.

    ``done`` are the claims up to this one with their links, ``stated`` all of the document.
    """
    known = [*done, *stated[len(done) :]]
    whole = _within_sentence(known, at) or _looking_back(known, at) or _led(known, at) or _looking_on(known, at)
    return whole.claim if whole and _holds(whole.claim, stated[at].claim) else None


def linked(one: Stated, whole: Funding | None, first: Stated | None) -> Funding:
    """Return a claim with its links; it takes from them what it does not say itself.

    A part has its whole's programmes, and a bare figure all that is said of its whole. What is said again without a
    verb has the payer of the first time, and its programmes where it names none and stands close by.
    """
    claim = one.claim
    if first is not None:
        claim = claim.model_copy(update={"same_as": first.claim.evidence.start, **_said_first(one, first)})
    if whole is None:
        return claim
    update: dict[str, object] = {"part_of": whole.evidence.quote}
    if claim.rule == "funding.bare":
        update |= {"nature": whole.nature, "status": whole.status, "funder": whole.funder}
    if claim.nature != Nature.STATISTIC:
        update["scheme"] = tuple(dict.fromkeys((*claim.scheme, *whole.scheme)))
    return claim.model_copy(update=update)


_CLOSE = 3
_SAME_STORY = 12


def _said_first(one: Stated, other: Stated) -> dict[str, object]:
    claim, first = one.claim, other.claim
    if claim.nature == Nature.STATISTIC or claim.currency != first.currency:
        return {}
    taken: dict[str, object] = {}
    if claim.rule.startswith(("funding.noun", "funding.bare")) and claim.nature == first.nature:
        taken["funder"] = first.funder
    if not claim.scheme and not claim.recipient and one.block - other.block <= _CLOSE:
        taken |= {"scheme": first.scheme, "recipient": first.recipient}
    return taken


def _holds(whole: Funding, part: Funding) -> bool:
    size = whole.amount_max or whole.amount
    if part.rule != "funding.bare" and (whole.nature == Nature.STATISTIC) != (part.nature == Nature.STATISTIC):
        return False
    return whole.currency == part.currency and part.amount < size


def _same_sentence(stated: Sequence[Stated], at: int) -> list[int]:
    return [n for n, other in enumerate(stated) if other.sentence == stated[at].sentence]


def _within_sentence(stated: Sequence[Stated], at: int) -> Stated | None:
    this = stated[at]
    for n in _same_sentence(stated, at):
        other = stated[n]
        if n < at and _opened_by(this, other, stated[at - 1]):
            return other
        if n > at and _PART.search(this.text[this.end : other.start]):
            return other
        before = this.text[: other.start]
        if n < at and "," in this.text[other.end : this.start] and (_PART.search(before) or _OF_WHOLE.match(before)):
            return other
    return None


def _opened_by(this: Stated, whole: Stated, previous: Stated) -> bool:
    """Tell whether words or a bracket between a sum and this one make this one its part."""
    between = this.text[whole.end : this.start]
    if between.count("(") > between.count(")") and (previous is whole or between.lstrip().startswith("(")):
        return bool(re.search(r"\w", this.text[this.end :].split(")")[0]))
    own = this.text[previous.end : this.start] if previous.sentence == this.sentence else between
    if _WHOLE.search(own) and previous is whole:
        return not re.search(r"\bwith\b[^.;£$€]*$", own)
    return previous is not whole and bool(_INCLUDING.search(this.text[whole.end : previous.start])) and _listed(own)


def _listed(between: str) -> bool:
    return len(between) < 90 and bool(re.search(r",|\band\b", between))


def _looking_back(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum of an earlier sentence that "of this", "this includes" or "as part of this" points to."""
    this = stated[at]
    opening = this.text[: this.start]
    if not (_BACK.match(this.text) or _OF_THAT.search(opening)):
        return None
    earlier = [s for s in stated[:at] if s.sentence < this.sentence and this.block - s.block <= 1]
    return earlier[-1] if earlier else None


_ON = re.compile(
    r"^\W*(?:this|it|the (?:funding|grant|investment|award|money|project))\b[^.;£$€]{0,40}\bpart of\b", re.I
)


def _looking_on(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum of the next sentence if that says "this is part of"."""
    this = stated[at]
    following = [s for s in stated[at + 1 :] if s.sentence == this.sentence + 1 and s.block == this.block]
    return following[0] if following and _ON.match(following[0].text[: following[0].start]) else None


def _led(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the sum that a bullet's lead-in breaks down ("the £5m includes:", "as part of this, we have:")."""
    lead = stated[at].lead
    if lead is None:
        return None
    back, lists = bool(_BACK.match(lead.text)), bool(_INCLUDING.search(lead.text))
    if not (back or lists):
        return None
    earlier = [s for s in stated[:at] if s.sentence == lead.index or (back and s.sentence == lead.index - 1)]
    return earlier[-1] if earlier else None


_WORD = re.compile(r"[^\W\d_]{5,}")
_COMMON = frozenset(
    [
        "about",
        "across",
        "additional",
        "after",
        "already",
        "announced",
        "billion",
        "being",
        "committed",
        "companies",
        "confirmed",
        "could",
        "economy",
        "funding",
        "further",
        "government",
        "include",
        "including",
        "increase",
        "invest",
        "investing",
        "investment",
        "ministers",
        "million",
        "money",
        "other",
        "people",
        "pounds",
        "programme",
        "provide",
        "public",
        "secretary",
        "sector",
        "should",
        "since",
        "spending",
        "statement",
        "support",
        "their",
        "there",
        "these",
        "those",
        "through",
        "total",
        "under",
        "where",
        "which",
        "while",
        "would",
        "years",
    ]
)


def same_as(stated: Sequence[Stated], at: int) -> Stated | None:
    """Return the first claim that states the same money, None where this is the first."""
    this = stated[at]
    for other in stated[:at]:
        if _converted(other, this) or _repeats(other, this):
            return other
    return None


def _converted(first: Stated, second: Stated) -> bool:
    """Tell a sum said again in another currency in the bracket behind it."""
    if first.sentence != second.sentence or first.claim.currency == second.claim.currency:
        return False
    return bool(re.fullmatch(r"\s*\((?:or |i\.e\. |equivalent to )?", first.text[first.end : second.start]))


def _repeats(first: Stated, second: Stated) -> bool:
    one, two = first.claim, second.claim
    if (one.amount, one.amount_max, one.currency) != (two.amount, two.amount_max, two.currency):
        return False
    if first.sentence == second.sentence or _kind(one) != _kind(two):
        return False
    mine, yours = {*one.scheme, *one.recipient}, {*two.scheme, *two.recipient}
    if mine & yours:
        return True
    if mine and yours:
        return False
    if _distinctive(one.amount):
        return _shared(first.text, second.text) >= 1
    near = second.block - first.block <= _SAME_STORY
    return one.bound == two.bound and _shared(first.text, second.text) >= (2 if near else 3)


def _kind(claim: Funding) -> Nature:
    """Return the nature, public and mixed money as one: who pays is not always said again."""
    return Nature.PUBLIC if claim.nature == Nature.MIXED else claim.nature


def _distinctive(amount: Decimal) -> bool:
    """Tell an amount that two different sums would hardly share: three digits or more that are not noughts."""
    return len(amount.normalize().as_tuple().digits) >= 3


def _shared(one: str, two: str) -> int:
    return len(_telling(one) & _telling(two))


def _telling(text: str) -> set[str]:
    return {word.lower()[:7] for word in _WORD.findall(text)} - {word[:7] for word in _COMMON}
