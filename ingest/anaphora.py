"""Short forms that point back: "the Council", "this programme", "the Zones" for a thing named before."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.gathering import Found, Group
from ingest.heads import head_word, singular
from ingest.text import BlockKind, Sentence, Text
from ingest.wordlists import words
from ontology.terms import EntityType

_NEAR = 3
_KINDS = {EntityType.COMPANY: frozenset({"company", "firm"}), EntityType.UNIVERSITY: frozenset({"university"})}
_FIRST = frozenset({"company", "firm"})
_OPENING = 24
_LEAD = 160
_GOVERNMENTS = re.compile(r"(?:[Tt]he )?(?:[A-Z][\w’']+ ){1,3}Government")
_POINTER = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hat) (?:new |same )?((?:[A-Z]?[a-z]+)(?: of State)?)\b(?! of [A-Z]| for [A-Z])"
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A short form at ``start`` to ``end`` of a sentence, the group it points to, and whether it is a name."""

    sentence: int
    start: int
    end: int
    form: str
    group: int
    named: bool


def _heads(groups: Iterable[Group]) -> list[frozenset[str]]:
    return [
        frozenset(filter(None, (_pointed(form) for form in group.forms))) | _KINDS.get(group.type, frozenset())
        for group in groups
    ]


def _pointed(form: str) -> str | None:
    """Return the head by which a text points back to a name; a ministry for local government is no government."""
    head = head_word(form)
    return None if head == "government" and not _GOVERNMENTS.fullmatch(form) else head


def pointers(text: Text, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Pointer]:
    """Yield the short forms that point to the thing of that kind named last: small ones near by."""
    heads = _heads(groups)
    defined = _defined(text, found)
    group_of = {number: place for place, group in enumerate(groups) for number in group.found}
    by_sentence: dict[int, list[int]] = {}
    for number, name in enumerate(found):
        by_sentence.setdefault(name.sentence, []).append(number)
    last: dict[str, tuple[int, int, int | None]] = {}
    for sentence in text.sentences:
        part = text.blocks[sentence.block].part
        here = by_sentence.get(sentence.index, [])
        for match in _POINTER.finditer(sentence.text):
            before = [n for n in here if found[n].end <= match.start()]
            _remember(last, before, group_of, heads, sentence.index, part)
            if any(found[n].start < match.end() and match.start() < found[n].end for n in here):
                continue
            target = _target(last, match.group(1), sentence.index, part)
            if match.group(1) in defined:
                target = group_of[defined[match.group(1)]]
            if target is not None:
                yield Pointer(
                    sentence.index, match.start(), match.end(), match.group(), target, match.group(1)[0].isupper()
                )
        _remember(last, here, group_of, heads, sentence.index, part)
    yield from _pronouns(text, found, by_sentence, group_of)


_PRONOUN = re.compile(r"It(?=[ ’'])|Its(?= )")
_ACTING = frozenset(EntityType) - {EntityType.PLACE, EntityType.PERSON, EntityType.POST, EntityType.LAW}


_TOLD = re.compile(r".*\b(?:that|announced|confirmed|welcomed)(?: the)? ")


def _leads(sentence: str, start: int) -> bool:
    """Tell whether a name at a place may be what a sentence speaks of: it begins it, or what is said in it."""
    return start <= _OPENING or (start < _LEAD and _TOLD.fullmatch(sentence, 0, start) is not None)


def _pronouns(
    text: Text, found: Sequence[Found], by_sentence: Mapping[int, Sequence[int]], group_of: Mapping[int, int]
) -> Iterator[Pointer]:
    """Yield "It" and "Its" at the start of a sentence where the sentence before begins with the thing meant."""
    subject: int | None = None
    before: Sentence | None = None
    for sentence in text.sentences:
        match = _PRONOUN.match(sentence.text)
        near = before is not None and (
            before.block == sentence.block or text.blocks[sentence.block].kind is BlockKind.BULLET
        )
        if match and near and subject is not None:
            yield Pointer(sentence.index, 0, match.end(), match.group(), subject, named=False)
        elif not match:
            first = [
                n
                for n in by_sentence.get(sentence.index, ())
                if found[n].type in _ACTING and _leads(sentence.text, found[n].start)
            ]
            subject = group_of[first[0]] if first else None
        before = sentence


_DEFINED = re.compile(
    r" ?\((?:here(?:in)?after,? |henceforth |referred to as )?[“‘\"']?(the )?[“‘\"']?([A-Z][a-z]+)[”’\"']?\)"
)


def _defined(text: Text, found: Sequence[Found]) -> dict[str, int]:
    """Return the short forms that the text defines in brackets behind a name: "Ministry of X (the Department)"."""
    defined: dict[str, int] = {}
    for number, name in enumerate(found):
        match = _DEFINED.match(text.sentences[name.sentence].text, name.end)
        if match and (match.group(1) or singular(match.group(2).casefold()) == head_word(name.form)):
            defined.setdefault(match.group(2), number)
    return defined


def _remember(
    last: dict[str, tuple[int, int, int | None]],
    numbers: Iterable[int],
    group_of: dict[int, int],
    heads: Sequence[frozenset[str]],
    sentence: int,
    part: int | None,
) -> None:
    for number in numbers:
        for head in sorted(heads[group_of[number]]):
            if head in _FIRST and head in last and last[head][1] == sentence:
                continue
            last[head] = (group_of[number], sentence, part)


def _target(last: dict[str, tuple[int, int, int | None]], word: str, sentence: int, part: int | None) -> int | None:
    key = word.casefold() if word.casefold() == "secretary of state" else singular(word.casefold())
    if key not in last or (word[0].islower() and key not in words("pointing.txt")):
        return None
    group, where, its_part = last[key]
    if its_part != part or (word[0].islower() and sentence - where > _NEAR):
        return None
    return group
