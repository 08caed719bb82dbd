"""What the words around a sum say that its parse does not tell surely: penalties, needs, estimates, totals, prices."""

import re
from typing import TYPE_CHECKING

from ingest.funding_frames import Frame, Step
from ingest.funding_parties import Party, owner, passive, subject
from ingest.funding_words import VerbClass, noun_class
from ontology.terms import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUNISHED = re.compile(
    r"\b(?:to fine|fined|fining|fines? (?:of|on|imposed)|penalt(?:y|ies) (?:of|on)|ordered to (?:pay|repay))\b[^.;]*$"
    r"|^(?:The )?[A-Z]\w* fines (?!of)[^.;]*$",
    re.I,
)
_NEEDED = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}(?:is|are|was|were|will be|would be|may be|could be)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:to be\s+)?(?:needed|required|owed|outstanding|at risk|lost)\b",
    re.I,
)
TOTAL = re.compile(
    r"\b(?:bring|brings|bringing|brought|take|takes|taking|took)\s+(?:the|our|its|their|this|overall|total)\s+"
    r"(?:[\w’'-]+\s+){0,3}?(?:total|totals|funding|investment|support|spending|package|sum|commitment|award|grant|budget"
    r"|contribution|allocation|pot|fund|settlement)\b[^.;£$€]{0,60}\bto\s+$",
    re.I,
)
"""Words behind which a total of sums stands."""

_MET = re.compile(
    r"[^.;]{0,24}\b(?:is|are|will be|being) (?:being )?(?:paid for|met|funded|covered|financed|borne) "
    r"(?:by|from|through|out of)\b"
    r"|[^.;£$€]{0,20},? which [^.;,]{0,60}\bwill (?:meet|pay|cover|fund|find)\b",
    re.I,
)
_RISE = re.compile(
    r"\s+of (?:the|this|that|its) (?:[\w-]+\s+){0,2}?(?:increase|rise|difference|growth|overrun)\b", re.I
)
_TAXES = frozenset(
    {
        "measure",
        "tax",
        "levy",
        "duty",
        "reform",
        "change",
        "charge",
        "fee",
        "toll",
        "increase",
        "rise",
        "rate",
        "sale",
        "freeze",
    }
    | {"threshold", "auction", "cap", "premium", "relief", "abolition", "precept", "precepts", "parking"}
)
_REST = frozenset({"balance", "remainder", "rest"})


def punished(found: Frame) -> bool:
    """Tell a penalty: "to fine X £5m, Y £3m"."""
    return _PUNISHED.search(found.text, 0, found.money.start) is not None


def needed(found: Frame) -> bool:
    """Tell what is said to be needed, owed or lost, and by nobody given."""
    return _NEEDED.match(found.text, found.money.end) is not None


_ASKING = frozenset({"ask", "request", "seek", "want", "demand", "call", "suggest", "question", "argue", "quote"})
_SMALL = 1000


def only_said(found: Frame) -> bool:
    """Tell a bare sum that nobody is said to move: asked for, named as a worth, compared, or a price."""
    if found.money.amount < _SMALL:
        return True
    near = found.steps[:1]
    if any(step.verb.lemma_ in _ASKING for step in near):
        return True
    said = found.text[: found.money.start].rstrip().lower()
    return said.endswith(("worth", "worth an", "worth a", "compared with", "compared to", "rather than"))


def put_at(step: Step) -> bool:
    """Tell an estimate: "is put at £5m", "damage put by insurers at £5m"."""
    return step.arc == "prep:at" and step.verb.lemma_ in {"put", "place", "set", "assess"} and passive(step)


def is_total(found: Frame) -> bool:
    """Tell a total of sums that move: "bringing the total to £5m", "taking our investment in X to £5m"."""
    return TOTAL.search(found.text, 0, found.money.start) is not None


def of_rise(found: Frame) -> bool:
    """Tell a share of a difference ("£4m of the increase") from money."""
    return _RISE.match(found.text, found.money.end) is not None


def paid_cost(found: Frame, step: Step) -> bool:
    """Tell a cost that somebody is said to meet: "costs £5m and is paid for by X", "£5m, which X will meet"."""
    costing = step.verb.lemma_ == "cost" and step.verb.pos_ == "VERB"
    costing = costing or any(noun.lemma_.lower() == "cost" for noun in found.measure)
    return costing and _MET.match(found.text, found.money.end) is not None


_ADDS_TO = re.compile(
    r"(?: a (?:year|month|week|day))?\s+(?:on ?)?to (?:[\w’'-]+ ){0,3}?"
    r"(?:bills?|costs?|prices?|fares?|rents?|debt|deficit)\b",
    re.I,
)
_EVERY = re.compile(r"\b(?:every|each) (?:pound|£1|euro|dollar)\b[^.;]*$", re.I)


def burdens(found: Frame, step: Step) -> bool:
    """Tell what is added to bills and costs, what "every pound" brings, and by how much a thing has gone up."""
    if _EVERY.search(found.text, 0, found.money.start):
        return True
    if step.verb.lemma_ in {"go", "come"} and step.arc == "prep:by":
        return True
    return step.verb.lemma_ == "add" and _ADDS_TO.match(found.text, found.money.end) is not None


_IN_KIND = frozenset({"donate", "contribute", "give", "supply", "lend", "provide"})
_THRESHOLD = re.compile(
    r"\b(?:grants|contracts|projects|awards|bids|schemes|loans|purchases|deals|spending|decisions|investments|payments)\s*$"
)
_SALARY = re.compile(r" (?:a|per|each) (?:year|day|month)|\bsalary\b|\bannum\b")


def kept_apart(found: Frame, step: Step | None) -> bool:
    """Tell a threshold ("grants below £5,000"), pay ("will be paid £5,000 a year") and things given in kind."""
    text, start = found.text, found.money.start
    bounded = re.match(r"(?:below|above|under|over)\b", text[start : found.money.figure])
    if bounded and _THRESHOLD.search(text, 0, start):
        return True
    if step is None:
        return False
    paid = step.verb.lemma_ == "pay" and passive(step) and (who := subject(step)) is not None
    if paid and who is not None and who.lower_ in {"she", "he", "they", "i"} and _SALARY.match(text, found.money.end):
        return True
    things = [n for n in found.measure if noun_class(n.text) is None and n.dep_ == "dobj" and n.head.i == step.verb.i]
    return step.verb.lemma_ in _IN_KIND and bool(things) and text[:start].rstrip().endswith("worth")


_CONTRACTED = re.compile(
    r"\b(?:contract|framework|tender|call-off|agreement)s?\b[^.;£$€]{0,90}?"
    r"(?:,? (?:is |are |was )?(?:worth|valued at)|,? (?:at|with|to) an? (?:total |contract )?value of|\()\s*$",
    re.I,
)


def contracted(found: Frame) -> bool:
    """Tell what a contract is worth, whatever stands between: "the contract to design it, worth £5m"."""
    return _CONTRACTED.search(found.text, 0, found.money.start) is not None


_REDRESS = frozenset({"compensation", "redress", "damages", "indemnities", "refunds", "settlement"})


def redress(found: Frame, step: Step, known: tuple[Party, ...]) -> bool:
    """Tell what a public body has paid to make something good: "has paid £5m in compensation"."""
    official = any(party.type in {EntityType.BODY, None} for party in known)
    paid = step.sense == VerbClass.PAY and step.arc == "dobj" and not passive(step)
    return paid and official and found.link == "in" and any(noun.lower_ in _REDRESS for noun in found.measured)


def by_taxes(step: Step) -> bool:
    """Tell revenue: what taxes, charges and measures raise."""
    head = subject(step)
    heads = {head.lemma_.lower()} if head is not None else set()
    heads |= {child.lemma_.lower() for child in step.verb.children if child.dep_ in {"nsubj", "nsubjpass"}}
    return step.sense == VerbClass.RAISE and bool(heads & _TAXES)


def handed_back(found: Frame, step: Step, known: tuple[Party, ...]) -> bool:
    """Tell money that goes back to a body: "the unspent £5m was returned to X"."""
    if step.verb.lemma_ not in {"return", "surrender"} or step.arc not in {"dobj", "nsubjpass"}:
        return False
    return any(p.relation == "to" and p.head.i == step.verb.i and p.token.i > found.first for p in known)


def rest_comes(found: Frame) -> bool:
    """Tell the rest of a sum, which somebody puts in: "the balance of £5m will come from X"."""
    moving = any(step.verb.lemma_ in {"come", "fund", "meet", "provide", "find", "pay"} for step in found.steps[:1])
    return moving and any(noun.lower_ in _REST for noun in found.measure)


def public_purchase(step: Step, payers: tuple[Party, ...], known: tuple[Party, ...]) -> bool:
    """Tell what a public body buys that is no company: a site, a building, equipment."""
    if step.sense != VerbClass.BUY or not payers or any(p.type not in {EntityType.BODY, None} for p in payers):
        return False
    bought = [child for child in step.verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    return not any(p.type == EntityType.COMPANY for child in bought for p in owner(known, child))


def advertised(found: Frame) -> bool:
    """Tell work that is put out to tender: "a commission of £60,000 will be advertised"."""
    return _ADVERTISED.match(found.text, found.money.end) is not None


_ADVERTISED = re.compile(
    r"[^.;,]{0,30}\b(?:will be|is being|is to be|has been|was|to be) "
    r"(?:advertised|tendered|procured|put out to tender)\b"
)


def spends_own(found: Frame, step: Step) -> bool:
    """Tell who has money to give: "has £5m a year to invest"."""
    return step.verb.lemma_ == "have" and _TO_GIVE.match(found.text, found.money.end) is not None


_TO_GIVE = re.compile(r"\s+(?:[\w-]+\s+){0,3}?to (?:invest|spend|give|award|distribute|allocate|lend|grant)\b")


def industrial(head: "Token | None") -> bool:
    """Tell a giver that a word before it calls private: "industry partners", "private developers"."""
    words = {"industry", "industrial", "private", "commercial", "corporate", "business", "private-sector"}
    return head is not None and head.text.islower() and any(child.lower_ in words for child in head.children)


def joint(head: "Token | None") -> bool:
    """Tell the government together with industry: "the government and industry have invested"."""
    if head is None:
        return False
    words = {head.lower_, *(child.lower_ for child in head.children if child.dep_ == "conj")}
    return bool(words & _STATE) and bool(words & _INDUSTRY)


_STATE = frozenset({"government", "taxpayers", "state", "ministers", "council", "councils", "universities"})
_INDUSTRY = frozenset({"industry", "business", "businesses", "companies", "firms", "investors", "partners"})
