"""Items that name their owner at the end: "Publish the map (Ofcom, spring 2027)", "Open the depot – Network Rail"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.deadlines import in_cell, nearest
from ingest.duties import Duty
from ingest.duty_scenes import Scene
from ingest.duty_stretches import phrase, trimmed
from ingest.duty_verbs import Strength, strength
from ingest.mentions import Mention
from ontology.terms import DutyStatus, Role

_TAIL = re.compile(
    r"\s*(?:\((?P<brackets>[^()]{3,120})\)|\[(?P<square>[^\[\]]{3,120})\]|\s[–—-]\s(?P<dash>[^–—]{3,90}))\.?$"
)
_BETWEEN = re.compile(
    r"(?:[Ll]ead(?: by)?|[Oo]wner|[Ll]ed by|[Rr]esponsible|[Aa]ction|[Bb]y)?\s*:?|[,;/&]|\band\b|\bwith\b|\bthe\b|\s"
)
_TIME = re.compile(
    r"[,;]?\s*(?:by |from |in |before |end |due )?(?=.*(?:\d|spring|summer|autumn|winter|ongoing))(?P<time>.*)$", re.I
)
_BESIDE = re.compile(r"\bwith\b")


def bracketed(scene: Scene) -> Iterator[Duty]:
    """Yield the duty of an item that begins with its act and ends with who is to do it."""
    text = scene.sentence.text
    tail = _TAIL.search(text)
    first = next((token for token in scene.doc if token.text.strip() and token.text[0].isalpha()), None)
    if tail is None or first is None or strength(first.lower_) not in {Strength.FIRM, Strength.SOFT}:
        return
    group = str(tail.lastgroup)
    inside = [each for each in scene.within(tail.start(group), tail.end(group)) if scene.acts(each)]
    if not inside or not _only(text, tail.start(group), tail.end(group), inside):
        return
    owners = [each for each in inside if not _BESIDE.search(text, tail.start(group), each.start)] or inside
    start, end = trimmed(text, first.idx, tail.start())
    said = _TIME.match(text[inside[-1].end : tail.end(group)])
    due = (
        in_cell(text[inside[-1].end : tail.end(group)].lstrip(" ,;"), None)
        if said
        else nearest(scene.deadlines, start, end)
    )
    who = tuple(dict.fromkeys(scene.names.name(each) for each in owners))
    yield Duty(start, end, who, Role.LEAD, DutyStatus.PLANNED, phrase(text, start, end), "duty.bracketed", due)


def _only(text: str, start: int, end: int, inside: list[Mention]) -> bool:
    """Whether a tail holds names of actors, and behind them at most a time."""
    gaps = [text[start : inside[0].start]]
    gaps += [text[one.end : other.start] for one, other in pairwise(inside)]
    rest = text[inside[-1].end : end]
    brackets = re.compile(r"\([^()]*\)")
    named = all(not _BETWEEN.sub("", brackets.sub("", gap)) for gap in gaps)
    return named and (not rest.strip(" .)") or _TIME.match(rest) is not None)
