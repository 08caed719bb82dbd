"""Facts about two names, each a small function, and what each fact weighs for their being one thing.

A *profile* is all that documents say under one name of one type. Two profiles are the same thing when the weights of
the facts that hold add up to :data:`ENOUGH`; the reasons are the texts beside the weights.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz

from graph.forms import in_singular, is_weak, key, numbers, rearranged, without_country, years
from ontology.terms import EntityType

ORGANISED = frozenset({EntityType.BODY, EntityType.COMPANY, EntityType.UNIVERSITY, EntityType.ORGANISATION})
ARRANGED = frozenset({EntityType.PROGRAMME, EntityType.FUND, EntityType.PLAN})
THINGS = ORGANISED | ARRANGED | {EntityType.FACILITY}

ENOUGH = 5
"""The sum of weights from which two profiles are one thing."""

PLAN_LIFE = dt.timedelta(days=3 * 366)
"""Documents further apart than this mean different plans by one name that carries no year ("Industrial Strategy")."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A name as documents use it: keys of the names and of the other forms, and the days it was written.

    ``authority`` is the id of the authority entry that it stands for, "" where there is none.
    """

    id: str
    type: EntityType
    names: frozenset[str]
    forms: frozenset[str]
    days: tuple[dt.date, ...] = ()
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """A fact about two profiles, its weight, and the words in which it is given as a reason."""

    holds: Callable[[Profile, Profile], bool]
    weight: int
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum of the weights of all facts that hold for two profiles, and the reasons that speak for one thing."""

    score: int
    reason: str

    @property
    def same(self) -> bool:
        """Whether the facts are enough to take the two for one thing."""
        return self.score >= ENOUGH


def _strong(profile: Profile, keys: frozenset[str]) -> frozenset[str]:
    return frozenset(form for form in keys if not is_weak(form, profile.type))


def same_name(one: Profile, other: Profile) -> bool:
    """One full name, to the letter of its key."""
    return bool(_strong(one, one.names) & other.names)


def same_name_in_number(one: Profile, other: Profile) -> bool:
    """Full names that differ in singular and plural alone."""
    return not same_name(one, other) and bool(_mapped(one, in_singular) & _mapped(other, in_singular))


def same_name_but_for_country(one: Profile, other: Profile) -> bool:
    """Full names of which one has "UK" in front."""
    return not same_name(one, other) and bool(_mapped(one, without_country) & _mapped(other, without_country))


def same_words(one: Profile, other: Profile) -> bool:
    """Full names of the same words, in another order or with other points between them."""
    return not same_name(one, other) and bool(_rearranged(one) & _rearranged(other))


def _rearranged(profile: Profile) -> frozenset[str]:
    return _mapped(profile, lambda name: rearranged(name, profile.type))


def _mapped(profile: Profile, change: Callable[[str], str]) -> frozenset[str]:
    return frozenset(change(name) for name in _strong(profile, profile.names) if " " in name)


def named_by_form(one: Profile, other: Profile) -> bool:
    """The full name of one is another form of the other."""
    return bool(_strong(one, one.names) & other.forms or _strong(other, other.names) & one.forms)


def shared_form(one: Profile, other: Profile) -> bool:
    """Both have one other form."""
    return bool(_strong(one, one.forms) & other.forms)


def spelled_alike(one: Profile, other: Profile) -> bool:
    """Full names that differ in a letter or a small word, and in no digit."""
    return any(_alike(left, right) for left in one.names for right in other.names)


def _alike(left: str, right: str) -> bool:
    return left != right and years(left) == years(right) and fuzz.ratio(left, right) >= 92


def same_type(one: Profile, other: Profile) -> bool:
    """Both are of one type."""
    return one.type is other.type


def types_related(one: Profile, other: Profile) -> bool:
    """Types that readers mix up: kinds of organisation, kinds of arrangement."""
    pair = {one.type, other.type}
    return len(pair) == 2 and (pair <= ORGANISED or pair <= ARRANGED)


def several_words(one: Profile, other: Profile) -> bool:
    """What they share is a name of several words."""
    shared = (one.names | one.forms) & (other.names | other.forms)
    return any(" " in form and not is_weak(form, one.type) for form in shared)


def types_apart(one: Profile, other: Profile) -> bool:
    """A place, person, post or law is nothing else."""
    pair = {one.type, other.type}
    return len(pair) == 2 and not pair <= THINGS


def other_authority(one: Profile, other: Profile) -> bool:
    """Authority files know them as two things."""
    return bool(one.authority and other.authority and one.authority != other.authority)


def other_years(one: Profile, other: Profile) -> bool:
    """Names that carry different years, or plans without a year that were written about years apart."""
    left, right = (frozenset().union(*map(years, profile.names)) for profile in (one, other))
    if left or right:
        return left != right and bool(left and right)
    if EntityType.PLAN not in {one.type, other.type} or not (one.days and other.days):
        return False
    return max(one.days[0], other.days[0]) - min(one.days[-1], other.days[-1]) > PLAN_LIFE


def other_numbers(one: Profile, other: Profile) -> bool:
    """Names that carry different numbers: two phases, two rounds."""
    left, right = (frozenset().union(*map(numbers, profile.names)) for profile in (one, other))
    return bool(left and right) and left != right


FEATURES: tuple[Feature, ...] = (
    Feature(same_name, 4, "the same name"),
    Feature(same_name_in_number, 4, "the same name in singular and plural"),
    Feature(same_name_but_for_country, 4, "the same name but for the country in front"),
    Feature(same_words, 4, "the same words in another order"),
    Feature(named_by_form, 4, "the name of one is another form of the other"),
    Feature(shared_form, 2, "another form in common"),
    Feature(spelled_alike, 2, "names spelled alike"),
    Feature(same_type, 1, "the same type"),
    Feature(types_related, 1, "related types"),
    Feature(several_words, 1, "a name of several words"),
    Feature(types_apart, -10, "types that exclude each other"),
    Feature(other_authority, -10, "two entries of the authority files"),
    Feature(other_years, -10, "other years"),
    Feature(other_numbers, -10, "other numbers"),
)
"""What is compared, and what it weighs; a name of one word needs more than itself, and a bare surname is nothing."""


def compare(one: Profile, other: Profile) -> Verdict:
    """Return the verdict on two profiles; it is the same the other way round."""
    held = [feature for feature in FEATURES if feature.holds(one, other)]
    speaking = [feature.reason for feature in held if feature.weight > 0]
    return Verdict(sum(feature.weight for feature in held), ", ".join(speaking))


def keys(forms: tuple[str, ...], kind: EntityType) -> frozenset[str]:
    """Return the keys of forms of a type."""
    return frozenset(key(form, kind) for form in forms)
