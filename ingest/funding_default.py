"""Who pays where nobody is named: the government, if the passage speaks of its spending."""

from typing import TYPE_CHECKING

from ingest.funding_parties import main_step, passive, subject
from ingest.funding_payers import giver_noun
from ingest.funding_roles import Roles
from ingest.funding_scope import Scope
from ingest.funding_words import OFFICIAL, NounClass, VerbClass, noun_class
from ontology.terms import GOVERNMENT, Nature

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUBLIC = frozenset({Nature.PUBLIC, Nature.MIXED})
_DEFINITE = frozenset({"the", "this", "our", "that", "these"})
_STATES = frozenset({"uk", "kingdom", "britain", "chancellor", "minister", "it", "that", "which", "spending"})


def default_funder(scope: Scope, kind: Nature, said: Roles) -> tuple[str, ...]:
    """Return the government for public money without a giver, nothing where a kind of spender or receiver acts."""
    if kind not in _PUBLIC:
        return ()
    step = main_step(scope.frame)
    head = subject(step) if step is not None else None
    gets = step is not None and step.sense == VerbClass.GET and (head is None or head.lower_ not in OFFICIAL)
    if gets and not said.scheme:
        return ()
    giver = giver_noun(scope)
    if giver is None or (step is not None and passive(step) and giver.i == step.verb.i):
        return (GOVERNMENT,)
    return (GOVERNMENT,) if _official(giver) else ()


def _official(giver: "Token") -> bool:
    """Tell the government by its words, and the things that it spends through ("the fund", "this programme")."""
    if giver.lower_ in OFFICIAL | _STATES or any(child.lower_ in OFFICIAL for child in giver.children):
        return True
    thing = noun_class(giver.text) in {NounClass.THING, NounClass.FLOW}
    return thing and any(child.lower_ in _DEFINITE for child in giver.children)
