"""A document's text cut into stretches, each with the claims whose evidence covers it."""

from collections.abc import Sequence
from itertools import pairwise

from ontology.model import Frozen


class Stretch(Frozen):
    """A stretch of text; ``claims`` cover all of it, ``opens`` are those that begin here."""

    text: str
    claims: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()


def stretches(text: str, spans: Sequence[tuple[int, int, str]]) -> list[Stretch]:
    """Return the text as stretches in order: joined, they are the text. ``spans`` are (start, end, claim id).

    Raises ValueError where a span leaves the text.
    """
    if any(not 0 <= start < end <= len(text) for start, end, _ in spans):
        raise ValueError("a claim's evidence leaves its text")
    cuts = sorted({0, len(text), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    ordered = sorted(spans)
    found: list[Stretch] = []
    active: list[tuple[int, int, str]] = []
    nth = 0
    for start, end in pairwise(cuts):
        active = [span for span in active if span[1] > start]
        opened = []
        while nth < len(ordered) and ordered[nth][0] == start:
            active.append(ordered[nth])
            opened.append(ordered[nth][2])
            nth += 1
        found.append(Stretch(text=text[start:end], claims=tuple(span[2] for span in active), opens=tuple(opened)))
    return found
