"""Who pays where no sentence says it, and for what: whose document it is, and what it is about."""

import re
from dataclasses import replace

from ingest.funding_context import Context
from ingest.funding_focus import keeps_topic, starts_anew
from ingest.funding_parties import main_step, subject
from ingest.funding_roles import Roles
from ingest.funding_scope import Scope
from ingest.funding_story import is_department
from ingest.funding_words import NounClass, VerbClass, noun_class
from ingest.text import Sentence
from ontology.authority.directory import authority
from ontology.terms import GOVERNMENT, BodyKind, EntityType, Nature

_WATCHES = re.compile(
    r"\b(?:Audit|Auditors?|Committee|Regulat\w+|Ombudsman|Inspectorate|Parliament|House of|Observatory|Statistics"
    r"|Office for Budget)\b|^Of[a-z]{3,}$"
)
_LOCAL = re.compile(r"\b(?:Council|Combined Authority|Borough|Trust|Assembly|Executive|University|College)\b")
_GRANTS = re.compile(r"\b(?:Fund|Foundation|Trust|Lottery|Endowment)\b")


def default_payer(context: Context, sentence: Sentence, said: Roles, *, gets: bool) -> str:
    """Return who pays money without a giver: who pays for its programme, whose document it is, or the government.

    It is nobody in a document without a publisher that never speaks of government.

    Who audits or regulates writes of other bodies' money: that of "the Department", if there is one. A department's own
    document speaks for the government. ``gets`` tells that the sentence has somebody receive the money: in a local
    body's own words from others.
    """
    voice = _voice(context, sentence)
    watched = voice != GOVERNMENT and _watches(voice)
    payer = context.story.payer(said.scheme)
    if payer is not None:
        own = voice == GOVERNMENT and is_department(payer) and payer in (context.text.document.publisher or payer)
        return GOVERNMENT if own else payer
    if voice == GOVERNMENT and not context.official:
        return ""
    if watched:
        return context.story.department or ("" if _regulates(voice) else GOVERNMENT)
    speaks = voice not in said.recipient and _spends(context, voice)
    received = gets and _LOCAL.search(voice) is not None
    return GOVERNMENT if received or not speaks else voice


def _voice(context: Context, sentence: Sentence) -> str:
    """Return who speaks; a publisher that is named with an article here and without it there is one."""
    voice = context.names.voice(sentence.index)
    part = context.text.blocks[sentence.block].part
    document = context.text.document
    publisher = (document.parts[part].publisher if part is not None else None) or document.publisher
    if voice != GOVERNMENT or not publisher or is_department(publisher):
        return voice
    bare = publisher.removeprefix("The ")
    return next((e.name for e in context.names.entities if bare in {e.name, *e.aliases}), voice)


def grants(context: Context, sentence: Sentence) -> bool:
    """Tell whether who speaks is a body that gives money to others: what is received in its document is from it."""
    voice = _voice(context, sentence)
    if voice == GOVERNMENT:
        return is_department((context.text.document.publisher or "").split(",")[0].split(" and The ")[0])
    return not _watches(voice) and not _LOCAL.search(voice) and _spends(context, voice)


def _watches(name: str) -> bool:
    return _regulates(name) or _WATCHES.search(name) is not None


def _regulates(name: str) -> bool:
    return any(entry.kind is BodyKind.REGULATOR for entry in authority().by_form(name))


def _spends(context: Context, voice: str) -> bool:
    """Tell a publisher that spends public money in its own name."""
    kinds = {entity.type for entity in context.names.entities if entity.name == voice}
    return EntityType.BODY in kinds or (EntityType.ORGANISATION in kinds and _GRANTS.search(voice) is not None)


_SUB = re.compile(r"\bsub-?contract", re.I)
_ORGANS = frozenset({"Cabinet", "Executive", "Executive Board", "Full Council", "Board", "Council", "Committee"})


def ours(context: Context, sentence: Sentence, scope: Scope, said: Roles, kind: Nature) -> Roles:
    """Fill in that a local body, in its own document, lets a contract, and receives what others give or it accepts."""
    voice = _voice(context, sentence)
    if {*said.funder} & _ORGANS and _LOCAL.search(voice):
        said = replace(said, funder=tuple(voice if name in _ORGANS else name for name in said.funder))
    if voice in {*said.funder, *said.recipient}:
        return said
    if (
        kind == Nature.CONTRACT
        and (_LOCAL.search(voice) or grants(context, sentence))
        and not _SUB.search(sentence.text)
    ):
        return said if said.funder else replace(said, funder=(voice,))
    if said.recipient or not _LOCAL.search(voice):
        return said
    step = main_step(scope.frame)
    accepts = step is not None and step.sense == VerbClass.GET and subject(step) is None
    bodies = {entity.name for entity in context.names.entities if entity.type == EntityType.BODY}
    given = bool(said.funder) and set(said.funder) <= bodies
    return replace(said, recipient=(voice,)) if accepts or given else said


def _adds(context: Context, schemes: tuple[str, ...], topic: str) -> bool:
    """Tell whether a topic is more than the funds through which its money comes."""
    funds = {entity.name for entity in context.names.entities if entity.type == EntityType.FUND}
    return set(schemes) <= funds and topic not in {*schemes, *funds} if schemes else True


def another_thing(scope: Scope) -> bool:
    """Tell whether the figure stands before a fund or scheme of its own, named or not."""
    return any(noun_class(noun.text) == NounClass.THING for noun in scope.frame.named[:1])


def on_topic(context: Context, sentence: Sentence, scope: Scope, said: Roles, kind: Nature) -> Roles:
    """Fill in the programme that a document is about where money has no programme and no other recipient; its place."""
    topic = context.topic(sentence)
    if topic is None or topic in said.funder or (another_thing(scope) and not said.scheme):
        return said
    leaves = not keeps_topic(context, sentence, topic) or starts_anew(context, sentence, scope, topic)
    if topic not in said.scheme and leaves:
        return said
    takers = set() if kind == Nature.CONTRACT else set(said.recipient)
    if takers <= {_voice(context, sentence)} and _adds(context, said.scheme, topic):
        said = replace(said, scheme=(*said.scheme, topic))
    place = context.story.places.get(topic)
    return replace(said, place=(place,)) if place and topic in said.scheme and not said.place else said
