"""Sums spelt out for the parser, which takes the "m" of "£5m" for a verb: it reads "£5 million", we keep "£5m"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SCALES = {"k": "thousand", "m": "million", "mn": "million", "mln": "million"} | {
    "b": "billion",
    "bn": "billion",
    "tn": "trillion",
    "trn": "trillion",
}
_SHORT = re.compile(
    r"(?P<circa>\bc\.)?(?P<figure>[£$€]\s?\d[\d,]*(?:\.\d+)?)(?P<scale>k|mn|mln|m|bn|b|trn|tn)(?![A-Za-z\d])"
    r"(?P<dash>[-–—‑/](?=[£$€\d]))?",
    re.I,
)

Written = dict[int, str]
"""By its offset in the text that is spelt out, what was written for a word ("" for a space that was not there)."""


def spelt(text: str) -> tuple[str, Written]:
    """Return a text with its short sums spelt out, and what was written where."""
    pieces: list[str] = []
    written: Written = {}
    length = at = 0
    for match in _SHORT.finditer(text):
        for piece, was in _pieces(text[at : match.start()], match):
            if was is not None:
                written[length + 1] = was
            pieces.append(piece)
            length += len(piece)
        at = match.end()
    return "".join([*pieces, text[at:]]), written


def _pieces(before: str, match: re.Match[str]) -> Iterator[tuple[str, str | None]]:
    """Yield what a short sum is spelt as, piece by piece; behind the space that opens it, what stood for the piece."""
    yield before + (match["circa"] or ""), None
    yield (" " + match["figure"], "") if match["circa"] else (match["figure"], None)
    yield " " + _SCALES[match["scale"].lower()], match["scale"]
    if match["dash"]:
        yield " " + match["dash"], ""
        yield " ", ""


def as_written(parsed: "Doc", written: Written) -> "Doc":
    """Return a parsed document with its words as they were written; what the parser said of them stays."""
    if not written:
        return parsed
    from spacy.tokens import Doc  # noqa: PLC0415 - only a parse needs it

    return Doc(
        parsed.vocab,
        words=[written.get(token.idx) or token.text for token in parsed],
        spaces=[bool(token.whitespace_) and token.idx + len(token) + 1 not in written for token in parsed],
        tags=[token.tag_ for token in parsed],
        pos=[token.pos_ for token in parsed],
        morphs=[str(token.morph) for token in parsed],
        lemmas=[token.lemma_ for token in parsed],
        heads=[token.head.i for token in parsed],
        deps=[token.dep_ for token in parsed],
    )
