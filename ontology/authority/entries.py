"""What one row of an authority table says, as frozen values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.terms import BodyKind, EntityType


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that an entry bore from one day to another (exclusive); None where the day is unknown or still to come."""

    name: str
    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """One thing known by name. ``forms`` are its other names, ``valid_to`` is the first day on which it was no more.

    ``ambiguous`` says that its name is also a common word or another thing's name, so that a text must show
    by its context ("in Reading", "the energy company Shell") what it means. ``source`` is file and line.
    """

    id: str
    type: EntityType
    name: str
    source: str
    kind: BodyKind | None = None
    forms: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    parent: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    identifiers: Mapping[str, str] = field(default_factory=dict, hash=False)
    names: tuple[DatedName, ...] = ()
    ambiguous: bool = False

    def name_on(self, day: dt.date) -> str:
        """Return the name that the entry bore on a day, its present name where no other is known."""
        for dated in self.names:
            if (dated.start is None or dated.start <= day) and (dated.end is None or day < dated.end):
                return dated.name
        return self.name


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post from ``start`` to ``end`` (exclusive, None while in office or where the end is not known)."""

    post: str
    person: str
    name: str
    start: dt.date
    end: dt.date | None
    source: str
    forms: tuple[str, ...] = ()
