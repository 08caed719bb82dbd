"""Promises: planned responsibilities, and the later claims that speak of them again.

Claims are taken in the order of their days. A planned claim that echoes a promise makes none of its own; what it says
then counts as part of the promise for those that come later. A claim without a date echoes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.duties import Duty, duties
from graph.echoes import Ground, Index, Weights, ground, may_be_one
from graph.linker import Linker
from graph.records import Record
from ontology.ids import promise_id
from ontology.model import Echo, Promise
from ontology.terms import DutyStatus, EchoStatus, Role


@dataclass(slots=True)
class _Given:
    """A promise as it grows: the duties that make it, and its echoes with the grounds for taking them as such."""

    made: list[Duty]
    echoes: list[tuple[Duty, Ground]] = field(default_factory=list)


def promises(records: Sequence[Record], links: Linker) -> tuple[Promise, ...]:
    """Return the promises of all records with their echoes, by id."""
    return tuple(sorted((_promise(given) for given in _given(duties(records, links))), key=lambda made: made.id))


def _given(found: Sequence[Duty]) -> Iterable[_Given]:
    weights = Weights(found)
    index = Index(weights)
    owner: dict[str, _Given] = {}
    for duty in (duty for duty in found if duty.claim.role is not Role.SUPPORT):
        near = index.near(duty)
        best = _echoed(duty, near, weights)
        twin = next((other for other in near if _is_twin(other, duty)), None)
        if best is not None:
            owner[best[0].ref].echoes.append((duty, best[1]))
            owner[duty.ref] = owner[best[0].ref]
        elif duty.claim.status is not DutyStatus.PLANNED or duty.claim.role is not Role.LEAD:
            continue
        elif twin is not None:
            owner[duty.ref] = owner[twin.ref]
            owner[twin.ref].made.append(duty)
        else:
            owner[duty.ref] = _Given([duty])
        if duty.claim.status is DutyStatus.PLANNED:
            index.add(duty)
    return {id(given): given for given in owner.values()}.values()


def _echoed(duty: Duty, near: Iterable[Duty], weights: Weights) -> tuple[Duty, Ground] | None:
    """Return the earlier promise that a duty echoes most surely, of equals the latest."""
    if duty.day is None:
        return None
    earlier = (other for other in near if other.day is not None and other.day < duty.day)
    judged = ((other, found) for other in earlier if (found := ground(other, duty, weights)))
    return max(judged, key=lambda pair: (pair[1].probability, pair[0].order), default=None)


def _is_twin(one: Duty, other: Duty) -> bool:
    """Say whether two duties of one day are one promise, given twice in the same words."""
    alike = one.action == other.action and bool(one.action.words) and one.places == other.places
    numbered = not (one.number and other.number and one.number != other.number)
    dated = one.day == other.day and (one.day is not None or one.document == other.document)
    return alike and numbered and dated and may_be_one(one.actors, other.actors)


def _promise(given: _Given) -> Promise:
    claims = sorted(duty.ref for duty in given.made)
    first = given.made[0]
    dated = next((duty for duty in given.made if duty.claim.due_to or duty.claim.deadline), first).claim
    owner = frozenset().union(*(duty.actors for duty in given.made))
    about = frozenset().union(*(duty.about for duty in given.made)) - owner
    return Promise(
        id=promise_id(claims),
        claims=tuple(claims),
        action=first.claim.action,
        deadline=dated.deadline,
        due_from=dated.due_from,
        due_to=dated.due_to,
        ref=next((duty.claim.ref for duty in given.made if duty.claim.ref), None),
        made=first.day,
        owner=tuple(sorted(owner)),
        about=tuple(sorted(about)),
        echoes=tuple(sorted((_echo(given, *echo) for echo in given.echoes), key=lambda echo: (echo.date, echo.claim))),
    )


def _echo(given: _Given, duty: Duty, found: Ground) -> Echo:
    if duty.day is None:
        raise AssertionError(f"{duty.ref} has no date and echoes {given.made[0].ref}")
    says = _says(given.made, duty)
    return Echo(claim=duty.ref, says=says, date=duty.day, reason=found.reason, probability=found.probability)


def _says(made: Sequence[Duty], echo: Duty) -> EchoStatus:
    if echo.claim.status is not DutyStatus.PLANNED:
        return EchoStatus(echo.claim.status.value)
    other_day = any(_other_day(duty, echo) for duty in made)
    other_owner = not any(may_be_one(duty.actors, echo.actors) for duty in made)
    return EchoStatus.CHANGED if other_day or other_owner else EchoStatus.PLANNED


def _other_day(one: Duty, other: Duty) -> bool:
    left, right = one.claim, other.claim
    if left.due_to and right.due_to:
        return left.due_to != right.due_to
    return bool(left.deadline and right.deadline) and left.deadline.casefold() != right.deadline.casefold()
