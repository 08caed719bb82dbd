"""For whom a quoted person speaks: an organisation, the council or force of an office, the government."""

import re
from collections.abc import Sequence

from ingest.gathering import Found, Group
from ontology.authority.directory import authority
from ontology.authority.entries import AuthorityEntry
from ontology.terms import BodyKind, EntityType

GOVERNMENT_VOICE = -1
"""In place of a group: the government itself speaks."""

SPEAKERS = frozenset({EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.BODY})
"""The types of what may speak as "we"."""

_MINISTERIAL = re.compile(
    r"\b(?:Minister|Secretary(?! of the (?:Board|Committee|Society|Union))|Chancellor(?! of the University)|Paymaster"
    r"|Attorney|Solicitor)\b"
)
_NOT_MINISTER = re.compile(r"\b(?:General Secretary|Company Secretary|Vice[- ]Chancellor|Permanent Secretary|Pro-)")
_COUNCIL = re.compile(
    r"\b(?:Leader|Cabinet (?:Member|member|Lead)|Portfolio|Executive Member|Councillor|Alderman|Mayor)\b"
)
_TITLED = re.compile(r"(?:Cllr|Councillor)\b")
_AUTHORITY = re.compile(r"\b(?:Combined (?:County )?Authority|Greater London Authority|City Council|Council)\b")
_POLICE = re.compile(r"\b(?:Police|Constabulary)\b")
_FORCE = re.compile(r"\b(?:Chief Constable|Constable|Commissioner|Superintendent|Inspector|Police and Crime)\b")
_ACADEMIC = re.compile(r"\b(?:Vice[- ]Chancellor|Principal|Provost|Professor|Dean)\b")
_DEVOLVED = BodyKind.DEVOLVED_GOVERNMENT
_SMALL = frozenset({"of", "the", "for", "and", "mayor", "north", "south", "east", "west", "greater"})


class Cast:
    """The groups of a document with what is known of its people: for whom each spoke or was said to work."""

    def __init__(self, groups: Sequence[Group], found: Sequence[Found]) -> None:
        self.groups = groups
        self.found = found
        self.group_of = {number: place for place, group in enumerate(groups) for number in group.found}
        self._employer: dict[int, int] = {}

    def speaker(self, here: Sequence[int], own: int) -> int | None:
        """Return for whom the person speaks whom a sentence quotes, None where it quotes none; ``own`` publishes."""
        people = [n for n in here if self.found[n].type is EntityType.PERSON]
        if not people:
            return None
        posts = [self.found[n].form for n in here if self.found[n].type is EntityType.POST]
        if any(_MINISTERIAL.search(post) and not _NOT_MINISTER.search(post) for post in posts):
            return own if own != GOVERNMENT_VOICE and kind_of(self.groups[own]) is _DEVOLVED else GOVERNMENT_VOICE
        told = self._organisation(here, people[0])
        if told is None:
            told = self._by_office(posts, self.found[people[0]].form, own)
        person = self.group_of[people[0]]
        if told is None:
            return self._employer.get(person, GOVERNMENT_VOICE if posts else None)
        self._employer.setdefault(person, told)
        return told

    def _organisation(self, here: Sequence[int], person: int) -> int | None:
        """Return the organisation named with a person: the first behind them, else the last before."""
        orgs = [n for n in here if self.found[n].type in SPEAKERS]
        behind = [n for n in orgs if self.found[n].start > self.found[person].start]
        if not orgs:
            return None
        group = self.group_of[behind[0] if behind else orgs[-1]]
        return GOVERNMENT_VOICE if is_ministry(self.groups[group]) else group

    def _by_office(self, posts: Sequence[str], form: str, own: int) -> int | None:
        """Return whom an office without its body speaks for: an authority, a force, the council, the publisher."""
        office = " ".join([*posts, form])
        if "Mayor" in office:
            return self._of_place(office, own)
        if _FORCE.search(office):
            return self._only(_POLICE)
        if _COUNCIL.search(office) or _TITLED.match(form):
            return self._council(own)
        if _ACADEMIC.search(" ".join(posts)):
            universities = [n for n, group in enumerate(self.groups) if group.type is EntityType.UNIVERSITY]
            return universities[0] if len(universities) == 1 else None
        return own if posts and own != GOVERNMENT_VOICE else None

    def _of_place(self, office: str, own: int) -> int | None:
        """Return the authority that shares its place with a mayor's title, else the publishing or only authority."""
        words = {word for word in re.findall(r"[a-z]+", office.casefold()) if word not in _SMALL and len(word) > 3}
        for number, group in enumerate(self.groups):
            for name in group.forms:
                if _AUTHORITY.search(name) and words & set(re.findall(r"[a-z]+", name.casefold())):
                    return number
        return self._only(re.compile(r"Combined (?:County )?Authority")) or self._council(own)

    def _council(self, own: int) -> int | None:
        if own != GOVERNMENT_VOICE and any(_AUTHORITY.search(form) for form in self.groups[own].forms):
            return own
        return self._only(re.compile(r"\bCouncil$"))

    def _only(self, pattern: re.Pattern[str]) -> int | None:
        """Return the first public body whose name has such words."""
        return next(
            (
                number
                for number, group in enumerate(self.groups)
                if group.type is EntityType.BODY and any(pattern.search(form) for form in group.forms)
            ),
            None,
        )


def ministers_speak(entry: AuthorityEntry) -> bool:
    """Tell a department of the United Kingdom, not of a devolved government: for it the government stands."""
    devolved = entry.parent is not None and authority().entry(entry.parent).kind is _DEVOLVED
    return entry.kind is BodyKind.DEPARTMENT and not devolved


def is_ministry(group: Group) -> bool:
    """Tell whether a group is a department of state, for whose "we" the government stands."""
    if group.type is not EntityType.BODY:
        return False
    known = [entry for form in group.forms for entry in authority().by_form(form)]
    return bool(known) and ministers_speak(known[0])


def kind_of(group: Group) -> BodyKind | None:
    """Return the kind of body that a group is, None where nothing is known of it."""
    known = (entry for form in group.forms for entry in authority().by_form(form))
    return next((entry.kind for entry in known), None)
