"""The directory of all that is known by name: the built-in tables, and a workspace's own on top of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ontology.authority.build import TYPES, Tables, entries, holders, row_id, successions
from ontology.authority.entries import AuthorityEntry, Holder
from ontology.authority.fold import key
from ontology.authority.rows import read, table_of
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
    _by_key: dict[str, tuple[AuthorityEntry, ...]] = field(repr=False)
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
        """Return the entries of a form: an abbreviation or a name of capitals to the letter, other names folded.

        Where several share it, those of an upper table come first, within a table the upper row.
        """
        return tuple(dict.fromkeys((*self._by_abbreviation.get(form, ()), *self._by_key.get(key(form), ()))))

    def is_ambiguous(self, form: str) -> bool:
        """Say whether a form is also a common word or the name of something else, and so needs context."""
        return key(form) in self.ambiguous

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
    """Return the rows of both; a thing's row above takes the place of the one below that has its id."""
    stacked: Tables = {}
    for table in dict.fromkeys((*base, *above)):
        rows = above.get(table, [])
        ids = {row_id(row, table) for row in rows} if table in TYPES else set()
        kept = [row for row in base.get(table, []) if not ids or row_id(row, table) not in ids]
        stacked[table] = kept + rows
    return stacked


def _index(pairs: Iterable[tuple[str, AuthorityEntry]]) -> dict[str, tuple[AuthorityEntry, ...]]:
    index: dict[str, dict[str, AuthorityEntry]] = {}
    for form, entry in pairs:
        index.setdefault(form, {})[entry.id] = entry
    return {form: tuple(found.values()) for form, found in index.items()}


def _authority(tables: Tables) -> Authority:
    ambiguous = frozenset(key(row.text("form")) for row in tables.get("ambiguous", []))
    found = entries(tables, ambiguous)
    by_id = {entry.id: entry for entry in found}
    return Authority(
        entries=found,
        successions=successions(tables.get("successions", []), by_id),
        holders=holders(tables.get("holders", []), by_id),
        ambiguous=ambiguous,
        _by_id=by_id,
        _by_key=_index((key(form), entry) for entry in found for form in (entry.name, *entry.forms)),
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
