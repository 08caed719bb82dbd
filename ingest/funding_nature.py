"""What the money is: by what it measures, by the verb that governs it, and by who pays."""

import re
from typing import TYPE_CHECKING

from ingest.funding_costs import cost_status, difference
from ingest.funding_cues import (
    advertised,
    burdens,
    by_taxes,
    contracted,
    handed_back,
    is_total,
    kept_apart,
    needed,
    of_rise,
    only_said,
    paid_cost,
    public_purchase,
    punished,
    put_at,
    redress,
    rest_comes,
)
from ingest.funding_frames import Frame, Step, feeds_economy, measured_class
from ingest.funding_hands import hands, near
from ingest.funding_parties import RECIPIENTS, SCHEMES, main_step, owner, passive, subject
from ingest.funding_roles import Roles
from ingest.funding_scope import Scope, item, scene
from ingest.funding_words import (
    BUSINESS,
    NEVER_FLOW,
    OFFICIAL,
    PRIVATE,
    NounClass,
    VerbClass,
    noun_class,
)
from ontology.terms import EntityType, Nature

if TYPE_CHECKING:
    pass

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
    step = main_step(scope.frame)
    plain = _plain(scope, said, step)
    return plain or _raised(scope, said, step) or hands(scope, said, step)


def _plain(scope: Scope, said: Roles, step: Step | None) -> Nature | None:
    """Return what a sum is by its words, whoever pays it: a figure, a contract, a price; None for money that moves."""
    found = scope.frame
    measured = measured_class(found)
    if difference(found) or kept_apart(found, step) or _qualified(found):
        return Nature.STATISTIC
    if contracted(found) or _bought(found):
        return Nature.CONTRACT if contracted(found) else Nature.ACQUISITION
    flows = _awarded(scope) or is_total(found) or rest_comes(found) or _settled(scope, step)
    if not flows and not _of_revenue(found, step) and _is_figure(found, measured, step):
        return Nature.STATISTIC
    if advertised(found) or _ordered(found, step):
        return Nature.CONTRACT
    if measured in _BY_NOUN and not _put_in(measured, said, step):
        return _BY_NOUN[measured]
    silent = measured is None and not flows and (step is None or step.sense not in _FLOWING)
    only = silent and not said.payers and not _for_something(found) and only_said(found)
    return Nature.STATISTIC if only else None


def _qualified(found: Frame) -> bool:
    """Tell a figure by the noun within its own qualifier ("an estimated cost of £5m"), where nobody pays it."""
    words = found.text[found.money.start : found.money.figure].split()
    return cost_status(found) is None and any(noun_class(word) == NounClass.FIGURE for word in words)


_ORDERS = frozenset({"order", "orders", "commission"})


def _ordered(found: Frame, step: Step | None) -> bool:
    """Tell an order, and work that is awarded to somebody."""
    called = {noun.lower_ for noun in (*found.named[:1], *found.measure[:1])}
    let = step is not None and step.verb.lemma_ in {"award", "let", "win"}
    return bool(called & _ORDERS) or (let and bool(called & {"work", "works"}))


def _of_revenue(found: Frame, step: Step | None) -> bool:
    """Tell what money is taken from ("we have agreed £2m of revenue", "£1m of borrowing") from income and debt."""
    if step is None or step.sense in {VerbClass.FIGURE, VerbClass.ATTRACT, VerbClass.RAISE, None}:
        return False
    sources = {"revenue", "reserves", "borrowing"}
    return found.link == "of" and any(noun.lower_ in sources for noun in found.measured)


def _bought(found: Frame) -> bool:
    """Tell the price in "the purchase of X by Y for £5m"."""
    root = found.root
    if root.dep_ != "pobj" or root.head.lower_ != "for":
        return False
    governing = root.head.head
    objects = [child for child in governing.children if child.dep_ == "dobj"]
    above = [governing, *objects, *list(governing.ancestors)[:3]]
    if governing.lemma_ == "sell" and any(noun.lemma_.lower() in _STAKES | BUSINESS for noun in objects):
        return True
    return any(token.pos_ == "NOUN" and noun_class(token.text) == NounClass.PRICE for token in above)


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
    if step is not None and redress(scope.frame, step, owner(scope.parties, subject(step))):
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
        if _for_charity(scope):
            return Nature.CHARITY
        return Nature.PRIVATE if PRIVATE.search(near(scope)) and not _firm_gets(said, step) else Nature.RAISED
    if step.sense == VerbClass.BUY:
        taken = _buys_firm(scope, step) and not public_purchase(step, said.payers, scope.parties)
        return Nature.ACQUISITION if taken else None
    invested = not said.payers and PRIVATE.search(near(scope)) is not None
    lent = {noun.lower_ for noun in scope.frame.nouns} & {"loan", "loans", "order", "contract", "sponsorship"}
    invested = invested or (not lent and any(party.type == EntityType.COMPANY for party in said.payers))
    if step.sense == VerbClass.GET and invested:
        return Nature.RAISED if _firm_gets(said, step) else None
    return None


_STAKES = frozenset({"stake", "share", "shareholding", "rival", "subsidiary", "maker", "spin-out", "spinout", "group"})


def _buys_firm(scope: Scope, step: Step) -> bool:
    """Tell whether what is bought is a firm or a share of one: by its name, or what it is called."""
    bought = [
        c for c in step.verb.children if c.dep_ in {"dobj", "nsubjpass", "nsubj", "appos"} and c.i != scope.frame.root.i
    ]
    sides = [c for c in bought if c.dep_ in {"dobj", "nsubjpass"}] or bought
    heads = [token.head if token.dep_ == "relcl" else token for token in sides]
    if step.verb.dep_ in {"acl", "relcl"}:
        heads.append(step.verb.head)
    return any(
        head.pos_ in {"PROPN", "PRON"} or head.lemma_.lower() in _STAKES | BUSINESS or owner(scope.parties, head)
        for head in heads
    )


def _firm_gets(said: Roles, step: Step) -> bool:
    """Tell whether a firm gets the money: named, called a firm, or under a name that is not known."""
    if said.takers:
        return all(party.type == EntityType.COMPANY for party in said.takers)
    head = subject(step)
    return (
        head is not None and (head.pos_ == "PROPN" or head.lemma_.lower() in BUSINESS) and head.lower_ not in OFFICIAL
    )


_FUNDRAISERS = frozenset(
    {
        "charity",
        "charities",
        "appeal",
        "fundraisers",
        "students",
        "pupils",
        "residents",
        "villagers",
        "volunteers",
        "staff",
    }
)


def _for_charity(scope: Scope) -> bool:
    words = scope.frame.doc[scope.frame.last : scope.right].text.lower()
    step = main_step(scope.frame)
    raiser = subject(step) if step is not None else None
    called = {child.lower_ for child in raiser.subtree} if raiser is not None else set()
    giving = ("charity", "charities", "good causes", "appeal", "supporters", "donors", "donations", "hospice")
    return any(word in words for word in giving) or bool(called & _FUNDRAISERS)


def _for_something(found: Frame) -> bool:
    """Tell a bare figure that is for something ("responds with £5m to", "£3m for roads") from one that stands alone."""
    be = found.steps[0].verb if found.steps and found.steps[0].verb.lemma_ == "be" else None
    if be is not None and any(child.lower_ == "available" for child in be.children):
        return True
    behind = found.doc[found.last].lower_ if found.last < len(found.doc) else ""
    return behind in {"to", "for", "towards", "into", "available"} and not any(
        step.sense == VerbClass.FIGURE for step in found.steps
    )


_LARGEST_RATIO = 500
_RATIO_BEFORE = re.compile(r"\b(?:every|each|per)\s+$", re.I)
_RATIO_AFTER = re.compile(r"\s+(?:\w+\s+){0,3}(?:in|of|for|per|from|out of)\s+every\b", re.I)


def _is_ratio(found: Frame) -> bool:
    """Tell a ratio ("£1 in every £3") from a sum."""
    text = found.text
    if found.money.amount > _LARGEST_RATIO:
        return False
    before = _RATIO_BEFORE.search(text, 0, found.money.start)
    return before is not None or _RATIO_AFTER.match(text, found.money.end) is not None


def _of_flow(found: Frame) -> bool:
    """Tell a sum that a noun of flow says itself ("overspent its budget of £5m"), whatever its verb is."""
    before = found.doc[found.first - 1] if found.first else None
    nouns = {noun.i for noun in found.measure if noun_class(noun.text) == NounClass.FLOW}
    return before is not None and before.lower_ == "of" and before.head.i in nouns


def _is_figure(found: Frame, measured: NounClass | None, step: Step | None) -> bool:
    """Tell a figure by what it measures, by the words around it or by its verb."""
    if measured == NounClass.FIGURE or _is_ratio(found) or feeds_economy(found.root):
        return True
    if punished(found) or needed(found) or of_rise(found) or _written_off(found):
        return True
    return step is not None and _figures(found, measured, step)


def _written_off(found: Frame) -> bool:
    return any(one.verb.lemma_ == "write" and one.sense == VerbClass.FIGURE for one in found.steps[:3])


def _figures(found: Frame, measured: NounClass | None, step: Step) -> bool:
    """Tell a figure by its verb: estimates, taxes, growth, costs, what goes to the economy."""
    if put_at(step) or by_taxes(step) or burdens(found, step):
        return True
    if step.sense == VerbClass.FIGURE:
        return measured not in _MOVING or (step.verb.lemma_ in NEVER_FLOW and not _of_flow(found))
    raising = step.arc == "prep:by" or (step.arc == "prep:to" and step.verb.lemma_ in {"bring", "take"})
    if raising and measured is None and not passive(step):
        return True
    if step.verb.lemma_ == "bring" and any(child.dep_ == "prt" for child in step.verb.children):
        return True
    return step.sense in {VerbClass.PAY, VerbClass.ATTRACT} and feeds_economy(step.verb)
