"""Promises: planned responsibilities, and the later claims that speak of them again.

Claims are taken in the order of their days. A planned claim that echoes a promise makes none of its own; what it says
then counts as part of the promise for those that come later. A claim without a date echoes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.duties import Duty, duties
from graph.echoes import may_be_one
from graph.linker import Linker
from graph.links import Tie, Ties, ties
from graph.records import Record
from ontology.ids import promise_id
from ontology.model import Echo, Promise
from ontology.terms import DutyStatus, EchoStatus


@dataclass(slots=True)
class _Given:
    """The duties that make a promise, and its echoes, each with its tie."""

    made: list[Duty] = field(default_factory=list)
    echoes: list[tuple[Duty, Tie]] = field(default_factory=list)


def promises(records: Sequence[Record], links: Linker) -> tuple[Promise, ...]:
    """Return the promises of all records with their echoes, by id."""
    found = duties(records, links)
    return tied(found, ties(found))


def tied(found: Iterable[Duty], ties: Ties) -> tuple[Promise, ...]:
    """Return the promises that duties make, by id, with those that echo them."""
    given: defaultdict[str, _Given] = defaultdict(_Given)
    for duty in sorted(found, key=lambda duty: duty.order):
        tie = ties.get(duty.ref)
        if tie is None:
            continue
        root, said = _root(tie, duty, ties)
        if said is None:
            given[root].made.append(duty)
        else:
            given[root].echoes.append((duty, said))
    return tuple(sorted(map(_promise, given.values()), key=lambda made: made.id))


def _root(tie: Tie, duty: Duty, ties: Ties) -> tuple[str, Tie | None]:
    """Return the claim that first made the promise, and the tie by which a duty echoes it, None if it makes it.

    Whoever says again, on its day, what echoes a promise, echoes it, too.
    """
    said = tie if tie.reason else None
    ref = duty.ref
    while tie.to != ref:
        ref, tie = tie.to, ties[tie.to]
        said = said or (tie if tie.reason else None)
    return ref, said


def _promise(given: _Given) -> Promise:
    claims = sorted(duty.ref for duty in given.made)
    first = given.made[0]
    dated = next((duty for duty in given.made if duty.due_to or duty.deadline), first)
    owner = frozenset().union(*(duty.actors for duty in given.made))
    about = frozenset().union(*(duty.about for duty in given.made)) - owner
    return Promise(
        id=promise_id(claims),
        claims=tuple(claims),
        action=first.said,
        deadline=dated.deadline,
        due_from=dated.due_from,
        due_to=dated.due_to,
        ref=next((duty.recommendation for duty in given.made if duty.recommendation), None),
        made=first.day,
        owner=tuple(sorted(owner)),
        about=tuple(sorted(about)),
        echoes=tuple(sorted((_echo(given, *echo) for echo in given.echoes), key=lambda echo: (echo.date, echo.claim))),
    )


def _echo(given: _Given, duty: Duty, tie: Tie) -> Echo:
    if duty.day is None or tie.probability is None:
        raise AssertionError(f"{duty.ref} has no date and echoes {given.made[0].ref}")
    says = _says(given.made, duty)
    return Echo(claim=duty.ref, says=says, date=duty.day, reason=tie.reason, probability=tie.probability)


def _says(made: Sequence[Duty], echo: Duty) -> EchoStatus:
    if echo.status is not DutyStatus.PLANNED:
        return EchoStatus(echo.status.value)
    other_day = any(_other_day(duty, echo) for duty in made)
    other_owner = not any(may_be_one(duty.actors, echo.actors) for duty in made)
    return EchoStatus.CHANGED if other_day or other_owner else EchoStatus.PLANNED


def _other_day(one: Duty, other: Duty) -> bool:
    if one.due_to and other.due_to:
        return one.due_to != other.due_to
    return bool(one.deadline and other.deadline) and one.deadline.casefold() != other.deadline.casefold()
