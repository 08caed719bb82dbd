"""What a line opens with: a bullet, a number or letter of a list, a heading's hashes or number."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Opening(StrEnum):
    """What kind of mark opens a line."""

    BULLET = "bullet"
    DASH = "dash"
    CIRCLE = "circle"
    NUMBER = "number"
    DECIMAL = "decimal"
    LETTER = "letter"
    ROMAN = "roman"
    HASH = "hash"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its kind, its label ("1.2"), its depth and how many characters of the line it takes."""

    kind: Opening
    label: str
    depth: int
    width: int


_GAP = r"(?:[\s\u200b]+|$)"
_MARKS: tuple[tuple[Opening, re.Pattern[str]], ...] = (
    (Opening.HASH, re.compile(r"(#{1,6})[ \t]+(?=\S)")),
    (Opening.BULLET, re.compile(r"([•◆▪●■‣∙·➢➤►▶✓✔⦁\uf0b7\uf0a7])[\s\u200b]*(?=\S)")),
    (Opening.CIRCLE, re.compile(rf"([○◦]|o(?=\s+\S)){_GAP}")),
    (Opening.DASH, re.compile(r"([-–—*+])[\s\u200b]+(?=\S)")),
    (Opening.DECIMAL, re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[.)]?{_GAP}(?=\S)")),
    (Opening.NUMBER, re.compile(rf"\(?(\d{{1,3}})[.)]{_GAP}(?=\S)")),
    (Opening.NUMBER, re.compile(r"(\d{1,3})\t+(?=[A-Z“‘][^\t]{40,}$)")),
    (Opening.ROMAN, re.compile(rf"(?:\(([ivx]{{1,5}})\)|([ivx]{{1,5}})[.)]){_GAP}(?=\S)")),
    (Opening.LETTER, re.compile(rf"(?:\(([a-z]{{1,2}})\)|([a-z])[.)]){_GAP}(?=\S)")),
)
SURE = frozenset({Opening.HASH, Opening.BULLET})
"""Marks that open a line wherever they stand; the others may also be a wrapped line's first word."""


def mark(text: str) -> Mark | None:
    """Return the mark that opens a line, None where it opens with words."""
    if text[0].isalpha() and text[0] not in "oabcdefghijklmnpqrstuvwxyz":
        return None
    for kind, pattern in _MARKS:
        found = pattern.match(text)
        if found:
            label = next(group for group in found.groups() if group)
            return Mark(kind, label, _depth(kind, label), found.end())
    return None


def _depth(kind: Opening, label: str) -> int:
    if kind is Opening.HASH:
        return len(label)
    return label.count(".") + 1
