"""Who published what a cover names: "by the Comptroller and Auditor General", "Presented to Parliament by X"."""

import re
from collections.abc import Iterator

from ingest.mentions import Mention, Names
from ingest.scene import LETTERS
from ingest.stated import Stated
from ingest.text import BlockKind, Sentence, Text
from ontology.terms import EntityType, Predicate

_FRONT = 12
_BY = re.compile(
    r"(?:(?:a )?(?:report|review|paper|presented to (?:parliament|the house of commons|the senedd)[\w ,]*|published"
    r"|produced"
    r"|prepared|issued|laid before [\w ]+|commissioned and published) )?by (?:the )?(?:(?:rt|right) hon\w*\.? )?",
    re.IGNORECASE,
)


def covers(text: Text, names: Names) -> Iterator[Stated]:
    """Yield who published the document that its cover names, where a line there says by whom."""
    front = text.sentences[:_FRONT]
    title = next((found for s in front if (found := _plan(text, names, s)) is not None), None)
    for sentence in front:
        match = _BY.match(sentence.text)
        here = names.in_sentence(sentence.index)
        by = next((m for m in here if match and m.start == match.end()), None)
        if title and by is not None and LETTERS[names.type(by)] in "TBCUOH":
            at, plan = title
            yield _stated(names, sentence, by, at, plan)


def _plan(text: Text, names: Names, sentence: Sentence) -> tuple[Sentence, Mention] | None:
    """Return the plan that a heading or a line of its own on the cover names."""
    for mention in names.in_sentence(sentence.index):
        alone = len(sentence.text) - (mention.end - mention.start) < 6
        headed = text.blocks[sentence.block].kind is BlockKind.HEADING
        if names.type(mention) is EntityType.PLAN and alone and (headed or mention.rule == "name.title"):
            return sentence, mention
    return None


def _stated(names: Names, sentence: Sentence, by: Mention, at: Sentence, plan: Mention) -> Stated:
    start, end = sentence.start + by.start, sentence.start + by.end
    if at.block == sentence.block:
        start, end = min(start, at.start + plan.start), max(end, at.start + plan.end)
    return Stated(names.name(by), Predicate.PUBLISHED, names.name(plan), sentence.block, start, end, "relation.cover")
