"""Where a text names a thing: mentions, gathered into the document's named entities."""

from dataclasses import dataclass

from ontology.model import NamedEntity
from ontology.terms import GOVERNMENT, EntityType


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: offsets into the sentence's own text, and the named entity's place in the document's list.

    ``entity`` is None for the government as an actor ("we", "the government", "the Department" where it is not a
    named body): claims write it as :data:`ontology.terms.GOVERNMENT`.
    """

    sentence: int
    start: int
    end: int
    form: str
    entity: int | None
    rule: str


@dataclass(frozen=True)
class Names:
    """A document's named entities and mentions; ``by_sentence[i]`` are those of sentence ``i``, by start.

    ``voices[i]`` is the name for which "we" stands in sentence ``i``, None for the government.
    """

    entities: tuple[NamedEntity, ...]
    by_sentence: tuple[tuple[Mention, ...], ...]
    voices: tuple[str | None, ...] = ()

    def voice(self, index: int) -> str:
        """Return the name under which claims write the "we" of a sentence: government, publisher or speaker."""
        return (self.voices[index] if index < len(self.voices) else None) or GOVERNMENT

    def name(self, mention: Mention) -> str:
        """Return the name under which claims write the mentioned thing."""
        return GOVERNMENT if mention.entity is None else self.entities[mention.entity].name

    def type(self, mention: Mention) -> EntityType | None:
        """Return the type of the mentioned thing, None for the government."""
        return None if mention.entity is None else self.entities[mention.entity].type

    def in_sentence(self, index: int) -> tuple[Mention, ...]:
        """Return the mentions of a sentence, by start."""
        return self.by_sentence[index]

    def overlapping(self, sentence: int, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that share a character with ``start`` to ``end`` of a sentence."""
        return tuple(m for m in self.by_sentence[sentence] if m.start < end and start < m.end)
