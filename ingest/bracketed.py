"""Names with their abbreviation before a small head word: "the Northwold Homes Grant (NHG) programme"."""

from collections.abc import Iterator, Sequence

from ingest.abbreviations import is_short, stands_for
from ingest.capitals import is_name_word
from ingest.gazetteer import Span
from ingest.heads import head_at
from ingest.tokens import Token
from ontology.terms import EntityType

_KINDS = frozenset({EntityType.PROGRAMME, EntityType.FUND, EntityType.PLAN})
_SMALL = frozenset({"of", "and", "for", "the", "in", "to", "&", "on", "with"})
_LONGEST = 9


def bracketed_spans(sentence: Sequence[Token]) -> Iterator[Span]:
    """Yield the names before "(ABC) programme": their letters give it, the head behind types them."""
    for at in range(2, len(sentence) - 3):
        short = sentence[at + 1]
        if sentence[at].text != "(" or sentence[at + 2].text != ")" or not is_short(short.text):
            continue
        head = head_at(sentence, at + 3)
        if head is None or sentence[at + 3].capital or head.type not in _KINDS:
            continue
        first = _start(sentence, at, short.text)
        if first is not None:
            yield Span(first, at, head.type, "name.bracketed")


def _start(sentence: Sequence[Token], end: int, short: str) -> int | None:
    """Return the first word of the capitals before a bracket from which an abbreviation is made."""
    for first in range(end - 2, max(-1, end - _LONGEST), -1):
        if not (is_name_word(sentence, first) or sentence[first].fold in _SMALL):
            return None
        same = sentence[first].text[0].casefold() == short[0].casefold() and is_name_word(sentence, first)
        if same and stands_for(short, " ".join(token.text for token in sentence[first:end])):
            return first
    return None
