"""A text as the encoder sees it: a vector for each word that may matter, found again by where the word stands."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.encoder import Vectors, vectors
from ingest.encoder_heads import tags
from ingest.mentions import Mention, Names
from ingest.text import Text
from ingest.windows import TYPES, Window, from_elsewhere, windows
from ontology.terms import EntityType

GOVERNMENT_KIND = len(TYPES)
"""The number of the kind of a mention that is the government or "we"."""

_SMALL, _PUNCTUATION = 1, 6
_CURRENCIES = frozenset("£$€")
_STOPS = frozenset(",;:.–—|/")
"""What no name ends with."""


class Spot(NamedTuple):
    """Where a word stands in the windows: the number of its window, and its number there."""

    window: int
    word: int


@dataclass(frozen=True, slots=True)
class Likely:
    """A name that the encoder sees in a sentence: offsets into the sentence, its likeliest type, and how sure it is."""

    sentence: int
    start: int
    end: int
    type: EntityType
    share: float


class Told(NamedTuple):
    """A name that a window is told from elsewhere: its first word, its row of vectors and the number of its type."""

    name: str
    first: int
    row: Vectors
    kind: int


@dataclass(frozen=True)
class Encoded:
    """The words of a text by block and start, their vectors, and the likelihoods of what each word is.

    ``starts`` has for each block the starts of its words and ``spots`` where these stand; ``kept`` has the vectors of
    the words that a name or sum may begin or end with, ``blank`` how likely each of these is in no name. ``elsewhere``
    has for each window the names that it is told.
    """

    text: Text
    starts: Mapping[int, Sequence[int]]
    spots: Mapping[int, Sequence[Spot]]
    kept: Mapping[Spot, NDArray[np.float16]]
    blank: Mapping[Spot, float]
    likely: tuple[Likely, ...]
    elsewhere: Mapping[int, Sequence[Told]] = field(default_factory=dict)

    def words(self, sentence: int, start: int, end: int) -> tuple[Spot, Spot] | None:
        """Return the first and last word of a stretch of a sentence; None where it has none in one window."""
        where = self.text.sentences[sentence]
        starts = self.starts.get(where.block, ())
        low, high = bisect_left(starts, where.start + start), bisect_left(starts, where.start + end)
        if low >= high:
            return None
        first, last = self.spots[where.block][low], self.spots[where.block][high - 1]
        return (first, last) if first.window == last.window else None

    def vector(self, spot: Spot) -> Vectors | None:
        """Return the vector of a word, None for one that cannot matter."""
        found = self.kept.get(spot)
        return None if found is None else found.astype(np.float32)

    def row(self, first: Spot, last: Spot) -> Vectors | None:
        """Return the vectors of a name's first and last word side by side."""
        one, other = self.vector(first), self.vector(last)
        return None if one is None or other is None else np.concatenate([one, other])


class Seen(NamedTuple):
    """A mention with its words and its row of vectors."""

    mention: Mention
    first: Spot
    last: Spot
    row: Vectors
    kind: int


def seen(encoded: Encoded, names: Names, sentence: int) -> Iterator[Seen]:
    """Yield the mentions of a sentence that the encoder has vectors for."""
    for mention in names.in_sentence(sentence):
        words = encoded.words(sentence, mention.start, mention.end)
        row = encoded.row(*words) if words is not None else None
        if words is not None and row is not None:
            kind = names.type(mention)
            yield Seen(mention, *words, row, GOVERNMENT_KIND if kind is None else TYPES.index(kind))


def encode(text: Text, names: Names) -> Encoded:
    """Return a text as the encoder sees it, given the names that rules find."""
    starts: dict[int, list[int]] = {}
    spots: dict[int, list[Spot]] = {}
    kept: dict[Spot, NDArray[np.float16]] = {}
    blank: dict[Spot, float] = {}
    likely: list[Likely] = []
    elsewhere: dict[int, list[Told]] = {}
    for number, window in enumerate(windows(text, names)):
        rows = vectors(window)
        shares = tags(rows)
        likely += _likely(text, window, shares)
        elsewhere[number] = _told(window, rows)
        for at, word in enumerate(window):
            if word.block < 0:
                continue
            starts.setdefault(word.block, []).append(word.start)
            spots.setdefault(word.block, []).append(Spot(number, at))
            if _matters(word.text, word.shape, word.known, int(shares[at].argmax())):
                kept[Spot(number, at)] = rows[at].astype(np.float16)
                blank[Spot(number, at)] = float(shares[at][0])
    return Encoded(text, starts, spots, kept, blank, tuple(likely), elsewhere)


def _told(window: Window, rows: Vectors) -> list[Told]:
    return [
        Told(window[first].elsewhere, first, np.concatenate([rows[first], rows[last]]), TYPES.index(kind))
        for first, last, kind in from_elsewhere(window)
    ]


def _matters(text: str, shape: int, known: int, tag: int) -> bool:
    return shape not in {_SMALL, _PUNCTUATION} or bool(known) or bool(tag) or text in _CURRENCIES


def _likely(text: Text, window: Window, shares: Vectors) -> Iterator[Likely]:
    """Yield the names of a window: a first word of a type and the later ones of the same type that follow it."""
    best = shares.argmax(axis=-1)
    at = 0
    while at < len(window):
        tag, word = int(best[at]), window[at]
        if tag == 0 or word.block < 0:
            at += 1
            continue
        kind = (tag - 1) % len(TYPES)
        end = at + 1
        while end < len(window) and best[end] == 1 + kind + len(TYPES) and window[end].sentence == word.sentence:
            end += 1
        last = end
        while last > at and window[last - 1].text in _STOPS:
            last -= 1
        if last > at:
            base = text.sentences[word.sentence].start
            share = shares[at:last, [1 + kind, 1 + kind + len(TYPES)]].sum(axis=-1).min()
            yield Likely(word.sentence, word.start - base, window[last - 1].end - base, TYPES[kind], float(share))
        at = end
