"""Places that stand within compounds ("the Northwold-based firm") and the organs that a council's paper names alone."""

import re
from collections.abc import Iterator, Sequence

from ingest.gathering import Found
from ingest.gazetteer import known_spans
from ingest.text import BlockKind, Sentence, Text
from ingest.tokens import tokens
from ontology.authority.directory import authority
from ontology.terms import BodyKind, EntityType

_BASED = re.compile(
    r"\b(?!(?:The|A|An|And|Our|Its|This|That|Both|Two|Another) )"
    r"(?P<place>[A-Z][\w’']*(?:[ -](?:[a-z]{2,5}[ -])?[A-Z][\w’']*){0,3})[-‑‐]"
    r"(?:based|headquartered|born|founded|registered)\b"
)
_ORGANS = re.compile(
    r"\b(?P<organ>Cabinet|Executive)\b"
    r"(?= (?:last|on|has|have|will|is|was|agreed|approved|considered|noted|meeting|decided|in)\b|\.|,|$)"
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:Chief|Shadow|Northern Ireland|Scottish|Scotland|NHS|Wales|Safety|UK|Deputy|War) |[’']s )$"
)
_COUNCIL = re.compile(r"\b(?:Council|Borough|City of)\b")


def with_seated(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found, the places in compounds, and a council's cabinet or executive."""
    taken = {(name.sentence, at) for name in found for at in range(name.start, name.end)}
    council = _of_council(text)
    more = []
    for sentence in text.sentences:
        if text.blocks[sentence.block].kind is BlockKind.FURNITURE:
            continue
        names = [*_based(sentence), *(_organs(sentence) if council else ())]
        more += [name for name in names if (name.sentence, name.start) not in taken]
    return [*found, *more]


def _based(sentence: Sentence) -> Iterator[Found]:
    """Yield the known places that compounds with "based" name."""
    for match in _BASED.finditer(sentence.text):
        cut = tokens(match["place"])
        whole = next((s for s in known_spans(cut) if (s.first, s.last) == (0, len(cut))), None)
        if whole is not None and whole.type is EntityType.PLACE:
            start, end = match.span("place")
            yield Found(sentence.index, start, end, match["place"], EntityType.PLACE, "name.known", whole.key)


def _organs(sentence: Sentence) -> Iterator[Found]:
    for match in _ORGANS.finditer(sentence.text):
        if not _NOT_BEFORE.search(sentence.text[: match.start()]):
            yield Found(sentence.index, *match.span("organ"), match["organ"], EntityType.BODY, "name.organ")


def _of_council(text: Text) -> bool:
    publisher = text.document.publisher or ""
    known = any(entry.kind is BodyKind.COUNCIL for entry in authority().by_form(publisher))
    return known or _COUNCIL.search(publisher) is not None
