"""Money in the rows of tables: bare figures under a currency, and roles from the headers of the other cells."""

import re
from collections.abc import Iterator

from ingest.funding_context import Context
from ingest.funding_frames import Frame
from ingest.funding_roles import Roles
from ingest.money import Money, find_column_money, find_money
from ingest.text import Sentence, Text

_LONGEST = 60
"""A cell of more characters is prose and is read as such."""

_HEADERS = (
    (
        "funder",
        re.compile(r"\b(?:funder|donor|funding body|awarding|awarded by|department|source|lender|from)\b", re.I),
    ),
    (
        "scheme",
        re.compile(r"\b(?:programme|scheme|fund|competition|call|initiative|project title|project|stream)\b", re.I),
    ),
    (
        "recipient",
        re.compile(
            r"\b(?:recipient|supplier|organisation|applicant|beneficiary|awarded to|grantee|authority|council|company|lead"
            r"|institution|university|partner|provider|body|name)\b",
            re.I,
        ),
    ),
    ("place", re.compile(r"\b(?:location|region|area|place|town|city|county|constituency|nation)\b", re.I)),
)
"""What a column's header says of the names in its cells; the first that fits holds."""


def row_money(text: Text, sentence: Sentence) -> tuple[Money, ...]:
    """Return the money of a table cell; a bare figure is money where its column's header names a currency."""
    cell = text.cell(sentence.block, sentence.start)
    if cell is None or len(sentence.text) > _LONGEST:
        return find_money(sentence.text)
    return find_column_money(sentence.text, cell.header)


def row_roles(context: Context, sentence: Sentence, found: Frame) -> Roles | None:
    """Return the roles that a table's other cells give; None outside of tables and for prose in a cell."""
    block = context.text.blocks[sentence.block]
    if not block.cells or len(sentence.text) > _LONGEST:
        return None
    named = list(_named(context, sentence))
    if not named:
        return None
    del found
    return Roles(**{role: tuple(dict.fromkeys(name for said, name in named if said == role)) for role, _ in _HEADERS})


def _named(context: Context, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield each name in the row with the role of its column."""
    block = context.text.blocks[sentence.block]
    for other in block.sentences:
        cell = context.text.cell(block.index, other.start)
        role = next((role for role, header in _HEADERS if cell and header.search(cell.header)), None)
        if role:
            for mention in context.names.in_sentence(other.index):
                yield role, context.names.name(mention)
