"""Sentence boundaries in cleaned text: stops that end a sentence, and the many that do not."""

import re

_STOP = re.compile(r"(?P<word>\S*?)(?P<stop>[.!?…]+)(?P<close>[)\]\"'’”»]*) +(?=(?P<open>[(\[\"'‘“«]*)(?P<next>\S))")

ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof sir st rt hon rev lt col gen maj capt sgt cllr ald messrs "
    "e.g i.e eg ie cf viz vs v al etc approx c ca incl excl "
    "no nos para paras p pp vol vols fig figs tab ch chap sec sect art arts cl sch app ed eds "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "u.s u.k u.n e.u d.c ph.d m.sc b.sc n.b".split()
)
"""Words that end in a stop without ending a sentence, in lower case and without the last stop."""

MIDWAY = frozenset("ltd inc corp co plc bros dept govt univ etc al u.s u.k u.n e.u d.c jr sr a.m p.m am pm no".split())
"""Abbreviations that may also be a sentence's last word: only a capital that starts a usual opening word ends it."""

_OPENERS = frozenset(
    "the this these those that it its we our they their he she his her in on at as for from by with to and but a an "
    "there when while where if since after before over under through today all both each no not".split()
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the spans of the sentences of ``text[start:end]``; spaces between sentences belong to none."""
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop):
            spans.append((begin, stop.end("close")))
            begin = stop.end()
    if text[begin:end].strip():
        spans.append((begin, end))
    return spans


def _ends(text: str, stop: re.Match[str]) -> bool:
    follower = stop["next"]
    if follower.islower() and not stop["open"]:
        return stop["stop"] not in {".", "…", "..."} and not stop["close"]
    if stop["stop"] != ".":
        return not follower.islower()
    word = stop["word"].lstrip("([\"'‘“").lower()
    if word in MIDWAY:
        return _next_word(text, stop.end()) in _OPENERS
    if word in ABBREVIATIONS:
        return False
    return not (len(word) == 1 and word.isalpha() and stop["word"].isupper() and not stop["close"] and word != "i")


def _next_word(text: str, at: int) -> str:
    found = re.compile(r"[\W_]*(\w+)").match(text, at)
    return found[1].lower() if found and found[1][0].isupper() else ""
