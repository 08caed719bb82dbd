"""Whether the sum of a labelled line ("Grant: £2m") is given already, by what the headings and the opening say."""

import re
from collections.abc import Sequence

from ingest.fields import label
from ingest.funding_context import Context
from ingest.funding_parts import Stated
from ingest.text import Block
from ontology.model import Funding
from ontology.terms import FundingStatus, Nature

_AWARDED = frozenset({"grant", "grant awarded", "award"})
_MADE = re.compile(r"\b(?:awarded|funded projects|successful|(?:awards|grants) made|winners?)\b", re.IGNORECASE)
_OPENING = 6
"""In how many blocks at the beginning a document says that its awards are made."""


def itemised(context: Context, stated: Sequence[Stated], claims: Sequence[Funding]) -> list[Funding]:
    """Return the claims, the awards of labelled lines as done where the list says that they are made."""
    return [
        claim.model_copy(update={"status": FundingStatus.DONE}) if _is_made(context, one.block, claim) else claim
        for one, claim in zip(stated, claims, strict=True)
    ]


def _is_made(context: Context, index: int, claim: Funding) -> bool:
    block = context.text.blocks[index]
    planned = claim.status == FundingStatus.PLANNED and claim.nature != Nature.STATISTIC
    return planned and not block.cells and label(block.text) in _AWARDED and _are_made(context, block)


def _are_made(context: Context, block: Block) -> bool:
    """Tell whether the headings above, or the opening of the document, say that the awards are made."""
    opening = context.text.blocks[:_OPENING]
    return any(_MADE.search(one.text) for one in (*opening, *context.text.headings(block.index)))
