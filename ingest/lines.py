"""The lines of a source as they stand on the page, and what they tell of how the source was typeset."""

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.wordlists import words

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W_]+(?:[’'&.-][^\W_]+)*")
_ENDED = re.compile(r"(?:; (?:and|or)$)|[.!?:;…][)\"'’”\]*_]*(?:\s*<[^<>]{1,20}>|\[?\d{1,3}\]?)*$")
_WRAPPED_AT_MOST = 180
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the spaces around it.

    ``above`` is the number of line ends since the line before (1: directly below it), ``page`` whether a form feed
    stands between them, ``trailing`` whether spaces follow the text: a sign that it runs on.
    """

    start: int
    end: int
    text: str
    indent: int
    above: int
    page: bool
    trailing: bool

    @property
    def span(self) -> Span:
        """Where the line's text stands in the source."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Typesetting:
    """How a source was typeset: tabs for spaces or for columns, the width at which it wraps (None: it does not).

    ``trailing`` says that spaces at a line's end mean something: lines that end a paragraph have none. ``opening`` says
    the same of a single space before a line: it opens a page or a slide.
    """

    tabbed: bool
    width: int | None
    trailing: bool
    opening: bool


def lines(source: str) -> list[Line]:
    """Return the lines of a source that are not blank."""
    found: list[Line] = []
    before = 0
    for match in _LINE.finditer(source):
        raw = match[0]
        text = raw.strip()
        if not text:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        above = source.count("\n", before, start) or source.count("\r", before, start)
        page = source.find("\f", before, start) >= 0
        trailing = raw[-1] in " \xa0" and len(raw) > indent + len(text)
        found.append(Line(start, start + len(text), text, indent, max(above, 1), page, trailing))
        before = start + len(text)
    return found


def typesetting(source: str, every: list[Line]) -> Typesetting:
    """Return how the source was typeset, judged by all its lines."""
    return Typesetting(
        tabbed=source.count("\t") < source.count(" ") * 3 + 4,
        width=_width(every),
        trailing=_trailing_tells(every),
        opening=0 < sum(line.indent == 1 for line in every) * 10 <= len(every),
    )


def _width(every: list[Line]) -> int | None:
    followed = sorted(len(line.text) for line, below in pairwise(every) if below.above == 1)
    if len(followed) * 4 < len(every) or len(followed) < 3:
        return None
    width = followed[len(followed) * 3 // 4]
    return width if _NARROWEST <= width <= _WRAPPED_AT_MOST else None


def _trailing_tells(every: list[Line]) -> bool:
    running = sum(line.trailing and not ended(line.text) for line in every)
    closing = [line.trailing for line in every if ended(line.text)]
    return running * 20 > len(every) and sum(closing) * 4 <= len(closing)


def ended(text: str) -> bool:
    """Return whether the text ends with a stop, colon or the like (closing quotes and footnote marks may follow)."""
    return _ENDED.search(text, max(0, len(text) - 40)) is not None


def last_word(text: str) -> str:
    """Return the last word of a line, "" where it ends with something else than a word."""
    tail = text[-60:]
    found = _WORD.findall(tail)
    return found[-1] if found and tail.endswith(found[-1]) else ""


def dangling(text: str) -> bool:
    """Return whether the text breaks off: after a comma, a dash, an opening bracket or a function word."""
    return text[-1] in ",-–—(/&" or last_word(text).lower() in words("unfinished.txt")


def opening(text: str) -> str:
    """Return the first word of a line with the punctuation that clings to it."""
    return text.split(maxsplit=1)[0]


def local_width(every: list[Line], at: int, width: int | None) -> int | None:
    """Return the width at which the lines around ``at`` wrap: their own where they are many, else the source's."""
    first = at
    while first > 0 and every[first].above == 1 and at - first < 8:
        first -= 1
    last = at
    while last + 1 < len(every) and every[last + 1].above == 1 and last - at < 8:
        last += 1
    lengths = sorted(len(line.text) for line in every[first : last + 1])
    if len(lengths) < 4 or lengths[-1] > _WRAPPED_AT_MOST:
        return width
    return max(lengths[len(lengths) * 3 // 4], _NARROWEST)
