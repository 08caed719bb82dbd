"""What money is for: rules from the frame of a money expression to the names that receive, carry or host it."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ingest.funding_cues import spends_own
from ingest.funding_frames import SUBJECTS, Step
from ingest.funding_parties import RECIPIENTS, SCHEMES, Party, main_step, owner, passive, subject
from ingest.funding_payers import GENEROUS, meant, modified, payers
from ingest.funding_scope import Scope, adjoined, apart, carried, item, outer, scene, titled
from ingest.funding_words import VerbClass, verb_class
from ontology.terms import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO = frozenset(
    {"to", "for", "into", "in", "on", "towards", "toward", "dobj", "dative", "pobj", "of", "across", "within"}
)
_RELATIVE = frozenset({"acl", "relcl"})
_GROUPS = frozenset({"consortium", "partnership", "group", "team", "coalition", "alliance", "collaboration"})
_THROUGH = frozenset({"through", "via"})
_CARRIERS = frozenset({"through", "via", "under", "within"})
_IN_PLACE = frozenset({"in", "across", "for", "to", "into", "throughout", "within", "around", "over", "of", "near"})
_OTHERWISE = frozenset({"by", "alongside", "at", "between", "like", "than", "after"})
_BELONGING = frozenset({"subsidiary", "arm", "division", "member", "brand", "branch", "offshoot", "owner", "sponsor"})
"""Nouns by which a name is said to belong to another that gets nothing ("X, a subsidiary of Y")."""

_STAKES = frozenset({"stake", "share", "shareholding", "interest", "holding"})
_PARTNERS = frozenset({"by", "from", "agent"})


_CARRYING = re.compile(
    r"\b(?:[Aa]s part of|[Tt]hrough|[Uu]nder|[Vv]ia)\s+(?:(?:our|the|its|their|an?|this)\s+)?(?:new\s+)?[‘“'\"]?$"
)


def _named_by_money(scope: Scope) -> Iterator[Party]:
    """The name that the money measures: "the £30m X Fund", "£36m of X Programme funding"."""
    frame = scope.frame
    if item(scope):
        return
    nouns = {noun.i for noun in (*frame.named, *frame.measured)}
    heads = {noun.i for noun in (*frame.named[:1], *frame.measured[:1], *frame.measure)}
    for party in scope.parties:
        if party.type in RECIPIENTS and modified(scope, party) is not None:
            continue
        at = party.head.i if party.relation == "compound" else party.token.i
        scheme = party.type in SCHEMES and at in nouns | heads
        of_head = party.relation == "of" and party.head.i in {noun.i for noun in frame.named[:1]}
        if scheme or of_head or party.token.i in heads:
            yield party


def _behind(scope: Scope) -> Iterator[Party]:
    """Names behind the money in its clause, but for those with another part in it: "to X", "for X", "through X"."""
    for party in scope.parties:
        if not scope.after(party):
            continue
        relation = outer(party)
        if relation == "of" and party.head.lemma_.lower() in _BELONGING:
            continue
        scheme = party.type in SCHEMES and relation not in _OTHERWISE
        if scheme or (party.type in RECIPIENTS and relation in _TO | _THROUGH):
            yield party


def _of_measure(scope: Scope) -> Iterator[Party]:
    """What the noun that measures the money is for: "funding for X totalled £5m", "a grant to X of £5m"."""
    nouns = {noun.i for noun in scope.frame.measure}
    for party in scope.before():
        relation, head = carried(party), party.head
        if relation == "compound" and party.type in SCHEMES:
            relation, head = outer(party), head.head.head if head.dep_ == "pobj" else head
        scheme = party.type in SCHEMES and relation in {"on", "in", "of", "under", "through"}
        if head.i in nouns and (scheme or relation in {"for", "to", "into", "towards"}):
            yield party


def _backed_object(scope: Scope) -> Iterator[Party]:
    """The object of a verb whose means the money is: "backed X with £5m", "gave X £5m"."""
    step = main_step(scope.frame)
    if step and step.sense in {*GENEROUS, VerbClass.BUILD, VerbClass.BUY, VerbClass.GET}:
        for child in step.verb.children:
            if child.dep_ in {"dobj", "dative"} and child.i < scope.frame.root.i and step.arc != "prep:by":
                yield from owner(scope.parties, child)


def _stake(scope: Scope) -> Iterator[Party]:
    """What a stake is bought in: "bought a majority stake in X for £5m"."""
    step = main_step(scope.frame)
    if step is not None and step.sense == VerbClass.BUY:
        yield from (p for p in scope.before() if p.relation == "in" and p.head.lemma_.lower() in _STAKES)


def _scene(scope: Scope) -> Iterator[Party]:
    """What a relative "where" before the money stands for: "X in Leeds, where £5m will replace"."""
    yield from scene(scope)


def receiving_step(scope: Scope) -> Step | None:
    """Return the governing verb if its subject gets the money: "X won £5m", "X is backed by £5m", "X was given £5m"."""
    step = main_step(scope.frame)
    if step is None or step.arc in SUBJECTS:
        return None
    if spends_own(scope.frame, step) and any(p.type != EntityType.FUND for p in owner(scope.parties, subject(step))):
        return None
    gets = step.sense in {VerbClass.GET, VerbClass.RAISE} and not passive(step)
    given = passive(step) and step.sense in {*GENEROUS, VerbClass.BUILD, VerbClass.BUY}
    if step.verb.lemma_ == "match":
        return None
    means = step.sense == VerbClass.BUILD and step.arc == "prep:with"
    return step if gets or given or means else None


def _receiving_subject(scope: Scope) -> Iterator[Party]:
    step = receiving_step(scope)
    found = subject(step) if step else None
    if step is None:
        return
    yield from titled(scope)
    if found is None or (step.verb.dep_ not in _RELATIVE and scope.frame.root.i in {t.i for t in found.subtree}):
        return
    gets = step.sense in {VerbClass.GET, VerbClass.RAISE}
    yield from owner(scope.parties, found) or (meant(scope, found) if gets else ())
    if found.lemma_.lower() in _GROUPS:
        members = [c for of in found.children if of.lower_ == "of" for c in of.children]
        yield from (party for member in members for party in owner(scope.parties, member))
    yield from (
        p for p in scope.parties if p.relation in {"compound", "poss"} and p.head.i == found.i and p.type in SCHEMES
    )


def _relative_object(scope: Scope) -> Iterator[Party]:
    """What a relative clause about it says money is put in or bought: "X, a firm in which Y has invested £5m"."""
    step = main_step(scope.frame)
    if step is None or step.verb.dep_ != "relcl" or step.verb.head.i >= scope.frame.first:
        return
    objects = [child for child in step.verb.children if child.dep_ == "dobj"]
    objects += [noun for into in step.verb.children if into.lower_ in {"in", "into", "to"} for noun in into.children]
    if any(noun.lower_ in {"that", "which", "whom"} for noun in objects):
        yield from owner(scope.parties, step.verb.head)


def _helped(scope: Scope) -> Iterator[Party]:
    """Whom money is to help: "£5m to help X build", "£2m so that X can open"."""
    for party in scope.parties:
        if scope.frame.last <= party.token.i < scope.right and party.type in RECIPIENTS:
            between = scope.frame.text[scope.frame.money.end : party.mention.start]
            if _HELP.match(between):
                yield from owner(scope.parties, party.token)


_HELP = re.compile(
    r"[^.;:£$€]{0,30}\b(?:to (?:help|enable|allow|let|support|assist)|so that|which will (?:help|enable|allow))"
    r"\s+(?:the\s+)?$"
)


def _dangling(scope: Scope) -> Iterator[Party]:
    """Subject or object of a participle's main clause: "Backed by £5m, X will", "designated X, providing £5m"."""
    above = main_clause(scope)
    if above is None:
        return
    participle, verb = above
    wanted = {"nsubj", "nsubjpass"} if participle.tag_ == "VBN" else {"dobj", "nsubjpass"}
    for child in verb.children:
        if child.dep_ in wanted:
            yield from (p for p in owner(scope.parties, child) if p.type in SCHEMES or participle.tag_ == "VBN")


def main_clause(scope: Scope) -> "tuple[Token, Token] | None":
    """Return the participle that speaks of the money and the verb of the clause it belongs to."""
    step = main_step(scope.frame)
    if step is None or step.verb.lemma_ == "match":
        return None
    participle = step.verb
    while participle.dep_ == "conj" and participle.head.tag_ == participle.tag_:
        participle = participle.head
    if participle.dep_ not in {"advcl", "prep", "acl"} or participle.tag_ not in {"VBN", "VBG"}:
        return None
    verb = participle.head
    return (participle, verb) if verb.pos_ in {"VERB", "AUX"} else None


def _carrier(scope: Scope) -> Iterator[Party]:
    """What the money goes through, said before it: "Through X, we have", "as part of X", "under X"."""
    verbs = {step.verb.i for step in scope.frame.steps} | {noun.i for noun in scope.frame.measure}
    text = scope.frame.text
    for party in scope.before():
        if party.type in SCHEMES and _CARRYING.search(text, 0, party.mention.start):
            yield party
            continue
        relation, head = carried(party), party.head
        if relation == "of" and head.lower_ == "part":
            head = head.head.head if head.head.pos_ == "ADP" else head.head
        elif relation not in _CARRIERS:
            continue
        if head.i in verbs and (party.type in SCHEMES or relation in _THROUGH):
            yield party


def _giving_scheme(scope: Scope) -> Iterator[Party]:
    """A fund or programme that gives: "the X Fund will allocate £5m", "£5m from the X Fund"."""
    yield from (party for party in payers(scope) if party.type in SCHEMES)


def _bracketed(scope: Scope) -> Iterator[Party]:
    yield from (party for party in adjoined(scope) if carried(party) not in _PARTNERS and not item(scope))


def _item(scope: Scope) -> Iterator[Party]:
    yield from (party for party in item(scope) if verb_class(party.head.lemma_) not in GENEROUS)


TARGET_RULES: tuple[Callable[[Scope], Iterator[Party]], ...] = (
    _named_by_money,
    _behind,
    _of_measure,
    _backed_object,
    _receiving_subject,
    _relative_object,
    _helped,
    _dangling,
    _carrier,
    _giving_scheme,
    _bracketed,
    _item,
    _stake,
    _scene,
)
"""The rules that find what receives or carries the money."""


def introduced(scope: Scope) -> Iterator[Party]:
    """Yield the name before a colon that introduces the sentence: "the launch of X: we have committed £5m"."""
    colon = scope.frame.text.find(": ")
    named = [party for party in scope.before() if party.mention.end <= colon and party.type in {*SCHEMES, *RECIPIENTS}]
    yield from named[-1:]


def in_clause(scope: Scope, token: "Token") -> bool:
    """Tell whether a token is of the money's clause."""
    return token.i < scope.right and not apart(scope.frame, token)
