"""What a claim takes from around a sentence that does not say it: the lead-in, "the fund", the government."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.funding_context import Context, founders, heading_scheme, led_payers, named_before, pointed
from ingest.funding_focus import in_block, in_lead, programme
from ingest.funding_frames import SUBJECTS
from ingest.funding_issuers import another_thing, default_payer, grants, on_topic, ours
from ingest.funding_parties import GIVING, RECIPIENTS, main_step, passive, subject
from ingest.funding_payers import ORGANS, giver_noun
from ingest.funding_roles import Roles, contract_roles, states_money
from ingest.funding_scope import Scope
from ingest.funding_words import OFFICIAL, SPENDERS, NounClass, VerbClass, noun_class
from ingest.text import Sentence
from ontology.terms import FundingStatus, Nature

if TYPE_CHECKING:
    from spacy.tokens import Token

_OURS = frozenset({Nature.PUBLIC, Nature.MIXED, Nature.CONTRACT})
_PUBLIC = frozenset({Nature.PUBLIC, Nature.MIXED})
_ORGANS = ORGANS | {"director", "report"}
_STATES = frozenset({"uk", "kingdom", "britain", "chancellor", "minister", "it", "that", "which", "spending"}) | {
    *("review", "budget", "settlement", "statement"),
}


def completed(
    context: Context, sentence: Sentence, scope: Scope, said: Roles, kinds: tuple[Nature, FundingStatus]
) -> Roles:
    """Fill in from around the sentence what a reader would take from there; ``kinds`` are nature and status."""
    kind, state = kinds
    if kind == Nature.CONTRACT:
        said = contract_roles(scope, said)
    if not said.funder:
        said = replace(said, funder=led_payers(context, sentence, scope.frame))
    if not said.funder:
        said = replace(said, funder=_known_giver(context, sentence, scope))
    if not said.scheme and not said.recipient:
        said = _pointed(context, sentence, scope, said)
    if not said.scheme:
        said = replace(said, scheme=programme(context, sentence, scope))
    elif not {*in_lead(context, sentence, scope)} & {*said.scheme}:
        said = replace(said, scheme=(*said.scheme, *in_lead(context, sentence, scope)))
    if kind in _OURS:
        if not said.scheme and not another_thing(scope):
            said = replace(said, scheme=in_block(context, sentence, scope, said.funder))
        said = ours(context, sentence, scope, said, kind)
        said = on_topic(context, sentence, scope, said, kind)
    gets = (step := main_step(scope.frame)) is not None and step.sense == VerbClass.GET
    open_ = not said.funder and kind in _PUBLIC
    if open_ and (_government_pays(scope, state, said) or (gets and grants(context, sentence))):
        default = default_payer(context, sentence, said, gets=gets)
        said = replace(said, funder=founders(context, sentence, scope) or ((default,) if default else ()))
    return said


def _known_giver(context: Context, sentence: Sentence, scope: Scope) -> tuple[str, ...]:
    """Return the body that "the council" or "the department" points to, where it gives."""
    giver = giver_noun(scope)
    if giver is None or giver.lower_ not in SPENDERS or noun_class(giver.text) is not None:
        return ()
    found = named_before(context, sentence, [giver])
    return tuple(context.names.name(m) for m in found if context.names.type(m) in RECIPIENTS)


def _pointed(context: Context, sentence: Sentence, scope: Scope, said: Roles) -> Roles:
    """Fill in what "the fund" or "it" points to, or else the programme that the heading names."""
    found = pointed(context, sentence, scope)
    names = [(context.names.name(mention), context.names.type(mention)) for mention in found]
    bodies = tuple(name for name, kind in names if kind in RECIPIENTS and not name.endswith(" Unit"))
    schemes = tuple(name for name, kind in names if name not in bodies)
    return replace(said, scheme=schemes or (() if bodies else heading_scheme(context, sentence)), recipient=bodies)


def _government_pays(scope: Scope, state: FundingStatus, said: Roles) -> bool:
    """Tell whether public money without a giver is the government's: not where a kind of spender or receiver acts."""
    step = main_step(scope.frame)
    if step is None or step.sense == VerbClass.LIST:
        return True
    head = subject(step)
    if step.sense == VerbClass.GET:
        official = head is not None and head.lower_ in OFFICIAL
        return official or states_money(scope) or bool(said.scheme) or state == FundingStatus.PLANNED
    acts = head if step.sense in GIVING and not passive(step) and step.arc not in SUBJECTS else None
    giver = giver_noun(scope) or (acts if acts is not None and acts.pos_ != "NUM" else None)
    return giver is None or _official(giver)


def _official(giver: "Token") -> bool:
    """Tell the government or a body's own organ by its words, and what it spends through ("the fund")."""
    if giver.lower_ in OFFICIAL | _STATES | _ORGANS or any(child.lower_ in OFFICIAL for child in giver.children):
        return True
    return giver.tag_ not in {"NNS", "NNPS"} and noun_class(giver.text) in {NounClass.THING, NounClass.FLOW}
