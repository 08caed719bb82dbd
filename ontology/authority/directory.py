"""The directory of all that is known by name: the built-in tables, and a workspace's own on top of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ontology.authority.build import Tables, entries, holders, successions
from ontology.authority.entries import AuthorityEntry, Holder
from ontology.authority.fold import fold
from ontology.authority.rows import Row, read, table_of
from ontology.errors import UnknownTerm
from ontology.model import Occupancy, Succession
from ontology.terms import EntityType


@dataclass(frozen=True, eq=False)
class Authority:
    """Entries, successions and holders, with look-ups by id, by form and by day. Compare by identity."""

    entries: tuple[AuthorityEntry, ...]
    successions: tuple[Succession, ...]
    holders: tuple[Holder, ...]
    ambiguous: frozenset[str]
    _by_id: dict[str, AuthorityEntry] = field(repr=False)
    _by_fold: dict[str, tuple[AuthorityEntry, ...]] = field(repr=False)
    _by_abbreviation: dict[str, tuple[AuthorityEntry, ...]] = field(repr=False)

    def entry(self, id: str) -> AuthorityEntry:
        """Return the entry of an id."""
        if id not in self._by_id:
            raise UnknownTerm(f"authority: no entry has the id {id!r}; look it up by its name")
        return self._by_id[id]

    def knows(self, id: str) -> bool:
        """Say whether an id has an entry."""
        return id in self._by_id

    def by_form(self, form: str) -> tuple[AuthorityEntry, ...]:
        """Return the entries of a name or other form (folded) or of an abbreviation (its case counts), best known first."""
        named = self._by_fold.get(fold(form), ())
        short = self._by_abbreviation.get(form, ())
        return tuple(dict.fromkeys((*short, *named)))

    def is_ambiguous(self, form: str) -> bool:
        """Say whether a form is also a common word or the name of something else, and so needs context."""
        return fold(form) in self.ambiguous

    def of_type(self, type: EntityType) -> tuple[AuthorityEntry, ...]:
        """Return the entries of one type, in the order of the tables."""
        return tuple(entry for entry in self.entries if entry.type is type)

    def holder(self, post: str, day: dt.date) -> Holder | None:
        """Return who held a post on a day, None where that is not known."""
        held = [h for h in self.holders if h.post == post and h.start <= day and (h.end is None or day < h.end)]
        return max(held, key=lambda h: h.start) if held else None

    @property
    def occupancies(self) -> tuple[Occupancy, ...]:
        """The holders as the model has them, without names."""
        return tuple(
            Occupancy(person=h.person, post=h.post, start=h.start, end=h.end, source=h.source) for h in self.holders
        )


def _tables(folder: Path) -> Tables:
    found: Tables = {}
    for path in sorted(folder.glob("*.csv")):
        found.setdefault(table_of(path), []).extend(read(path))
    return found


def _stacked(base: Tables, above: Tables) -> Tables:
    """Return the rows of both; a row above takes the place of the one with its id."""
    ids = {row.cells["id"] for rows in above.values() for row in rows if "id" in row.cells}
    kept = {
        table: [row for row in rows if table == "names" or row.cells.get("id") not in ids] for table, rows in base.items()
    }
    return {table: kept.get(table, []) + above.get(table, []) for table in (*base, *(set(above) - set(base)))}


def _index(pairs: Iterable[tuple[str, AuthorityEntry]]) -> dict[str, tuple[AuthorityEntry, ...]]:
    index: dict[str, dict[str, AuthorityEntry]] = {}
    for key, entry in pairs:
        index.setdefault(key, {})[entry.id] = entry
    return {key: tuple(found.values()) for key, found in index.items()}


def _authority(tables: Tables) -> Authority:
    ambiguous = frozenset(fold(row.text("form")) for row in tables.get("ambiguous", []))
    found = entries(tables, ambiguous)
    by_id = {entry.id: entry for entry in found}
    return Authority(
        entries=found,
        successions=successions(tables.get("successions", []), by_id),
        holders=holders(tables.get("holders", []), by_id),
        ambiguous=ambiguous,
        _by_id=by_id,
        _by_fold=_index((fold(form), entry) for entry in found for form in (entry.name, *entry.forms)),
        _by_abbreviation=_index((short, entry) for entry in found for short in entry.abbreviations),
    )


@cache
def _built_in() -> Tables:
    return _tables(Path(__file__).parent)


@cache
def authority() -> Authority:
    """Return the built-in authority data; read once."""
    return _authority(_built_in())


def load(folder: Path) -> Authority:
    """Return the built-in data with a folder's tables on top: a row with a known id replaces the built-in one."""
    return _authority(_stacked(_built_in(), _tables(folder)))
