"""Names that quotation marks set apart: the ‘Open Workshop’ scheme, a service called “Ask Once”."""

from collections.abc import Iterator, Sequence

from ingest.contexts import noun_type
from ingest.gazetteer import Span
from ingest.heads import head_at, kind_of
from ingest.tokens import Token
from ontology.terms import EntityType

_PAIRS = {"“": "”", "‘": "’", '"': '"'}
_NAMING = frozenset({"called", "named", "dubbed", "titled", "entitled", "as", "known"})
_LONGEST = 14


def _quotes(sentence: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between quotation marks, short enough to be a name."""
    at = next((at for at, token in enumerate(sentence) if token.text in _PAIRS), len(sentence))
    while at < len(sentence):
        close = _PAIRS.get(sentence[at].text)
        end = next(
            (here for here in range(at + 2, min(at + _LONGEST, len(sentence))) if sentence[here].text == close), None
        )
        if close is None or end is None:
            at += 1
            continue
        yield at + 1, end
        at = end + 1


def _written_as_name(sentence: Sequence[Token], first: int, end: int) -> bool:
    if not sentence[first].capital or sentence[end - 1].text in {".", ",", "!", "?"}:
        return False
    longer = [token for token in sentence[first:end] if token.text[0].isalpha() and len(token.text) > 3]
    return end - first == 1 or sum(token.capital for token in longer) * 2 >= len(longer)


def _type(sentence: Sequence[Token], first: int, end: int) -> EntityType | None:
    """Return what the noun behind or before a quoted name says, else what its own last word says."""
    for at in range(end + 1, min(end + 4, len(sentence))):
        if (kind := noun_type(sentence[at])) is not None:
            return kind
        if not sentence[at].text[0].isalpha():
            break
    head = next(
        (head for at in range(first, end) if (head := head_at(sentence, at)) and at + len(head.words) == end), None
    )
    if head:
        return kind_of(head, sentence[first:end])
    if first > 2 and sentence[first - 2].fold in _NAMING:
        return noun_type(sentence[first - 3])
    return None


def quoted_spans(sentence: Sequence[Token]) -> list[Span]:
    """Return the names between quotation marks whose kind the words around them or their own head tells."""
    found = []
    for first, end in _quotes(sentence):
        told = _typed_title(sentence, first, end) or (
            _written_as_name(sentence, first, end) and _type(sentence, first, end)
        )
        if told:
            found.append(Span(first, end, told, "name.marks"))
    return found


def _typed_title(sentence: Sequence[Token], first: int, end: int) -> EntityType | None:
    """Return PLAN where a quoted title is followed by "report", "review" or the like, however it is written."""
    if not sentence[first].capital or end + 1 >= len(sentence) or end - first < 3:
        return None
    return EntityType.PLAN if noun_type(sentence[end + 1]) is EntityType.PLAN else None
