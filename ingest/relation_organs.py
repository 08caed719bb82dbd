"""Organs of bodies: a board that bears its body's name, a committee under its House, the board a report is for."""

import re
from collections.abc import Iterator

from ingest.mentions import Mention, Names
from ingest.stated import Stated
from ingest.text import BlockKind, Sentence, Text
from ontology.terms import EntityType, Predicate

_ORGAN = re.compile(
    r"(.+?)[’']?s? (?:Executive |Management |Advisory |Programme |Corporate |Overview and Scrutiny )?"
    r"(?:Board|Committee|Cabinet|Directorate|Secretariat|Executive Team)"
)
_FOR = re.compile(
    r"(?:Report|Paper|Submission) (?:to|for)(?: the)?:? $|(?:Minutes|Meeting|Agenda)(?: of)?(?: the)?:? $", re.I
)
_BOARDS = re.compile(r".*\b(?:Board|Committee|Cabinet|Panel|Executive|Council)")
_FRONT = 8


def organs(text: Text, names: Names) -> Iterator[Stated]:
    """Yield the boards and committees that are part of a body by their name or by where they stand on the cover."""
    bodies = {
        form: entity.name
        for entity in names.entities
        if entity.type is EntityType.BODY
        for form in (entity.name, *entity.aliases)
    }
    for sentence in text.sentences:
        for mention in names.in_sentence(sentence.index):
            named = _ORGAN.fullmatch(mention.form) if names.type(mention) is EntityType.BODY else None
            whole = bodies.get(named.group(1)) if named else None
            if whole and whole != names.name(mention) and mention.rule != "name.pointer":
                yield _part(sentence, mention, names.name(mention), whole, sentence.start + mention.start)
    yield from _on_cover(text, names)


def _on_cover(text: Text, names: Names) -> Iterator[Stated]:
    """Read the lines of a cover: a body alone, then its committee alone or the board that the report is for."""
    whole: tuple[Sentence, Mention] | None = None
    front = [s for s in text.sentences[:_FRONT] if text.blocks[s.block].kind is not BlockKind.ROW]
    for sentence in front:
        for mention in names.in_sentence(sentence.index):
            if names.type(mention) is not EntityType.BODY:
                continue
            alone = len(sentence.text) - (mention.end - mention.start) < 5
            before = sentence.text[: mention.start]
            board = _BOARDS.fullmatch(mention.form) and (alone or _FOR.fullmatch(before))
            if (
                whole
                and board
                and names.name(mention) != names.name(whole[1])
                and _holds(whole[1], mention, alone=alone)
            ):
                yield _across(whole[0], sentence, mention, names.name(mention), names.name(whole[1]))
            if alone and whole is None:
                whole = (sentence, mention)


def _holds(whole: Mention, organ: Mention, *, alone: bool) -> bool:
    """Tell whether a body may have an organ: a House its committees, any other body what a report is made to."""
    house = whole.form.startswith("House of ") or whole.form.endswith(("Parliament", "Assembly", "Senedd", "Council"))
    return house if alone else not organ.form.endswith("Council")


def _part(sentence: Sentence, mention: Mention, organ: str, whole: str, start: int) -> Stated:
    end = sentence.start + mention.end
    return Stated(organ, Predicate.PART_OF, whole, sentence.block, start, end, "relation.organ.name")


def _across(above: Sentence, sentence: Sentence, mention: Mention, organ: str, whole: str) -> Stated:
    start = above.start if above.block == sentence.block else sentence.start
    end = sentence.start + mention.end
    return Stated(organ, Predicate.PART_OF, whole, sentence.block, start, end, "relation.organ.cover")
