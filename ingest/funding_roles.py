"""Which of the names in a sentence pays, receives, carries or hosts the money, by the rules of payers and targets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.funding_parties import PAYERS, RECIPIENTS, SCHEMES, Party, main_step
from ingest.funding_payers import payers
from ingest.funding_places import places
from ingest.funding_scope import Scope, adjoined, apart, item, outer, scene
from ingest.funding_targets import TARGET_RULES, introduced
from ingest.funding_words import AWARDING, STATE_MONEY, VerbClass
from ontology.terms import GOVERNMENT, EntityType

_STATES = frozenset({"uk", "united kingdom", "britain", "great britain"})
_PRONOUNS = frozenset({"we", "our", "us"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Names by role, in the order of the text; ``payers`` and ``takers`` are the same as they stand in the sentence."""

    funder: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    scheme: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    payers: tuple[Party, ...] = ()
    takers: tuple[Party, ...] = ()


def roles(scope: Scope) -> Roles:
    """Return who pays, who receives, what carries and what hosts the money, as far as its sentence says it."""
    funders = _without_we([party for party in payers(scope) if _can_pay(party)])
    if _spends_for_state(scope, funders):
        funders = []
    named = {party.name for party in funders}
    own = [p for p in (*adjoined(scope), *scene(scope)) if p not in funders and not item(scope)]
    targets = own or _unique(
        p for rule in TARGET_RULES for p in rule(scope) if p not in funders and p.name not in named
    )
    schemes = [party for party in targets if party.type in SCHEMES or _is_unit(party)]
    recipients = [party for party in targets if party.type in RECIPIENTS and party not in schemes]
    if not schemes and not recipients:
        schemes, recipients = _introduced(scope, funders)
    return Roles(
        funder=tuple(dict.fromkeys(_payer_name(scope, party) for party in _ordered(funders))),
        recipient=_names(recipients),
        scheme=_names(schemes),
        place=_names(_unique(places(scope))),
        payers=tuple(funders),
        takers=tuple(recipients),
    )


def _can_pay(party: Party) -> bool:
    return party.type is None or party.type in PAYERS or _is_state(party)


def _is_state(party: Party) -> bool:
    """Tell "the UK" that acts: it is the government."""
    return party.type == EntityType.PLACE and party.mention.form.lower().removeprefix("the ") in _STATES


def _payer_name(scope: Scope, party: Party) -> str:
    """Return the name of who pays: ministers speak for the government, donors for themselves."""
    step = main_step(scope.frame)
    tells = step is not None and step.sense in {VerbClass.ANNOUNCE, VerbClass.PROMISE, VerbClass.BUILD}
    speaks = party.type == EntityType.POST and "Mayor" not in party.name
    if _is_state(party) or speaks or (party.type == EntityType.PERSON and tells):
        return GOVERNMENT
    return party.name


def _spends_for_state(scope: Scope, funders: Sequence[Party]) -> bool:
    """Tell a body that only uses the government's money ("using £5m of government funding, X will")."""
    return states_money(scope) and all(
        p.relation in {"nsubj", "nsubjpass"} and p.type == EntityType.BODY for p in funders
    )


def states_money(scope: Scope) -> bool:
    """Tell whether the phrase behind the figure calls it the government's ("£5m of government funding")."""
    frame = scope.frame
    end = max((noun.i + 1 for noun in (*frame.named, *frame.measured)), default=frame.last)
    return STATE_MONEY.search(frame.doc[frame.last : end].text) is not None


def contract_roles(scope: Scope, said: Roles) -> Roles:
    """Return the two sides of a contract: public bodies pay, firms and others are paid."""
    sides = [p for p in scope.parties if p in (*said.payers, *said.takers) or _is_side(scope, p)]
    buyers = [p for p in sides if p.type in {None, EntityType.BODY}]
    sellers = [p for p in sides if p.type in RECIPIENTS - {EntityType.BODY}]
    if not buyers and not sellers:
        return said
    return replace(said, funder=_names(buyers) or said.funder, recipient=_names(sellers) or said.recipient)


def _is_side(scope: Scope, party: Party) -> bool:
    above = {ancestor.i for ancestor in scope.frame.root.ancestors}
    if party.head.i in above and party.head.pos_ == "VERB" and party.head.lemma_ in AWARDING:
        return party.relation in {"nsubj", "dobj", "nsubjpass", "by"}
    return party.relation in {"with", "to", "nsubj", "from", "by"} and not apart(scope.frame, party.token)


def _without_we(funders: list[Party]) -> list[Party]:
    """Leave out "we" where a named body is said to pay."""
    named = [party for party in funders if party.mention.form.lower() not in _PRONOUNS]
    return named or funders


def _introduced(scope: Scope, funders: Sequence[Party]) -> tuple[list[Party], list[Party]]:
    found = [party for party in introduced(scope) if party not in funders]
    schemes = [party for party in found if party.type in SCHEMES]
    return schemes, [party for party in found if party not in schemes]


def _ordered(found: Sequence[Party]) -> list[Party]:
    return sorted(found, key=lambda party: party.mention.start)


def _names(found: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in _ordered(found)))


def _unique(found: Iterable[Party]) -> list[Party]:
    return list(dict.fromkeys(found))


def _is_unit(party: Party) -> bool:
    """Tell a unit that money passes through from a body that spends it for good."""
    return party.type == EntityType.BODY and (party.name.endswith(" Unit") or outer(party) in {"through", "via"})
