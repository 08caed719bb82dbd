"""Who pays: rules from the frame of a money expression to the names of its givers, and what a subject noun says."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ingest.funding_cues import spends_own
from ingest.funding_frames import SUBJECTS, Step
from ingest.funding_parties import GIVING, PAYERS, Party, main_step, owner, passive, subject
from ingest.funding_scope import Scope, adjoined, carried, titled
from ingest.funding_words import NounClass, VerbClass, noun_class, verb_class
from ingest.periods import find_times
from ontology.terms import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

GENEROUS = frozenset({VerbClass.PAY, VerbClass.PROMISE, VerbClass.BACK})
"""Senses of verbs that give."""

RUNNING = frozenset({"deliver", "run", "manage", "operate", "lead", "build", "construct", "open", "complete"})
"""Verbs whose agent does the work that the money pays for, and does not pay."""

ORGANS = frozenset({"board", "cabinet", "committee", "members", "executive", "trustees", "councillors", "governors"})
"""Through whom a body decides."""

_OBJECT = frozenset({"dobj", "attr", "oprd", "dative", "npadvmod", "conj", "ccomp", "nmod", "appos", "dep"})
_MEANS = frozenset({"prep:with", "prep:to", "prep:by", "prep:of", "prep:in"})
_BESIDE = re.compile(r"\b(?:alongside|plus|on top of|in addition to|besides)\s+(?:an?\s+(?:\w+\s+)?)?$")
_BY = frozenset({"by", "agent"})


def giving_step(scope: Scope) -> Step | None:
    """Return the governing verb if it gives, actively, and the money is what it gives."""
    step = main_step(scope.frame)
    if step is None or step.sense not in {*GIVING, VerbClass.BUY} or passive(step) or step.arc in SUBJECTS:
        return None
    if _BESIDE.search(scope.frame.text, 0, scope.frame.money.start):
        return None
    if step.arc in _OBJECT or step.sense == VerbClass.BUY:
        return step
    return step if step.sense in GENEROUS and step.arc in _MEANS else None


def giver_noun(scope: Scope) -> "Token | None":
    """Return the noun that gives, named or not: the subject of a verb of giving, or behind "by" and "from"."""
    step = giving_step(scope)
    if step is not None:
        return subject(step)
    passive_step = main_step(scope.frame)
    if passive_step is not None and passive_step.verb.lemma_ in RUNNING:
        return None
    heads = {noun.i for noun in scope.frame.nouns} | {scope.frame.root.i}
    if passive_step is not None:
        heads.add(passive_step.verb.i)
    near = [token for token in scope.frame.doc[scope.left : scope.right] if token.head.i in heads]
    for preposition in ("by", "from"):
        sources = (c for token in near if token.lower_ == preposition for c in token.children if c.dep_ == "pobj")
        named = next((noun for noun in sources if noun.i != scope.frame.root.i and not _is_time(noun)), None)
        if named is not None:
            return named
    return None


_MONTHS = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November"}
    | {"December", "Spring", "Autumn", "spring", "summer", "autumn", "winter", "today", "tomorrow"}
)


def _is_time(noun: "Token") -> bool:
    """Tell "by the end of March" and "from April" from "by the council"."""
    return noun.text in _MONTHS or any(time.start <= noun.idx < time.end for time in find_times(noun.doc.text))


def _paying_subject(scope: Scope) -> Iterator[Party]:
    """The subject of a verb of giving, also of buying: "X committed £5m", "X has £5m to invest"."""
    step = giving_step(scope) or _holding_step(scope)
    head = subject(step) if step else None
    if step is not None and head is not None and not _holds(head, scope.frame.root, step.verb):
        yield from owner(scope.parties, head) or meant(scope, head)
        if step.sense in {*GENEROUS, VerbClass.BUY}:
            yield from titled(scope)


def _holds(head: "Token", money: "Token", verb: "Token") -> bool:
    """Tell whether the figure stands in the phrase of a subject itself, not in the verb's relative clause about it."""
    above = [money, *money.ancestors]
    at = next((n for n, token in enumerate(above) if token.i == head.i), None)
    return at is not None and all(token.i != verb.i for token in above[:at])


def _holding_step(scope: Scope) -> Step | None:
    step = main_step(scope.frame)
    return step if step is not None and spends_own(scope.frame, step) else None


def meant(scope: Scope, pronoun: "Token") -> tuple[Party, ...]:
    """Return the subject before it that "it" or "they" stands for."""
    if pronoun.lower_ not in {"it", "they"}:
        return ()
    subjects = [p for p in scope.parties if p.token.i < pronoun.i and p.relation in SUBJECTS]
    return owner(scope.parties, subjects[-1].token) if subjects else ()


def _agent(scope: Scope) -> Iterator[Party]:
    """The "by" of a passive verb of giving above the money: "was allocated by X", "acquired by X for £5m"."""
    step = main_step(scope.frame)
    if step and step.sense in {*GIVING, VerbClass.BUY}:
        by = (p for p in scope.parties if (p.relation in _BY and p.head.i == step.verb.i) or _by_organ(p, step.verb))
        yield from (party for party in by if step.verb.lemma_ not in RUNNING)


def _by_organ(party: Party, verb: "Token") -> bool:
    """Tell a body whose organ is the agent of a verb: "agreed by the board of X", "by X's cabinet"."""
    organ = party.head
    if party.relation not in {"of", "poss", "compound"} or organ.lower_ not in ORGANS or organ.dep_ != "pobj":
        return False
    return organ.head.lower_ == "by" and organ.head.head.i == verb.i


def _source(scope: Scope) -> Iterator[Party]:
    """The "from" behind the money, or on a verb or noun above it."""
    heads = {scope.frame.root.i, *(noun.i for noun in scope.frame.nouns)}
    heads |= {step.verb.i for step in scope.frame.steps[:1]}
    for party in scope.parties:
        own = party.token.i > scope.frame.first or not scope.left
        near = party.head.i in heads and own and party.token.i < scope.right
        if carried(party) == "from" and party.token.i not in scope.taken and (scope.after(party) or near):
            yield party


def _backers(scope: Scope) -> Iterator[Party]:
    """Who puts in capital that is raised: "a round led by X with participation from Y and Z"."""
    step = main_step(scope.frame)
    if step is None or step.sense not in {VerbClass.RAISE, VerbClass.GET}:
        return
    for party in scope.parties:
        between = scope.frame.text[scope.frame.money.end : party.mention.start]
        raised = step.sense == VerbClass.RAISE or _ROUND.search(between) is not None
        if scope.frame.last <= party.token.i < scope.right and raised and _LED_BY.search(between):
            yield from owner(scope.parties, party.token)


_ROUND = re.compile(r"\b(?:round|Series [A-F]|fundrais\w+)\b")
_LED_BY = re.compile(
    r"\b(?:(?:co-)?led by|backed by|participation (?:from|by)|with (?:backing|support) from)\s+(?:the\s+)?$"
)


def _named_giver(scope: Scope) -> Iterator[Party]:
    """Who funds by a participle or noun behind the money: "£5m project funded by X", "an investment by X"."""
    measure = {noun.i for noun in scope.frame.measure}
    for party in scope.parties:
        gives = verb_class(party.head.lemma_) in GENEROUS and party.head.lemma_ != "deliver"
        gives = gives or noun_class(party.head.text) == NounClass.FLOW
        measuring = party.head.i in measure and party.token.i not in scope.taken
        if party.relation in _BY and gives and (measuring or scope.after(party)):
            yield party


def _possessor(scope: Scope) -> Iterator[Party]:
    """Whose money it is: "X's £5m investment", "£5m of X funding"."""
    nouns = {scope.frame.root.i, *(noun.i for noun in scope.frame.nouns)}
    behind = (*scope.frame.named, *scope.frame.measured)
    own = {scope.frame.root.i, *(noun.i for noun in scope.frame.named)}
    measuring = {noun.i for noun in scope.frame.measure if noun_class(noun.text) == NounClass.FLOW}
    flows = {noun.i for noun in behind if noun_class(noun.text) in {NounClass.FLOW, NounClass.GIFT}}
    for party in scope.parties:
        owns = party.relation == "poss" and party.head.i in nouns and party.token.i < scope.frame.first
        owns = owns and (party.head.i in own or party.head.dep_ not in SUBJECTS)
        next_noun = modified(scope, party)
        gives = next_noun is not None and next_noun.i in flows and party.type in _GRANTING
        gives = gives or (party.relation == "compound" and party.head.i in measuring and party.type in _GRANTING)
        if owns or gives:
            yield party
    nouns_of = (*behind[:1], *scope.frame.measure[:1])
    if any(child.lower_ in {"its", "their", "his", "her"} for noun in nouns_of for child in noun.children):
        yield from titled(scope)
        yield from (p for step in scope.frame.steps for p in owner(scope.parties, subject(step)))


def modified(scope: Scope, party: Party) -> "Token | None":
    """Return the noun of the money's phrase that a name only stands before: "EPSRC (EPSRC) grants"."""
    doc = scope.frame.doc
    if party.token.i < scope.frame.last:
        return None
    at = next((token.i for token in doc[party.token.i :] if token.idx >= party.mention.end), len(doc))
    if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")":
        at += 3
    nouns = {noun.i for noun in (*scope.frame.named, *scope.frame.measured)}
    while at < len(doc) and doc[at].pos_ == "ADJ" and at + 1 in nouns:
        at += 1
    return doc[at] if at in nouns else None


_GRANTING = frozenset({EntityType.BODY, EntityType.ORGANISATION, EntityType.COMPANY, EntityType.UNIVERSITY, None})


_LED = re.compile(r"\b(?:led|run|hosted|managed|delivered|coordinated|co-ordinated|headed|chaired) by\b[^:;£$€]*$")


def bracketed_giver(scope: Scope) -> Iterator[Party]:
    """Who stands right before the money and its bracket behind a "by": "funded by X (£3m) and Y (£2m)"."""
    leads = _LED.search(scope.frame.text, 0, scope.frame.money.start)
    for party in adjoined(scope):
        if carried(party) in {"by", "from", "agent"} and not leads:
            yield party


_NEXT = re.compile(r"\s+(?:(?P<gives>that|which)|from)\s+(?:the\s+)?")


def _next_giver(scope: Scope) -> Iterator[Party]:
    """Who stands right behind the money as its source: "£5m from X", "£5m that X has set aside"."""
    for party in scope.parties:
        if party.token.i < scope.frame.last or party.type not in {*PAYERS, None}:
            continue
        found = _NEXT.fullmatch(scope.frame.text, scope.frame.money.end, party.mention.start)
        if found and (not found["gives"] or verb_class(party.head.lemma_) in GIVING):
            yield from owner(scope.parties, party.token)


def payers(scope: Scope) -> list[Party]:
    """Return the givers by the rules in turn; who stands at the money's own bracket is its only one."""
    own = list(_next_giver(scope)) or list(bracketed_giver(scope))
    return own or list(dict.fromkeys(party for rule in FUNDER_RULES for party in rule(scope)))


def _announcer(scope: Scope) -> Iterator[Party]:
    """Who announces that others get money: "X has announced that 10 projects will share £5m"."""
    above = next((s for s in scope.frame.steps[1:3] if s.verb.lemma_ in _TELLING), None)
    step = main_step(scope.frame)
    if above is None or step is None or not (step.sense == VerbClass.GET or passive(step)):
        return
    if step.verb.dep_ == "ccomp" and step.verb.head.i == above.verb.i:
        tellers = owner(scope.parties, subject(above))
        yield from (party for party in tellers if party.type not in {EntityType.PERSON, EntityType.POST})


_TELLING = frozenset({"announce", "confirm", "reveal", "pledge", "agree", "decide"})


_MEETING = frozenset({"pay", "fund", "meet", "finance", "cover", "bear"})


def _meeter(scope: Scope) -> Iterator[Party]:
    """Who meets a cost: "which costs £5m, is being paid for by X", "£5m a year, which X will meet from its budget"."""
    if not any(step.verb.lemma_ == "cost" for step in scope.frame.steps[:1]):
        return
    for party in scope.parties:
        behind = party.token.i > scope.frame.first and party.head.lemma_ in _MEETING | {"for"}
        if behind and party.relation in _BY | {"nsubj"}:
            yield party


FUNDER_RULES: tuple[Callable[[Scope], Iterator[Party]], ...] = (
    _agent,
    _meeter,
    _source,
    _backers,
    _named_giver,
    _possessor,
    _paying_subject,
    _announcer,
)
"""The rules in the order of their weight; "we" gives way to a named giver of an earlier one."""
