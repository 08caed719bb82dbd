"""How a word of the model is spelt in the vocabulary: one rule, so that who knows one spelling knows the other.

>>> property_term("amount_max"), edge_term("HOLDS_POST"), class_term("body"), concept_term("bound", "at_least")
('amountMax', 'holdsPost', 'Body', 'bound-at_least')
"""

from enum import StrEnum

from ontology.terms import Bound, Currency, DutyStatus, EchoStatus, FundingStatus, Nature, Predicate, Role

CONCEPTS: dict[str, tuple[type[StrEnum], ...]] = {
    "bound": (Bound,),
    "currency": (Currency,),
    "nature": (Nature,),
    "predicate": (Predicate,),
    "role": (Role,),
    "says": (EchoStatus,),
    "status": (FundingStatus, DutyStatus),
}
"""The properties whose values are concepts of the vocabulary, each with the closed lists it draws on."""

REFERENCES = frozenset({"claims", "document", "documents", "flow", "flows"})
"""The properties whose values are ids of other nodes."""


def property_term(name: str) -> str:
    """Return the local name of the property for a field: ``amount_max`` is ``amountMax``."""
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


def edge_term(kind: str) -> str:
    """Return the local name of the property for an edge type: ``HOLDS_POST`` is ``holdsPost``."""
    return property_term(kind.lower())


def class_term(word: str) -> str:
    """Return the local name of the class for a label or a word: ``function_moved`` is ``FunctionMoved``."""
    return "".join(part[:1].upper() + part[1:] for part in word.split("_"))


def concept_term(name: str, value: str) -> str:
    """Return the local name of a closed list's member: ``nature``, ``public`` is ``nature-public``."""
    return f"{name}-{value}"
