"""What is asked of somebody ("recommend that X draw up …", "call on X to publish …"), read from the surface."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.deadlines import nearest
from ingest.duties import Duty
from ingest.duty_beside import joined_forward
from ingest.duty_scenes import Scene
from ingest.duty_stretches import phrase, trimmed
from ingest.duty_verbs import Strength, strength
from ingest.mentions import Mention
from ontology.terms import DutyStatus, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

_THAT = re.compile(
    r"\b(?:recommend(?:s|ed|ing)?|recommendation is|propos(?:e|es|ed|ing|al is)|ask(?:s|ed)?|request(?:s|ed)?|"
    r"requir(?:e|es|ed)|urge[sd]?|suggest(?:s|ed)?|resolved|insist(?:s|ed)?|essential|important|vital|necessary)"
    r"(?:,? [^,;:.]{1,40},?)? that (?:both )?(?:the |The )?$"
)
_CALL = re.compile(
    r"\b(?:call(?:s|ed|ing)? (?:on|upon|for)|look(?:s|ed|ing)? to|urg(?:e|es|ed|ing)|expect(?:s|ed|ing)?|want(?:s|ed)?|"
    r"encourag(?:e|es|ed|ing)|would like|instruct(?:s|ed|ing)?|direct(?:s|ed|ing)?|press(?:es|ed|ing)?|writing to ask|"
    r"(?:has|have|had) (?:now )?(?:told|ordered)) (?:both )?(?:the |The )?$"
)
_DELEGATE = re.compile(
    r"\b(?:[Dd]elegat(?:e|es|ed|ing)(?: authority| powers?| responsibility)?(?: be given)? to|[Aa]uthority (?:be )?"
    r"(?:is |are )?(?:delegated |given )?to|[Aa]uthoris(?:e|es|ed|ing)|[Ii]nstructs?) (?:the )?$"
)
_DELEGATED = re.compile(r"[^;.]{0,140}?\bto (?=[a-z]+\b)")
_SKIPPED = frozenset({"should", "must", "shall", "also", "now", "both", "each", "then", "jointly", "urgently", "all"})
_ACTS = frozenset({Strength.FIRM, Strength.SOFT, Strength.UNKNOWN})
_LONGEST_ASIDE = 140


def asked(scene: Scene) -> Iterator[Duty]:
    """Yield the act to come that a sentence asks of those it names."""
    for mention in scene.mentions:
        before = scene.text[: mention.start]
        if not scene.acts(mention) or not any(each.search(before) for each in (_THAT, _CALL, _DELEGATE)):
            continue
        run = joined_forward(scene, mention)
        verb = _verb(scene, run[-1], bare=_THAT.search(before) is not None)
        if verb is None and _DELEGATE.search(before):
            verb = _delegated(scene, run[-1])
        if verb is not None and strength(verb.lower_) in _ACTS:
            yield _duty(scene, run, verb)


def _verb(scene: Scene, last: Mention, *, bare: bool) -> "Token | None":
    """Return the base form behind the names and an aside: behind "to", or bare behind "that"."""
    at = _behind(scene.text, last.end)
    tokens = [token for token in scene.doc if token.idx >= at and token.lower_ not in _SKIPPED][:2]
    if len(tokens) < 2:
        return None
    if tokens[0].lower_ == "to":
        return tokens[1]
    fits = bare and tokens[0].tag_ in {"VB", "VBP", "NN", "VBD"} and strength(tokens[0].lower_) is not Strength.UNKNOWN
    return tokens[0] if fits else None


def _delegated(scene: Scene, last: Mention) -> "Token | None":
    """Return the act for which somebody is given authority, behind whom it is to be agreed with."""
    found = _DELEGATED.match(scene.text, last.end)
    return next((token for token in scene.doc if found and token.idx >= found.end()), None)


def _behind(text: str, at: int) -> int:
    """Return where the words go on behind brackets and an aside between commas."""
    aside = re.compile(
        rf"(?:\s*\([^()]{{1,80}}\))?\s*,\s(?:(?!\bto\b)[^;:.]){{3,{_LONGEST_ASIDE}}}?,\s(?=[a-z]+\b)"
    ).match(text, at)
    brackets = re.compile(r"\s*\([^()]{1,80}\)").match(text, at)
    return aside.end() if aside else brackets.end() if brackets else at


def _duty(scene: Scene, run: tuple[Mention, ...], verb: "Token") -> Duty:
    text = scene.text
    who = tuple(dict.fromkeys(scene.names.name(each) for each in run))
    last = verb.doc[max(verb.right_edge.i, verb.i)]
    start, end = trimmed(text, run[0].start, max(last.idx + len(last.text), verb.idx + len(verb.text)))
    due = nearest(scene.deadlines, start, end)
    return Duty(start, end, who, Role.LEAD, DutyStatus.PLANNED, phrase(text, verb.idx, end), "duty.asked", due)
