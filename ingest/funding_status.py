"""Whether money is promised, has moved, or is only a stated figure: by the verb, its tense and its lead-in."""

import re
from typing import TYPE_CHECKING

from ingest.funding_costs import cost_status
from ingest.funding_cues import is_total
from ingest.funding_frames import SUBJECTS, Frame, Step
from ingest.funding_parties import main_step, passive, subject
from ingest.funding_words import AWARDING, VerbClass, verb_class
from ontology.terms import FundingStatus, Nature

if TYPE_CHECKING:
    from spacy.tokens import Token

_FUTURE = frozenset({"will", "shall", "would", "could", "can", "may", "might", "should", "must", "'ll", "’ll", "wo"})
_BEING = frozenset({"is", "are", "'re", "’re", "am", "'s", "’s"})
_PROMISED = frozenset({VerbClass.PROMISE, VerbClass.ANNOUNCE, VerbClass.BUILD, VerbClass.LIST})
_SETTLED = frozenset({Nature.RAISED, Nature.ACQUISITION})
_HABIT = ("already", "so far", "to date", "each year", "every year", "annually", "a year", "per year", "currently")
_NOT_YET = frozenset({"accept", "cost", "apply", "bid", "compete", "seek"})
"""Verbs in whose tense money has not moved: a grant that is accepted, a cost that somebody meets."""

_ENABLING = frozenset({"support", "help", "enable", "allow", "manage", "use", "continue", "go"})
_VERBS = frozenset({"VERB", "AUX"})


def status(found: Frame, kind: Nature, led: FundingStatus | None) -> FundingStatus:
    """Return whether the money is promised or has moved; ``led`` is what a bullet's lead-in says of its tense."""
    if kind == Nature.STATISTIC:
        return FundingStatus.STATED
    if kind == Nature.CONTRACT and _appointed(found):
        return FundingStatus.DONE
    cost = cost_status(found)
    if cost is not None:
        return cost
    step = main_step(found)
    thanks = found.text[: found.money.start].lower().rstrip().endswith("thanks to")
    if step is None or thanks:
        return FundingStatus.DONE if thanks or kind in _SETTLED or _spent(found) else led or FundingStatus.PLANNED
    words = _auxiliaries(step.verb)
    if (
        words & _FUTURE
        or _wished(step, words)
        or step.verb.lemma_ in _NOT_YET
        or _laid_down(step)
        or _still_to_come(step)
    ):
        return FundingStatus.PLANNED
    if is_total(found):
        return FundingStatus.DONE if step.verb.tag_ in {"VBD", "VBN"} else FundingStatus.PLANNED
    if "to" in words or (step.verb.tag_ == "VB" and step.verb.head.lemma_ == "help"):
        return _aimed(found, step)
    return _by_tense(found, step, kind, led)


_SPENT = frozenset(
    {"spend", "spending", "expenditure", "payments", "disbursements", "outlay", "outturn", "awards", "grants"}
)
_RECOMMENDING = frozenset({"recommend", "propose", "urge", "call", "suggest"})
_PLANS = frozenset({"review", "budget", "round", "statement", "settlement"})
"""What lays down how money is to move; what it gives has not moved yet."""


def _wished(step: Step, words: set[str]) -> bool:
    """Tell what is only recommended: "the committee recommended that £5m be spent"."""
    wishes = any(token.lemma_ in _RECOMMENDING for token in step.verb.ancestors)
    return wishes and "be" in words and "to" not in words


def _laid_down(step: Step) -> bool:
    """Tell money that a spending plan gives: "the Spending Review gave the agency £5m"."""
    head = subject(step)
    return head is not None and head.lemma_.lower() in _PLANS and not passive(step)


def _still_to_come(step: Step) -> bool:
    """Tell a participle in a clause that is still to come: "will open, funded with £5m"; money beside other money."""
    verb = step.verb
    if step.arc == "prep:alongside" or (step.sense == VerbClass.BACK and step.arc == "prep:from"):
        return True
    if verb.tag_ not in {"VBN", "VBG"} or any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return False
    while verb.dep_ == "conj":
        verb = verb.head
    if step.sense not in {VerbClass.BACK, VerbClass.GET} or verb.dep_ == "ROOT":
        return False
    above = next((token for token in verb.ancestors if token.pos_ in _VERBS), None)
    if above is not None and above.lemma_ in _RECOMMENDING:
        return True
    return above is not None and bool(_auxiliaries(above) & (_FUTURE | {"to"}))


def _spent(found: Frame) -> bool:
    """Tell a sum that "spend" was or stood at, or has reached so far."""
    spend = any(noun.lower_ in _SPENT for noun in found.measure)
    return spend and any(step.verb.tag_ in {"VBD", "VBN"} for step in found.steps[:1])


def _appointed(found: Frame) -> bool:
    """Tell a contract under which somebody has been appointed."""
    above = (step.verb for step in found.steps if step.verb.lemma_ in AWARDING)
    return any(verb.tag_ in {"VBD", "VBN"} and not _auxiliaries(verb) & _FUTURE for verb in above)


def _by_tense(found: Frame, step: Step, kind: Nature, led: FundingStatus | None) -> FundingStatus:
    """Return the status by what the verb says: promises stay promises, what is given has moved by its tense."""
    if step.sense in _PROMISED:
        if step.sense == VerbClass.BUILD and step.arc == "prep:for" and step.verb.tag_ in {"VBD", "VBN"}:
            return FundingStatus.DONE
        signed = kind == Nature.CONTRACT and step.verb.tag_ in {"VBD", "VBN"}
        return FundingStatus.DONE if signed else FundingStatus.PLANNED
    if step.sense == VerbClass.BACK and (step.verb.lemma_ == "back" or _object_is_money(step)):
        return _backed(step, kind)
    return _moved(found, step, kind, led)


def _object_is_money(step: Step) -> bool:
    """Tell "backed by £5m" and "boosted with £5m", which promise, from "supported projects through a £5m fund"."""
    return step.arc not in SUBJECTS and passive(step)


def _backed(step: Step, kind: Nature) -> FundingStatus:
    """Money behind something is a promise, unless it has funded or financed it."""
    done = step.verb.lemma_ in {"fund", "finance", "sponsor", "cofund", "co-fund"} and step.verb.tag_ in {"VBN", "VBD"}
    return FundingStatus.DONE if done or kind in _SETTLED else FundingStatus.PLANNED


def _aimed(found: Frame, step: Step) -> FundingStatus:
    """An infinitive is a plan, but "has helped to raise" and "supported bodies to spend" tell of what is done."""
    above = next((each for each in found.steps if each.verb.i != step.verb.i and each.verb.i < step.verb.i), None)
    if above is not None and above.verb.lemma_ in _ENABLING and above.verb.tag_ in {"VBN", "VBD"}:
        return FundingStatus.DONE if not _auxiliaries(above.verb) & _FUTURE else FundingStatus.PLANNED
    return FundingStatus.PLANNED


def _moved(found: Frame, step: Step, kind: Nature, led: FundingStatus | None) -> FundingStatus:
    """Return the status by the tense of a verb that moves money."""
    verb = step.verb
    if verb.tag_ == "VBG":
        if _auxiliaries(verb) & _BEING:
            return FundingStatus.DONE if _habitual(found) else FundingStatus.PLANNED
        settled = kind in _SETTLED or step.sense == VerbClass.GET or _tells_on(verb)
        return FundingStatus.DONE if settled else led or FundingStatus.PLANNED
    if verb.tag_ in {"VBD", "VBN"}:
        present = _auxiliaries(verb) & _BEING and not _habitual(found)
        return FundingStatus.PLANNED if present else FundingStatus.DONE
    if verb.tag_ in {"VBZ", "VBP", "NNS"}:
        return FundingStatus.PLANNED if _present(found, step) else FundingStatus.DONE
    return led or FundingStatus.PLANNED


def _present(found: Frame, step: Step) -> bool:
    """Tell a present tense that lays down what is to move ("the Budget provides £5m") from one of what is usual."""
    if step.verb.lemma_ == "have" or step.sense == VerbClass.FIGURE:
        return True
    laid = step.sense in {VerbClass.GET, VerbClass.PAY, VerbClass.BACK} and step.verb.lemma_ not in {
        "spend",
        "pay",
        "use",
        "share",
    }
    head = subject(step)
    return laid and head is not None and head.tag_ not in {"NNS", "NNPS"} and not _habitual(found)


def _tells_on(verb: "Token") -> bool:
    """Tell a participle that goes on with what has been given: "we supported projects, providing £5m"."""
    above = verb.head
    gave = verb_class(above.lemma_) in {VerbClass.BACK, VerbClass.PAY} and above.tag_ in {"VBD", "VBN"}
    return verb.dep_ == "advcl" and gave and above.lemma_ != "back"


def _auxiliaries(verb: "Token") -> set[str]:
    """Return the auxiliaries of a verb, or of the verb it is co-ordinated with where it has none of its own."""
    own = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if own or verb.dep_ != "conj" or verb.head.pos_ not in _VERBS or verb.tag_ != verb.head.tag_:
        return own
    return own if any(child.dep_ == "nsubj" for child in verb.children) else _auxiliaries(verb.head)


def _habitual(found: Frame) -> bool:
    """Tell what goes on already, by words close to the sum and not beyond another sum."""
    before = re.split(r"[£$€]", found.text[: found.money.start])[-1]
    behind = re.split(r"[£$€]", found.text[found.money.end :])[0]
    return any(word in f"{before} {behind}".lower() for word in _HABIT)
