"""Rows of the tables become entries, successions and holders; what contradicts itself is refused."""

from collections.abc import Iterable, Mapping

from ontology.authority.entries import AuthorityEntry, DatedName, Holder
from ontology.authority.fold import key
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


def _entry(row: Row, id: str, names: tuple[DatedName, ...], ambiguous: frozenset[str]) -> AuthorityEntry:
    name = row.text("name")
    start, end = row.span("valid_from", "valid_to")
    forms = dict.fromkeys((*row.parts("forms"), *(dated.name for dated in names)))
    return AuthorityEntry(
        id=id,
        type=EntityType(id.partition("/")[0]),
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
        ambiguous=key(name) in ambiguous,
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


def row_id(row: Row, table: str) -> str:
    """Return the id of a row in a table of things: the one it states, or the one that follows from type and name."""
    type = row.word("type", EntityType) or TYPES[table]
    id = row.cells.get("id") or entity_id(type, row.text("name"))
    if not id.startswith(f"{type.value}/"):
        raise row.fault(f"the id {id!r} does not begin with its type {type.value!r}")
    return id


def entries(tables: Tables, ambiguous: frozenset[str]) -> tuple[AuthorityEntry, ...]:
    """Return all entries in the order of the tables, persons last; ids are unique, parents and named ids exist."""
    names = _dated(tables.get("names", []))
    found: dict[str, AuthorityEntry] = {}
    for table in TYPES:
        for row in tables.get(table, []):
            id = row_id(row, table)
            if id in found:
                raise row.fault(f"the id {id!r} is taken by {found[id].source}")
            found[id] = _entry(row, id, tuple(dated for _, dated in names.get(id, ())), ambiguous)
    for table in TYPES:
        for row in tables.get(table, []):
            if "parent" in row.cells:
                _known(row, "parent", found)
    for dated in names.values():
        _known(dated[0][0], "id", found)
    return (*found.values(), *_persons(tables.get("holders", [])))


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
