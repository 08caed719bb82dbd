"""Lines that give a label and what it says ("Lead organisation: X"), and the part that the label gives to it."""

import re
from functools import cache

from ingest.wordlists import rows

_MOST_WORDS = 4
_TELLING = {"partner": "partner", "partners": "partner", "lead": "lead", "owner": "lead", "location": "place"}
_LABEL = re.compile(r"(?:[-–•*▪] ?|\*\*)?([A-Z][A-Za-z’' /-]{1,40}?)(?:\*\*)?:(?:\*\*)?(?= \S|\s*$)")


@cache
def _roles() -> dict[str, str]:
    return {row["label"]: row["role"] for row in rows("field_labels.csv")}


def label(line: str) -> str | None:
    """Return the label that a line opens with, folded, if it is one of those that stand in such lists."""
    match = _LABEL.match(line)
    folded = " ".join(match.group(1).casefold().split()) if match else ""
    return folded if folded in _roles() else None


def value_start(line: str) -> int:
    """Return where the value behind a line's label begins."""
    match = _LABEL.match(line)
    return match.end() + len(line[match.end() :]) - len(line[match.end() :].lstrip()) if match else 0


def role(header: str) -> str:
    """Return the part that a label or a column's header gives to what stands under it, "" where it gives none."""
    folded = " ".join(header.casefold().split()).rstrip(":")
    found = _roles().get(folded) or next((part for word, part in _TELLING.items() if _short(folded, word)), "")
    return "" if found == "none" else found


def _short(header: str, word: str) -> bool:
    """Tell whether a header of a few words has a word that tells what it is."""
    words = header.split()
    return len(words) <= _MOST_WORDS and word in words
