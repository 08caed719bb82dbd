"""Who pays where nobody is named: the government, if the passage speaks of its spending."""

from typing import TYPE_CHECKING

from ingest.funding_frames import SUBJECTS
from ingest.funding_parties import GIVING, main_step, passive, subject
from ingest.funding_payers import giver_noun
from ingest.funding_roles import Roles
from ingest.funding_scope import Scope
from ingest.funding_words import OFFICIAL, NounClass, VerbClass, noun_class
from ontology.terms import GOVERNMENT, FundingStatus, Nature

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUBLIC = frozenset({Nature.PUBLIC, Nature.MIXED})
_DEFINITE = frozenset({"the", "this", "our", "that", "these"})
_STATES = frozenset({"uk", "kingdom", "britain", "chancellor", "minister", "it", "that", "which", "spending"})


def default_funder(scope: Scope, kind: Nature, state: FundingStatus, said: Roles) -> tuple[str, ...]:
    """Return the government for public money without a giver, nothing where a kind of spender or receiver acts."""
    if kind not in _PUBLIC:
        return ()
    step = main_step(scope.frame)
    if step is None or step.sense == VerbClass.LIST:
        return (GOVERNMENT,)
    head = subject(step)
    if step.sense == VerbClass.GET:
        official = head is not None and head.lower_ in OFFICIAL
        return (GOVERNMENT,) if official or said.scheme or state == FundingStatus.PLANNED else ()
    acts = head if step.sense in GIVING and not passive(step) and step.arc not in SUBJECTS else None
    giver = giver_noun(scope) or (acts if acts is not None and acts.pos_ != "NUM" else None)
    return (GOVERNMENT,) if giver is None or _official(giver) else ()


def _official(giver: "Token") -> bool:
    """Tell the government by its words, and the things that it spends through ("the fund", "this programme")."""
    if giver.lower_ in OFFICIAL | _STATES or any(child.lower_ in OFFICIAL for child in giver.children):
        return True
    thing = noun_class(giver.text) in {NounClass.THING, NounClass.FLOW}
    return thing and any(child.lower_ in _DEFINITE for child in giver.children)
