"""What authority files know around the things that documents mention: who came before and after, who held which post.

Of a body: all that it came out of and that came out of it, the bodies above each, and their posts. Of a post: those
who held it. Of a person: the posts they held.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from graph.entities import listed
from ontology.authority import Authority
from ontology.model import Entity
from ontology.terms import EntityType

Beside = defaultdict[str, set[str]]
"""Bodies by the one that they stand beside."""


def neighbours(found: Iterable[Entity], authority: Authority) -> Iterator[Entity]:
    """Yield the entities around those found that are not among them, by id."""
    known = {entity.id for entity in found}
    before, after = _succession(authority)
    bodies = _closed(_with_those_above(known, authority), before) | _closed(_with_those_above(known, authority), after)
    posts = {entry.id for entry in authority.of_type(EntityType.POST) if entry.parent in bodies} | known
    held = [row for row in authority.occupancies if row.post in posts or row.person in known]
    around = (
        bodies | {id for id in posts if authority.knows(id)} | {end for row in held for end in (row.post, row.person)}
    )
    yield from (listed(authority.entry(id)) for id in sorted(_with_those_above(around, authority) - known))


def _succession(authority: Authority) -> tuple[Beside, Beside]:
    """Return the bodies directly before each body, and those directly after."""
    before: Beside = defaultdict(set)
    after: Beside = defaultdict(set)
    for row in authority.successions:
        before[row.after].add(row.before)
        after[row.before].add(row.after)
    return before, after


def _closed(start: Set[str], beside: Mapping[str, Set[str]]) -> set[str]:
    """Return the bodies of a start and all that one comes to from them, step by step."""
    reached = {id for id in start if id.startswith(f"{EntityType.BODY.value}/")}
    waiting = sorted(reached)
    while waiting:
        new = beside.get(waiting.pop(), frozenset()) - reached
        reached |= new
        waiting += sorted(new)
    return reached


def _with_those_above(ids: Iterable[str], authority: Authority) -> set[str]:
    """Return ids with those of the bodies above them, to the top."""
    found: set[str] = set()
    for id in ids:
        above: str | None = id
        while above and above not in found:
            found.add(above)
            above = authority.entry(above).parent if authority.knows(above) else None
    return found
