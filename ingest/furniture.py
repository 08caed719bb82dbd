"""Page furniture, no part of what is said: page numbers, running headers and footers, contents lists, rules."""

import re
from collections import defaultdict
from itertools import pairwise

from ingest.lines import Line, Typesetting, ended

_RULE = re.compile(r"[-_=*–—~.·•\s|+:]{3,}$")
_NUMBER = re.compile(r"(?:page\s+|p\.?\s*)?[-–—|\s]*(?P<number>\d{1,4})[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?$", re.I)
_BARRED = re.compile(r"(?:page\s+)?\d{1,4}\s*\|\s*\w.{0,90}$|\w.{0,90}\|\s*(?:page\s+)?\d{1,4}$", re.IGNORECASE)
_END = re.compile(r"[\W_]*(?:ends?|more follows|page intentionally (?:left )?blank)[\W_]*$", re.IGNORECASE)
_PAGED = re.compile(r"\bpage\s+\d{1,4}(?:\s+of\s+\d{1,4})?\b", re.IGNORECASE)
_ENTRY = re.compile(r"(?P<title>\S.{1,150}?)(?:\t|\s*\.(?:\s?\.){2,}|\s*…+|\s{3,})\s*(?P<number>\d{1,4}|[ivxlc]{1,6})$")
_LOOSE = re.compile(r"(?P<title>\S.{1,150}?)\s+(?P<number>\d{1,3})$")
_CONTENTS = re.compile(r"#{0,6}\s*(?:table of )?contents(?: page)?:?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LONGEST_RUNNING = 120
_LONGEST_ENTRY = 240
_RECURS = 3


def furniture(every: list[Line], typeset: Typesetting) -> frozenset[int]:
    """Return the indices of the lines that are page furniture."""
    found = {at for at, line in enumerate(every) if _RULE.match(line.text) and not line.text[0].isalnum()}
    found |= _contents(every, typeset)
    found |= _page_numbers(every, found)
    return frozenset(found | _running(every, found))


def _contents(every: list[Line], typeset: Typesetting) -> set[int]:
    found: set[int] = set()
    for at, line in enumerate(every):
        if len(line.text) > _LONGEST_ENTRY:
            continue
        if _ENTRY.match(line.text) and (typeset.tabbed or "\t" not in line.text) and not re.search(r"[£$€]", line.text):
            found.add(at)
        elif _CONTENTS.match(line.text):
            found |= _listed(every, at + 1)
    return {at for at in found if at + 1 in found or at - 1 in found}


def _listed(every: list[Line], first: int) -> set[int]:
    """Return the lines from ``first`` that end in numbers which never fall: entries of a contents list."""
    found: set[int] = set()
    page = 0
    for at in range(first, len(every)):
        entry = _LOOSE.match(every[at].text)
        if entry is None or int(entry["number"]) < page:
            break
        page = int(entry["number"])
        found.add(at)
    return found if len(found) >= _RECURS else set()


def _page_numbers(every: list[Line], known: set[int]) -> set[int]:
    found: list[tuple[int, int]] = []
    for at, line in enumerate(every):
        match = _NUMBER.match(line.text)
        if match and at not in known and (line.above > 1 or line.page or _edge(every, at)):
            found.append((at, int(match["number"])))
    kept = {at for at, _ in found if _edge(every, at)}
    kept |= {at for at, line in enumerate(every) if _says_its_page(every, at, line)}
    for (at, number), (below, following) in pairwise(found):
        if 0 < following - number <= _RECURS:
            kept |= {at, below}
    return kept


def _says_its_page(every: list[Line], at: int, line: Line) -> bool:
    """Return whether a line is a page number in words or with a title, or says that a text ends."""
    if len(line.text) > _LONGEST_RUNNING:
        return False
    if _END.match(line.text):
        return True
    return _PAGED.fullmatch(line.text) is not None or (_edge(every, at) and _BARRED.match(line.text) is not None)


def _edge(every: list[Line], at: int) -> bool:
    """Return whether a form feed stands directly above or below the line."""
    return every[at].page or (at + 1 < len(every) and every[at + 1].page)


def _running(every: list[Line], known: set[int]) -> set[int]:
    """Return the lines that recur at the edges of pages, figures aside: running headers and footers."""
    places: dict[str, list[int]] = defaultdict(list)
    edges = _edges(every, known)
    for at, line in enumerate(every):
        if len(line.text) <= _LONGEST_RUNNING and at not in known and (at in edges or _PAGED.search(line.text)):
            places[_DIGITS.sub("#", line.text)].append(at)
    found: set[int] = set()
    for pattern, ats in places.items():
        if len(ats) >= _RECURS and (not ended(pattern) or _PAGED.search(every[ats[0]].text)):
            found.update(ats)
    return found


def _edges(every: list[Line], known: set[int]) -> set[int]:
    """Return the lines at most two away from the edge of a page: a form feed, or a page number."""
    paged = [at for at, line in enumerate(every) if line.page]
    edges = {at for start in [0, *paged, len(every)] for at in range(start - 2, start + 2)} if paged else set()
    numbers = [at for at in known if _NUMBER.match(every[at].text)]
    return edges | {near for at in numbers for near in range(at - 2, at + 3)}
