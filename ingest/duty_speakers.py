"""Who says "I" in each sentence: the person whom a line, an attribution, a foreword or a signature names."""

import re
from collections.abc import Iterator, Sequence

from ingest.mentions import Mention, Names
from ingest.text import Block, BlockKind, Sentence, Text
from ontology.terms import EntityType

_SAYS = re.compile(r"\b(?:said|says|added|adds|commented|comments|explained|told|concluded|continued)\b|:\s*$")
_FOREWORD = re.compile(r"\b(?:foreword|message|introduction|preface|statement)\b", re.I)
_FILL = re.compile(
    r"\([^()]*\)|\b(?:the|and|for|of|by|mp|msp|ms|mla|cbe|obe|kc|rt|right|hon|sir|dame|lord|baroness|professor|dr|cllr|"
    r"councillor|statement|made|chair|chief|executive|officer|director|general|leader|minister|chairman|president)\b|\W",
    re.I,
)
_LONGEST_LINE = 150
_LEFT_OVER = 12
_I = re.compile(r"\bI\b")


def speakers(text: Text, names: Names) -> tuple[str | None, ...]:
    """Return, for each sentence, the name of the person who speaks as "I", None where the text names nobody."""
    result: list[str | None] = [None] * len(text.sentences)
    speaker, part, opened = None, None, 0
    for block in text.blocks:
        if block.part != part or block.kind is BlockKind.HEADING:
            opened = block.index
        if block.part != part:
            speaker, part = None, block.part
        named = _line(names, block)
        if named is not None and speaker is None:
            _signed(text.blocks[opened : block.index], named, result)
        speaker = named or _foreword(names, block) or speaker
        speaker = _said(names, block, speaker, result)
    return tuple(result)


def _said(names: Names, block: Block, speaker: str | None, result: list[str | None]) -> str | None:
    """Set who speaks in a block's sentences, and return who speaks behind it."""
    told = next((who for sentence in block.sentences for who in _attributed(names, sentence)), None)
    for sentence in block.sentences:
        speaker = _before_colon(names, sentence) or speaker
        result[sentence.index] = told or speaker
    return told if told is not None and block.text.rstrip().endswith(":") else speaker


def _people(names: Names, sentence: Sentence) -> list[Mention]:
    return [each for each in names.by_sentence[sentence.index] if names.type(each) is EntityType.PERSON]


def _attributed(names: Names, sentence: Sentence) -> Iterator[str]:
    """Yield whom a sentence quotes: the person beside its verb of saying, outside of the quotation marks."""
    outside = re.sub(r"[“\"][^”\"]*[”\"]?", lambda match: " " * len(match.group()), sentence.text)
    verb = _SAYS.search(outside)
    if verb is None or (outside == sentence.text and verb.group().strip() != ":"):
        return
    people = [each for each in _people(names, sentence) if outside[each.start : each.end].strip()]
    yield from (names.name(each) for each in sorted(people, key=lambda each: abs(each.start - verb.start())))


def _before_colon(names: Names, sentence: Sentence) -> str | None:
    """Return who is named right before the colon behind which a speech begins ("The Minister (X): I am …")."""
    for each in _people(names, sentence):
        if each.start < _LONGEST_LINE and re.match(r"(?:\s*\([^()]*\)|\))*:\s+\S", sentence.text[each.end :]):
            return names.name(each)
    return None


def _line(names: Names, block: Block) -> str | None:
    """Return the person whose name, with offices and brackets, is all that a short block says."""
    if not block.sentences or len(block.text) > _LONGEST_LINE:
        return None
    people = [each for sentence in block.sentences for each in _people(names, sentence)]
    left = block.text
    for sentence in block.sentences:
        for each in names.by_sentence[sentence.index]:
            left = left.replace(each.form, " ")
    return names.name(people[0]) if people and len(_FILL.sub("", left)) <= _LEFT_OVER else None


def _foreword(names: Names, block: Block) -> str | None:
    if block.kind is not BlockKind.HEADING or not _FOREWORD.search(block.text):
        return None
    return next((names.name(each) for sentence in block.sentences for each in _people(names, sentence)), None)


def _signed(blocks: Sequence[Block], named: str, result: list[str | None]) -> None:
    """Give the sentences of a letter or foreword in which somebody says "I" to who signs it."""
    if any(_I.search(block.text) for block in blocks if block.kind is BlockKind.PARAGRAPH):
        for block in blocks:
            for sentence in block.sentences:
                result[sentence.index] = result[sentence.index] or named
