"""What a document as a whole says of its money: its main programme, who pays for a programme, and where it is."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.mentions import Mention, Names
from ingest.text import BlockKind, Sentence, Text
from ingest.voice import ministers_speak
from ontology.authority.directory import authority
from ontology.terms import EntityType

_GIVES = frozenset({EntityType.BODY, EntityType.ORGANISATION, EntityType.COMPANY, EntityType.UNIVERSITY})
CARRIES = frozenset({EntityType.PROGRAMME, EntityType.FUND, EntityType.FACILITY})
"""What a document may be about, and who pays for which it says."""

_OPENING = 5
"""Within how many sentences a document names what it is about."""

_ASIDE = r"(?:\([^)]*\)\s*)?"
_WORDS = r"(?:(?:the|its|our|their|a|an|new|own|flagship|national|[£$€][\d.,]+\s?\w*)\s+)*"
_BEFORE = re.compile(
    rf"\s*{_ASIDE}(?:(?:now |also |has |have |had )*(?P<funds>funds?|funded|finances?|financed|is funding|pays? for)"
    rf"|(?:has |have |had )?(?P<founds>set up|established|launched|created|founded))\s+{_WORDS}$"
    rf"|(?P<owns>[’']s?)\s+{_WORDS}$",
)
_BEHIND = re.compile(
    rf"[^.;]{{0,20}}?,?\s*{_ASIDE}(?:which |that )?(?:is |was |are |were |has been )?(?:jointly |wholly |mainly )?"
    r"(?:(?P<funds>funded|financed|paid for|backed|sponsored)|(?P<founds>set up|established|launched|created|led))"
    r"\s+by\s+(?:the\s+)?$",
)
_FOR = re.compile(r"\s+(?:for|on behalf of)\s+(?:the\s+)?$")
_RUN = re.compile(r"(?:,?\s+(?:which is |is )?(?:run|managed|delivered|administered|operated) by\s+(?:the\s+)?)$")
_WEIGHT = ("founds", "owns", "funds")


@dataclass(frozen=True)
class Story:
    """Who pays for the programmes of a document, and by part of a bundle its main programme with its place."""

    payers: dict[str, str]
    topics: dict[int | None, str]
    places: dict[str, str]
    department: str | None
    titled: frozenset[str]

    def payer(self, schemes: tuple[str, ...]) -> str | None:
        """Return who is said to pay for the first of the programmes of which the document says it."""
        return next((self.payers[name] for name in schemes if name in self.payers), None)


def story(text: Text, names: Names) -> Story:
    """Return what a document says of its programmes as a whole."""
    topics = dict(_sources(text, names)) | dict(_topics(text, names))
    places = {topic: place for topic in topics.values() if (place := _place(text, names, topic))}
    titled = frozenset(topic for part, topic in topics.items() if topic in _title(text, part))
    return Story(_payers(text, names), topics, places, _department(text, names), titled)


def _title(text: Text, part: int | None) -> str:
    return (text.document.parts[part].title if part is not None else text.document.title) or ""


def _payers(text: Text, names: Names) -> dict[str, str]:
    """Return by programme who funds it, has it in its name, owns it, or has set it up: the strongest word wins."""
    said: dict[str, tuple[int, str]] = {}
    for entity in names.entities:
        if entity.type in CARRIES:
            holder = next((e.name for e in names.entities if _named_after(entity.name, e.name, e.type)), None)
            if holder:
                said[entity.name] = (1, holder)
    for sentence in text.sentences:
        for weight, scheme, giver in _said(sentence, names):
            if weight > said.get(scheme, (-1, ""))[0]:
                said[scheme] = (weight, giver)
    return {scheme: giver for scheme, (_, giver) in said.items()}


def _named_after(scheme: str, body: str, kind: EntityType) -> bool:
    return kind in {EntityType.BODY, EntityType.COMPANY} and scheme.removeprefix("The ").startswith(f"{body} ")


def _said(sentence: Sentence, names: Names) -> Iterator[tuple[int, str, str]]:
    known = names.in_sentence(sentence.index)
    for one, other in pairwise(known):
        between = sentence.text[one.end : other.start]
        kinds = names.type(one), names.type(other)
        if kinds[0] in _GIVES and kinds[1] in CARRIES and (found := _BEFORE.match(between)):
            yield _WEIGHT.index(str(found.lastgroup)), names.name(other), names.name(one)
        elif kinds[0] in CARRIES and kinds[1] in _GIVES and (found := _BEHIND.match(between)):
            if found["founds"] == "led" and kinds[1] != EntityType.BODY:
                continue
            yield _WEIGHT.index(str(found.lastgroup)), names.name(one), names.name(other)
    for scheme, runner, holder in zip(known, known[1:], known[2:], strict=False):
        run = _RUN.match(sentence.text[scheme.end : runner.start])
        if run and _FOR.match(sentence.text[runner.end : holder.start]) and names.type(holder) in _GIVES:
            yield len(_WEIGHT), names.name(scheme), names.name(holder)


def _topics(text: Text, names: Names) -> Iterator[tuple[int | None, str]]:
    """Yield for each part the programme that it opens with and speaks of most, if it speaks of it again and again."""
    counts: dict[int | None, Counter[str]] = {}
    opened: dict[int | None, set[str]] = {}
    seen: Counter[int | None] = Counter()
    for sentence in text.sentences:
        block = text.blocks[sentence.block]
        if block.kind is BlockKind.FURNITURE:
            continue
        here = {names.name(m) for m in names.in_sentence(sentence.index) if names.type(m) in CARRIES}
        counts.setdefault(block.part, Counter()).update(sorted(here))
        if seen[block.part] < _OPENING or block.kind is BlockKind.HEADING:
            opened.setdefault(block.part, set()).update(here)
        seen[block.part] += 1
    for part, counted in counts.items():
        topic = _titled(counted, _title(text, part)) or _topic(counted, opened.get(part, set()), seen[part])
        if topic:
            yield part, topic


def _titled(counted: Counter[str], title: str) -> str | None:
    """Return the first programme in a title that the text speaks of again."""
    return min((name for name in counted if counted[name] > 1 and name in title), key=title.index, default=None)


def _topic(counted: Counter[str], opened: set[str], sentences: int) -> str | None:
    ranked = sorted(counted, key=lambda name: (-counted[name], name))
    if not ranked:
        return None
    first, times = ranked[0], counted[ranked[0]]
    second = counted[ranked[1]] if len(ranked) > 1 else 0
    enough = times >= max(_OFTEN, sentences // _RARE) and times > second
    return first if enough and first in opened else None


_SOURCE = re.compile(
    r"(?:The|This|Their|Our)\s+(?:new |additional |latest |total )?(?:money|funding|grants?|awards?|investment|cash)"
    r"\b[^.;]{0,80}?\b(?:comes?|came|coming|provided|drawn|made available|is|was|delivered|allocated|awarded|funded)\s+"
    r"(?:from|through|under|via|by|part of|as part of)\s+[^.;]{0,40}$"
)


def _sources(text: Text, names: Names) -> Iterator[tuple[int | None, str]]:
    """Yield the programme that a part's opening says its money comes from: "The money comes from the X programme"."""
    for sentence in reversed(text.sentences[:_SOURCED]):
        for mention in reversed(names.in_sentence(sentence.index)):
            if names.type(mention) in CARRIES and _SOURCE.match(sentence.text[: mention.start]):
                yield text.blocks[sentence.block].part, names.name(mention)


_SOURCED = 12
"""Within how many sentences a document says from which programme its money comes."""

_OFTEN = 3
"""In how many sentences a document speaks at least of what it is about."""

_RARE = 20
"""A document with more sentences for each mention of a programme is not about it."""


def _place(text: Text, names: Names, topic: str) -> str | None:
    """Return the only place in the first sentence that names a programme and a place."""
    tries = 0
    for sentence in text.sentences:
        mentions = names.in_sentence(sentence.index)
        if text.blocks[sentence.block].kind is BlockKind.HEADING or topic not in {names.name(m) for m in mentions}:
            continue
        places = list(dict.fromkeys(names.name(m) for m in mentions if _hosts(sentence, m, names)))
        tries += 1
        if places or tries == _TRIES:
            return places[0] if len(places) == 1 else None
    return None


_TRIES = 3


_EVERYWHERE = frozenset({"UK", "United Kingdom", "Britain", "Great Britain"})
_HOSTING = re.compile(r"\b(?:in|across|throughout|around)\s+(?:the\s+)?$")


def _hosts(sentence: Sentence, mention: Mention, names: Names) -> bool:
    if names.type(mention) != EntityType.PLACE or names.name(mention) in _EVERYWHERE:
        return False
    owning = sentence.text[mention.end : mention.end + 2] in {"'s", "’s"}
    return owning or _HOSTING.search(sentence.text[: mention.start]) is not None


def _department(text: Text, names: Names) -> str | None:
    """Return the department that a document means by "the Department"."""
    for sentence in text.sentences:
        for mention in names.in_sentence(sentence.index):
            if mention.form.lower() in {"the department", "the ministry"} and mention.entity is not None:
                return names.name(mention)
    return None


def is_department(name: str) -> bool:
    """Tell a department of state, for which "the government" stands in its own documents."""
    return any(ministers_speak(entry) for entry in authority().by_form(name)[:1])
