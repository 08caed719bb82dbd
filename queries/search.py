"""Full-text search over names and quotes: the same hits in the same order, whichever store holds the graph.

It is asked of the workspace itself, without an index: a hit has every word. A name as a whole counts most, then a name
that has the words, then a sentence; among equals the one that has more in fewer words comes first, then the later
document, then the id.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.records import Record, all_claims, said_on
from ontology.authority import fold
from ontology.ids import claim_ref
from ontology.model import Entity
from queries.question import Column, ColumnType
from queries.rows import Row

COLUMNS = (
    Column(name="id", type=ColumnType.ID, meaning="the entity or claim"),
    Column(name="kind", type=ColumnType.TEXT, meaning="type of the entity, or kind of the claim"),
    Column(name="name", type=ColumnType.TEXT, meaning="the entity's name; empty for a claim"),
    Column(name="document", type=ColumnType.ID, meaning="the document that makes the claim"),
    Column(name="title", type=ColumnType.TEXT, meaning="its title"),
    Column(name="date", type=ColumnType.DATE, unit="ISO 8601", meaning="its date"),
    Column(name="claim", type=ColumnType.ID, meaning="the claim"),
    Column(name="quote", type=ColumnType.TEXT, meaning="its sentence; the entity's forms"),
)

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Hit:
    rank: int
    share: float
    date: str
    row: Row


def search(asked: str, records: Iterable[Record], entities: Iterable[Entity]) -> list[Row]:
    """Return the names and sentences that have all the words, best first."""
    words = frozenset(_words(asked))
    if not words:
        return []
    hits = [*_named(words, fold(asked), entities), *_said(words, records)]
    return [hit.row for hit in sorted(hits, key=_order)]


def _order(hit: _Hit) -> tuple[int, float, str, str]:
    return hit.rank, -hit.share, _later_first(hit.date), str(hit.row["id"])


def _later_first(date: str) -> str:
    """Return a key under which later days come first and unknown ones last."""
    return "".join(chr(ord("9") - int(digit) + ord("0")) if digit.isdigit() else digit for digit in date) or "~"


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(fold(text))


def _named(words: frozenset[str], whole: str, entities: Iterable[Entity]) -> Iterator[_Hit]:
    for entity in entities:
        forms = dict.fromkeys((entity.name, *entity.forms))
        found = [named for named in map(_words, forms) if words <= set(named)]
        if found:
            exact = any(fold(form) == whole for form in forms)
            row: Row = {"id": entity.id, "kind": entity.type.value, "name": entity.name, "document": None}
            row |= {"title": None, "date": None, "claim": None, "quote": " | ".join(forms)}
            yield _Hit(0 if exact else 1, max(len(words) / len(named) for named in found), "", row)


def _said(words: frozenset[str], records: Iterable[Record]) -> Iterator[_Hit]:
    for record in records:
        for claim in all_claims(record):
            quote = (claim.sentence or claim.evidence).quote
            said = _words(quote)
            if words <= set(said):
                day = said_on(record, claim)
                date = day.isoformat() if day else None
                id = claim_ref(claim.id)
                row: Row = {"id": id, "kind": type(claim).__name__.lower(), "name": None, "document": record.ref}
                row |= {"title": record.document.title, "date": date, "claim": id, "quote": quote}
                yield _Hit(2, len(words) / len(said), date or "", row)
