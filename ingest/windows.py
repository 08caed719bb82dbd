"""A text cut into the windows that the encoder reads: words with their place, shape and what the rules take them for.

A window holds whole blocks as far as they fit, in reading order, each after a mark of its kind; the title and the
nearest heading stand before it, so that the encoder knows what it reads about, and after these the names of the text
that may have a part in the window's sums though it does not say them. In front of a cell stands its header.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ingest.elsewhere import Speech, elsewhere, speech
from ingest.mentions import Names
from ingest.money import find_money, may_hold_money
from ingest.text import Block, BlockKind, Sentence, Text
from ontology.terms import EntityType

MOST_WORDS = 240
"""How many words of its own a window has at most."""

_PREFIX = 14
"""How many words of a title or heading stand before a window."""

_HEADER = 4
"""How many words of a column's header stand before a cell."""

NOWHERE = -1

MARKS = {
    BlockKind.HEADING: "[unused1]",
    BlockKind.PARAGRAPH: "[unused2]",
    BlockKind.BULLET: "[unused3]",
    BlockKind.ROW: "[unused4]",
}
"""Words of the encoder's vocabulary that it has never met, one for each kind of block."""

_CELL = "[unused5]"
_ABOVE = "[unused6]"
_ELSEWHERE = "[unused7]"

_NAME = 6
"""How many words of a name from elsewhere stand before a window."""

TYPES: Sequence[EntityType] = tuple(EntityType)
KNOWN_MONEY = 2 * len(TYPES) + 1
KNOWN_GOVERNMENT = KNOWN_MONEY + 1
KNOWNS = KNOWN_GOVERNMENT + 1
"""How many things a word can be to rules: nothing, the first or a later word of a name of each type, money, "we"."""

SHAPES = 8
"""How many shapes of a word are told apart: mark, small, Capital, CAPITALS, miXed, number, punctuation, one capital."""

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a window: its place in a block's view (``block`` is NOWHERE for marks, titles and headers).

    ``elsewhere`` is the name that the word stands for where the window itself does not say that name.
    """

    text: str
    block: int
    sentence: int
    start: int
    end: int
    shape: int
    known: int
    elsewhere: str = ""


Window = tuple[Word, ...]


def windows(text: Text, names: Names) -> Iterator[Window]:
    """Yield the windows of a text, in reading order; furniture is left out."""
    held: list[Word] = []
    before: list[Word] = []
    told = speech(text, names)
    for block in text.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        for piece in _pieces(block, _words(names, block)):
            if held and len(held) + len(piece) > MOST_WORDS:
                yield (*before, *_others(told, held), *held)
                held = []
            if not held:
                before = list(_prefix(text, block))
            held += piece
    if held:
        yield (*before, *_others(told, held), *held)


def _others(told: Speech, held: Sequence[Word]) -> Iterator[Word]:
    """Yield the words of the names from elsewhere, a mark before each."""
    blocks = [word.block for word in held if word.block >= 0]
    for one in elsewhere(told, blocks[0], blocks[-1]) if blocks else ():
        yield _mark(_ELSEWHERE)
        first = 1 + TYPES.index(one.type)
        for nth, word in enumerate(_WORD.findall(one.name)[:_NAME]):
            known = first + (len(TYPES) if nth else 0)
            yield Word(word, NOWHERE, NOWHERE, 0, 0, shape(word), known, one.name)


def from_elsewhere(window: Window) -> list[tuple[int, int, EntityType]]:
    """Return the first and last word of each name that a window is told from elsewhere, with its type."""
    starts = [at + 1 for at, word in enumerate(window) if word.text == _ELSEWHERE and word.block == NOWHERE]
    found = []
    for first in starts:
        last = first
        while last + 1 < len(window) and window[last + 1].elsewhere == window[first].elsewhere:
            last += 1
        found.append((first, last, TYPES[window[first].known - 1]))
    return found


def _pieces(block: Block, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield a block's words, cut where they are too many for one window."""
    mark = _mark(MARKS[block.kind])
    for first in range(0, len(words), MOST_WORDS - 1):
        yield [mark, *words[first : first + MOST_WORDS - 1]]


def _prefix(text: Text, block: Block) -> Iterator[Word]:
    title = next((one for one in text.blocks if one.kind is BlockKind.HEADING), None)
    own = [one for one in text.headings(block.index)[-1:] if title is None or one.index != title.index]
    lead = text.lead_in(block.index)
    above = [*([title] if title is not None and title.index != block.index else []), *own]
    for one in above:
        yield _mark(_ABOVE)
        yield from _plain(one.text, _PREFIX)
    if lead is not None and lead.index not in {one.index for one in above}:
        yield _mark(_ABOVE)
        yield from _plain(lead.text, -_PREFIX)


def _plain(text: str, most: int) -> Iterator[Word]:
    words = _WORD.findall(text)
    for word in words[:most] if most > 0 else words[most:]:
        yield Word(word, NOWHERE, NOWHERE, 0, 0, shape(word), 0)


def _mark(mark: str) -> Word:
    return Word(mark, NOWHERE, NOWHERE, 0, 0, 0, 0)


def _words(names: Names, block: Block) -> list[Word]:
    cells = {cell.start: cell for cell in block.cells}
    words = chain.from_iterable(_sentence(names, block, sentence) for sentence in block.sentences)
    if not cells:
        return list(words)
    found: list[Word] = []
    passed: set[int] = set()
    for word in words:
        for start in sorted(at for at in cells if at <= word.start and at not in passed):
            passed.add(start)
            found += [_mark(_CELL), *_plain(cells[start].header, _HEADER)]
        found.append(word)
    return found


def _sentence(names: Names, block: Block, sentence: Sentence) -> Iterator[Word]:
    known = _known(names, sentence)
    for match in _WORD.finditer(sentence.text):
        start, end = match.span()
        base = sentence.start
        yield Word(
            match[0], block.index, sentence.index, base + start, base + end, shape(match[0]), known.get(start, 0)
        )


def _known(names: Names, sentence: Sentence) -> dict[int, int]:
    """Return for each start of a word what the rules take it for."""
    starts = [match.start() for match in _WORD.finditer(sentence.text)]
    found: dict[int, int] = {}
    for mention in sorted(names.in_sentence(sentence.index), key=lambda one: one.start - one.end):
        kind = names.type(mention)
        inside = [start for start in starts if mention.start <= start < mention.end]
        if any(start in found for start in inside):
            continue
        for nth, start in enumerate(inside):
            if kind is None:
                found[start] = KNOWN_GOVERNMENT
            else:
                found[start] = 1 + TYPES.index(kind) + (len(TYPES) if nth else 0)
    if may_hold_money(sentence.text):
        for money in find_money(sentence.text):
            found.update({start: KNOWN_MONEY for start in starts if money.start <= start < money.end})
    return found


def shape(word: str) -> int:
    """Return the number of a word's shape."""
    if word.isdigit():
        return 5
    if not word[0].isalnum():
        return 6
    if len(word) == 1 and word.isupper():
        return 7
    if word.islower():
        return 1
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 4
