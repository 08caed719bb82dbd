"""What the columns of a table say of a row: whose it is, by when, what was answered, and its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.duty_scenes import ACTORS
from ingest.mentions import Names
from ingest.text import Block, Cell, Sentence
from ontology.terms import DutyStatus


class Column(StrEnum):
    """What a column holds, as its header says."""

    OWNER = "owner"
    PARTNER = "partner"
    TIME = "time"
    STATUS = "status"
    RESPONSE = "response"
    TASK = "task"
    REFERENCE = "reference"


_HEADERS = (
    (Column.PARTNER, re.compile(r"\b(?:partners?|supporting|support(?:ed by)?|stakeholders?|working with)\b", re.I)),
    (
        Column.OWNER,
        re.compile(
            r"\b(?:owners?|leads?|lead (?:officer|body|department|organisation)|led by|responsib\w+|accountab\w+|"
            r"department|organisation|body|agency|officer|minister|who|by whom|delivery (?:body|partner|lead))\b",
            re.I,
        ),
    ),
    (
        Column.TIME,
        re.compile(
            r"\b(?:time(?:line|scale|frame|table)s?|timings?|dates?|deadlines?|due|when|by when|completion|target date|"
            r"delivery (?:date|timeline)|milestone date)\b",
            re.I,
        ),
    ),
    (Column.STATUS, re.compile(r"\b(?:status|rag|rating)\b", re.I)),
    (
        Column.RESPONSE,
        re.compile(r"\b(?:respon[sc]es?|reply|our answer|progress|updates?|commentary|position)\b", re.I),
    ),
    (
        Column.TASK,
        re.compile(
            r"\b(?:actions?|commitments?|recommendations?|activit(?:y|ies)|deliverables?|measures?|tasks?|objectives?|"
            r"milestones?|proposals?|steps?)\b",
            re.I,
        ),
    ),
    (Column.REFERENCE, re.compile(r"^(?:no\.?|ref(?:erence)?\.?|#|number|id|item)$", re.I)),
)
_REFERENCE = re.compile(
    r"\b(recommendation|conclusion|action|commitment)s?\s+(?:no\.?\s*)?(\d+(?:\.\d+)*[a-z]?)\b", re.I
)
_NUMBER = re.compile(r"^\(?(\d+(?:\.\d+)*[a-z]?)[.)]?(?:\s|$)")
_DONE = re.compile(r"\b(?:complete[d]?|done|closed|delivered|achieved|implemented|published)\b", re.I)
_NOT_DONE = re.compile(r"\b(?:not|partially|to be|in)\b", re.I)
_ONGOING = re.compile(
    r"(?<!not )(?<!yet to be )\b(?:in progress|ongoing|on[- ]track|under ?way|started|begun|continuing)\b", re.I
)
_DROPPED = re.compile(r"\b(?:withdrawn|cancelled|superseded|dropped|abandoned|no longer)\b", re.I)
_BESIDE = re.compile(r"\b(?:with|supported by|support from)\b", re.I)
_POINTS_BACK = re.compile(r"\b(?:see|as)\s+(?:above|recommendation|response)\b", re.I)


def how_far(said: str) -> DutyStatus | None:
    """Return how far an act has come by the words of a cell, None where they do not say."""
    if _DONE.search(said) and not _NOT_DONE.search(said):
        return DutyStatus.DONE
    return DutyStatus.ONGOING if _ONGOING.search(said) else None


def column(header: str) -> Column | None:
    """Return what a column of this header holds, None where the header does not say."""
    return next((kind for kind, pattern in _HEADERS if pattern.search(header)), None)


@dataclass(frozen=True)
class Row:
    """A row of a table with its cells by what they hold."""

    block: Block
    cells: tuple[tuple[Column | None, Cell], ...]

    def words(self, kind: Column) -> str:
        """Return the text of the first cell of a kind, "" where the row has none."""
        return next((self.block.text[cell.start : cell.end] for each, cell in self.cells if each is kind), "")

    def has(self, kind: Column) -> bool:
        """Return whether the table has a column of a kind."""
        return any(each is kind for each, _ in self.cells)

    def kind(self, offset: int) -> Column | None:
        """Return what the cell holds in which a character of the row stands."""
        return next((each for each, cell in self.cells if cell.start <= offset < cell.end), None)

    @property
    def ref(self) -> str | None:
        """The number of the recommendation or action that the row is about."""
        task = self.words(Column.TASK)
        match = _REFERENCE.search(task) or _REFERENCE.search(self.words(Column.REFERENCE))
        if match:
            return f"{match.group(1).capitalize()} {match.group(2)}"
        number = _NUMBER.match(self.words(Column.REFERENCE)) or _NUMBER.match(task)
        header = next((cell.header for each, cell in self.cells if each is Column.TASK), "")
        return f"{_singular(header)} {number.group(1)}" if number else None

    @property
    def status(self) -> DutyStatus:
        """How far the row's action has come, planned where no cell says it."""
        if _DONE.fullmatch(self.words(Column.TIME).strip()):
            return DutyStatus.DONE
        return how_far(self.words(Column.STATUS) or self.words(Column.RESPONSE)) or DutyStatus.PLANNED

    @property
    def dropped(self) -> bool:
        """Whether the row's action is no longer to be done."""
        return _DROPPED.search(self.words(Column.STATUS)) is not None

    @property
    def points_back(self) -> bool:
        """Whether the response refers to the one before ("See above")."""
        return _POINTS_BACK.search(self.words(Column.RESPONSE)) is not None


def _singular(header: str) -> str:
    found = re.search(r"[A-Za-z]+", header)
    word = found.group().capitalize() if found else "Item"
    return word[:-1] if word.endswith("s") else word


def row(block: Block) -> Row | None:
    """Return a block as a row whose headers say something, None for other blocks."""
    if not block.cells:
        return None
    cells = tuple((column(cell.header), cell) for cell in block.cells)
    return Row(block, cells) if any(kind for kind, _ in cells) else None


def actors_in(names: Names, seen: Row, kind: Column) -> tuple[str, ...]:
    """Return the names of the actors in the cells of a kind."""
    return tuple(dict.fromkeys(name for name, _ in _actors(names, seen, kind)))


def owners_in(names: Names, seen: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names in the owner's cells, and of them those behind "with" or "supported by"."""
    found = dict(reversed(list(_actors(names, seen, Column.OWNER))))
    return (
        tuple(name for name in reversed(found) if not found[name]),
        tuple(name for name in reversed(found) if found[name]),
    )


def _actors(names: Names, seen: Row, kind: Column) -> Iterator[tuple[str, bool]]:
    """Yield the names of actors in cells of a kind, each with whether it stands behind "with"."""
    for sentence in seen.block.sentences:
        if seen.kind(sentence.start) is kind:
            for mention in names.by_sentence[sentence.index]:
                if mention.entity is None or names.type(mention) in ACTORS:
                    yield names.name(mention), _BESIDE.search(sentence.text, 0, mention.start) is not None


def task(seen: Row) -> Sentence | None:
    """Return the sentence of a row that says what is to be done: the last long one of its task cell's opening."""
    inside = [each for each in seen.block.sentences if seen.kind(each.start) is Column.TASK]
    return next((each for each in inside if len(each.text.split()) > 2), inside[0] if inside else None)
