"""Costs and differences: when a cost is money that moves or has moved, and when a sum is only a figure beside one."""

import re
from typing import TYPE_CHECKING

from ingest.funding_frames import SUBJECTS, Frame, Step
from ingest.wordlists import words
from ontology.terms import Bound, FundingStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT_COST = re.compile(
    r"\bat (?:an? |the )?(?:[\w-]+ ){0,2}(?:cost|price)(?: to (?:the |our )?\w+(?: \w+)?)? of (?:an? |some )?$", re.I
)
_EACH = re.compile(r"\s+(?:for (?:each|every)|each|per|apiece|a head)\b")
_UNREAL = frozenset({"can", "would", "could", "might", "may", "should", "'d", "’d", "to", "will", "shall"})
_SUPPOSED = frozenset({"due", "expect", "estimate", "forecast", "project", "likely", "model", "assume", "predict"})
_SMALL = 1000
_AVERAGE = re.compile(r"\b(?:on average|average (?:cost )?of)\s*$", re.I)
_SO_FAR = re.compile(r"\b(?:has|have) (?:so far|already|to date|now) cost (?:the \w+ )?$")
_DIFFERENCE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:more|less|higher|lower|greater|above|below|over|under|short of|ahead of|cheaper|dearer)\s+"
    r"(?:than\b|(?:the |its |our |their )?(?:[\w-]+ ){0,2}?(?:budget(?!s? (?:period|year))|plan|planned|forecast|target"
    r"|estimate|allocation|profile|expected|last year|the previous)\b)"
)
_BROKEN_DOWN = re.compile(
    r",? (?:[£$€][\d.,]+ ?\w* of which|of which|made up of|comprising|with|funded by|met from)\b[^.;]{0,90}?"
    r"\b(?:grant|capital|funding|from|contribut\w+|loan|borrowing|reserves)\b"
)


def difference(found: Frame) -> bool:
    """Tell a difference: "£41m more than planned", "£3m over budget"."""
    return _DIFFERENCE.match(found.text, found.money.end) is not None


def cost_status(found: Frame) -> FundingStatus | None:
    """Return whether a cost has been or is to be paid; None for a sum that is no cost, or that nobody pays out."""
    if _estimated(found) or found.money.amount < _SMALL or _AVERAGE.search(found.text, 0, found.money.start):
        return None
    if _SO_FAR.search(found.text, 0, found.money.start):
        return FundingStatus.DONE
    if not found.steps:
        return FundingStatus.PLANNED if _AT_COST.search(found.text, 0, found.money.start) else None
    step = found.steps[0]
    if _AT_COST.search(found.text, 0, found.money.start):
        return _of_act(found, step)
    if step.verb.lemma_ != "cost" or step.verb.pos_ != "VERB" or step.arc not in {"dobj", "npadvmod", "attr", "ccomp"}:
        return None
    if _BROKEN_DOWN.match(found.text, found.money.end) and step.verb.tag_ != "VBG" and not _harms(step.verb):
        return FundingStatus.PLANNED if _auxiliaries(step.verb) & _UNREAL else FundingStatus.DONE
    past = step.verb.lower_ == "cost" and not _auxiliaries(step.verb) & _UNREAL
    yearly = re.match(r" (?:a|each|every|per) (?:year|month|week|day)\b", found.text[found.money.end :])
    return FundingStatus.DONE if past and not yearly and not _harms(step.verb) else None


def _of_act(found: Frame, step: Step) -> FundingStatus | None:
    """Return the status of an act "at a cost of": as the act's; None where the act is only supposed."""
    verb = step.verb
    above = [verb, *verb.ancestors][:3]
    helping = _auxiliaries(verb)
    unreal = helping & (_UNREAL - {"will", "shall", "to", "may"}) or any(t.lemma_ in _SUPPOSED for t in above)
    if unreal or _EACH.match(found.text, found.money.end):
        return None
    done = verb.tag_ in {"VBD", "VBN"} and not helping & {"will", "shall", "to", "being"}
    return FundingStatus.DONE if done else FundingStatus.PLANNED


def _estimated(found: Frame) -> bool:
    near = found.text[max(0, found.money.start - 90) : found.money.end]
    return found.money.bound == Bound.ABOUT and re.search(r"\bestimat", near, re.I) is not None


def _harms(verb: "Token") -> bool:
    """Tell whether what costs is a harm, or whom it costs is somebody who only suffers it."""
    said = [child for child in verb.children if child.dep_ in SUBJECTS]
    heads = [*said, *(child for subject in said for child in subject.children if child.dep_ == "conj")]
    if verb.dep_ in {"relcl", "acl"}:
        heads.append(verb.head)
    harmed = (c for c in verb.children if c.dep_ in {"dobj", "dative", "iobj", "npadvmod"} and c.pos_ == "NOUN")
    if any(noun.lemma_.lower() in words("cost_sufferers.txt") for noun in harmed):
        return True
    return any(noun.lemma_.lower() in words("cost_harms.txt") for noun in heads)


def _auxiliaries(verb: "Token") -> set[str]:
    own = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    shared = verb.dep_ == "conj" and not own and not any(child.dep_ in SUBJECTS for child in verb.children)
    return _auxiliaries(verb.head) if shared and verb.head.pos_ in {"VERB", "AUX"} else own
