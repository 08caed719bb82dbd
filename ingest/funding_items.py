"""Sums in an item of labelled lines ("Lead organisation: X", "Grant: £2m"): to whom, for what, where."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.fields import label, role
from ingest.funding_context import Context
from ingest.funding_parties import RECIPIENTS, SCHEMES
from ingest.funding_parts import Stated
from ingest.text import Block
from ontology.model import Funding
from ontology.terms import EntityType, FundingStatus, Nature

_MONEY = frozenset({"grant", "grant awarded", "grant amount", "award", "funding", "total funding", "amount", "value"})
_AWARDED = frozenset({"grant", "grant awarded", "award"})
_MADE = re.compile(r"\b(?:awarded|funded projects|successful|(?:awards|grants) made|winners?)\b", re.IGNORECASE)
_OPENING = 6
"""In how many blocks at the beginning a document says that its awards are made."""

_LONGEST = 12
"""How many lines an item has at most on either side of its sum."""


@dataclass(frozen=True, slots=True)
class _Item:
    """The names that the lines of an item give by their labels, and those of the title above it."""

    recipient: tuple[str, ...]
    scheme: tuple[str, ...]
    place: tuple[str, ...]


def itemised(context: Context, stated: Sequence[Stated], claims: Sequence[Funding]) -> list[Funding]:
    """Return the claims, those of labelled lines with what the other lines of their item say."""
    return [_filled(context, one.block, claim) for one, claim in zip(stated, claims, strict=True)]


def _filled(context: Context, index: int, claim: Funding) -> Funding:
    block = context.text.blocks[index]
    said = label(block.text)
    if said is None or block.cells or claim.nature == Nature.STATISTIC:
        return claim
    item = _item(context, block)
    taken: dict[str, object] = {}
    if said in _MONEY and not claim.recipient:
        taken["recipient"] = tuple(name for name in item.recipient if name not in claim.funder)
    if not claim.scheme:
        taken["scheme"] = item.scheme
    if not claim.place:
        taken["place"] = item.place
    if said in _AWARDED and claim.status == FundingStatus.PLANNED and _are_made(context, block):
        taken["status"] = FundingStatus.DONE
    return claim.model_copy(update=taken) if taken else claim


def _item(context: Context, block: Block) -> _Item:
    lines = _lines(context, block)
    first = min(line.index for line in lines)
    title = context.text.blocks[first - 1 : first] if first else ()
    leads = [line for line in lines if _role(line) == "lead"]
    projects = [line for line in lines if _role(line) == "project"] or title
    places = [line for line in lines if _role(line) == "place"]
    return _Item(
        _named(context, leads, RECIPIENTS),
        _named(context, projects, SCHEMES),
        _named(context, places, frozenset({EntityType.PLACE})),
    )


def _lines(context: Context, block: Block) -> list[Block]:
    """Return the labelled lines around one, it included."""
    blocks = context.text.blocks
    found = [block]
    for step in (-1, 1):
        at = block.index + step
        while 0 <= at < len(blocks) and abs(at - block.index) <= _LONGEST and label(blocks[at].text) is not None:
            found.append(blocks[at])
            at += step
    return found


def _role(line: Block) -> str:
    return role(label(line.text) or "")


def _named(context: Context, lines: Iterable[Block], kinds: frozenset[EntityType]) -> tuple[str, ...]:
    names = context.names
    mentions = [m for line in lines for sentence in line.sentences for m in names.in_sentence(sentence.index)]
    return tuple(dict.fromkeys(names.name(mention) for mention in mentions if names.type(mention) in kinds))


def _are_made(context: Context, block: Block) -> bool:
    """Tell whether the headings above, or the opening of the document, say that the awards are made."""
    opening = context.text.blocks[:_OPENING]
    return any(_MADE.search(one.text) for one in (*opening, *context.text.headings(block.index)))
