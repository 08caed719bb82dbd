"""Rows of the tables become entries, successions and holders; what contradicts itself is refused."""

from collections.abc import Iterable, Mapping

from ontology.authority.entries import AuthorityEntry, DatedName, Holder
from ontology.authority.fold import fold
from ontology.authority.rows import IDENTIFIERS, Row
from ontology.ids import entity_id
from ontology.model import Succession
from ontology.terms import BodyKind, EntityType, SuccessionKind

Tables = dict[str, list[Row]]

TYPES = {
    "bodies": EntityType.BODY,
    "organisations": EntityType.ORGANISATION,
    "posts": EntityType.POST,
    "schemes": EntityType.PROGRAMME,
    "places": EntityType.PLACE,
}
"""The tables of things, and the type of a row that names none; forms shared by two rows go first to the upper table."""


def _dated(rows: Iterable[Row]) -> dict[str, list[tuple[Row, DatedName]]]:
    names: dict[str, list[tuple[Row, DatedName]]] = {}
    for row in rows:
        start, end = row.span("valid_from", "valid_to")
        names.setdefault(row.text("id"), []).append((row, DatedName(row.text("name"), start, end)))
    return names


def _entry(row: Row, type: EntityType, names: tuple[DatedName, ...], ambiguous: frozenset[str]) -> AuthorityEntry:
    name = row.text("name")
    known = row.word("type", EntityType) or type
    start, end = row.span("valid_from", "valid_to")
    forms = dict.fromkeys((*row.parts("forms"), *(dated.name for dated in names)))
    return AuthorityEntry(
        id=row.cells.get("id") or entity_id(known, name),
        type=known,
        name=name,
        source=row.source,
        kind=row.word("kind", BodyKind),
        forms=tuple(form for form in forms if form != name),
        abbreviations=row.parts("abbreviations"),
        parent=row.cells.get("parent"),
        valid_from=start,
        valid_to=end,
        identifiers={column: row.cells[column] for column in IDENTIFIERS if column in row.cells},
        names=names,
        ambiguous=fold(name) in ambiguous,
    )


def _persons(rows: Iterable[Row]) -> list[AuthorityEntry]:
    forms: dict[str, dict[str, None]] = {}
    sources: dict[str, str] = {}
    for row in rows:
        name = row.text("person")
        forms.setdefault(name, {}).update(dict.fromkeys(row.parts("forms")))
        sources.setdefault(name, row.source)
    return [
        AuthorityEntry(entity_id(EntityType.PERSON, name), EntityType.PERSON, name, sources[name], forms=tuple(others))
        for name, others in forms.items()
    ]


def entries(tables: Tables, ambiguous: frozenset[str]) -> tuple[AuthorityEntry, ...]:
    """Return all entries in the order of the tables, persons last; ids are unique, parents and named ids exist."""
    names = _dated(tables.get("names", []))
    found: dict[str, AuthorityEntry] = {}
    for table, type in TYPES.items():
        for row in tables.get(table, []):
            id = row.cells.get("id", "")
            entry = _entry(row, type, tuple(dated for _, dated in names.get(id, ())), ambiguous)
            if entry.id in found:
                raise row.fault(f"the id {entry.id!r} is taken by {found[entry.id].source}")
            if entry.id != f"{entry.type.value}/{entry.id.partition('/')[2]}":
                raise row.fault(f"the id {entry.id!r} does not begin with its type {entry.type.value!r}")
            found[entry.id] = entry
    _check_parents(row for table in TYPES for row in tables.get(table, []) if row.cells.get("parent", "") not in {"", *found})
    for id, dated in names.items():
        if id not in found:
            raise dated[0][0].fault(f"no row has the id {id!r}")
    return (*found.values(), *_persons(tables.get("holders", [])))


def _check_parents(orphans: Iterable[Row]) -> None:
    for row in orphans:
        raise row.fault(f"no row has the parent's id {row.cells['parent']!r}")


def _known(row: Row, column: str, entries: Mapping[str, AuthorityEntry]) -> str:
    id = row.text(column)
    if id not in entries:
        raise row.fault(f"no row has the id {id!r} ({column})")
    return id


def successions(rows: Iterable[Row], entries: Mapping[str, AuthorityEntry]) -> tuple[Succession, ...]:
    """Return the successions, sorted by date; both bodies must be known."""
    found = []
    for row in rows:
        kind, date = row.word("kind", SuccessionKind), row.day("date")
        if kind is None or date is None:
            raise row.fault("a succession needs a kind and a date")
        before, after = _known(row, "before", entries), _known(row, "after", entries)
        if before == after:
            raise row.fault("a body cannot succeed itself; put a mere renaming into names.csv")
        found.append(Succession(before=before, after=after, kind=kind, date=date, source=row.source))
    return tuple(sorted(found, key=lambda s: (s.date, s.before, s.after)))


def holders(rows: Iterable[Row], entries: Mapping[str, AuthorityEntry]) -> tuple[Holder, ...]:
    """Return who held which post, by post and start; the post must be known, the start given."""
    found = []
    for row in rows:
        start, end = row.span("start", "end")
        if start is None:
            raise row.fault("a holder needs a start")
        name, post = row.text("person"), _known(row, "post", entries)
        person = entity_id(EntityType.PERSON, name)
        found.append(Holder(post, person, name, start, end, row.source, row.parts("forms")))
    return tuple(sorted(found, key=lambda h: (h.post, h.start, h.person)))
