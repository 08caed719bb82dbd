"""Money in labelled lines ("Grant: £5m"): who gets it, for what and where, by the labels of the lines around it."""

from collections.abc import Iterator

from ingest.fields import label, role
from ingest.funding_context import Context
from ingest.funding_parties import RECIPIENTS, SCHEMES
from ingest.funding_roles import Roles
from ingest.text import Block, BlockKind, Sentence
from ontology.terms import EntityType

_LEADING = frozenset({"lead", "deliver"})
_PAYING = frozenset({"funder", "funders", "funded by", "funding body", "awarded by"})
_GETTING = frozenset({"recipient", "applicant", "organisation", "grant holder", "awarded to", "supplier"})
_MOST = 12
"""How many lines a record has at most."""


def record_roles(context: Context, sentence: Sentence) -> Roles | None:
    """Return the roles that the labels of a record give to its names; None where the sentence is in no record."""
    block = context.text.blocks[sentence.block]
    if label(block.text) is None or block.kind is BlockKind.ROW:
        return None
    named = list(_named(context, block))
    said = {part: tuple(dict.fromkeys(name for of, name in named if of == part)) for part in _PARTS}
    return Roles(said["funder"], said["recipient"], said["scheme"], said["place"])


_PARTS = ("funder", "recipient", "scheme", "place")


def _named(context: Context, block: Block) -> Iterator[tuple[str, str]]:
    for line in _record(context, block):
        told = label(line.text)
        for sentence in line.sentences:
            for mention in context.names.in_sentence(sentence.index):
                part = _part(told, context.names.type(mention), inside=mention.start > 0)
                if part:
                    yield part, context.names.name(mention)


def _part(told: str | None, kind: EntityType | None, *, inside: bool) -> str:
    """Return what a name is in a record by its line's label and its type; a heading above names the project."""
    if told is None:
        return "" if inside or kind not in SCHEMES else "scheme"
    if kind in RECIPIENTS:
        if told in _PAYING:
            return "funder"
        return "recipient" if told in _GETTING or role(told) in _LEADING else ""
    if kind == EntityType.PLACE:
        return "place" if role(told) == "place" else ""
    return "scheme" if kind in SCHEMES and role(told) == "project" else ""


def _record(context: Context, block: Block) -> Iterator[Block]:
    """Yield the labelled lines around one, and the heading above them."""
    blocks = context.text.blocks
    first = block.index
    while first > 0 and block.index - first < _MOST and label(blocks[first - 1].text) is not None:
        first -= 1
    if first > 0 and blocks[first - 1].kind is BlockKind.HEADING:
        yield blocks[first - 1]
    for line in blocks[first : first + _MOST]:
        if label(line.text) is None:
            return
        yield line
