"""Lines of a list of awards, "Project – Firm: £4m", "Museum, Place – £4m", "£4m – Museum": who gets the money."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.gathering import Found
from ingest.text import Sentence, Text
from ingest.wordlists import words
from ontology.terms import EntityType

_SUM = r"(?:[a-z]+ ){0,3}[£$€]\d[\d.,]*(?: ?(?:k|m|bn|million|billion))?"
_PROJECT = re.compile(rf"(?P<what>[A-Z0-9][^–—:£]{{2,70}}?) [–—-] (?P<who>[A-Z][^–—:£]{{1,110}}): {_SUM}.*")
_LED = re.compile(rf"(?P<who>[A-Z][^–—£]{{4,90}}?) [–—-] (?P<what>[^–—£]{{4,110}}?)(?:: | [–—-] ){_SUM}.*")
_BEFORE = re.compile(rf"(?P<who>[A-Z][^–—:£.]{{2,80}}?)(?::| [–—-]) {_SUM}(?: .*|,.*)?")
_BEHIND = re.compile(rf"{_SUM} [–—-] (?P<who>[A-Z][^–—:£.]{{2,80}}?)(?:,? (?:for|to|towards) .*)?\.?")
_PIECE = re.compile(r"(?:^|, with | with |, | and )(?P<name>[A-Z0-9][^,(]*?)(?: \([^)]*\))?(?=, | and | with |$)")
_PLACED = re.compile(r"(?P<name>.+?), (?P<place>[A-Z][\w’' -]+)")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "at", "&", "de", "with", "to"})
_PERSON = re.compile(r"(?:Professor|Prof|Dr|Mr|Ms|Mrs|Sir|Dame|Miss|Mx)\b")
_ABBREVIATED = re.compile(r" \([A-Z][\w-]+\)$")
_FEWEST = 2
_ACTORS = frozenset({EntityType.COMPANY, EntityType.BODY, EntityType.UNIVERSITY, EntityType.ORGANISATION})


def with_award_lines(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found with the projects and takers of award lines, where two such lines stand in a document."""
    lines = [(sentence, names) for sentence in text.sentences if (names := list(_line(sentence)))]
    if len(lines) < _FEWEST:
        return list(found)
    kept = list(found)
    for _, names in lines:
        for name in names:
            inside = [one for one in kept if _overlap(one, name)]
            if not any(_better(one, name) for one in inside):
                heads = [one.type for one in inside if one.end == name.end and one.type in _kinds(name)]
                kept = [one for one in kept if one not in inside] + [replace(name, type=heads[0]) if heads else name]
    return kept


def _kinds(name: Found) -> frozenset[EntityType]:
    """Return the types that a head word may make of what an award line names."""
    return _ACTORS if name.type is EntityType.COMPANY else frozenset(EntityType) - {EntityType.PLACE}


def _better(one: Found, name: Found) -> bool:
    """Tell whether what was found is to stay: it is as long, or a known organisation in a list of takers."""
    if one.end - one.start >= name.end - name.start:
        return bool(one.key) or name.type is not EntityType.COMPANY or one.type in _ACTORS
    return bool(one.key) and one.type is not EntityType.PLACE and name.type is EntityType.COMPANY


def _overlap(one: Found, other: Found) -> bool:
    return one.sentence == other.sentence and one.start < other.end and other.start < one.end


def _line(sentence: Sentence) -> Iterator[Found]:
    """Yield what an award line names; nothing for other sentences."""
    project = _PROJECT.fullmatch(sentence.text)
    if project:
        yield _found(sentence, *_unplaced(project, "what"), EntityType.PROGRAMME)
        offset = project.start("who")
        for piece in _PIECE.finditer(project["who"]):
            yield _found(sentence, offset + piece.start("name"), offset + piece.end("name"), EntityType.COMPANY)
        return
    led = _LED.fullmatch(sentence.text)
    if led and _PERSON.match(led["who"]):
        end = led.end("what") - (len(led["what"]) - len(_ABBREVIATED.sub("", led["what"])))
        yield _found(sentence, led.start("what"), end, EntityType.PROGRAMME)
        return
    taker = _BEFORE.fullmatch(sentence.text) or _BEHIND.fullmatch(sentence.text)
    if taker:
        start, end = _unplaced(taker, "who")
        if _is_name(sentence.text[start:end]):
            yield _found(sentence, start, end, EntityType.ORGANISATION)


def _found(sentence: Sentence, start: int, end: int, kind: EntityType) -> Found:
    return Found(sentence.index, start, end, sentence.text[start:end], kind, "name.award")


def _unplaced(match: re.Match[str], group: str) -> tuple[int, int]:
    """Return where a name stands in a line, without the place behind its comma."""
    placed = _PLACED.fullmatch(match[group])
    return match.start(group), match.start(group) + placed.end("name") if placed else match.end(group)


def _is_name(form: str) -> bool:
    """Tell whether a taker is written as a name: capitals throughout, and a word that is no common one."""
    said = form.split()
    plain = words("generic.txt") | words("plain.txt") | words("openers.txt") | words("column_heads.txt")
    own = [word for word in said if word.casefold() not in plain | _SMALL]
    return len(said) > 1 and bool(own) and all(word[0].isupper() or word in _SMALL for word in said)
