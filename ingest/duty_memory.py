"""What the sentences before have named, for "it", "the unit" and the like that point back to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.mentions import Mention, Names
from ontology.authority.directory import authority
from ontology.terms import BodyKind, EntityType

_KINDS: dict[str, frozenset[EntityType | None]] = {
    "programme": frozenset({EntityType.PROGRAMME}),
    "scheme": frozenset({EntityType.PROGRAMME}),
    "initiative": frozenset({EntityType.PROGRAMME}),
    "campaign": frozenset({EntityType.PROGRAMME}),
    "service": frozenset({EntityType.PROGRAMME, EntityType.BODY}),
    "fund": frozenset({EntityType.FUND}),
    "review": frozenset({EntityType.PLAN}),
    "unit": frozenset({EntityType.BODY}),
    "council": frozenset({EntityType.BODY}),
    "agency": frozenset({EntityType.BODY}),
    "authority": frozenset({EntityType.BODY}),
    "board": frozenset({EntityType.BODY}),
    "body": frozenset({EntityType.BODY}),
    "centre": frozenset({EntityType.BODY, EntityType.FACILITY}),
    "commission": frozenset({EntityType.BODY}),
    "committee": frozenset({EntityType.BODY}),
    "department": frozenset({EntityType.BODY}),
    "institute": frozenset({EntityType.BODY, EntityType.ORGANISATION}),
    "office": frozenset({EntityType.BODY}),
    "panel": frozenset({EntityType.BODY}),
    "regulator": frozenset({EntityType.BODY}),
    "ministry": frozenset({EntityType.BODY}),
    "watchdog": frozenset({EntityType.BODY}),
    "laboratory": frozenset({EntityType.FACILITY, EntityType.BODY}),
    "lab": frozenset({EntityType.FACILITY, EntityType.BODY}),
    "hub": frozenset({EntityType.FACILITY, EntityType.BODY, EntityType.PROGRAMME}),
    "academy": frozenset({EntityType.PROGRAMME, EntityType.BODY, EntityType.UNIVERSITY}),
    "partnership": frozenset({EntityType.BODY, EntityType.ORGANISATION}),
    "alliance": frozenset({EntityType.ORGANISATION, EntityType.BODY}),
    "association": frozenset({EntityType.ORGANISATION}),
    "federation": frozenset({EntityType.ORGANISATION}),
    "society": frozenset({EntityType.ORGANISATION}),
    "union": frozenset({EntityType.ORGANISATION}),
    "museum": frozenset({EntityType.BODY, EntityType.ORGANISATION}),
    "contractor": frozenset({EntityType.COMPANY}),
    "supplier": frozenset({EntityType.COMPANY}),
    "developer": frozenset({EntityType.COMPANY}),
    "manufacturer": frozenset({EntityType.COMPANY}),
    "start-up": frozenset({EntityType.COMPANY}),
    "business": frozenset({EntityType.COMPANY}),
    "operator": frozenset({EntityType.COMPANY}),
    "bank": frozenset({EntityType.COMPANY, EntityType.BODY}),
    "taskforce": frozenset({EntityType.BODY}),
    "team": frozenset({EntityType.BODY}),
    "trust": frozenset({EntityType.BODY, EntityType.ORGANISATION}),
    "charity": frozenset({EntityType.ORGANISATION}),
    "consortium": frozenset({EntityType.ORGANISATION}),
    "foundation": frozenset({EntityType.ORGANISATION}),
    "company": frozenset({EntityType.COMPANY}),
    "firm": frozenset({EntityType.COMPANY}),
    "group": frozenset({EntityType.COMPANY, EntityType.BODY}),
    "university": frozenset({EntityType.UNIVERSITY}),
    "college": frozenset({EntityType.UNIVERSITY}),
}
"""Nouns that point back ("the scheme") and the types of what they point to."""

_ALONE = frozenset(
    {
        *(
            "programme",
            "scheme",
            "initiative",
            "campaign",
            "fund",
            "company",
            "firm",
            "charity",
            "university",
            "college",
        ),
        *("contractor", "supplier", "developer", "manufacturer", "start-up", "operator", "business"),
    }
)
"""Nouns that point back to the last thing of their kind; the others need a name that has the noun in it."""


_BODY_KINDS = {
    "department": BodyKind.DEPARTMENT,
    "ministry": BodyKind.DEPARTMENT,
    "regulator": BodyKind.REGULATOR,
    "watchdog": BodyKind.REGULATOR,
    "agency": BodyKind.AGENCY,
    "council": BodyKind.COUNCIL,
}


def _is_kind(name: str, noun: str) -> bool:
    """Whether the authority files know a name as that of a body of the noun's kind."""
    kind = _BODY_KINDS.get(noun)
    return kind is not None and any(entry.kind is kind for entry in authority().by_form(name))


@dataclass
class Memory:
    """What the sentences before have named: the last subject, and the last thing of each type."""

    block: int = -1
    subject: tuple[str, ...] = ()
    seen: dict[str, tuple[EntityType | None, int]] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)

    def enter(self, block: int) -> None:
        """Forget the last subject where another block begins."""
        if block != self.block:
            self.block, self.subject = block, ()

    def section(self) -> None:
        """Forget firms and charities where another section begins: "the company" means one of its own."""
        firms = {EntityType.COMPANY, EntityType.ORGANISATION}
        self.seen = {name: seen for name, seen in self.seen.items() if seen[0] not in firms}

    def note(self, names: Names, mentions: Sequence[Mention]) -> None:
        """Remember what a sentence has named."""
        for mention in mentions:
            name = names.name(mention)
            self.seen.pop(name, None)
            self.seen[name] = (names.type(mention), mention.sentence)

    def person(self, index: int, reach: int = 3) -> tuple[str, ...]:
        """Return the person who was named last, if that is near enough: who says "I"."""
        near = [name for name, (kind, at) in self.seen.items() if kind is EntityType.PERSON and index - at <= reach]
        return (near[-1],) if near else ()

    def pointed(self, noun: str, index: int, reach: int = 6) -> tuple[str, ...]:
        """Return what "the <noun>" points back to: the last thing of its kind that is near enough."""
        kinds = _KINDS.get(noun, frozenset())
        near = [name for name, (kind, at) in self.seen.items() if kind in kinds and index - at <= reach]
        alike = [name for name in near if noun in name.lower().split() or _is_kind(name, noun)]
        latest = alike or (near if noun in _ALONE else [])
        told = sorted(
            (name for name in latest if index - self.topics.get(name, -reach) <= reach), key=self.topics.__getitem__
        )
        return (told[-1],) if told else (latest[-1],) if latest else ()

    def about(self, who: tuple[str, ...], index: int) -> None:
        """Remember whom the main clause of a sentence was about."""
        self.subject = who or self.subject
        self.topics.update(dict.fromkeys(who, index))
