"""What verbs and nouns say of the money beside them: the tables of the lexicon as enums."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from ingest.wordlists import rows


class VerbClass(StrEnum):
    """What a verb says of money; the table says it in full."""

    PROMISE = "promise"
    PAY = "pay"
    BACK = "back"
    ANNOUNCE = "announce"
    BUILD = "build"
    GET = "get"
    RAISE = "raise"
    BUY = "buy"
    ATTRACT = "attract"
    FIGURE = "figure"
    LIST = "list"


class NounClass(StrEnum):
    """What a noun says of money; the table says it in full."""

    FLOW = "flow"
    THING = "thing"
    RAISE = "raise"
    PRICE = "price"
    CONTRACT = "contract"
    GIFT = "gift"
    FIGURE = "figure"
    FIELD = "field"


@cache
def _verbs() -> dict[str, VerbClass]:
    return {row["verb"]: VerbClass(row["class"]) for row in rows("funding_verbs.csv")}


@cache
def _nouns() -> dict[str, NounClass]:
    return {row["noun"]: NounClass(row["class"]) for row in rows("funding_nouns.csv")}


def verb_class(lemma: str) -> VerbClass | None:
    """Return what a verb says of money beside it, None for a verb that says nothing."""
    return _verbs().get(lemma.lower())


_WITH_PARTICLE = {
    ("draw", "down"): VerbClass.GET,
    ("write", "off"): VerbClass.FIGURE,
    ("write", "down"): VerbClass.FIGURE,
    ("hold", "back"): VerbClass.PROMISE,
    ("carry", "forward"): VerbClass.PROMISE,
    ("carry", "over"): VerbClass.PROMISE,
    ("put", "up"): VerbClass.PAY,
    ("top", "up"): VerbClass.BACK,
    ("give", "back"): VerbClass.PAY,
}


def phrasal_class(lemma: str, particles: Iterable[str]) -> VerbClass | None:
    """Return what a verb says of money together with its particle ("draw down", "write off"), None if nothing."""
    return next((said for word in particles if (said := _WITH_PARTICLE.get((lemma, word)))), None)


NEVER_FLOW = frozenset(
    {"cut", "reduce", "fall", "decrease", "drop", "halve", "decline", "shrink", "slash", "cost", "save", "lose", "owe"}
    | {"underspend", "overspend", "underspent", "overspent", "fine", "fin", "charge", "write"}
    | {"sell", "export", "import", "earn"}
)
"""Verbs whose money is no flow even where a noun of flow stands beside it ("the budget was cut by £5m")."""


def noun_class(word: str) -> NounClass | None:
    """Return what a noun says of the money that it measures, in either number; None for one that says nothing."""
    known, one = _nouns(), word.lower()
    return known.get(one) or known.get(one + "s") or (known.get(one[:-1]) if one.endswith("s") else None)


PRIVATE = re.compile(
    r"\b(?:private(?:ly)?(?:[- ]sector)?|industry|industrial|inward|foreign direct|commercial|corporate|investors?"
    r"|venture)(?=(?: and [a-z]+| sector| capital| partner)?(?: [a-z]+){0,3} (?:investments?|funding|funds?|finance"
    r"|money|capital|sector|sources?|partners?|contributions?|investors?|companies|backing|spending)\b)"
    r"|\b(?:private|equity) (?:capital|equity|finance|investment|investors?)\b|\b(?:investors|shareholders)\b"
    r"|\bfrom (?:[a-z]+ ){0,2}(?:industry|businesses|companies|firms)\b",
    re.I,
)
"""Words by which money is said to come from private hands."""

INWARD = re.compile(
    r"\s*(?:worth )?(?:of |in )?(?:[a-z]+ ){0,3}investments? (?:(?:has |have )?(?:come|flowed|poured|gone) )?"
    r"(?:in|into|to) (?:the |our )?"
    r"(?:UK|Britain|country|economy)\b"
)
"""Words behind a figure by which a country is said to attract it."""

PUBLIC = re.compile(
    r"\b(?:public(?:ly)?|government|taxpayers?[’']?|state|exchequer|council|departmental|ministerial|treasury|federal)"
    r"(?= (?:and [a-z-]+ |sector )?(?:investments?|funding|funds?|finance|money|capital|support|grants?|backing"
    r"|spending|expenditure|purse|funded|contributions?|subsid|research))",
    re.I,
)
"""Words by which money is said to be public."""

STATE_MONEY = re.compile(r"\b(?:(?:UK |central )?government|taxpayers?[’']?|exchequer)\b", re.I)
"""Words by which money is said to be the government's own."""

AWARDING = frozenset({"appoint", "select", "choose", "hire", "contract", "engage", "procure", "pick", "manage"})
"""Verbs whose object, or agent, works under a contract that is named beside them."""

BUSINESS = frozenset(
    {
        "company",
        "companies",
        "firm",
        "firms",
        "business",
        "businesses",
        "investor",
        "investors",
        "industry",
        "developer",
    }
    | {
        "developers",
        "startup",
        "startups",
        "start-up",
        "start-ups",
        "supplier",
        "suppliers",
        "bank",
        "banks",
        "operators",
    }
    | {"giants", "customers", "bills", "billpayers", "shareholder", "landowners", "growers", "employers"}
    | {"corporation", "manufacturer", "manufacturers", "retailer", "shareholders", "operator", "providers", "backers"}
)
"""Common nouns for who puts in private money."""

DONORS = frozenset(
    {"donor", "donors", "philanthropist", "philanthropists", "charity", "charities", "benefactor", "foundation"}
)
"""Common nouns for who gives money away."""

OFFICIAL = frozenset(
    {"we", "government", "ministers", "minister", "chancellor", "secretary", "department", "treasury", "us"}
    | {
        "i",
        "cabinet",
        "my",
        "members",
        "councillors",
        "committee",
        "board",
        "panel",
        "officers",
        "executive",
        "council",
    }
)
"""Words for the government, named or not."""

GIVERS = re.compile(
    r"\b(?:Foundation|Trust|Charity|Charities|Wellcome|Philanthrop\w+|Endowment|Appeal|Relief)\b(?!.*\bNHS\b)", re.I
)
"""What the names of charities and foundations have in them."""

SPENDERS = frozenset(
    {
        "council",
        "authority",
        "department",
        "agency",
        "university",
        "trust",
        "company",
        "fund",
        "unit",
        "programme",
        "scheme",
    }
    | {
        "board",
        "commission",
        "institute",
        "centre",
        "strategy",
        "plan",
        "service",
        "initiative",
        "project",
        "competition",
    }
    | {"partnership", "consortium", "college", "hub", "bank", "foundation", "charity", "office", "network", "regulator"}
    | {"accelerator", "campaign", "facility", "zone", "library", "group", "firm", "laboratory", "association", "club"}
)
"""Heads of names to which "the N" looks back ("the unit", "this programme")."""

ECONOMY = frozenset({"economy", "output", "gdp", "gva", "growth", "productivity", "exchequer", "bottom", "wealth"})
"""What a figure is added to that measures an effect, not a payment."""
