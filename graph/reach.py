"""What hangs together: things that share a key, step by step."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping


def reached(start: Iterable[str], keys: Mapping[str, Collection[str]]) -> set[str]:
    """Return the things of a start and all that one comes to from them over the keys that things share."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for thing, its in keys.items():
        for key in its:
            holders[key].append(thing)
    found = {thing for thing in start if thing in keys}
    waiting = sorted(found)
    while waiting:
        for key in keys[waiting.pop()]:
            new = set(holders.pop(key, ())) - found
            found |= new
            waiting += sorted(new)
    return found
