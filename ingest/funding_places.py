"""Where money is to be spent: the places of its clause, of what receives it, or of the programme it belongs to."""

import re
from collections.abc import Iterator

from ingest.funding_frames import SUBJECTS
from ingest.funding_parties import SCHEMES, Party, owner, subject
from ingest.funding_scope import Scope, adjoined, outer, scene, titled
from ingest.funding_targets import main_clause, receiving_step
from ingest.funding_words import NounClass, noun_class
from ontology.terms import EntityType

_OUTSIDE = re.compile(r"\b(?:outside(?: of)?|from|except|beyond|investors? in)\s+(?:the\s+)?$", re.I)
_IN_PLACE = frozenset({"in", "across", "for", "to", "into", "throughout", "within", "around", "over", "of", "near"})


def places(scope: Scope) -> Iterator[Party]:
    """Yield places behind the money in its clause, and those of what receives it or of its programme before it."""
    text = scope.frame.text
    labels = (*titled(scope), *adjoined(scope), *scene(scope))
    earlier, receiver = _of_programme(scope), _receiver(scope)
    own = [party for party in (*adjoined(scope), *scene(scope)) if party.type == EntityType.PLACE]
    for party in own or scope.parties:
        if party.type != EntityType.PLACE:
            continue
        if party in labels or _opens_name(scope, party) or _is_receiver(party, receiver) or _site(scope, party):
            yield party
        elif _OUTSIDE.search(text, 0, party.mention.start):
            continue
        elif party.relation != "compound" and outer(party) in _IN_PLACE - (
            {"of"} if party.relation == "poss" else set()
        ):
            yield from (party,) if party.token.i in earlier or scope.after(party) else ()


def _opens_name(scope: Scope, party: Party) -> bool:
    """Tell the place in what the figure stands before: "the £15 million Norvale campus"."""
    named = {noun.i for noun in scope.frame.named if party.relation == "compound"}
    return party.token.i in named and party.token.i == min(named)


def _site(scope: Scope, party: Party) -> bool:
    """Tell the town in the name of a site ("in its Norvale campus"); a country there is only an adjective."""
    site = party.relation == "compound" and noun_class(party.head.text) == NounClass.THING
    return site and party.name not in _COUNTRIES and outer(party) in {"in", "at", "for"} and scope.after(party)


_COUNTRIES = frozenset(
    {"UK", "United Kingdom", "Britain", "England", "Scotland", "Wales", "Northern Ireland", "Europe"}
)


def _of_programme(scope: Scope) -> range:
    """Return the tokens from the programme that is the object of the main clause to the money."""
    above = main_clause(scope)
    objects = [child for child in above[1].children if child.dep_ in {"dobj", "nsubjpass"}] if above else []
    known = [p for child in objects for p in owner(scope.parties, child) if p.type in SCHEMES]
    return range(known[0].token.i, scope.frame.first) if known else range(0)


def _receiver(scope: Scope) -> int | None:
    """Return the head of the subject that receives the money ("three projects in Wales will receive")."""
    step = receiving_step(scope)
    head = subject(step) if step is not None else None
    return head.i if head is not None and head.dep_ in SUBJECTS else None


def _is_receiver(party: Party, receiver: int | None) -> bool:
    """Tell a place that gets the money, or in which its getter is ("Leeds will get", "schools in Leeds will get")."""
    return party.token.i == receiver or (party.head.i == receiver and outer(party) in _IN_PLACE)
