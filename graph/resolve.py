"""Which entities of documents are one real thing: block, compare, judge. Claims are not touched, human judgements win.

Units that have one authority entry, or one name and type, are one profile from the start. Profiles that share a form
are compared (:mod:`graph.compare`), the surest pairs joined first. The order of documents makes no difference.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from graph import judging
from graph.clusters import Clusters
from graph.compare import Profile, Verdict, compare, spelled_alike
from graph.entities import entity, identified
from graph.forms import PEOPLED, in_singular, is_weak, rearranged, without_country
from graph.neighbours import neighbours
from graph.profiles import Gathered, Unit, gather, units
from graph.records import Record
from ontology.authority import Authority
from ontology.model import Entity, Judgement
from ontology.terms import EntityType

TOO_COMMON = 50
"""A form that more profiles than this share is no reason to compare them."""


def resolve(
    records: Sequence[Record], authority: Authority, judgements: Sequence[Judgement] = ()
) -> tuple[Entity, ...]:
    """Return the entities of all records by id, and what authority files know around them: :mod:`graph.neighbours`."""
    return with_neighbours(entities_of(units(records, authority), authority, judgements), authority)


def with_neighbours(found: Sequence[Entity], authority: Authority) -> tuple[Entity, ...]:
    """Return entities by id, together with those that authority files know around them."""
    return tuple(sorted([*found, *neighbours(found, authority)], key=lambda entity: entity.id))


def entities_of(units: Sequence[Unit], authority: Authority, judgements: Sequence[Judgement] = ()) -> list[Entity]:
    """Return the entities that units make."""
    gathered = gather(units, judging.pinned(judgements))
    by_id = {one.profile.id: one for one in gathered}
    clusters, why = _clusters(gathered, judgements)
    members = [[unit for id in ids for unit in by_id[id].units] for ids in clusters.members()]
    ids = identified(members, authority)
    reasons = _reasons(gathered, why)
    return [entity(id, some, reasons, authority) for id, some in zip(ids, members, strict=True)]


def _clusters(gathered: Sequence[Gathered], judgements: Sequence[Judgement]) -> tuple[Clusters, dict[str, list[str]]]:
    """Return the clusters and, by profile, what speaks for its joining others."""
    names = {one.profile.id: one.units[0].entity.name for one in gathered}
    judged = judging.pairs(judgements, judging.index(gathered))
    apart = [pair for pair, judgement in judged.items() if judgement.verdict == "different"]
    clusters = Clusters((one.profile for one in gathered), apart)
    why: defaultdict[str, list[str]] = defaultdict(list)
    for pair, judgement in judged.items():
        if judgement.verdict == "same" and not clusters.kept_apart(*pair) and clusters.join(*pair):
            _explain(why, pair, names, f"a human decision{f' ({judgement.note})' if judgement.note else ''}")
    for verdict, one, other in _verdicts([one.profile for one in gathered]):
        if clusters.may_join(one, other) and clusters.join(one, other):
            _explain(why, (one, other), names, verdict.reason)
    return clusters, why


def _explain(why: dict[str, list[str]], pair: tuple[str, str], names: dict[str, str], reason: str) -> None:
    for one, other in (pair, pair[::-1]):
        why[one].append(f"one with {names[other]!r}: {reason}")


def _verdicts(profiles: Sequence[Profile]) -> list[tuple[Verdict, str, str]]:
    """Return the pairs that are the same thing, the surest first."""
    judged = ((compare(one, other), one.id, other.id) for one, other in compared(profiles))
    return sorted((found for found in judged if found[0].same), key=lambda found: (-found[0].score, *found[1:]))


def compared(profiles: Sequence[Profile]) -> list[tuple[Profile, Profile]]:
    """Return the pairs of profiles that are worth comparing, without what documents also use for something else."""
    telling = {profile.id: profile for profile in _undisputed(profiles)}
    return [(telling[one], telling[other]) for one, other in _candidates(telling.values())]


def _candidates(profiles: Iterable[Profile]) -> Iterator[tuple[str, str]]:
    """Yield each pair of profiles once that has a form in common, "UK" in front and plural aside."""
    blocks: defaultdict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        for form in _telling(profile, profile.names | profile.forms):
            for variant in variants(form, profile.type):
                blocks[variant].add(profile.id)
    shared = (sorted(block) for block in blocks.values() if len(block) <= TOO_COMMON)
    yield from sorted({pair for block in shared for pair in combinations(block, 2)})


def variants(form: str, kind: EntityType) -> set[str]:
    """Return the keys under which names of one thing may meet: singular, "UK" aside, words in another order."""
    return {form, in_singular(form), without_country(form), rearranged(form, kind)}


def ties(profile: Profile) -> set[str]:
    """Return the keys by which a profile may meet another; two that share none do not bear on each other."""
    forms = profile.names | profile.forms
    met = {variant for form in _telling(profile, forms) for variant in variants(form, profile.type)}
    return met | set(_disputing(profile))


def _telling(profile: Profile, forms: Iterable[str]) -> list[str]:
    return [form for form in forms if not is_weak(form, profile.type)]


def _disputing(profile: Profile) -> Iterable[str]:
    """Return the other forms that may be of several things: a surname is one, a hollow phrase says nothing."""
    return profile.forms if profile.type in PEOPLED else _telling(profile, profile.forms)


def _undisputed(profiles: Sequence[Profile]) -> Iterator[Profile]:
    """Yield the profiles without those of their forms that documents also use for something else."""
    bearers: defaultdict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for form in _disputing(profile):
            bearers[form].append(profile)
    disputed = {form for form, some in bearers.items() if not _one_thing(some)}
    for profile in profiles:
        yield Profile(
            profile.id, profile.type, profile.names, profile.forms - disputed, profile.days, profile.authority
        )


def _one_thing(bearers: Sequence[Profile]) -> bool:
    first, *others = bearers
    return all(first.names & other.names or spelled_alike(first, other) for other in others)


def _reasons(gathered: Sequence[Gathered], why: dict[str, list[str]]) -> dict[str, str]:
    return {
        unit.ref: "; ".join([_own_reason(unit, one), *why.get(one.profile.id, [])])
        for one in gathered
        for unit in one.units
    }


def _own_reason(unit: Unit, gathered: Gathered) -> str:
    if unit.anchor is not None:
        return unit.anchor.reason
    if len(gathered.units) == 1:
        return "named so by this document alone"
    return f"the same name and type in {len(gathered.units)} documents"
