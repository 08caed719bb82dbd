"""Relations told by the words between two neighbouring names: "X, part of Y", "X's Y programme", "X based in Y"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.scene import Scene, holder
from ingest.stated import Stated
from ingest.wordlists import rows
from ontology.terms import Predicate

_APPOSED = r"(?:,? (?:[–-] )?(?:an?|the) (?:[\w’'\-‑]+ ){1,7}?)?"
_STATE = frozenset({"UK", "Britain", "United Kingdom"})
_SMALL = (
    r"(?: (?=\S))?(?:(?!(?:and|but|which|who|that|is|are|was|will|has|of|with|from|for|to|in|by|on|at|as|into|over|the)"
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
    """Yield the relations that the words between neighbouring names of a sentence state."""
    table = _patterns()
    for right in range(1, len(scene.items)):
        left = right - 1
        one, other = scene.items[left], scene.items[right]
        patterns = table.get((one.letter, other.letter))
        if not patterns or other.start - one.end > 160:
            continue
        words = scene.between(left, right) + " "
        for pattern in patterns:
            if pattern.between.fullmatch(words) and pattern.after.match(scene.sentence.text, other.end):
                yield from _stated(scene, left, right, pattern)
                break


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
