"""A cleaned view of source text with its alignment: spaces folded, hyphens mended, markup and footnote marks left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class View:
    """Cleaned text; ``offsets[i]`` is the source offset of character ``i``, strictly increasing."""

    text: str
    offsets: tuple[int, ...]


_SPACE = r"[\s\u200b\u2060\ufeff]"
_ODD = re.compile(
    rf"(?P<mend>\u00ad{_SPACE}*\n{_SPACE}*|(?<=[a-z])-{_SPACE}*\n{_SPACE}*(?=[a-z]))"
    r"|(?P<drop>[\u00ad\u200c\u200d]+|\*\*|<su[pb]>\s*\[?[\d*†‡]{1,3}\]?\s*</su[pb]>"
    r"|\]\((?:[^()\s]|\([^()\s]*\)){0,500}\)|!?\[(?=[^\[\]\n]{1,300}\]\())"
    r"|(?P<hyphen>[\u2010\u2011])"
    rf"|(?P<space>{_SPACE}+|</?[A-Za-z][^<>\n]{{0,200}}>)"
)


def view(source: str, spans: Iterable[Span], without: frozenset[Span] = frozenset()) -> View:
    """Return the view of the spans of the source joined by one space, without the given spans (footnote marks)."""
    pieces: list[str] = []
    offsets: list[int] = []
    for start, end in spans:
        if pieces and pieces[-1] != " ":
            pieces.append(" ")
            offsets.append(offsets[-1] + 1)
        _append(source, start, end, pieces, offsets)
    if pieces and pieces[-1] == " ":
        pieces.pop()
        offsets.pop()
    return View("".join(pieces), tuple(offsets))


def _append(source: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    done = start
    for odd in _ODD.finditer(source, start, end):
        _copy(source, done, odd.start(), pieces, offsets)
        done = odd.end()
        if odd.lastgroup == "hyphen":
            pieces.append("-")
            offsets.append(odd.start())
        elif odd.lastgroup == "space" and pieces and pieces[-1] != " ":
            pieces.append(" ")
            offsets.append(odd.start())
    _copy(source, done, end, pieces, offsets)


def _copy(source: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    if end > start:
        pieces.append(source[start:end])
        offsets.extend(range(start, end))
