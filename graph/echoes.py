"""Whether a later claim speaks of an earlier promise: facts about the two, and how likely each set of facts makes it.

An echo needs a ground: the number of a recommendation of the same plan, a thing that both name, or the same action in
the same words. Other owners, sums, years and places speak against it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from graph.actions import Action, is_telling, stem, weight
from graph.duties import Duty
from graph.profiles import GOVERNMENT_ID
from ontology.terms import DutyStatus

_MAKING = frozenset({"make", "fund", "publish"})
_MADE = frozenset({"programme", "fund", "plan", "facility"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What an earlier and a later duty have in common.

    ``number``: recommendation and plan; ``thing``: something named; ``verb``: the very verb, ``sense``: one like it;
    ``head``: what is done or made, ``object``: that and all other words of the shorter; ``made``: the promise is to
    make something named, and the other names it; ``done``: the other is no plan; ``figure``: a sum, share or factor;
    ``overlap`` and ``whole`` are the shares of the shorter and of the longer action's telling words.
    """

    number: bool
    thing: bool
    verb: bool
    sense: bool
    head: bool
    object: bool
    made: bool
    done: bool
    figure: bool
    owner: bool
    shared: int
    overlap: float
    whole: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Facts that together make an echo, how likely it then is one, and the words in which this is given as a reason."""

    holds: Callable[[Facts], bool]
    probability: Decimal
    reason: str


GROUNDS: tuple[Ground, ...] = (
    Ground(
        lambda of: of.number and of.sense and of.overlap >= 0.3,
        Decimal("0.97"),
        "the same recommendation of the plan, the same action",
    ),
    Ground(
        lambda of: of.owner and of.shared >= 2 and of.whole >= 0.8,
        Decimal("0.95"),
        "the same words",
    ),
    Ground(
        lambda of: of.thing and of.sense and of.head and of.owner and of.shared >= 2 and of.overlap >= 0.3,
        Decimal("0.95"),
        "the same thing named, the same action",
    ),
    Ground(
        lambda of: of.verb and of.object and of.owner and of.shared >= 2 and of.overlap >= 0.4,
        Decimal("0.92"),
        "the same action in the same words",
    ),
    Ground(
        lambda of: of.figure and of.verb and of.owner and of.shared >= 2 and of.overlap >= 0.3,
        Decimal("0.9"),
        "the same figure, the same action",
    ),
    Ground(
        lambda of: of.number and of.overlap >= 0.3,
        Decimal("0.9"),
        "the same recommendation of the plan, words in common",
    ),
    Ground(
        lambda of: of.made and of.done and of.owner and of.shared >= 2,
        Decimal("0.9"),
        "the thing named that was to be made is there",
    ),
    Ground(
        lambda of: of.thing and of.verb and of.owner and of.done and of.shared >= 2 and of.overlap >= 0.2,
        Decimal("0.85"),
        "the same thing named, the same verb, words in common",
    ),
    Ground(
        lambda of: of.thing and of.verb and of.object and of.whole >= 0.5 and of.shared >= 2,
        Decimal("0.85"),
        "the same thing named, the same action by another owner",
    ),
    Ground(
        lambda of: of.sense and of.owner and of.shared >= 4 and of.overlap >= 0.45,
        Decimal("0.8"),
        "an action of the same kind, many words in common",
    ),
    Ground(
        lambda of: of.verb and of.owner and of.done and of.shared >= 3 and of.overlap >= 0.4,
        Decimal("0.8"),
        "the same verb, words in common",
    ),
)
"""The grounds, the surest first; the first that holds counts."""


def facts(earlier: Duty, later: Duty) -> Facts:
    """Return what two duties have in common."""
    one, other = earlier.action, later.action
    shared = one.words & other.words
    sums = sorted((_weight(one.words), _weight(other.words)))
    overlap, whole = (_weight(shared) / total if total else 0.0 for total in sums)
    head = bool(one.head) and one.head in other.object and other.head in one.object
    less, more = sorted((one.object, other.object), key=len)
    telling = any(map(is_telling, one.object & other.object)) or one.object == other.object
    return Facts(
        number=bool(earlier.number) and earlier.number == later.number and bool(earlier.plans & later.plans),
        thing=bool(earlier.things & (later.things | later.actors)),
        verb=bool(one.verb) and one.verb == other.verb,
        sense=bool(one.senses & other.senses),
        head=head,
        object=head and telling and less <= more | (one.words & other.words),
        made=bool(one.senses & _MAKING) and any(_is_object(id, one) for id in earlier.things & later.things),
        done=later.status is not DutyStatus.PLANNED,
        figure=bool(earlier.figures & later.figures),
        owner=may_be_one(earlier.actors, later.actors) or bool(earlier.things & later.actors),
        shared=len(shared),
        overlap=overlap,
        whole=whole,
    )


def _is_object(id: str, of: Action) -> bool:
    """Say whether a thing named is what is acted on: the last word of the object is in its name, and all of this is."""
    kind, _, tail = id.partition("/")
    words = {stem(word) for word in tail.split("-")}
    return kind in _MADE and of.head in words and len(of.object & words) >= min(len(words), 2)


def _weight(words: frozenset[str]) -> float:
    return sum(map(weight, sorted(words)))


def may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two sets of actors may be the same: they meet, or one is the unnamed government."""
    return bool(one & other) or GOVERNMENT_ID in one | other


def ground(earlier: Duty, later: Duty) -> Ground | None:
    """Return the ground on which a later duty echoes an earlier one, None if it does not."""
    if _apart(earlier, later):
        return None
    found = facts(earlier, later)
    return next((ground for ground in GROUNDS if ground.holds(found)), None)


def _apart(one: Duty, other: Duty) -> bool:
    """Say whether sums, years, numbers or places tell two duties apart."""
    pairs = ((one.figures, other.figures), (one.years, other.years))
    numbered = bool(one.number and other.number and one.number != other.number and one.plans & other.plans)
    return numbered or one.places != other.places or any(left and right and not left & right for left, right in pairs)


def is_twin(one: Duty, other: Duty) -> bool:
    """Say whether two duties of one day are one promise, given twice in the same words."""
    alike = one.action == other.action and bool(one.action.words) and one.places == other.places
    numbered = not (one.number and other.number and one.number != other.number)
    dated = one.day == other.day and (one.day is not None or one.document == other.document)
    return alike and numbered and dated and may_be_one(one.actors, other.actors)
