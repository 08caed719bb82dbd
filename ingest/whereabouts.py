"""Names that only where they stand types: a place behind "in", a project behind its lead-in or before "led by"."""

from collections.abc import Sequence
from functools import cache

from ingest.capitals import Atoms, is_generic
from ingest.gazetteer import Span
from ingest.heads import head_at, singular
from ingest.text import Block, BlockKind, Text
from ingest.tokens import Token, tokens
from ingest.wordlists import rows, words
from ontology.terms import EntityType

_IN = frozenset({"in", "near", "around", "outside"})
_AT = frozenset({"at"})
_CLOSING = frozenset(
    {
        *",.;)",
        "told",
        "said",
        "will",
        "which",
        "and",
        "or",
        "to",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "by",
        "for",
        "with",
        "that",
    }
)
_LEADING = frozenset({"led", "run", "delivered", "managed", "hosted", "coordinated"})
_BODIES = frozenset({"assembly", "executive"})
_NATIONS = frozenset({"NI", "Cymru"})
_ACTORS = frozenset({EntityType.BODY, EntityType.UNIVERSITY, EntityType.ORGANISATION})
_NAMING = frozenset({"are", "were", "include", "includes", "included", "including"})
_LONGEST = 2
_LIST_LONGEST = 6


def placed(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Read "growers at X and Y", "a contract at X": one or two plain capitalised words behind "in" or "at"."""
    if first == 0 or last - first > _LONGEST or not _place_like(sentence, first, last):
        return None
    at = first - 1
    if sentence[at].fold == "and" and first > 2 and _place_like(sentence, first - 2, first - 1):
        at = first - 3
    taking = at > 0 and sentence[at].fold == "in" and sentence[at - 1].fold in words("taking_in.txt")
    closed = last >= len(sentence) or sentence[last].fold in _CLOSING
    return EntityType.PLACE if sentence[at].fold in _IN | _AT and closed and not taking else None


@cache
def _plurals() -> frozenset[str]:
    """Return the words that end the names of other things than places."""
    return frozenset(row["head"].casefold().split()[-1] for row in rows("heads.csv"))


def _place_like(sentence: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether words look like a place's name: letters only, one capital each, no word that says another thing."""
    plain = words("plain.txt") | words("openers.txt")
    return all(
        token.text.isalpha()
        and token.text[1:].islower()
        and len(token.text) > 3
        and token.fold not in plain
        and not is_generic(token)
        and head_at(sentence, first + at) is None
        and singular(token.fold) not in _plurals()
        for at, token in enumerate(sentence[first:last])
    )


def led(sentence: Sequence[Token], taken: Atoms, last: int) -> EntityType | None:
    """Read "X, led by the University of Y": what an organisation leads or runs is a programme."""
    at = last + 1 if last < len(sentence) and sentence[last].text == "," else last
    if [token.fold for token in sentence[at + 1 : at + 2]] != ["by"] or sentence[at].fold not in _LEADING:
        return None
    who = at + 3 if at + 2 < len(sentence) and sentence[at + 2].fold == "the" else at + 2
    return EntityType.PROGRAMME if who in taken and taken[who].type in _ACTORS and at > last else None


def devolved(sentence: Sequence[Token], first: int, last: int) -> EntityType | None:
    """Read "the Assembly" and "the Executive" of a nation, and the branches that end with a nation's short name."""
    if last - first > 1 and sentence[last - 1].text in _NATIONS:
        return EntityType.ORGANISATION
    alone = last - first == 1 and first > 0 and sentence[first].fold in _BODIES
    return EntityType.BODY if alone and sentence[first - 1].fold == "the" else None


def lead_ins(text: Text) -> dict[int, EntityType]:
    """Return the type that each bullet's lead-in gives to the name it begins with ("The projects are:"), by block."""
    return {block.index: kind for block in text.blocks if (kind := _of_bullet(text, block)) is not None}


@cache
def _nouns() -> dict[str, EntityType]:
    return {row["noun"]: EntityType(row["type"]) for row in rows("type_nouns.csv")}


def _of_bullet(text: Text, block: Block) -> EntityType | None:
    if block.kind is not BlockKind.BULLET or block.lead_in is None:
        return None
    lead = text.blocks[block.lead_in].text
    nouns = _nouns()
    cut = [token.fold for token in tokens(lead)]
    listed = [word for word in cut[-12:] if word.endswith("s") and word in nouns]
    naming = len(cut) > 1 and cut[-1] == ":" and (cut[-2] in _NAMING | set(listed[-1:]) or "following" in cut)
    return nouns[listed[-1]] if listed and naming else None


def listed(sentence: Sequence[Token], spans: Sequence[Span], kind: EntityType) -> list[Span]:
    """Return the names of a bullet with the one it begins with under the type that its lead-in gives."""
    span = _bulleted(sentence, {at: one for one in spans for at in range(one.first, one.last)}, kind)
    return [span, *(one for one in spans if one.first >= span.last)] if span else list(spans)


def _bulleted(sentence: Sequence[Token], taken: Atoms, kind: EntityType) -> Span | None:
    """Return the name that a bullet begins with where nothing knows it."""
    end = 0
    while end < len(sentence) and end < _LIST_LONGEST and sentence[end].capital and not _known(taken, end):
        end += 1
    closed = end >= len(sentence) or sentence[end].text in {",", ":", "–", "-", "—", "("}
    told = any(not is_generic(token) and token.fold not in words("plain.txt") for token in sentence[:end])
    if end == 0 or not closed or not told or (end == 1 and sentence[0].fold in words("openers.txt")):
        return None
    return Span(0, end, kind, "name.bullet")


def _known(taken: Atoms, at: int) -> bool:
    return at in taken and (bool(taken[at].key) or taken[at].type is EntityType.PERSON)
