"""What hangs together: things that share a key, step by step."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

_ROUNDS = 6
"""So many times all things are looked through for the keys just met; what is not done then takes an index of them."""


def reached(start: Iterable[str], keys: Mapping[str, Collection[str]]) -> set[str]:
    """Return the things of a start and all that one comes to from them over the keys that things share."""
    found = {thing for thing in start if thing in keys}
    met = {key for thing in found for key in keys[thing]}
    for _ in range(_ROUNDS):
        new = {thing for thing, its in keys.items() if thing not in found and not met.isdisjoint(its)}
        if not new:
            return found
        found |= new
        met = {key for thing in new for key in keys[thing]}
    return _all(found, keys)


def _all(found: set[str], keys: Mapping[str, Collection[str]]) -> set[str]:
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for thing, its in keys.items():
        for key in its:
            holders[key].append(thing)
    waiting = sorted(found)
    while waiting:
        for key in keys[waiting.pop()]:
            new = set(holders.pop(key, ())) - found
            found |= new
            waiting += sorted(new)
    return found
