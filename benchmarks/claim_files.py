"""Files of claims in the format of GUIDE.md, gold or found: read, checked for what scoring needs, cut to a span."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ontology.errors import BadClaim

Said = Mapping[str, Any]
"""One claim, or one file of them, as JSON has it."""

KINDS = ("funding", "responsibilities", "relations")

_NEEDED = {
    "entities": ("name", "type"),
    "funding": ("evidence", "amount", "currency", "bound", "nature", "status"),
    "responsibilities": ("evidence", "actor", "role", "status"),
    "relations": ("evidence", "subject", "predicate", "object"),
}


class Pair(NamedTuple):
    """What a document says, and what a system found in it; claims in the order of the text."""

    gold: Said
    found: Said


def read(path: Path) -> Said:
    """Return the claims of a file; BadClaim where it lacks what cannot be scored without."""
    try:
        content: Said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadClaim(f"{path}: cannot be read as JSON ({error}); give a file in the format of GUIDE.md") from error
    for kind, needed in _NEEDED.items():
        if not isinstance(content, dict) or not isinstance(content.get(kind), list):
            raise BadClaim(f"{path}: has no list {kind!r}; GUIDE.md says what a file of claims has")
        for number, each in enumerate(content[kind]):
            if lacking := [name for name in needed if name not in each]:
                raise BadClaim(f"{path}: {kind} {number} has no {', '.join(lacking)}; see GUIDE.md")
    return content


def pair(gold: Said, found: Said) -> Pair:
    """Return both sides cut to the span that the gold file is for, if it is for a part of a document only.

    A found entity counts there if one of its ``mentions`` does, or if it says nothing of its mentions.
    """
    low, high = gold.get("span", (0, float("inf")))
    entities = found["entities"]
    if "span" in gold:
        entities = [each for each in entities if any(low <= at < high for at in each.get("mentions", [low]))]
    return Pair(_cut(gold, gold["entities"], low, high), _cut(found, entities, low, high))


def _cut(said: Said, entities: Sequence[Said], low: float, high: float) -> Said:
    claims = {kind: [claim for claim in said[kind] if low <= start(claim) < high] for kind in KINDS}
    return {"entities": entities, **{kind: sorted(inside, key=start) for kind, inside in claims.items()}}


def start(claim: Said) -> int:
    """Return the offset at which a claim's evidence starts."""
    return int(claim["evidence"]["start"])


def end(claim: Said) -> int:
    """Return the offset at which a claim's evidence ends."""
    return int(claim["evidence"]["end"])
