"""Relations told by the words between two neighbouring names: "X, part of Y", "X's Y programme", "X based in Y"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.relation_reach import beside, listed, plainly, reached, resumed
from ingest.scene import Scene, holder
from ingest.stated import Stated
from ingest.wordlists import rows
from ontology.terms import Predicate

_APPOSED = r"(?:,? (?:[–-] )?(?:an?|the) (?:[\w’'\-‑]+ ){1,7}?)?"
_STATE = frozenset({"UK", "Britain", "United Kingdom"})
_REACH = 4
_FARTHEST = 170
_ASIDE_PLACE = re.compile(r", (?:at|in|near|on) (?:the )?$")
_RESUMED = re.compile(r", (?:is|are|was|were|will|would|has|have|had|also|operates?|works?)\b")
_FAR = frozenset(
    {"led", "run", "part", "based", "home", "renamed", "parent", "owned", "subsidiary", "acquired"}
    | {"created", "published", "verb", "partner", "operate", "merged", "takes", "noun", "rel"}
)
_SMALL = (
    r"(?: (?=\S))?(?:(?!(?:and|but|which|who|that|is|are|was|will|has|of|with|from|for|to|in|by|on|at|as|into|over"
    r"|the|before|after|about|against|under|during|through|since|until|than|when|where|or|not)"
    r" )[a-z0-9£][\w’'\-‑]* ){0,4}"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of the table of patterns, ready to match."""

    rule: str
    left: str
    between: re.Pattern[str]
    right: str
    predicate: Predicate
    leftwards: bool
    spread: str
    after: re.Pattern[str]
    far: bool


@cache
def _patterns() -> dict[tuple[str, str], tuple[Pattern, ...]]:
    found: dict[tuple[str, str], list[Pattern]] = {}
    for row in rows("relation_patterns.csv"):
        words = row["between"].replace("~", _SMALL).replace("^", _APPOSED)
        pattern = Pattern(
            rule=f"relation.{row['rule']}",
            left=row["left"],
            between=re.compile(rf"(?:{words})\s*", re.IGNORECASE),
            right=row["right"],
            predicate=Predicate(row["predicate"]),
            leftwards=row["direction"] == "<",
            spread=row["spread"],
            after=re.compile(row["after"]),
            far=row["rule"].split(".")[0] in _FAR,
        )
        for left in pattern.left:
            for right in pattern.right:
                found.setdefault((left, right), []).append(pattern)
    return {pair: tuple(patterns) for pair, patterns in found.items()}


def _pairs(scene: Scene, left: int, right: int, spread: str) -> Iterator[tuple[int, int]]:
    lefts = scene.list_of(left) if spread in {"left", "both"} else [left]
    rights = scene.list_of(right) if spread in {"right", "both"} else [right]
    for one in lefts:
        for other in rights:
            yield one, other


def between(scene: Scene) -> Iterator[Stated]:
    """Yield the relations that the words between two names of a sentence state, also across what is said aside."""
    for right in range(1, len(scene.items)):
        for left in range(right - 1, max(-1, right - 1 - _REACH), -1):
            found = list(_between(scene, left, right))
            yield from found
            if found:
                break


def _between(scene: Scene, left: int, right: int) -> Iterator[Stated]:
    one, other = scene.items[left], scene.items[right]
    patterns = _patterns().get((one.letter, other.letter))
    if not patterns or other.start - one.end > _FARTHEST:
        return
    near = beside(scene, left, right)
    if near and left and _RESUMED.match(scene.between(left, right)) and not _heads(scene, left):
        return
    readings = plainly(scene, left, right) if near else list(reached(scene, left, right))
    if left == 0:
        readings += resumed(scene, right)
    many = None if near else listed(scene, left, right)
    for pattern in patterns:
        told = [*readings, many] if many is not None and pattern.spread == "right" else readings
        if (near or pattern.far) and any(pattern.between.fullmatch(words + " ") for words in told):
            behind = pattern.after.match(scene.sentence.text, other.end)
            if behind and not _undergoes(scene, left, pattern):
                yield from _stated(scene, left, right, pattern)
                return


def _undergoes(scene: Scene, left: int, pattern: Pattern) -> bool:
    """Tell whether what follows is not a name's own: a "with" behind an object, a clause behind a place."""
    if pattern.rule.startswith("relation.rel."):
        return bool(_ASIDE_PLACE.search(scene.sentence.text, 0, scene.items[left].start))
    if pattern.rule == "relation.org.at":
        return scene.items[left].mention.form.casefold() in {"it", "they", "its"}
    if pattern.rule != "relation.partner.with-bare" or scene.doc is None:
        return False
    one = scene.items[left]
    span = scene.doc.char_span(one.start, one.end, alignment_mode="expand")
    return span is not None and span.root.dep_ in {"dobj", "obj"}


def _heads(scene: Scene, left: int) -> bool:
    """Tell whether a name may be what a verb behind a comma speaks of: no comma sets it off from one before."""
    return "," not in scene.sentence.text[scene.items[left - 1].end : scene.items[left].start]


def _stated(scene: Scene, left: int, right: int, pattern: Pattern) -> Iterator[Stated]:
    for near, far in _pairs(scene, left, right, pattern.spread):
        one, other = scene.items[near], scene.items[far]
        if pattern.rule == "relation.place.poss" and one.name in _STATE:
            continue
        if one.letter not in pattern.left or other.letter not in pattern.right or one.name == other.name:
            continue
        subject, target = (other, one) if pattern.leftwards else (one, other)
        if pattern.predicate is Predicate.LEADS and pattern.leftwards:
            subject = holder(scene, far)
        base = scene.sentence.start
        yield Stated(
            subject=subject.name,
            predicate=pattern.predicate,
            object=target.name,
            block=scene.sentence.block,
            start=base + one.start,
            end=base + other.end,
            rule=pattern.rule,
        )
