"""Who pays where nobody is named: the government, if the passage speaks of its spending."""

from ingest.funding_parties import main_step, passive, subject
from ingest.funding_roles import Scope
from ingest.funding_words import VerbClass
from ontology.terms import GOVERNMENT, Nature

_GOVERNMENTS = frozenset(
    {"we", "government", "ministers", "chancellor", "minister", "secretary", "department", "treasury", "us"}
)
_PUBLIC = frozenset({Nature.PUBLIC, Nature.MIXED})


def default_funder(scope: Scope, kind: Nature) -> tuple[str, ...]:
    """Return the government for public money without a giver, nothing where a kind of spender or receiver acts."""
    if kind not in _PUBLIC:
        return ()
    step = main_step(scope.frame)
    if step is None:
        return (GOVERNMENT,)
    head = subject(step)
    if step.sense == VerbClass.GET:
        return ()
    spends = step.verb.lemma_ in {"spend", "pay", "contribute"} and not passive(step)
    if spends and head is not None and head.lower_ not in _GOVERNMENTS:
        return ()
    return (GOVERNMENT,)
