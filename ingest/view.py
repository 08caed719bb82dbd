"""A cleaned view of source text with its alignment: spaces folded, hyphens mended, markup and note marks left out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from ingest.lines import ended

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """The source offset of each view character, in runs: ``starts[i]`` of the view stands at ``sources[i]``."""

    starts: tuple[int, ...]
    sources: tuple[int, ...]
    length: int

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[int, ...]: ...
    def __getitem__(self, at: int | slice) -> int | tuple[int, ...]:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(self.length)))
        place = at + self.length if at < 0 else at
        if not 0 <= place < self.length:
            raise IndexError(at)
        run = bisect_right(self.starts, place) - 1
        return self.sources[run] + place - self.starts[run]

    def __iter__(self) -> Iterator[int]:
        ends = (*self.starts[1:], self.length)
        for start, source, end in zip(self.starts, self.sources, ends, strict=True):
            yield from range(source, source + end - start)


@dataclass(frozen=True, slots=True)
class View:
    """Cleaned text, where each character stands in the source, and the view offsets at which a sentence must end."""

    text: str
    offsets: Offsets
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cuts:
    """What no view shows: spans of the source (footnote marks), sorted; and the hyphens at line ends to be mended."""

    spans: tuple[Span, ...] = ()
    hyphens: frozenset[int] = frozenset()

    def between(self, start: int, end: int) -> Iterator[Span]:
        """Yield the cuts that lie within a span of the source."""
        for at in range(bisect_left(self.spans, (start, start)), len(self.spans)):
            if self.spans[at][1] > end:
                return
            yield self.spans[at]


_FOLDED = {
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    0x2010: "-",
    0x2011: "-",
}
_ODD = re.compile(
    r"(?P<drop>[\xad\u200b-\u200f\u2060\ufeff\x00-\x08]+|\*\*|(?<![^\W_])__(?=\S)|(?<=\S)__(?![^\W_])"
    r"|<su[pb]>\s*\[?[\d*†‡,\s]{1,9}\]?\s*</su[pb]>|(?<!\bm)(?<!\b[kc]m)[¹²³⁴-⁹⁰]+"
    r"|\]\((?:[^()\s]|\([^()\s]{0,300}\)){0,500}\)|!?\[(?=[^\[\]]{1,300}\]\())"
    r"|(?P<bold></(?:b|strong)> *)"
    r"|(?P<break>(?:</?(?:p|br|li|ul|ol|div|h[1-6])(?: [^<>]{0,200})?/?> *)+(?:[•●▪◦] *)?)"
    r"|(?P<space> {2,}|</?[a-z][a-z0-9]{0,9}(?: [^<>]{0,200})?/?>)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"<(?:b|strong)>", re.IGNORECASE)


def fold(source: str) -> str:
    """Return the source with each kind of space as a plain one and of hyphen as "-", character by character."""
    return source.translate(_FOLDED)


class _Builder:
    """Gathers a view of a folded source piece by piece."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.breaks: list[int] = []
        self.firm = 0
        self.length = 0

    def put(self, piece: str, source: int) -> None:
        """Add a piece that stands at an offset of the source; no second space, and none at the start."""
        if piece[0] == " " and (not self.pieces or self.pieces[-1][-1] == " "):
            piece, source = piece[1:], source + 1
            if not piece:
                return
        self.pieces.append(piece)
        if not self.starts or self.sources[-1] + self.length - self.starts[-1] != source:
            self.starts.append(self.length)
            self.sources.append(source)
        self.length += len(piece)

    def clean(self, start: int, end: int) -> None:
        """Add a stretch of source without markup."""
        done = start
        label = not self.pieces and _BOLD.match(self.folded, start, end) is not None
        for odd in _ODD.finditer(self.folded, start, end):
            if odd.start() > done:
                self.put(self.folded[done : odd.start()], done)
            done = odd.end()
            if odd.lastgroup == "drop":
                continue
            self.put(" ", odd.start())
            if odd.lastgroup == "break" or (odd.lastgroup == "bold" and label):
                self.breaks.append(self.length)
            if odd.lastgroup == "bold" and label:
                self.firm, label = self.length, False
        if end > done:
            self.put(self.folded[done:end], done)

    def bridge(self) -> None:
        """Take back a break at the end of what was gathered where its last sentence has not ended."""
        while self.breaks and self.breaks[-1] == self.length > self.firm and not ended(self._tail()):
            self.breaks.pop()

    def _tail(self) -> str:
        return "".join(self.pieces[-3:]).rstrip()[-40:] or "."

    def shorten(self) -> None:
        """Take back the last character."""
        self.length -= 1
        self.pieces[-1] = self.pieces[-1][:-1]
        if not self.pieces[-1]:
            self.pieces.pop()
        if self.starts and self.starts[-1] == self.length:
            self.starts.pop()
            self.sources.pop()

    def view(self) -> View:
        """Return what was gathered, without a space at its end."""
        if self.pieces and self.pieces[-1][-1] == " ":
            self.shorten()
        breaks = tuple(sorted({at for at in self.breaks if 0 < at < self.length}))
        return View("".join(self.pieces), Offsets(tuple(self.starts), tuple(self.sources), self.length), breaks)


NO_CUTS = Cuts()


def view(folded: str, spans: Iterable[Span], cuts: Cuts = NO_CUTS, *, stacked: bool = False) -> View:
    """Return the view of the spans of a folded source, joined by one space, without the cuts.

    Where spans are ``stacked`` each is a sentence of its own.
    """
    built = _Builder(folded)
    last = -1
    for start, end in spans:
        if last >= 0 and not _mended(built, last, cuts):
            built.put(" ", last)
        if stacked:
            built.breaks.append(built.length)
        else:
            built.bridge()
        done = start
        for cut in cuts.between(start, end):
            built.clean(done, cut[0])
            done = cut[1]
        built.clean(done, end)
        last = end
    return built.view()


def _mended(built: _Builder, end: int, cuts: Cuts) -> bool:
    """Take back a hyphen (or soft hyphen) that ends a line within a word; True where the word runs on."""
    if built.folded[end - 1] == "\xad":
        return True
    if end - 1 in cuts.hyphens and built.pieces and built.pieces[-1][-1] == "-":
        built.shorten()
        return True
    return bool(built.pieces) and built.folded[end - 1] == "-" and built.folded[end - 2 : end - 1].isalnum()


def joined(views: list[View]) -> View:
    """Return the views of a row's cells as one, a space between each two; offsets increase within each of them."""
    starts: list[int] = []
    sources: list[int] = []
    breaks: list[int] = []
    length = 0
    for at, one in enumerate(views):
        if at:
            starts.append(length)
            sources.append(views[at - 1].offsets[-1] + 1)
            length += 1
        starts.extend(start + length for start in one.offsets.starts)
        sources.extend(one.offsets.sources)
        breaks.extend(at + length for at in one.breaks)
        length += len(one.text)
    return View(" ".join(one.text for one in views), Offsets(tuple(starts), tuple(sources), length), tuple(breaks))
