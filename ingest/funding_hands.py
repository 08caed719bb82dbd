"""Whose money it is: public, private, a gift, or of both hands together, by who gives it and the words beside it."""

import re
from typing import TYPE_CHECKING

from ingest.funding_cues import industrial, joint
from ingest.funding_frames import SUBJECTS, Step, measured_class
from ingest.funding_parties import Party, main_step, owner
from ingest.funding_payers import giver_noun
from ingest.funding_roles import Roles
from ingest.funding_scope import Scope
from ingest.funding_words import BUSINESS, DONORS, GIVERS, INWARD, OFFICIAL, PRIVATE, PUBLIC, NounClass, VerbClass
from ingest.wordlists import words
from ontology.terms import EntityType, Nature

if TYPE_CHECKING:
    from spacy.tokens import Token


def near(scope: Scope) -> str:
    """Return the words that say whose money it is: the phrases that the figure measures."""
    found, doc = scope.frame, scope.frame.doc
    end = max((noun.i + 1 for noun in (*found.named, *found.measured)), default=found.last)
    before = (doc[noun.left_edge.i : noun.i + 1].text for noun in found.measure)
    step = main_step(found)
    heads = {found.root.i, *(noun.i for noun in found.nouns), *((step.verb.i,) if step else ())}
    own = doc[found.last : max(end, scope.right)]
    froms = (t for t in own if t.lower_ == "from" and (t.i <= end + 1 or t.head.i in heads))
    sources = (doc[t.i : min(t.right_edge.i + 1, scope.right)].text for t in froms)
    return " ".join([doc[found.last : end].text, *before, *sources])


def hands(scope: Scope, said: Roles, step: Step | None) -> Nature:
    """Tell public, private and charitable money by who pays, else by the words around it."""
    giver = _giver(scope)
    payers = said.payers or (owner(scope.parties, giver) if step is not None else ())
    natures = {_hand(party, said) for party in payers} | _of_nouns(scope, step, giver)
    beside = near(scope)
    if _BOTH.search(beside):
        return Nature.MIXED
    public = PUBLIC.search(beside) is not None
    private = PRIVATE.search(beside) is not None or INWARD.match(scope.frame.text, scope.frame.money.end) is not None
    if private and not natures - {Nature.PUBLIC}:
        natures = {Nature.PRIVATE, Nature.PUBLIC} if public else {Nature.PRIVATE}
    return natures.pop() if len(natures) == 1 else Nature.MIXED if natures else Nature.PUBLIC


_FIRMS = r"(?:industry|business(?:es)?|private|firms|companies)"
_STATE = r"(?:government|public|universit\w+|councils?|local authorit\w+)"
_BOTH = re.compile(
    rf"\b{_FIRMS},? (?:partners?,? )?and (?:[\w-]+ ){{0,2}}{_STATE}\b|\b{_STATE},? and (?:[\w-]+ )?{_FIRMS}\b", re.I
)
"""Givers of both hands, one beside the other."""


def _giver(scope: Scope) -> "Token | None":
    """Return the noun that gives; for "they" the subject of the verb that reports it ("X said they spent")."""
    head = giver_noun(scope)
    if head is None or head.lower_ not in {"they", "it", "he", "she"}:
        return head
    reporting = next((verb for verb in head.head.ancestors if verb.pos_ == "VERB"), None)
    said = (child for child in reporting.children if child.dep_ in SUBJECTS) if reporting is not None else iter(())
    return next(said, head)


def _hand(party: Party, said: Roles) -> Nature:
    if party.type == EntityType.PERSON and party.name in said.funder:
        return Nature.CHARITY
    if party.type == EntityType.COMPANY:
        return Nature.PRIVATE
    giving = party.type == EntityType.ORGANISATION and (
        GIVERS.search(party.name) or party.name.casefold() in words("givers.txt")
    )
    return Nature.CHARITY if giving else Nature.PUBLIC


_PUBLIC_NAME = re.compile(
    r"Council|Authority|Government|Department|Ministry|Parliament|Agency|Fund|Programme|Board|NHS"
)


def _unknown_firm(scope: Scope, head: "Token") -> bool:
    """Tell a giver under a name that is not known, and that has no word of a public body in it: most likely a firm."""
    if any(child.lower_ == "the" for child in head.children):
        return False
    if head.lower_ in words("months.txt") or any(child.like_num for child in head.children):
        return False
    if head.pos_ != "PROPN" or any(p.mention.start <= head.idx < p.mention.end for p in scope.parties):
        return False
    name = scope.frame.doc[head.left_edge.i : head.i + 1].text
    return _PUBLIC_NAME.search(name) is None and head.lower_ not in OFFICIAL and not head.ent_type_


_GIFTS = frozenset({"donate", "endow", "bequeath"})


def _called(head: "Token | None") -> set[str]:
    """Return what a giver is called, with the common nouns that it is co-ordinated with ("giants and start-ups")."""
    if head is None:
        return set()
    others = [child for child in head.children if child.dep_ == "conj" and child.pos_ == "NOUN"]
    return {form for token in (head, *others) for form in (token.lower_, token.lemma_.lower())}


def _of_nouns(scope: Scope, step: Step | None, head: "Token | None") -> set[Nature]:
    """Tell by a common noun who pays: firms and investors privately, donors as charity; attracted money is private."""
    found = scope.frame
    modifiers = {
        child.lower_ for noun in found.nouns for child in noun.children if child.dep_ in {"compound", "amod", "poss"}
    }
    named = _called(head)
    if step is not None and step.sense == VerbClass.ATTRACT and measured_class(found) == NounClass.FLOW:
        return {Nature.PRIVATE}
    if joint(head):
        return {Nature.MIXED}
    if industrial(head):
        return {Nature.PRIVATE}
    if (named | modifiers) & BUSINESS and not any(party.token == head for party in scope.parties):
        return {Nature.PRIVATE}
    if head is not None and step is not None and _unknown_firm(scope, head):
        return {Nature.PRIVATE}
    if named & DONORS or (step is not None and step.verb.lemma_ in _GIFTS):
        return {Nature.CHARITY}
    return set()
