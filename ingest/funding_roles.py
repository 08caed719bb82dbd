"""Which of the names in a sentence pays, receives, carries or hosts the money: one small rule after the other."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.funding_frames import Frame, Step
from ingest.funding_parties import GIVING, PAYERS, RECIPIENTS, SCHEMES, Party, main_step, owner, passive, subject
from ingest.funding_words import NounClass, VerbClass, noun_class, verb_class
from ontology.terms import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

TARGETS = frozenset(
    {"to", "for", "into", "in", "on", "towards", "toward", "dobj", "dative", "pobj", "of", "across", "within"}
)
_CARRIERS = frozenset({"through", "via", "under", "within", "part", "of", "from", "as", "using", "by"})
_PLACES = frozenset({"in", "across", "for", "to", "into", "throughout", "within", "around", "over", "of", "at", "near"})
_NOT_TARGETS = frozenset(
    {"by", "from", "with", "alongside", "at", "between", "like", "including", "than", "as", "after", "agent"}
)
_GENEROUS = frozenset({VerbClass.PAY, VerbClass.PROMISE, VerbClass.BACK})


@dataclass(frozen=True, slots=True)
class Scope:
    """The frame of one money expression, the names of its sentence, and the tokens that are its own and no other's."""

    frame: Frame
    parties: tuple[Party, ...]
    left: int
    right: int

    def after(self, party: Party) -> bool:
        """Tell whether a name stands behind the money, and in its clause."""
        return self.frame.last <= party.token.i < self.right and not apart(self.frame, party.token)


@dataclass(frozen=True, slots=True)
class Roles:
    """Names by role, in the order of the text."""

    funder: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    scheme: tuple[str, ...] = ()
    place: tuple[str, ...] = ()


def apart(found: Frame, token: "Token") -> bool:
    """Tell whether a clause with a subject of its own lies between a token and the money."""
    above = {found.root.i, *(ancestor.i for ancestor in found.root.ancestors)}
    while token.i not in above and token.head.i != token.i:
        own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)
        if token.dep_ == "relcl" or (own and token.dep_ in {"conj", "ccomp", "parataxis", "advcl"}):
            return True
        token = token.head
    return False


def roles(scope: Scope) -> Roles:
    """Return who pays, who receives, what carries and what hosts the money, as far as its sentence says it."""
    funders = _unique(
        party for rule in FUNDER_RULES for party in rule(scope) if party.type in PAYERS or party.type is None
    )
    targets = _unique(party for rule in TARGET_RULES for party in rule(scope) if party not in funders)
    schemes = [party for party in targets if party.type in SCHEMES or _is_unit(party)]
    recipients = [party for party in targets if party.type in RECIPIENTS and party not in schemes]
    return Roles(
        funder=_names(funders),
        recipient=_names(recipients),
        scheme=_names(schemes),
        place=_names(_unique(_places(scope))),
    )


def _names(found: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in sorted(found, key=lambda party: party.mention.start)))


def _unique(found: Iterator[Party]) -> list[Party]:
    return list(dict.fromkeys(found))


def _is_unit(party: Party) -> bool:
    """Tell a unit that money passes through from a body that spends it for good."""
    return party.type == EntityType.BODY and (party.name.endswith(" Unit") or party.relation in {"through", "via"})


# who pays


def _paying_subject(scope: Scope) -> Iterator[Party]:
    """The subject of a verb of giving, also of buying: "X committed £5m"."""
    step = scope.frame.step(*GIVING, VerbClass.BUY)
    if step and not passive(step) and step is _first_speaking(scope.frame):
        yield from owner(scope.parties, subject(step))


def _first_speaking(found: Frame) -> Step | None:
    return main_step(found)


def _agent(scope: Scope) -> Iterator[Party]:
    """The "by" of a passive verb of giving above the money: "was allocated by X", "acquired by X for £5m"."""
    step = scope.frame.step(*GIVING, VerbClass.BUY)
    if step:
        yield from (p for p in scope.parties if p.relation in {"by", "agent"} and p.head.i == step.verb.i)


def _source(scope: Scope) -> Iterator[Party]:
    """The "from" behind the money, or on a verb or noun above it."""
    heads = {scope.frame.root.i, *(n.i for n in (*scope.frame.measure, *scope.frame.measured, *scope.frame.named))}
    heads |= {step.verb.i for step in scope.frame.steps[:1]}
    for party in scope.parties:
        if party.relation == "from" and (scope.after(party) or (party.head.i in heads and party.token.i < scope.right)):
            yield party


def _named_giver(scope: Scope) -> Iterator[Party]:
    """Who funds by a participle or noun behind the money: "£5m project funded by X", "an investment by X"."""
    for party in scope.parties:
        gives = verb_class(party.head.lemma_) in _GENEROUS or noun_class(party.head.text) == NounClass.FLOW
        if party.relation in {"by", "agent"} and gives and scope.after(party):
            yield party


def _possessor(scope: Scope) -> Iterator[Party]:
    """Whose money it is: "X's £5m investment", "£5m of X funding"."""
    nouns = {noun.i for noun in (*scope.frame.named, *scope.frame.measured, *scope.frame.measure)} | {
        scope.frame.root.i
    }
    flows = {
        n.i
        for n in (*scope.frame.named, *scope.frame.measured)
        if noun_class(n.text) in {NounClass.FLOW, NounClass.GIFT}
    }
    for party in scope.parties:
        owns = party.relation == "poss" and party.head.i in nouns and party.token.i < scope.frame.first
        gives = party.relation == "compound" and party.head.i in flows and party.type not in SCHEMES
        if owns or gives:
            yield party


def _bracketed_giver(scope: Scope) -> Iterator[Party]:
    """Who stands right before the money and its bracket behind a "by": "funded by X (£3m) and Y (£2m)"."""
    yield from (party for party in _adjoined(scope) if _carried(party) in {"by", "from", "agent"})


def _carried(party: Party) -> str:
    """Return the preposition of a name or of the one it is co-ordinated with."""
    token = party.token
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.head.lower_ if token.dep_ == "pobj" else party.relation


_GAP = re.compile(r"\s*(?:\(|:|–|—|-|,)\s*(?:an?\s+|with\s+)?$")


def _adjoined(scope: Scope) -> Iterator[Party]:
    text = scope.frame.doc.text
    for party in scope.parties:
        if party.mention.end <= scope.frame.money.start and party.token.i >= scope.left:
            gap = text[party.mention.end : scope.frame.money.start]
            if _GAP.fullmatch(gap) and (gap.strip() == "(" or ":" in gap):
                yield party


FUNDER_RULES: tuple[Callable[[Scope], Iterator[Party]], ...] = (
    _paying_subject,
    _agent,
    _source,
    _named_giver,
    _possessor,
    _bracketed_giver,
)


# who receives, and what carries


def _named_by_money(scope: Scope) -> Iterator[Party]:
    """The name that the money measures: "the £30m X Fund", "£36m of X Programme funding"."""
    nouns = {noun.i for noun in (*scope.frame.named, *scope.frame.measured)}
    heads = {noun.i for noun in (*scope.frame.named[:1], *scope.frame.measured[:1], *scope.frame.measure)}
    for party in scope.parties:
        if party.token.i in heads or (party.token.i in nouns and party.type in SCHEMES) or (party.relation == "compound" and party.head.i in nouns | heads and party.type in SCHEMES):
            yield party


def _behind(scope: Scope) -> Iterator[Party]:
    """Names behind the money in its clause, but for those with another part in it: "to X", "for X", "through X"."""
    for party in scope.parties:
        if not scope.after(party):
            continue
        relation = _outer_relation(party)
        if (party.type in SCHEMES and relation not in _NOT_TARGETS - {"from", "as", "with", "including"}) or (party.type in RECIPIENTS and (relation in TARGETS or relation in {"through", "via"})):
            yield party


def _outer_relation(party: Party) -> str:
    """Return the relation of a name, or of what it owns or belongs to ("for X's data" is for X)."""
    if party.relation not in {"poss", "compound"}:
        return party.relation
    token = party.head
    while token.dep_ in {"compound", "conj", "appos", "nmod"} and token.head.i != token.i:
        token = token.head
    if party.relation == "compound" and party.type in RECIPIENTS:
        return "compound"
    return token.head.lower_ if token.dep_ == "pobj" else token.dep_


def _backed_object(scope: Scope) -> Iterator[Party]:
    """The object of a verb whose means the money is: "backed X with £5m", "gave X £5m"."""
    step = main_step(scope.frame)
    if step and step.sense in _GENEROUS | {VerbClass.BUILD, VerbClass.BUY}:
        objects = (c for c in step.verb.children if c.dep_ in {"dobj", "dative"} and c.i < scope.frame.root.i)
        for child in objects:
            yield from owner(scope.parties, child)


def _receiving_subject(scope: Scope) -> Iterator[Party]:
    """The subject of a verb of getting, or of a passive verb whose object the money is: "X won £5m", "X is backed by £5m"."""
    step = main_step(scope.frame)
    if step is None:
        return
    gets = step.sense in {VerbClass.GET, VerbClass.RAISE} and not passive(step)
    given = (
        passive(step)
        and step.arc not in {"nsubj", "nsubjpass"}
        and step.sense in {*_GENEROUS, VerbClass.BUILD, VerbClass.BUY}
    )
    if gets or given:
        found = subject(step)
        yield from owner(scope.parties, found)
        yield from (p for p in scope.parties if found is not None and p.relation == "compound" and p.head.i == found.i)


def _dangling(scope: Scope) -> Iterator[Party]:
    """The subject or object of the main clause of a participle: "Backed by £5m, X will", "designated X, providing £5m"."""
    step = main_step(scope.frame)
    if step is None or step.verb.dep_ not in {"advcl", "prep", "acl"} or step.verb.tag_ not in {"VBN", "VBG"}:
        return
    above = step.verb.head
    wanted = {"nsubj", "nsubjpass"} if step.verb.tag_ == "VBN" else {"dobj", "nsubjpass"}
    for child in above.children:
        if child.dep_ in wanted:
            yield from (p for p in owner(scope.parties, child) if p.type in SCHEMES or step.verb.tag_ == "VBN")


def _carrier(scope: Scope) -> Iterator[Party]:
    """What the money goes through, said before it: "Through X, we have", "as part of X", "under X"."""
    verbs = {step.verb.i for step in scope.frame.steps} | {noun.i for noun in scope.frame.measure}
    for party in scope.parties:
        if party.token.i >= scope.frame.first or party.relation not in _CARRIERS:
            continue
        head = party.head
        if party.relation == "of" and head.lower_ == "part":
            head = head.head.head if head.head.pos_ == "ADP" else head.head
        elif party.relation in {"of", "by", "as", "from"}:
            continue
        if head.i in verbs and (party.type in SCHEMES or party.relation in {"through", "via"}):
            yield party


def _giving_scheme(scope: Scope) -> Iterator[Party]:
    """A fund or programme that gives: "the X Fund will allocate £5m", "£5m from the X Fund"."""
    for rule in FUNDER_RULES:
        yield from (party for party in rule(scope) if party.type in SCHEMES)


def _bracketed(scope: Scope) -> Iterator[Party]:
    yield from (party for party in _adjoined(scope) if _carried(party) not in {"by", "from", "agent"})


TARGET_RULES: tuple[Callable[[Scope], Iterator[Party]], ...] = (
    _named_by_money,
    _behind,
    _backed_object,
    _receiving_subject,
    _dangling,
    _carrier,
    _giving_scheme,
    _bracketed,
)


# where


def _places(scope: Scope) -> Iterator[Party]:
    """Places behind the money in its clause, or about its main clause where a participle tells of the money."""
    step = main_step(scope.frame)
    dangling = step is not None and step.verb.dep_ in {"advcl", "acl", "prep"} and step.verb.tag_ in {"VBG"}
    for party in scope.parties:
        if party.type != EntityType.PLACE or _outer_relation(party) not in _PLACES or party.relation == "compound":
            continue
        if scope.after(party) or (dangling and scope.left <= party.token.i < scope.frame.first):
            yield party
