"""What those who are given a sum are to do with it ("£2 million for X to mend the roof", "pays X £5m to run it")."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.deadlines import nearest
from ingest.duties import Duty
from ingest.duty_scenes import Scene
from ingest.duty_stretches import phrase, trimmed
from ingest.mentions import Mention
from ontology.terms import DutyStatus, EntityType, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUM = (
    r"[£$€]\s?\d[\d,.]*\s?(?:k|m|bn|million|billion|thousand)?\b(?: (?:over|a|each|per|of|in|from) [^.;:£$€]{2,40}?)?"
)
_MORE = (
    r"(?:a |an |up to |around |about |almost |nearly |over |more than |at least |a further |another |an extra |"
    r"a total of )*"
)
_ASIDE = r"(?:\s*\([^()]{1,60}\))?(?:,\s[^,;:£–—]{2,40}?,?)?"
_BEEN = r"(?:(?:has|have|had|will)\s+(?:now |also |each )?be(?:en)?|(?:is|are|was|were)(?:\s+to be)?)"
_GETS = (
    rf"(?:{_BEEN}\s+(?:[a-z]+ ){{0,3}}?(?:awarded|given|offered|granted|paid|allocated|handed|provided with)|"
    r"(?:(?:has|have|will|is|are)\s+(?:now |also |each )?(?:to )?)?(?:also |each )?"
    r"(?:receiv(?:e|es|ed|ing)|gets?|getting|got|secure[sd]?|wins?|won))"
)
_TO = r"\s*(?:,\s*)?to (?:help |also )?([a-z][a-z-]+)\b"
_PAID = re.compile(rf"{_ASIDE}\s+{_MORE}{_SUM}{_TO}")
_GIVEN = re.compile(rf"{_ASIDE}\s+{_GETS}\s+{_MORE}{_SUM}{_TO}")
_LISTED = re.compile(rf"{_ASIDE}\s*[–—:-]\s*{_MORE}{_SUM}{_TO}")
_FOR = re.compile(rf"{_ASIDE}{_TO}")
_BEFORE_FOR = re.compile(rf"{_SUM}(?: [a-z]+){{0,3}} (?:for|to|to (?:help|enable|allow|support)) (?:the )?$")
_HELPED = re.compile(rf"{_ASIDE}\s+(?:to )?([a-z]+)\b")
_PAYING = re.compile(
    r"\b(?:pay(?:s|ing)?|paid|giv(?:e|es|ing)|gave|award(?:s|ed)?|offer(?:s|ed)?|lends?|lent)\s+(?:the )?$"
)
_NOT = frozenset({"help", "be", "have"})
_TAKERS = frozenset(
    {EntityType.BODY, EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION, EntityType.FACILITY}
)


def granted(scene: Scene) -> Iterator[Duty]:
    """Yield the act that somebody is given or paid a sum for."""
    text = scene.text
    if not any(sign in text for sign in "£$€"):
        return
    for mention in scene.mentions:
        found = _purpose(text, mention) if scene.type(mention) in _TAKERS else None
        verb = next((token for token in scene.doc if found and token.idx >= found.start(1)), None)
        if found is not None and verb is not None and verb.tag_ == "VB" and verb.lower_ not in _NOT:
            yield _duty(scene, mention, verb)


def _purpose(text: str, mention: Mention) -> re.Match[str] | None:
    before = text[: mention.start]
    if _BEFORE_FOR.search(before):
        helped = not before.rstrip().removesuffix(" the").endswith((" for", " to"))
        return (_HELPED if helped else _FOR).match(text, mention.end)
    if _PAYING.search(before):
        return _PAID.match(text, mention.end)
    return _GIVEN.match(text, mention.end) or _LISTED.match(text, mention.end)


def _duty(scene: Scene, mention: Mention, verb: "Token") -> Duty:
    text = scene.text
    last = verb.doc[verb.right_edge.i]
    start, end = trimmed(text, mention.start, max(verb.idx + len(verb.text), last.idx + len(last.text)))
    due = nearest(scene.deadlines, start, end)
    what = phrase(text, verb.idx, end)
    return Duty(start, end, (scene.names.name(mention),), Role.LEAD, DutyStatus.PLANNED, what, "duty.granted", due)
