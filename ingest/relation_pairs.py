"""Two names of a sentence as the learned reader of relations sees them: their types, the words and the parse between.

A feature is a short text; those of the parse begin with "~". What is told of a pair is told in its order: whether the
first name is the one that stands first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING

from ingest.scene import Item, Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Pair = tuple[Item, Item]

_WORDS = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|[^\w\s]")
_MOST = 16
"""A sentence of more names than this is a listing, which other rules read."""

_FAR = 300
"""Names further apart than this many characters are no pair."""

_STEPS = 6
_FEW = 5
_LEFT_OUT = frozenset({"name.we", "name.government"})


def pairs(seen: Scene) -> Iterator[Pair]:
    """Yield the pairs of names of a sentence, each in both orders."""
    items = [item for item in seen.items if item.letter != "G" and item.mention.rule not in _LEFT_OUT]
    if len(items) <= _MOST:
        for one, other in permutations(items, 2):
            if one.name != other.name and abs(one.start - other.start) <= _FAR:
                yield one, other


def stretch(seen: Scene, one: Item, other: Item) -> tuple[int, int, int]:
    """Return the block of a pair, and where in its view the stretch from the first name to the last one is."""
    base = seen.sentence.start
    return seen.sentence.block, base + min(one.start, other.start), base + max(one.end, other.end)


def features(seen: Scene, one: Item, other: Item) -> tuple[str, ...]:
    """Return the features of a pair, sorted."""
    found = [*_of_words(seen, one, other), *(_of_parse(seen.doc, one, other) if seen.doc is not None else ())]
    types = one.letter + other.letter
    bare = [feature.strip() for feature in found]
    return tuple(sorted({types, *bare, *(f"{types} {feature}" for feature in bare)}))


def _of_words(seen: Scene, one: Item, other: Item) -> Iterator[str]:
    left, right = sorted((one, other), key=lambda item: item.start)
    text, way = seen.sentence.text, ">" if one is left else "<"
    between = _cut(text[left.end : right.start])
    order = [item.start for item in seen.items]
    yield way
    yield f"{way}{min(order.index(right.start) - order.index(left.start), _FEW)} on"
    yield f"{way}{min(len(between) // 3, _FEW)} far"
    yield from (f"{way}{word}" for word in {*between} if word.isalpha())
    yield f"{way}first {between[0] if between else ''}"
    yield f"{way}last {between[-1] if between else ''}"
    yield f"{way}before {' '.join(_cut(text[: left.start])[-1:])}"
    yield f"{way}behind {' '.join(_cut(text[right.end :])[:1])}"
    if len(between) <= _FEW:
        yield f"{way}={' '.join(between)}"


def _cut(text: str) -> list[str]:
    return _WORDS.findall(text.lower())


def _of_parse(doc: "Doc", one: Item, other: Item) -> Iterator[str]:
    """Yield the words and relations on the way through the parse from one name to the other."""
    start, end = _head(doc, one), _head(doc, other)
    if start is None or end is None:
        return
    up, down = [start, *start.ancestors], [end, *end.ancestors]
    below = {token.i: at for at, token in enumerate(down)}
    at = next((n for n, token in enumerate(up) if token.i in below), None)
    if at is None:
        return
    top = up[at]
    yield from _way(up[:at], top, down[: below[top.i]])
    yield f"~top {top.lemma_.lower()}"
    yield f"~top is {'one' if top.i == start.i else 'other' if top.i == end.i else top.pos_}"
    yield f"~one {start.dep_}"
    yield f"~other {end.dep_}"


def _way(up: Sequence["Token"], top: "Token", down: Sequence["Token"]) -> Iterator[str]:
    back = list(reversed(down))
    steps = [token.dep_ for token in (*up, *back)]
    inner = [token.lemma_.lower() for token in (*up[1:], *back[:-1])]
    yield f"~{min(len(steps), _STEPS + 2)} steps"
    yield from (f"~on {lemma}" for lemma in inner)
    if len(steps) <= _STEPS:
        yield f"~{'<'.join(token.dep_ for token in up)}^{'>'.join(token.dep_ for token in back)}"
        yield f"~{'<'.join(token.dep_ for token in up)}^{top.lemma_.lower()}>{' '.join(inner)}"


def _head(doc: "Doc", item: Item) -> "Token | None":
    span = doc.char_span(item.start, item.end, alignment_mode="expand")
    return span.root if span is not None else None
