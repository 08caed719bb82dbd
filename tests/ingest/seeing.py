"""A text as a made-up encoder sees it: a word's vector is its number, so that made-up heads know which word they judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.encoded import Encoded, Likely, Spot
from ingest.encoded_sums import Seer
from ingest.encoder import Vectors
from ingest.mentions import Names
from ingest.names import find_names
from ingest.windows import windows
from tests.ingest.reading import text


@dataclass(frozen=True)
class Sight:
    """What a made-up encoder sees, and the words by the number that is their vector."""

    seer: Seer
    words: tuple[str, ...]

    def firsts(self, rows: Vectors) -> list[str]:
        """Return the word of each vector, or the first word of each row of a name."""
        return [self.words[int(row[0])] for row in rows]


def sight(
    source: str,
    likely: Sequence[Likely] = (),
    blank: Mapping[str, float] | None = None,
    unseen: frozenset[str] = frozenset(),
) -> Sight:
    """Return what is seen of a source: ``blank`` by word, and no vector for words that are ``unseen``."""
    read = text(source)
    names: Names = find_names(read, {})
    starts: dict[int, list[int]] = {}
    spots: dict[int, list[Spot]] = {}
    kept = {}
    shares = {}
    words: list[str] = []
    for number, window in enumerate(windows(read, names)):
        for at, word in enumerate(window):
            if word.block >= 0:
                spot = Spot(number, at)
                starts.setdefault(word.block, []).append(word.start)
                spots.setdefault(word.block, []).append(spot)
                shares[spot] = (blank or {}).get(word.text, 0.0)
                if word.text not in unseen:
                    kept[spot] = np.asarray([len(words)], dtype=np.float16)
                words.append(word.text)
    return Sight(Seer(Encoded(read, starts, spots, kept, shares, tuple(likely)), names), tuple(words))


def found_at(source: str, form: str) -> tuple[int, int, int]:
    """Return the sentence of a source that has a form first, and where it begins and ends there."""
    for sentence in text(source).sentences:
        start = sentence.text.find(form)
        if start >= 0:
            return sentence.index, start, start + len(form)
    raise ValueError(f"{form!r} stands in no sentence")
