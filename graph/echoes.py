"""Whether a later claim speaks of an earlier promise: facts about the two, and how likely each set of facts makes it.

An echo needs a ground: the number of a recommendation of the same plan, a thing that both name, or the same action in
the same words. Other owners, sums, years and places speak against it.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from functools import cache
from importlib.resources import files

from graph.actions import Action, is_common, is_telling, stem, weight
from graph.duties import Duty
from graph.profiles import GOVERNMENT_ID
from ontology.terms import DutyStatus

_MAKING = frozenset({"make", "fund", "publish"})
_GOING_ON = frozenset({"make", "fund", "publish", "grow", "speed", "buy", "train"})
_MADE = frozenset({"programme", "fund", "plan", "facility"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What an earlier and a later duty have in common.

    ``number``: recommendation and plan; ``thing``: something named; ``verb``: the very verb, ``sense``: one like it;
    ``head``: what is done or made, ``object``: that and all other words of the shorter; ``made``: the promise is to
    make something named, and the other names it; ``done``: the other is no plan; ``funded``: both give money to
    something named; ``examined``: the promise is to look into what the other has gone on to do; ``inside``: the promise
    is to say something in a plan that the other has made; ``shared`` and ``telling``: words in common, those not common
    in promises; ``figure``: a sum, share or factor;
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
    funded: bool
    examined: bool
    inside: bool
    figure: bool
    owner: bool
    shared: int
    telling: int
    overlap: float
    whole: float


@dataclass(frozen=True, slots=True)
class Ground:
    """Facts that together make an echo, and the words in which this is given as a reason."""

    holds: Callable[[Facts], bool]
    reason: str

    @property
    def probability(self) -> Decimal:
        """How likely it is an echo where the facts hold."""
        return probabilities()[self.reason]


GROUNDS: tuple[Ground, ...] = (
    Ground(
        lambda of: of.number and of.sense and of.overlap >= 0.3,
        "the same recommendation of the plan, the same action",
    ),
    Ground(
        lambda of: of.owner and of.shared >= 2 and of.whole >= 0.8,
        "the same words",
    ),
    Ground(
        lambda of: of.thing and of.sense and of.head and of.owner and of.shared >= 2 and of.overlap >= 0.3,
        "the same thing named, the same action",
    ),
    Ground(
        lambda of: of.verb and of.object and of.owner and of.shared >= 2 and of.overlap >= 0.4,
        "the same action in the same words",
    ),
    Ground(
        lambda of: of.figure and of.verb and of.owner and of.shared >= 2 and of.overlap >= 0.3,
        "the same figure, the same action",
    ),
    Ground(
        lambda of: of.number and of.overlap >= 0.3,
        "the same recommendation of the plan, words in common",
    ),
    Ground(
        lambda of: of.made and of.done and of.owner and of.shared >= 2,
        "the thing named that was to be made is there",
    ),
    Ground(
        lambda of: of.thing and of.verb and of.owner and of.done and of.shared >= 2 and of.overlap >= 0.2,
        "the same thing named, the same verb, words in common",
    ),
    Ground(
        lambda of: of.thing and of.verb and of.object and of.whole >= 0.5 and of.shared >= 2,
        "the same thing named, the same action by another owner",
    ),
    Ground(
        lambda of: of.sense and of.owner and of.shared >= 4 and of.overlap >= 0.45,
        "an action of the same kind, many words in common",
    ),
    Ground(
        lambda of: of.sense and of.object and of.owner and of.shared >= 2 and of.whole >= 0.6,
        "an action of the same kind in the same words",
    ),
    Ground(
        lambda of: of.funded and of.done and of.owner,
        "money for the thing named",
    ),
    Ground(
        lambda of: of.examined and of.telling > 0 and of.done and of.owner and of.shared >= 2 and of.overlap >= 0.5,
        "what was to be looked into has come, words in common",
    ),
    Ground(
        lambda of: of.inside and of.done and of.owner and of.shared >= 3 and of.overlap >= 0.3,
        "the plan in which it was to be set out is out",
    ),
    Ground(
        lambda of: of.verb and of.owner and of.done and of.shared >= 3 and of.overlap >= 0.4,
        "the same verb, words in common",
    ),
)
"""The grounds, the surest first; the first that holds counts."""


@cache
def probabilities() -> dict[str, Decimal]:
    """Return for each ground how likely it is right: its share of right ones in the judged table.

    ``grounds.toml`` has the counts; :mod:`benchmarks.traced` makes it. As the pairs were picked by hand, each ground
    begins with four right of five, so that a few cases make nothing sure.
    """
    table = tomllib.loads(files("graph").joinpath("grounds.toml").read_text("utf-8"))
    counts = {one.reason: table.get(one.reason, {"right": 0, "judged": 0}) for one in GROUNDS}
    return {reason: _share(count["right"] + 4, count["judged"] + 5) for reason, count in counts.items()}


def _share(right: int, judged: int) -> Decimal:
    return (Decimal(right) / judged).quantize(Decimal("0.01"), ROUND_DOWN)


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
        funded="fund" in one.senses & other.senses and bool(earlier.things & later.things),
        examined="examine" in one.senses and bool(other.senses & _GOING_ON),
        inside="publish" in one.senses and any(_is_plan_of(id, other) for id in earlier.things & later.things),
        figure=bool(earlier.figures & later.figures),
        owner=may_be_one(earlier.actors, later.actors) or bool(earlier.things & later.actors),
        shared=len(shared),
        telling=sum(not is_common(word) for word in shared),
        overlap=overlap,
        whole=whole,
    )


def _is_object(id: str, of: Action) -> bool:
    """Say whether a thing named is what is acted on: the last word of the object is in its name, and all of this is."""
    kind, _, tail = id.partition("/")
    words = {stem(word) for word in tail.split("-")}
    return kind in _MADE and of.head in words and len(of.object & words) >= min(len(words), 2)


def _is_plan_of(id: str, of: Action) -> bool:
    return id.startswith("plan/") and bool(of.senses & {"make", "publish"}) and _is_object(id, of)


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
    if one.day != other.day or (one.day is None and one.document != other.document):
        return False
    alike = one.action == other.action and bool(one.action.words) and one.places == other.places
    numbered = not (one.number and other.number and one.number != other.number)
    return alike and numbered and may_be_one(one.actors, other.actors)
