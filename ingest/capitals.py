"""What a capital letter is worth: whether a word can belong to a name, or only stands where capitals stand."""

from collections.abc import Mapping, Sequence

from ingest.gazetteer import Span
from ingest.tokens import Token
from ingest.wordlists import words

Atoms = Mapping[int, Span]
"""The known name that covers a token, by the token's place."""

_OPENING = frozenset({":", ".", "•", "–", "-", "—", "“", "‘", '"', "?", "!", "(", "|", "·", "*"})


_SMALL = frozenset({"of", "the", "and", "for", "by", "in", "on", "to", "at", "with", "from", "an"})


_HEADING = 7
_RUNNING = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "who", "which", "that", "the", "a", "its", "by"}
)


def is_generic(token: Token) -> bool:
    """Tell whether a capitalised word names nothing by itself."""
    return token.fold in words("generic.txt")


def opens_sentence(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a token owes its capital to its place: first in the sentence or after a stop, colon or bullet."""
    return at == 0 or sentence[at - 1].text in _OPENING


def is_name_word(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a token can be a word of a name: capitalised, and not just the opening of a sentence."""
    token = sentence[at]
    if token.fold in _SMALL and token.text.isupper() and len(token.text) > 1:
        return False
    if not token.capital or (token.fold in words("never.txt") and not (token.text.isupper() and len(token.text) > 1)):
        return False
    return token.fold not in words("openers.txt") or not opens_sentence(sentence, at)


def is_title_case(sentence: Sequence[Token]) -> bool:
    """Tell whether nearly every word of a sentence has a capital, as in headings: capitals then say nothing."""
    if len(sentence) > _HEADING and sentence[-1].text == "." and any(token.fold in _RUNNING for token in sentence):
        return False
    letters = [token for token in sentence if token.text[0].isalpha() and len(token.text) > 3]
    return len(letters) > 2 and sum(token.text[0].isupper() for token in letters) > 0.8 * len(letters)
