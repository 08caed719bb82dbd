"""Profiles joined into clusters, never against a human judgement, two authority entries or types that exclude."""

from collections import defaultdict
from collections.abc import Iterable

from graph.compare import THINGS, Profile
from ontology.terms import EntityType


class Clusters:
    """Disjoint sets of profile ids that know which of them must stay apart."""

    def __init__(self, profiles: Iterable[Profile], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._profiles = {profile.id: profile for profile in profiles}
        self._root = {id: id for id in self._profiles}
        self._members = {id: [id] for id in self._profiles}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def root(self, id: str) -> str:
        """Return the id that stands for a profile's cluster: the least of its members."""
        return self._root[id]

    def kept_apart(self, one: str, other: str) -> bool:
        """Say whether a human judgement holds the clusters of two profiles apart."""
        right = set(self._of(other))
        return any(self._apart[id] & right for id in self._of(one))

    def may_join(self, one: str, other: str) -> bool:
        """Say whether nothing forbids the clusters of two profiles to be one."""
        both = [self._profiles[id] for id in (*self._of(one), *self._of(other))]
        known = {profile.authority for profile in both if profile.authority}
        return not self.kept_apart(one, other) and len(known) < 2 and len({_family(each.type) for each in both}) == 1

    def join(self, one: str, other: str) -> bool:
        """Make the clusters of two profiles one; False if they were one before."""
        low, high = sorted((self._root[one], self._root[other]))
        if low == high:
            return False
        for id in self._members[high]:
            self._root[id] = low
        self._members[low] += self._members.pop(high)
        return True

    def members(self) -> list[list[str]]:
        """Return the ids of each cluster, all sorted."""
        return [sorted(self._members[root]) for root in sorted(self._members)]

    def _of(self, id: str) -> list[str]:
        return self._members[self._root[id]]


def _family(kind: EntityType) -> EntityType | None:
    return None if kind in THINGS else kind
