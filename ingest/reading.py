"""What a format's reader hands on: the exact text, and what the file itself says about it."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, where its pages start, and what was not read or had to be guessed (``notices``).

    ``title``, ``publisher`` and ``date`` are what the file's own metadata says; the text may say better.
    """

    text: str
    media_type: str
    encoding: str | None = None
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()
    title: str | None = None
    publisher: str | None = None
    date: dt.date | None = None


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(digits: str) -> str:
    """Return a footnote number as superscript digits, so that it cannot be taken for a figure."""
    return digits.translate(_SUPERSCRIPTS)


def joined_pages(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """Return the pages as one text with a form feed between each two, and the offset at which each starts."""
    starts: list[int] = []
    length = 0
    for page in pages:
        starts.append(length)
        length += len(page) + 2
    return "\n\f".join(pages), tuple(starts)


def form_feeds(text: str) -> tuple[int, ...]:
    """Return where pages start in a text that has form feeds between them; nothing where it has none."""
    starts = [at + 1 for at, character in enumerate(text) if character == "\f"] if "\f" in text else []
    return (0, *starts) if starts and starts[0] > 1 else tuple(starts)
