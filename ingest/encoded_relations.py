"""Relations as the encoder sees them between names that stand near each other, beside those that rules read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ingest.encoded import Seen
from ingest.encoded_sums import Seer
from ingest.encoder import Vectors
from ingest.encoder_heads import PREDICATES, step, ties
from ingest.stated import Stated
from ontology.terms import Predicate

RULE = "relation.learned"

NEW = 0.5
"""How likely a relation must be to be stated where no rule says so."""

FAR = 40
"""Names further apart than this many words are no pair."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two mentions of different names, and how likely each of PREDICATES ties the first to the other."""

    one: Seen
    other: Seen
    shares: Vectors


def weighed(seer: Seer, told: Sequence[Stated]) -> list[Stated]:
    """Return the relations that rules read, then those that the encoder sees, the likeliest first."""
    found = [tie for near in seer.by_window.values() for tie in _ties(seer, near)]
    likely = [(tie, int(tie.shares.argmax())) for tie in found if tie.shares.max() >= NEW]
    likely.sort(key=lambda one: -float(one[0].shares[one[1]]))
    return [*told, *(_stated(seer, tie, PREDICATES[at]) for tie, at in likely)]


def _ties(seer: Seer, near: Sequence[Seen]) -> Iterator[Tie]:
    twos = [(one, other) for one in near for other in near if _pair(seer, one, other)]
    if not twos:
        return
    ones, others = np.stack([one.row for one, _ in twos]), np.stack([other.row for _, other in twos])
    kinds = np.asarray([one.kind for one, _ in twos]), np.asarray([other.kind for _, other in twos])
    steps = np.asarray([step(other.first.word - one.first.word) for one, other in twos])
    for (one, other), shares in zip(twos, ties(ones, others, kinds, steps), strict=True):
        yield Tie(one, other, shares[:-1])


def _pair(seer: Seer, one: Seen, other: Seen) -> bool:
    near = abs(one.first.word - other.first.word) <= FAR
    return near and seer.names.name(one.mention) != seer.names.name(other.mention)


def _stated(seer: Seer, tie: Tie, predicate: Predicate) -> Stated:
    """Return a relation with its evidence: from name to name in one sentence, else the later name's sentence."""
    sentences = seer.encoded.text.sentences
    left, right = sorted((tie.one.mention, tie.other.mention), key=lambda one: (one.sentence, one.start))
    home = sentences[right.sentence]
    first, last = (left.start, max(left.end, right.end)) if left.sentence == right.sentence else (0, len(home.text))
    subject, other = seer.names.name(tie.one.mention), seer.names.name(tie.other.mention)
    return Stated(subject, predicate, other, home.block, home.start + first, home.start + last, RULE)
