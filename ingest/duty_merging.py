"""Duties of one sentence put together: those of the same actors joined, those that another says better left out."""

from dataclasses import replace

from ingest.duties import Duty

_BESIDES = frozenset({"duty.answerable", "duty.backed", "duty.contracted", "duty.asked", "duty.granted"})
"""Rules whose duty gives way to one of another rule that says the same part of the same actors."""


def merged(every: list[Duty]) -> list[Duty]:
    """Return the duties with those of the same actors, role, status and deadline joined; the first names the action."""
    groups: dict[tuple[object, ...], Duty] = {}
    for duty in every:
        key = (duty.actors, duty.role, duty.status, duty.deadline.words if duty.deadline else "")
        first = groups.setdefault(key, duty)
        groups[key] = replace(first, start=min(first.start, duty.start), end=max(first.end, duty.end))
    return sorted(groups.values(), key=lambda duty: (duty.start, duty.end, duty.role, duty.actors))


def distinct(every: list[Duty]) -> list[Duty]:
    """Return the duties without those that another one says better: same actors and role, in the same stretch."""
    return [
        duty
        for duty in every
        if duty.rule not in _BESIDES or not any(_says(other, duty) for other in every if other.rule not in _BESIDES)
    ]


def _says(other: Duty, duty: Duty) -> bool:
    met = min(other.end, duty.end) - max(other.start, duty.start)
    return set(duty.actors) <= set(other.actors) and other.role is duty.role and 2 * met >= duty.end - duty.start
