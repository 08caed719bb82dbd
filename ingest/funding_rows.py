"""Money in the rows of tables: bare figures under a currency, and what the headers say of it and of the other cells."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.funding_context import Context
from ingest.funding_parties import PAYERS, RECIPIENTS, SCHEMES
from ingest.funding_roles import Roles
from ingest.funding_words import GIVERS, NounClass, noun_class
from ingest.money import Money, find_column_money, find_money
from ingest.periods import find_times
from ingest.text import BlockKind, Cell, Sentence, Text
from ontology.terms import EntityType, FundingStatus, Nature

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60
"""A cell of more characters is prose and is read as such."""

_RECIPIENT = re.compile(
    r"\b(?:recipients?|suppliers?|organisations?|applicants?|beneficiar(?:y|ies)|awarded to|grantees?|authority|council"
    r"|company|lead|institution|university|partners?|providers?|body|name)\b",
    re.I,
)
_HEADERS = {
    "funder": re.compile(
        r"\b(?:funders?|donors?|funding body|awarding|awarded by|department|source|lender|from)\b", re.I
    ),
    "scheme": re.compile(r"\b(?:programme|scheme|fund|competition|call|initiative|project|stream)\b", re.I),
    "recipient": _RECIPIENT,
    "place": re.compile(r"\b(?:location|region|area|place|town|city|county|constituency|nation)\b", re.I),
}
"""What a column's header says of the names in its cells; the first that fits holds."""

_TYPES: dict[str, frozenset[EntityType | None]] = {
    "funder": frozenset({*PAYERS, None}),
    "scheme": frozenset({*SCHEMES, *RECIPIENTS}),
    "recipient": frozenset({*RECIPIENTS, *SCHEMES, EntityType.PLACE}),
    "place": frozenset({EntityType.PLACE, EntityType.FACILITY}),
}
"""What can have a role in a row."""

_MOVED = re.compile(r"\b(?:spent|spend|paid|payments?|outturn|actual|awarded|award|expenditure)\b", re.I)


def row_money(text: Text, sentence: Sentence) -> tuple[Money, ...]:
    """Return the money of a table cell; a bare figure is money where its column's header names a currency."""
    cell = text.cell(sentence.block, sentence.start)
    if cell is None or len(sentence.text) > _LONGEST:
        return find_money(sentence.text)
    return find_column_money(sentence.text, cell.header)


def in_row(text: Text, sentence: Sentence, money: Money) -> bool:
    """Tell whether a figure fills a cell of a table, so that its headers speak of it and not a sentence."""
    cell = text.cell(sentence.block, sentence.start)
    return cell is not None and len(sentence.text.strip()) <= money.end - money.start + _MARGIN


_MARGIN = 6


_LABEL = re.compile(r"\s*([A-Z][\w ()/-]{2,32}):\s*(?:[a-z]+ ){0,2}$")
_TOTAL = re.compile(r"\s*(?:grand |overall |sub-?)?totals?\b", re.I)


def column_of(text: Text, sentence: Sentence, money: Money) -> str:
    """Return what the figure's column is called and where it stands, or the label of its line ("Grant: £5m")."""
    cells = text.blocks[sentence.block].cells
    for nth, cell in enumerate(cells):
        if cell.start <= sentence.start < cell.end:
            return f"{len(cells) - nth} {cell.header}"
    label = _LABEL.match(sentence.text[: money.start])
    return label[1] if label else ""


def is_total_row(text: Text, sentence: Sentence) -> bool:
    """Tell whether a row of a table adds up those above it."""
    block = text.blocks[sentence.block]
    return bool(block.cells) and _TOTAL.match(block.text) is not None


def row_roles(context: Context, sentence: Sentence) -> Roles:
    """Return the roles that the headers of a row give to the names in its cells."""
    named = list(_named(context, sentence))
    said = {role: tuple(dict.fromkeys(name for of, name in named if of == role)) for role in _HEADERS}
    return Roles(said["funder"], said["recipient"], said["scheme"], said["place"])


def _named(context: Context, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Yield the role of each cell's column with the names in the cell."""
    block = context.text.blocks[sentence.block]
    for other in block.sentences:
        cell = context.text.cell(block.index, other.start)
        role = next((role for role, header in _HEADERS.items() if cell and header.search(cell.header)), None)
        for mention in context.names.in_sentence(other.index) if role else ():
            if context.names.type(mention) in _TYPES[str(role)]:
                yield str(role), context.names.name(mention)
            elif role == "funder" and context.names.type(mention) in SCHEMES:
                yield "scheme", context.names.name(mention)


def row_nature(context: Context, sentence: Sentence, said: Roles) -> tuple[Nature, FundingStatus]:
    """Return what a figure in a table is by its header, the table's other headers and the heading above."""
    own = context.text.cell(sentence.block, sentence.start)
    cells = context.text.blocks[sentence.block].cells
    headings = [heading.text for heading in context.text.headings(sentence.block)[-1:]]
    silent = not any(cell.header for cell in cells)
    block = context.text.blocks[sentence.block].text
    beside = [block[cell.start : cell.end] for cell in cells if silent and cell is not own]
    said_by = _of_contracts(own, cells) or _first_class(
        [own.header if own else "", *_others(cells, own), *beside, *headings]
    )
    paid = bool(said.recipient or said.scheme) or _paid_out(context.text, sentence, own, cells)
    if said_by in {NounClass.FIGURE, NounClass.FIELD} or (said_by is None and not paid):
        return Nature.STATISTIC, FundingStatus.STATED
    moved = _has_moved(own.header if own else "", [*(cell.header for cell in cells), *headings]) or (
        not _INTENDED.search(own.header if own else "") and _listed_as_made(context.text, sentence)
    )
    kind = Nature.CONTRACT if said_by == NounClass.CONTRACT else _hands(context, said)
    return kind, FundingStatus.DONE if moved else FundingStatus.PLANNED


_AMOUNT = re.compile(r"\W*(?:(?:total|grant|net|gross)\W+)*(?:amount|sum|value|£|total)|^\W*$", re.I)
_TAKES = re.compile(
    r"\b(?:recipients?|suppliers?|organisations?|applicants?|beneficiar|grantees?|payees?|institutions?|universit|project"
    r"|provider|council|authority|trust|school|merchant|programme|scheme)",
    re.I,
)


def _paid_out(text: Text, sentence: Sentence, own: Cell | None, cells: "Iterable[Cell]") -> bool:
    """Tell an amount beside a column of those who take it, known or not, and a table introduced as one of spending."""
    if own is not None and own.header and _AMOUNT.match(own.header):
        return _TAKES.search(" ".join(_others(cells, own))) is not None
    return _introduced(text, sentence)


def _introduced(text: Text, sentence: Sentence) -> bool:
    """Tell a table whose introduction says that it shows spending."""
    intro = _intro(text, sentence)
    return bool(intro) and _SHOWN.search(intro[-1]) is not None


def _intro(text: Text, sentence: Sentence) -> list[str]:
    """Return the blocks above the table of a row, the nearest last."""
    back = range(sentence.block, max(-1, sentence.block - _TALLEST), -1)
    words = (at for at in back if not text.blocks[at].cells and text.blocks[at].kind is not BlockKind.FURNITURE)
    table = next(words, None)
    return [] if table is None else [block.text for block in text.blocks[max(0, table - _INTRO) : table + 1]]


_VALUE = re.compile(r"\W*(?:total |contract |estimated |annual )*(?:value|amount|sum|price)\b", re.I)


def _of_contracts(own: Cell | None, cells: "Iterable[Cell]") -> NounClass | None:
    """Tell the "value" in a register of contracts, or of suppliers."""
    if own is None or not _VALUE.match(own.header):
        return None
    others = " ".join(_others(cells, own))
    return NounClass.CONTRACT if re.search(r"\b(?:contracts?|suppliers?|contractors?|tender)\b", others, re.I) else None


def _has_moved(own: str, around: list[str]) -> bool:
    """Tell money that has moved by the header of its own column, else by the headers and the heading around it."""
    if _MOVED.search(own) or _INTENDED.search(own):
        return _MOVED.search(own) is not None
    return _MOVED.search(" ".join(around)) is not None


def _listed_as_made(text: Text, sentence: Sentence) -> bool:
    """Tell a list of what has been given, by the document's title or the words that introduce the table."""
    intro = _intro(text, sentence)
    title = text.document.title or ""
    if _introduced(text, sentence):
        return True
    return any(_GIVEN.search(said) and not _INTENDED.search(said) for said in (title, *intro))


_INTRO = 2
_TALLEST = 200
"""How many rows of a table may stand between one and the words that introduce the table."""

_SHOWN = re.compile(
    r"\b(?:table|figure|chart|list|breakdown)\b[^.]{0,60}\b(?:spen[dt](?:ing)?|expenditure|paid|payments|awarded)\b[^.]*[.:]?$"
    r"|\b(?:spending|expenditure|payments?)\b[^.]{0,60}\b(?:table|below)\b[^.]*[.:]?$",
    re.I,
)
"""How a paragraph introduces a table of money that has moved."""

_GIVEN = re.compile(
    r"\b(?:(?:awards?|grants?|payments?|contracts?)\s+(?:made|paid|given|awarded|let)|awarded|paid out"
    r"|were (?:given|made|paid)|(?:awards|grants|payments) (?:below|listed))\b",
    re.I,
)
_INTENDED = re.compile(
    r"\b(?:propos|plan(?:s|ned)?\b|budget|bids?\b|applied|approved|allocat|forecast|to be (?:awarded|paid|made)"
    r"|will be)",
    re.I,
)


def _hands(context: Context, said: Roles) -> Nature:
    """Tell private and charitable money by the type and name of who the row says pays."""
    payers = [entity for entity in context.names.entities if entity.name in said.funder]
    if any(entity.type == EntityType.COMPANY for entity in payers):
        return Nature.PRIVATE
    giving = (e for e in payers if e.type == EntityType.ORGANISATION and GIVERS.search(e.name))
    return Nature.CHARITY if any(giving) else Nature.PUBLIC


def row_period(text: Text, sentence: Sentence) -> str:
    """Return the time that another cell of the row gives, or the header of the figure's own column."""
    own = text.cell(sentence.block, sentence.start)
    block = text.blocks[sentence.block]
    cells = [cell for cell in block.cells if _WHEN.search(cell.header) and cell is not own]
    said = [block.text[cell.start : cell.end] for cell in cells]
    times = [(words, find_times(words)) for words in (*said, own.header if own else "")]
    return next((words[found[0].start : found[0].end] for words, found in times if found), "")


_WHEN = re.compile(r"\b(?:year|date|period|when|start|term|length|duration|awarded on)\b", re.I)


def _others(cells: "Iterable[Cell]", own: Cell | None) -> list[str]:
    return [cell.header for cell in cells if cell is not own]


def _first_class(headers: list[str]) -> NounClass | None:
    words = (word for header in headers for word in re.findall(r"[^\W\d_]+", header))
    return next((said for word in words if (said := noun_class(word)) is not None), None)
