"""A sentence as the readers of duties see it: its parse and its mentions, and which mention a token belongs to."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.deadlines import Deadline
from ingest.duty_memory import Memory
from ingest.mentions import Mention, Names
from ingest.text import Sentence
from ontology.terms import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ACTORS = frozenset(
    {
        *(EntityType.BODY, EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION),
        *(EntityType.PERSON, EntityType.POST),
    }
)
"""Types of things that act by themselves."""

THINGS = frozenset({EntityType.PROGRAMME, EntityType.FUND, EntityType.FACILITY, EntityType.PLAN})
"""Types of things that somebody runs: they are actors where the text says no one else."""


@dataclass(frozen=True)
class Scene:
    """One parsed sentence with the document's names, what was said before, its deadlines, and what its lead-in says."""

    sentence: Sentence
    doc: "Doc"
    names: Names
    memory: Memory
    deadlines: tuple[Deadline, ...] = ()
    led: tuple[str, ...] = ()
    official: bool = False
    asked: bool = False
    speaker: str | None = None
    heading: bool = False

    @cached_property
    def text(self) -> str:
        """The words that were parsed: the sentence with its label blanked out."""
        return self.doc.text

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of the sentence, by start."""
        return self.names.by_sentence[self.sentence.index]

    def mention(self, token: "Token") -> Mention | None:
        """Return the mention that a token is part of, None outside of names."""
        return next((each for each in self.mentions if each.start <= token.idx < each.end), None)

    def type(self, mention: Mention) -> EntityType | None:
        """Return the type of what is mentioned, None for the government."""
        return self.names.type(mention)

    def acts(self, mention: Mention) -> bool:
        """Return whether what is mentioned acts by itself: a body, firm, person, or the government."""
        return mention.entity is None or self.type(mention) in ACTORS

    def owner(self, mention: Mention) -> tuple[str, ...]:
        """Return the actor with whose name the name of a thing begins ("the <company> Garage"), if there is one."""
        opening = mention.form.split(" ")[0]
        acting = (each for each in self.names.entities if each.type in ACTORS)
        return next(((each.name,) for each in acting if opening in {each.name, *each.aliases}), ())

    def root(self, mention: Mention) -> "Token | None":
        """Return the token of a mention by which it hangs in the sentence."""
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return None if span is None else span.root

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie between two offsets of the sentence."""
        return tuple(each for each in self.mentions if start <= each.start and each.end <= end)
