"""What the money is: by what it measures, by the verb that governs it, and by who pays."""

import re
from typing import TYPE_CHECKING

from ingest.funding_costs import cost_status, difference
from ingest.funding_cues import (
    advertised,
    by_taxes,
    handed_back,
    industrial,
    is_total,
    joint,
    needed,
    only_said,
    of_rise,
    paid_cost,
    public_purchase,
    punished,
    put_at,
    rest_comes,
)
from ingest.funding_frames import Frame, Step, feeds_economy, measured_class
from ingest.funding_parties import RECIPIENTS, SCHEMES, Party, main_step, passive, subject
from ingest.funding_payers import giver_noun
from ingest.funding_roles import Roles
from ingest.funding_scope import Scope, item, scene
from ingest.funding_words import (
    BUSINESS,
    DONORS,
    GIVERS,
    INWARD,
    NEVER_FLOW,
    OFFICIAL,
    PRIVATE,
    PUBLIC,
    NounClass,
    VerbClass,
    noun_class,
)
from ontology.terms import EntityType, Nature

if TYPE_CHECKING:
    from spacy.tokens import Token

_BY_NOUN: dict[NounClass | None, Nature] = {
    NounClass.RAISE: Nature.RAISED,
    NounClass.PRICE: Nature.ACQUISITION,
    NounClass.CONTRACT: Nature.CONTRACT,
    NounClass.GIFT: Nature.CHARITY,
}
_MOVING = frozenset({NounClass.FLOW, NounClass.CONTRACT, NounClass.THING})
_FLOWING = frozenset(VerbClass) - {VerbClass.FIGURE}


def nature(scope: Scope, said: Roles) -> Nature:
    """Return what the money is; who pays it, if the sentence tells, decides between public and private."""
    found = scope.frame
    measured = measured_class(found)
    step = main_step(found)
    if difference(found):
        return Nature.STATISTIC
    flows = _awarded(scope) or is_total(found) or rest_comes(found) or _settled(scope, step)
    if not flows and _is_figure(found, measured, step):
        return Nature.STATISTIC
    if measured in _BY_NOUN and not _put_in(measured, said, step):
        return _BY_NOUN[measured]
    if advertised(found):
        return Nature.CONTRACT
    silent = measured is None and not flows and (step is None or step.sense not in _FLOWING)
    if silent and not said.payers and not _for_something(found) and only_said(found):
        return Nature.STATISTIC
    return _raised(scope, said, step) or _hands(scope, said, step)


def _awarded(scope: Scope) -> bool:
    """Tell an award's item, a name and its sum with no word of a figure before it, and money "from" a named scheme."""
    text, end = scope.frame.text, scope.frame.money.end
    if any(p.type in SCHEMES and text[end : p.mention.start].strip() in {"from", "from the"} for p in scope.parties):
        return True
    words = (noun_class(token.text) for token in scope.frame.doc[: scope.frame.first])
    named = (*item(scope), *(scene(scope) if text.startswith(" will ", end) else ()))
    return any(p.type in {*RECIPIENTS, *SCHEMES} for p in named) and not _FIGURES & set(words)


_FIGURES = frozenset({NounClass.FIGURE, NounClass.FIELD})


def _settled(scope: Scope, step: Step | None) -> bool:
    """Tell a cost that is met or has been paid, and money that goes back to who gave it."""
    if cost_status(scope.frame) is not None:
        return True
    return step is not None and (paid_cost(scope.frame, step) or handed_back(scope.frame, step, scope.parties))


def _put_in(measured: NounClass | None, said: Roles, step: Step | None) -> bool:
    """Tell capital that a named giver puts in from capital that is raised ("the owners put in £5m of equity")."""
    return measured == NounClass.RAISE and step is not None and step.sense == VerbClass.PAY and bool(said.payers)


def _raised(scope: Scope, said: Roles, step: Step | None) -> Nature | None:
    """Tell capital raised and prices paid by their verbs; what a firm gets from private hands is raised, too."""
    if step is None:
        return None
    if step.sense == VerbClass.RAISE:
        return Nature.CHARITY if _for_charity(scope) else Nature.RAISED
    if step.sense == VerbClass.BUY and not public_purchase(step, said.payers, scope.parties):
        return Nature.ACQUISITION
    if step.sense == VerbClass.GET and not said.payers and PRIVATE.search(_near(scope.frame)):
        return Nature.RAISED if _firm_gets(said, step) else None
    return None


def _firm_gets(said: Roles, step: Step) -> bool:
    """Tell whether a firm gets the money: named, called a firm, or under a name that is not known."""
    if said.takers:
        return all(party.type == EntityType.COMPANY for party in said.takers)
    head = subject(step)
    return (
        head is not None and (head.pos_ == "PROPN" or head.lemma_.lower() in BUSINESS) and head.lower_ not in OFFICIAL
    )


def _for_charity(scope: Scope) -> bool:
    words = scope.frame.doc[scope.frame.last : scope.right].text.lower()
    return any(word in words for word in ("charity", "charities", "good causes", "appeal"))


def _for_something(found: Frame) -> bool:
    """Tell a bare figure that is for something ("responds with £5m to", "£3m for roads") from one that stands alone."""
    be = found.steps[0].verb if found.steps and found.steps[0].verb.lemma_ == "be" else None
    if be is not None and any(child.lower_ == "available" for child in be.children):
        return True
    behind = found.doc[found.last].lower_ if found.last < len(found.doc) else ""
    return behind in {"to", "for", "towards", "into", "available"} and not any(
        step.sense == VerbClass.FIGURE for step in found.steps
    )


_RATIO_BEFORE = re.compile(r"\b(?:every|each|per)\s+$", re.I)
_RATIO_AFTER = re.compile(r"\s+(?:\w+\s+){0,3}(?:in|of|for|per|from|out of)\s+every\b", re.I)


def _is_ratio(found: Frame) -> bool:
    """Tell a ratio ("£1 in every £3") from a sum."""
    text = found.text
    before = _RATIO_BEFORE.search(text, 0, found.money.start)
    return before is not None or _RATIO_AFTER.match(text, found.money.end) is not None


def _is_figure(found: Frame, measured: NounClass | None, step: Step | None) -> bool:
    if measured == NounClass.FIGURE or _is_ratio(found) or feeds_economy(found.root):
        return True
    if punished(found) or needed(found) or of_rise(found):
        return True
    if step is None:
        return False
    if put_at(step) or by_taxes(step):
        return True
    if step.sense == VerbClass.FIGURE:
        return measured not in _MOVING or step.verb.lemma_ in NEVER_FLOW
    raising = step.arc == "prep:by" or (step.arc == "prep:to" and step.verb.lemma_ in {"bring", "take"})
    if raising and measured is None and not passive(step):
        return True
    if step.verb.lemma_ == "bring" and any(child.dep_ == "prt" for child in step.verb.children):
        return True
    return step.sense in {VerbClass.PAY, VerbClass.ATTRACT} and feeds_economy(step.verb)


def _near(found: Frame) -> str:
    """Return the words that say whose money it is: the phrases that the figure measures."""
    doc = found.doc
    end = max((noun.i + 1 for noun in (*found.named, *found.measured)), default=found.last)
    before = (doc[noun.left_edge.i : noun.i + 1].text for noun in found.measure)
    step = main_step(found)
    heads = {found.root.i, *(noun.i for noun in found.nouns), *((step.verb.i,) if step else ())}
    froms = (t for t in doc[found.last :] if t.lower_ == "from" and (t.i <= end + 1 or t.head.i in heads))
    sources = (doc[t.i : t.right_edge.i + 1].text for t in froms)
    return " ".join([doc[found.last : end].text, *before, *sources])


def _hands(scope: Scope, said: Roles, step: Step | None) -> Nature:
    """Tell public, private and charitable money by who pays, else by the words around it."""
    natures = {_hand(party, said) for party in said.payers} | _of_nouns(scope, step)
    near = _near(scope.frame)
    public = PUBLIC.search(near) is not None
    private = PRIVATE.search(near) is not None or INWARD.match(scope.frame.text, scope.frame.money.end) is not None
    if private and not natures - {Nature.PUBLIC}:
        natures = {Nature.PRIVATE, Nature.PUBLIC} if public else {Nature.PRIVATE}
    return natures.pop() if len(natures) == 1 else Nature.MIXED if natures else Nature.PUBLIC


def _hand(party: Party, said: Roles) -> Nature:
    if party.type == EntityType.PERSON and party.name in said.funder:
        return Nature.CHARITY
    if party.type == EntityType.COMPANY:
        return Nature.PRIVATE
    giving = party.type == EntityType.ORGANISATION and GIVERS.search(party.name)
    return Nature.CHARITY if giving else Nature.PUBLIC


_PUBLIC_NAME = re.compile(
    r"Council|Authority|Government|Department|Ministry|Parliament|Agency|Fund|Programme|Board|NHS"
)


def _unknown_firm(scope: Scope, head: "Token") -> bool:
    """Tell a giver under a name that is not known, and that has no word of a public body in it: most likely a firm."""
    if any(child.lower_ == "the" for child in head.children):
        return False
    if head.pos_ != "PROPN" or any(p.mention.start <= head.idx < p.mention.end for p in scope.parties):
        return False
    name = scope.frame.doc[head.left_edge.i : head.i + 1].text
    return _PUBLIC_NAME.search(name) is None and head.lower_ not in OFFICIAL and not head.ent_type_


def _of_nouns(scope: Scope, step: Step | None) -> set[Nature]:
    """Tell by a common noun who pays: firms and investors privately, donors as charity; attracted money is private."""
    found = scope.frame
    modifiers = {
        child.lower_ for noun in found.nouns for child in noun.children if child.dep_ in {"compound", "amod", "poss"}
    }
    head = giver_noun(scope)
    words = {head.lower_, head.lemma_.lower()} if head is not None else set()
    if step is not None and step.sense == VerbClass.ATTRACT and measured_class(found) == NounClass.FLOW:
        return {Nature.PRIVATE}
    if joint(head):
        return {Nature.MIXED}
    if industrial(head):
        return {Nature.PRIVATE}
    if (words | modifiers) & BUSINESS and not any(party.token == head for party in scope.parties):
        return {Nature.PRIVATE}
    if head is not None and step is not None and _unknown_firm(scope, head):
        return {Nature.PRIVATE}
    if words & DONORS or (step is not None and step.verb.lemma_ == "donate"):
        return {Nature.CHARITY}
    return set()
