"""What leads in an item of a list: bullets by their layout, lines with a sum by a line that ends with a colon."""

import re
from collections.abc import Mapping

from ingest.money import may_hold_money
from ingest.text import Block, BlockKind, Text

_ITEM = re.compile(
    r"[^:]{2,140}(?::|\s[–—-])\s"
    r"|(?:\w+ (?:\w+ )?)?[£$€]\d[\d.,]*(?:\s?[a-z]+)?(?:\s*[–—:-]\s|\s+(?:to|for|towards)\b)"
)
"""How a line begins that is an item with its sum: "Gravity Map: £5m", "£5m – Gravity Map", "£5m for Gravity Map"."""

_RECEIVES = re.compile(
    r"\b(?:receives?|gets?|will (?:receive|get)|(?:is|are|has been|have been) (?:awarded|offered|given))\b"
    r"[^£$€.]{0,20}[£$€]"
)
_LONGEST = 260
_BETWEEN = 70
"""How long a line without a sum may be that stands between items: a region's name, a sub-heading."""


def leads(text: Text) -> Mapping[int, Block]:
    """Return by its index the block that leads in each item of the lists of a text."""
    found: dict[int, Block] = {}
    lead: Block | None = None
    for block in text.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        own = text.lead_in(block.index)
        if own is not None:
            found[block.index] = own
        elif block.text.endswith(":"):
            lead = block
        elif lead is not None and _is_item(block):
            found[block.index] = lead
        elif not _between(block):
            lead = None
    return found


def _is_item(block: Block) -> bool:
    """Tell a line that begins with a sum, or with a name and its sum."""
    return (
        block.kind in {BlockKind.PARAGRAPH, BlockKind.BULLET}
        and len(block.text) <= _LONGEST
        and may_hold_money(block.text)
        and (_ITEM.match(block.text) is not None or _RECEIVES.search(block.text) is not None)
    )


def _between(block: Block) -> bool:
    """Tell a line that does not end a list: the name of a region, a note on the item above it."""
    return len(block.text) <= _BETWEEN and not block.text.endswith((".", "?", "!"))
