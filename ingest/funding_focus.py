"""Which programme a sum is of where its frame does not say it: the one in its sentence, list, section or passage."""

import re
from collections.abc import Set

from ingest.funding_context import Context, heading_scheme
from ingest.funding_parties import Party, main_step
from ingest.funding_payers import giving_step
from ingest.funding_scope import Scope, outer
from ingest.funding_story import CARRIES
from ingest.mentions import Mention
from ingest.text import BlockKind, Sentence
from ontology.terms import GOVERNMENT, EntityType

_PROGRAMMES = frozenset({EntityType.PROGRAMME, EntityType.FUND})
_BESIDE = frozenset({"alongside", "like", "unlike", "than", "besides", "plus", "after", "before", "since", "following"})
_FAR = 60
"""How many sentences the programme in focus may stand back."""

_REACH = 8
"""How many blocks a programme stays in focus if no other is named."""


def in_sentence(scope: Scope) -> tuple[str, ...]:
    """Return the only programme or fund of the sentence, if it is this sum's and not only set beside it."""
    known = [party for party in scope.parties if party.type in _PROGRAMMES and party.token.i not in scope.taken]
    names = dict.fromkeys(party.name for party in known)
    if len(names) != 1 or any(not _belongs(scope, party) for party in known):
        return ()
    return tuple(names)


def _belongs(scope: Scope, party: Party) -> bool:
    """Tell whether a name is on the figure's side of the others of its sentence."""
    if outer(party) in _BESIDE or party.token.i < scope.left:
        return False
    alone = scope.right == len(scope.frame.doc)
    return alone or party.token.i < scope.frame.first or scope.after(party)


def in_lead(context: Context, sentence: Sentence, scope: Scope) -> tuple[str, ...]:
    """Return the only programme that the lead-in of an item without a verb of its own names."""
    lead = context.lead_in(sentence)
    if lead is None or main_step(scope.frame) is not None:
        return ()
    names = dict.fromkeys(party.name for party in context.parties(lead) if party.type in _PROGRAMMES)
    return tuple(names) if len(names) == 1 else ()


def in_heading(context: Context, sentence: Sentence) -> tuple[str, ...]:
    """Return the programme that is the whole of the nearest heading."""
    return heading_scheme(context, sentence)


def nearest(context: Context, sentence: Sentence, kinds: Set[EntityType]) -> tuple[str, int] | None:
    """Return the programme that was named last before a sentence, in its part, and how many blocks back."""
    part = context.text.blocks[sentence.block].part
    for index in range(sentence.index - 1, max(-1, sentence.index - _FAR), -1):
        block = context.text.blocks[context.text.sentences[index].block]
        if block.part != part:
            return None
        if block.kind is BlockKind.FURNITURE:
            continue
        named = [m for m in context.names.in_sentence(index) if context.names.type(m) in kinds]
        if named:
            return context.names.name(named[-1]), sentence.block - block.index
    return None


def keeps_topic(context: Context, sentence: Sentence, topic: str) -> bool:
    """Tell whether the passage still speaks of the document's programme: it was named last, and not long ago.

    A fund from which its money comes does not turn the passage to another matter.
    """
    fund = any(entity.name == topic and entity.type == EntityType.FUND for entity in context.names.entities)
    last = nearest(context, sentence, CARRIES if fund else CARRIES - {EntityType.FUND})
    if last is None:
        return _soon(context, sentence, topic)
    name, back = last
    return name == topic and back <= (_REACH * 2 if topic in context.story.titled else _REACH)


def in_block(context: Context, sentence: Sentence, scope: Scope, payers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the only programme of the sentences right before in the paragraph, where nobody new is said to pay."""
    anew = giving_step(scope) is not None and payers == (GOVERNMENT,)
    if anew or _TURNS.match(sentence.text):
        return ()
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _NEAR), -1):
        if context.text.sentences[index].block != sentence.block:
            return ()
        here = context.names.in_sentence(index)
        named = dict.fromkeys(context.names.name(m) for m in here if _in_focus(context, m))
        if named:
            known = {GOVERNMENT, *(context.names.name(m) for m in here)}
            return tuple(named) if len(named) == 1 and {*payers} <= known else ()
    return ()


def _soon(context: Context, sentence: Sentence, topic: str) -> bool:
    """Tell whether a headline or first paragraph stands shortly before a programme is named."""
    for later in context.text.sentences[sentence.index : sentence.index + _FAR]:
        if later.block - sentence.block > _HEADS:
            return False
        if any(context.names.name(mention) == topic for mention in context.names.in_sentence(later.index)):
            return True
    return False


_HEADS = 5
"""How many blocks before it is named a programme may be meant."""


def starts_anew(context: Context, sentence: Sentence, scope: Scope, topic: str) -> bool:
    """Tell a sentence in which the government spends on something, in a paragraph that does not name the programme."""
    if giving_step(scope) is None or not any(party.type is None for party in scope.parties):
        return False
    own = [s for s in context.text.blocks[sentence.block].sentences if s.index <= sentence.index]
    return not any(context.names.name(m) == topic for s in own for m in context.names.in_sentence(s.index))


def _in_focus(context: Context, mention: Mention) -> bool:
    """Tell a programme, and a fund that opens its sentence: elsewhere it is only where money comes from."""
    kind = context.names.type(mention)
    return kind == EntityType.PROGRAMME or (kind == EntityType.FUND and mention.start < _OPENING)


_OPENING = 8
_NEAR = 2
"""How many sentences before may name the programme of a sum."""

_TURNS = re.compile(
    r"(?:Separately|Elsewhere|Meanwhile|Alongside|In addition|Another|A (?:further|second|separate|new)"
    r"|Last (?:year|month)|Earlier|Also)\b"
)


def programme(context: Context, sentence: Sentence, scope: Scope) -> tuple[str, ...]:
    """Return the programme of a sum without one: of its sentence, its list's lead-in or its heading."""
    return in_sentence(scope) or in_lead(context, sentence, scope) or in_heading(context, sentence)
