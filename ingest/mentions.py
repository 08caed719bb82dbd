"""Where a text names a thing: mentions, gathered into the document's named entities."""

from dataclasses import dataclass

from ontology.model import NamedEntity


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
    """A document's named entities and mentions; ``by_sentence[i]`` are those of sentence ``i``, by start."""

    entities: tuple[NamedEntity, ...]
    by_sentence: tuple[tuple[Mention, ...], ...]

    def name(self, mention: Mention) -> str:
        """Return the name under which claims write the mentioned thing."""
        raise NotImplementedError
