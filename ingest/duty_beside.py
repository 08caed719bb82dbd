"""Who stands beside a verb: names read from the surface, where the parser took them for something else."""

import re
from typing import TYPE_CHECKING

from ingest.duty_scenes import Scene
from ingest.mentions import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOIN = re.compile(r"(?:,\s*(?:and\s+)?|\s+(?:and|&)\s+|\s+as well as\s+)(?:[Tt]he\s+)?(?:\w+ing\s+)?")
_AFTER_BY = re.compile(r"\s+(?:both\s+)?(?:the\s+)?(?:[a-z]+(?:[’'-][a-z]+)?\s+){0,3}")
_ASIDE = re.compile(
    r"(?:\s*\([^()]{1,80}\))?(?:,[^,]{3,90},)?(?:\s*(?:today|yesterday|this week|last (?:night|week|month|year)|each)"
    r"(?:\s*\([^()]{1,40}\))?)?\s*"
)
_LONGEST_ASIDE = 120
_UNDER = re.compile(
    r"\b(?:of|for|by|in|with|from|to|at|on|under|into|between|through|about|against|within|via|including|than|like|"
    r"alongside|over|behind|across)\s+(?:the\s+)?$",
    re.I,
)
_OPENER = re.compile(
    r"(?:^|[,;:–—]|\b(?:and|but|while|after|before|as|when|that|because|since|if|whether|so|although))\s*(?:the\s+)?$",
    re.I,
)
TIMES = frozenset({"today", "yesterday", "tomorrow", "tonight"})
"""Words that the parser takes for subjects ("the Ministry today signed …")."""


def joined_forward(scene: Scene, first: Mention) -> tuple[Mention, ...]:
    """Return a mention and those joined to it behind ("X, Y and Z"), up to one that has a verb of its own."""
    run = [first]
    for mention in scene.mentions:
        between = scene.text[run[-1].end : mention.start]
        if mention.start < run[-1].end or _same(scene, run[-1], mention, between):
            continue
        if not scene.acts(mention) or not _JOIN.fullmatch(_without_aside(between)):
            break
        run.append(mention)
    return tuple(run[:-1] if len(run) > 1 and _governs(scene, run[-1]) else run)


def _without_aside(between: str) -> str:
    return re.sub(r"^\s*\([^()]{1,80}\)", "", between)


def _same(scene: Scene, one: Mention, other: Mention, between: str) -> bool:
    """Whether a mention only repeats the one before in brackets ("Natural England (NE)")."""
    return scene.names.name(one) == scene.names.name(other) and between.strip() in {"", "("}


def _governs(scene: Scene, mention: Mention) -> bool:
    """Whether a finite verb or an auxiliary stands right behind a mention."""
    follower = next((token for token in scene.doc if token.idx >= mention.end), None)
    return follower is not None and follower.tag_ in {"MD", "VBZ", "VBP", "VBD"}


def behind_by(scene: Scene, by: "Token") -> tuple[str, ...]:
    """Return the actors whose names stand behind "by", with what they are in between ("by the charity X and Y")."""
    start = by.idx + len(by.text)
    near = next((each for each in scene.mentions if each.start > start), None)
    if near is None or not scene.acts(near) or not _AFTER_BY.fullmatch(scene.text[start : near.start]):
        return ()
    return _names(scene, joined_forward(scene, near))


def before_verb(scene: Scene, verb: "Token") -> tuple[str, ...]:
    """Return the actors whose names stand right before a verb and its auxiliaries, joined to each other."""
    run = _run(scene, verb)
    return _names(scene, run) if run and not _UNDER.search(scene.text[: run[0].start]) else ()


def opens_clause(scene: Scene, verb: "Token") -> tuple[str, ...]:
    """Return the actors right before a verb where a clause begins with them ("bids open in May and X will …")."""
    run = _run(scene, verb)
    return _names(scene, run) if run and _OPENER.search(scene.text[: run[0].start]) else ()


def _run(scene: Scene, verb: "Token") -> list[Mention]:
    """Return the mentions right before a verb in the order of the text; one in an aside is passed over."""
    opening = scene.text[: scene.doc[_group_start(scene, verb)].idx]
    run: list[Mention] = []
    for mention in reversed(scene.mentions):
        if mention.end > len(opening) or (run and mention.end > run[-1].start):
            continue
        gap = opening[mention.end : run[-1].start] if run else opening[mention.end :]
        if run and scene.names.name(run[-1]) == scene.names.name(mention) and gap.strip() == "(":
            run[-1] = mention
        elif scene.acts(mention) and _next_to(gap, joined=bool(run)):
            run.append(mention)
        elif run or len(gap) > _LONGEST_ASIDE:
            break
    return run[::-1]


def _next_to(gap: str, *, joined: bool) -> bool:
    return (_JOIN.fullmatch(_without_aside(gap)) if joined else _ASIDE.fullmatch(gap.removeprefix(")"))) is not None


def _group_start(scene: Scene, verb: "Token") -> int:
    """Return where a verb's auxiliaries and adverbs begin."""
    first = verb.i
    while first > 0 and _leads(verb.doc[first - 1]) and scene.mention(verb.doc[first - 1]) is None:
        first -= 1
    return int(first)


def _leads(token: "Token") -> bool:
    return token.pos_ in {"AUX", "ADV", "PART"} or token.tag_ == "MD" or token.lower_ in TIMES


def _names(scene: Scene, run: "tuple[Mention, ...] | list[Mention]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(scene.names.name(each) for each in run))
