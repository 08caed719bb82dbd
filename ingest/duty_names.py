"""Names as the readers of duties need them: forms found again where they were passed over, and who answers as "we"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.duty_scenes import ACTORS
from ingest.mentions import Mention, Names
from ingest.text import Block, BlockKind, Sentence, Text

_ANSWERS = re.compile(r"\bGovernment(?:['’]s)? (?:response|reply)\b|\bresponse to the (?:\w+ ){0,6}committee\b", re.I)
_VERDICT = re.compile(
    r"(?:(?:\w+ly |not |in part )?(?:accept(?:ed)?|agreed?|reject(?:ed)?|disagreed?|noted)\b\W|"
    r"(?:the|this|his majesty['’]s) (?:government|department)\b[^.]{0,80}?\b"
    r"(?:accepts?|agrees?|disagrees?|rejects?|notes?|welcomes?|recognises?|shares?)\b|"
    r"(?:government|department) response\b)",
    re.I,
)
_OPENING_BLOCKS = 12
_SHORTEST = 6


def completed(text: Text, names: Names) -> Names:
    """Return the names with the forms of actors that a sentence has but no mention covers, and answers as "we"."""
    pattern, places = _forms(names)
    answers = set(_answering(text)) if _answered(text) else set()
    sentences = [_seen(names, sentence, pattern, places) for sentence in text.sentences]
    if not answers:
        return replace(names, by_sentence=tuple(sentences))
    for index in answers:
        sentences[index] = tuple(_official(each) for each in sentences[index])
    voices = tuple(None if index in answers else voice for index, voice in enumerate(names.voices))
    return replace(names, by_sentence=tuple(sentences), voices=voices)


def _forms(names: Names) -> tuple[re.Pattern[str] | None, dict[str, int]]:
    """Return a pattern for the forms of actors that have several words or are long, and whose each is."""
    places: dict[str, int] = {}
    for place, entity in enumerate(names.entities):
        for form in (entity.name, *entity.aliases) if entity.type in ACTORS else ():
            if len(form) >= _SHORTEST and " " in form and form[0].isupper():
                places.setdefault(form, place)
    forms = sorted(places, key=lambda form: (-len(form), form))
    joined = "|".join(re.escape(form) for form in forms)
    return (re.compile(rf"(?<![\w’'-])(?:{joined})(?![\w-])") if forms else None), places


def _seen(
    names: Names, sentence: Sentence, pattern: re.Pattern[str] | None, places: dict[str, int]
) -> tuple[Mention, ...]:
    known = names.by_sentence[sentence.index]
    if pattern is None:
        return known
    again = [
        Mention(sentence.index, match.start(), match.end(), match.group(), places[match.group()], "name.again")
        for match in pattern.finditer(sentence.text)
        if not any(each.start < match.end() and match.start() < each.end for each in known)
    ]
    return tuple(sorted([*known, *again], key=lambda each: each.start)) if again else known


def _official(mention: Mention) -> Mention:
    return replace(mention, entity=None) if mention.form.lower() in {"we", "our", "us"} else mention


def _answered(text: Text) -> bool:
    """Whether a document answers another: its opening says that it holds the government's response."""
    return any(_ANSWERS.search(block.text) for block in text.blocks[:_OPENING_BLOCKS])


def _answering(text: Text) -> Iterator[int]:
    """Yield the sentences of the answers: from a verdict to the next numbered conclusion or heading."""
    inside = False
    for block in text.blocks:
        inside = _verdict(block) or (inside and block.kind is BlockKind.PARAGRAPH and not _numbered(block))
        if inside:
            yield from (sentence.index for sentence in block.sentences)


def _verdict(block: Block) -> bool:
    return _VERDICT.match(block.text) is not None


def _numbered(block: Block) -> bool:
    return bool(block.label) or re.match(r"\d{1,3}\.?\s", block.text) is not None
