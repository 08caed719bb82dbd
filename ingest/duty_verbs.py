"""What a verb says of its subject: an act that somebody could check, an act only with something definite, or none."""

from enum import StrEnum
from functools import cache

from ingest.wordlists import rows

_TABLE = "duty_verbs.csv"


class Strength(StrEnum):
    """How much of an act a verb is by itself."""

    FIRM = "firm"
    SOFT = "soft"
    STANCE = "stance"
    UNKNOWN = "unknown"


@cache
def _of_class(name: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in rows(_TABLE) if row["class"] == name)


def strength(lemma: str) -> Strength:
    """Return how much of an act the verb of this lemma is; UNKNOWN for verbs that the table does not have."""
    return next((each for each in Strength if lemma in _of_class(each.value)), Strength.UNKNOWN)


def intends(lemma: str) -> bool:
    """Return whether the verb or adjective promises the act behind it ("is committed to", "plans to")."""
    return lemma in _of_class("intend")


def goes_on(lemma: str) -> bool:
    """Return whether the verb says that the act behind it is going on ("continues to", "has begun")."""
    return lemma in _of_class("phase")


def standing(lemma: str) -> bool:
    """Return whether the verb in the plain present says what a body does all the time ("runs", "hosts")."""
    return lemma in _of_class("standing")


@cache
def links() -> frozenset[str]:
    """Return the lemmas that hand their act on to an infinitive or gerund behind them."""
    return _of_class("intend") | _of_class("phase") | _of_class("effort")
