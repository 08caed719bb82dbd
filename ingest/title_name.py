"""The document's own title as the name of a plan: a report is named by what stands on its cover."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.gathering import Found
from ingest.mentions import Names
from ingest.stated import Stated
from ingest.text import BlockKind, Sentence, Text
from ontology.authority.fold import fold
from ontology.terms import EntityType, Predicate

_KINDS = frozenset(
    {"policy paper", "response", "report", "strategy", "plan", "action plan", "white paper", "green paper", "review"}
    | {"roadmap", "consultation", "consultation response", "annual report", "corporate report", "framework", "budget"}
)
_LONGEST = 160
_FRONT = 8
_LABEL = re.compile(
    r"(?:[\w-]+ ){0,4}(?:report|strategy|review|white paper|green paper|command paper|policy paper|research paper)"
    r"(?: \d[\d/–-]*)?(?: ?[|,–-] .*)?",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?P<title>.{8,120}?): (?:the )?government(?:[’']s)? response to\b.*", re.IGNORECASE)
_UPDATED = re.compile(r" (?:[Uu]pdated|[Pp]ublished) \d{1,2} [A-Z][a-z]+ \d{4}$")
_REPORTED = re.compile(
    r"(?:a )?report by the comptroller and auditor general|(?:[a-z-]+ ){1,3}report of session \d{4}.*", re.IGNORECASE
)
_NO_TITLE = re.compile(r"(?:presented to|laid before|ordered by|by the)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_SMALL = frozenset({"of", "and", "the", "for", "to", "in", "on", "a", "an", "from", "with", "at", "by", "into"})


@dataclass(frozen=True, slots=True)
class Cover:
    """A title on the cover: the sentence that begins with it, and where it ends."""

    sentence: Sentence
    end: int
    answered: bool


def _covers(text: Text) -> Iterator[Cover]:
    """Yield where the document's title stands, with nothing else; a response bears the title of what it answers."""
    front = text.sentences[:_FRONT]
    for sentence in front:
        answer = _ANSWER.fullmatch(sentence.text)
        if answer:
            yield Cover(sentence, answer.end("title"), answered=True)
            return
    title = _UPDATED.sub("", text.document.title or "")
    told = text.document.kind in _KINDS or any(_REPORTED.fullmatch(sentence.text) for sentence in front)
    if title and told and len(title) <= _LONGEST:
        for sentence in text.sentences:
            if fold(_UPDATED.sub("", sentence.text)) == fold(title):
                yield Cover(sentence, len(_UPDATED.sub("", sentence.text)), answered=False)
    elif not title:
        yield from _labelled(text, front)


def _labelled(text: Text, front: Sequence[Sentence]) -> Iterator[Cover]:
    """Yield the heading in title case behind the line that says what the document is ("Value for money report")."""
    label = next((n for n, sentence in enumerate(front) if _LABEL.fullmatch(sentence.text)), None)
    if label is None:
        return
    title = next((s for s in front[label + 1 :] if text.blocks[s.block].kind is BlockKind.HEADING), None)
    if title is not None and _titled(title.text) and not _NO_TITLE.match(title.text):
        yield Cover(title, len(title.text), answered=False)


def _titled(line: str) -> bool:
    words = [word for word in line.split() if word not in _SMALL]
    return len(words) > 2 and len(line) <= _LONGEST and all(not word[0].islower() for word in words) and line[-1] != "."


def with_title(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found with the document's title, where it names a plan, in place of the names within it.

    A title that is only the name of a fund or another thing, of which the text goes on to speak, names no plan.
    """
    others = {fold(name.form) for name in found if name.type is not EntityType.PLAN}
    covers = {
        cover.sentence.index: cover
        for cover in _covers(text)
        if fold(_ARTICLE.sub("", cover.sentence.text[: cover.end], count=1)) not in others
    }
    kept = [name for name in found if name.sentence not in covers or name.start >= covers[name.sentence].end]
    titles = [
        Found(index, 0, cover.end, cover.sentence.text[: cover.end], EntityType.PLAN, "name.title")
        for index, cover in covers.items()
    ]
    return kept + titles


def published(text: Text, names: Names) -> Iterator[Stated]:
    """Yield that the publisher published the document that its title names; what is answered is a committee's."""
    publisher = text.document.publisher
    body = next((e.name for e in names.entities if publisher in {e.name, *e.aliases}), None)
    for cover in _covers(text):
        sentence = cover.sentence
        mention = next((m for m in names.in_sentence(sentence.index) if m.rule == "name.title"), None)
        if not body or mention is None or body == names.name(mention):
            continue
        if not cover.answered or "Committee" in body:
            block, start = sentence.block, sentence.start
            yield Stated(
                subject=body,
                predicate=Predicate.PUBLISHED,
                object=names.name(mention),
                block=block,
                start=start,
                end=start + cover.end,
                rule="relation.title",
            )
