"""To which earlier promise each duty is tied: it echoes one, or gives it again on its day, or makes one of its own.

A tie is a fact about two duties. So a change of some duties leaves the ties of all others as they are, but of those
that may echo one that is new, or echoed one that is gone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from graph.duties import Duty
from graph.echoes import ground, is_twin
from ontology.terms import Role

COMMON = 40
"""A word or thing that more promises than this share is no reason to compare them."""

Ties = Mapping[str, "Tie"]
"""The ties of duties, by the claims that state them."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The promise that a duty is tied to: its own where ``to`` is itself; an echo has reason and probability."""

    to: str
    reason: str = ""
    probability: Decimal | None = None


class Promised:
    """Promises by what makes it worth while to compare a later duty with them: number, things and words."""

    def __init__(self, duties: Iterable[Duty]) -> None:
        self._found: defaultdict[str, list[Duty]] = defaultdict(list)
        for duty in duties:
            for key in _told(duty) if duty.is_promise else ():
                self._found[key].append(duty)

    def is_telling(self, key: str) -> bool:
        """Say whether few enough promises share a key."""
        return len(self._found.get(key, ())) <= COMMON

    def near(self, duty: Duty, among: "Promised | None" = None) -> list[Duty]:
        """Return the promises given before a duty that share a key with it; what is telling may be told by others."""
        keys = (key for key in _asked(duty) if (among or self).is_telling(key))
        found = {other.order: other for key in keys for other in self._found.get(key, ()) if other.order < duty.order}
        return [found[order] for order in sorted(found)]


def _told(duty: Duty) -> Iterator[str]:
    """Yield the keys under which a promise is found."""
    if duty.number:
        yield f"number {duty.number}"
    yield from duty.action.words | duty.things


def _asked(duty: Duty) -> Iterator[str]:
    """Yield the keys under which a duty looks for promises."""
    yield from _told(duty)
    yield from duty.actors


def ties(duties: Sequence[Duty]) -> dict[str, Tie]:
    """Return the ties of duties."""
    return retied({}, (), duties, ())


def retied(before: Ties, gone: Sequence[Duty], new: Sequence[Duty], kept: Sequence[Duty]) -> dict[str, Tie]:
    """Return the ties of duties, new ones and ones that were there before, after some are gone."""
    promised = Promised([*kept, *new])
    refs = {duty.ref for duty in gone}
    again = _anew(Promised([*kept, *gone]), promised, gone, new, kept)
    found = {}
    for duty in (*kept, *new):
        known = before.get(duty.ref)
        fresh = duty.ref in again or (known is not None and known.to in refs)
        tie = _tie(duty, promised) if fresh else known
        if tie is not None:
            found[duty.ref] = tie
    return found


def _anew(old: Promised, now: Promised, gone: Sequence[Duty], new: Sequence[Duty], kept: Sequence[Duty]) -> set[str]:
    """Return the duties whose ties are to be found anew: the new, those near them, and those whose keys turned."""
    moved = {key for duty in (*gone, *new) if duty.is_promise for key in _told(duty)}
    turned = {key for key in moved if old.is_telling(key) is not now.is_telling(key)}
    added = Promised(new)
    again = {duty.ref for duty in new}
    for duty in kept:
        if not turned.isdisjoint(_asked(duty)) or any(_bears_on(other, duty) for other in added.near(duty, now)):
            again.add(duty.ref)
    return again


def _bears_on(earlier: Duty, later: Duty) -> bool:
    return is_twin(earlier, later) or (_is_earlier(earlier, later) and ground(earlier, later) is not None)


def _is_earlier(one: Duty, other: Duty) -> bool:
    return one.day is not None and other.day is not None and one.day < other.day


def _tie(duty: Duty, promised: Promised) -> Tie | None:
    """Return to what a duty is tied: the promise that it echoes most surely, of equals the latest; its twin; itself."""
    if duty.role is Role.SUPPORT:
        return None
    near = promised.near(duty)
    judged = ((other, found) for other in near if _is_earlier(other, duty) and (found := ground(other, duty)))
    best = max(judged, key=lambda pair: (pair[1].probability, pair[0].order), default=None)
    if best is not None:
        return Tie(best[0].ref, best[1].reason, best[1].probability)
    if not duty.is_promise:
        return None
    twin = next((other for other in near if is_twin(other, duty)), duty)
    return Tie(twin.ref)
