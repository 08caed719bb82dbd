"""Sentence boundaries in cleaned text: stops that end a sentence, and the many that do not."""

import re
from collections.abc import Iterator

from ingest.wordlists import words

_STOP = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]+)(?P<close>[)\]\"'’”»]{0,4})"
    r"(?P<space> +|(?<=[a-zA-Z)]{2}[.!?])(?=[A-Z][a-z]{0,9} ))"
    r"(?=(?P<open>[(\[\"'‘“«]{0,4})(?P<next>\S))"
)
_LONGEST_WORD = 40
_LONGEST = 2000
"""A "sentence" of more characters than this is a listing; it is cut between its items."""
_FIRST = re.compile(r"[\W_]*(\w+)")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text[start:end]``; spaces between sentences belong to none."""
    end = len(text) if end is None else end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    spans: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop) if stop["space"] else _opens(text, stop.end()):
            spans.append((begin, stop.end("close")))
            begin = stop.end()
    if begin < end:
        spans.append((begin, end))
    return [piece for span in spans for piece in _pieces(text, *span)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a listing without stops where its items end, so that no sentence is longer than a reader could take in."""
    while end - start > _LONGEST:
        limit = start + _LONGEST
        marks = (text.rfind(mark, start, limit) + len(mark) - 1 for mark in ("; ", ", ", " "))
        cut = next((at for at in marks if at > start + _LONGEST // 2), limit)
        yield start, cut
        start = cut + (text[cut] == " ")
    yield start, end


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Return whether a stop ends a sentence, judged by the word before it and the one behind it."""
    small = stop["next"].islower() and not _is_mixed(text, stop.end("open"))
    if small and not stop["open"]:
        return stop["stop"] not in {".", "…", "..."} and not stop["close"]
    if stop["stop"] != ".":
        return not small
    before = text[max(0, stop.start() - _LONGEST_WORD) : stop.start()].rpartition(" ")[2].lstrip("([\"'‘“")
    word = before.lower()
    if word in words("abbreviated_last.txt"):
        return _opens(text, stop.end())
    if word in words("abbreviated.txt"):
        return False
    initial = len(word) == 1 and before.isupper() and not stop["close"]
    return not initial or _opens(text, stop.end())


def _is_mixed(text: str, at: int) -> bool:
    """Return whether the word there has capitals behind its first letter, as some names have ("iPlayer")."""
    return any(letter.isupper() for letter in text[at : at + _LONGEST_WORD].split(" ", 1)[0])


def _opens(text: str, at: int) -> bool:
    """Return whether a usual opening word of a sentence stands there, with its capital."""
    found = _FIRST.match(text, at)
    return found is not None and found[1][0].isupper() and found[1].lower() in words("sentence_openers.txt")
