"""Rows of action tables as duties: the owner's column names the actor, the task's column the act."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.deadlines import Deadline, in_cell
from ingest.duties import Duty
from ingest.duty_cells import Column, Row, actors_in, owners_in, task
from ingest.duty_merging import merged
from ingest.duty_stretches import phrase
from ingest.mentions import Names
from ingest.text import Sentence
from ontology.terms import DutyStatus, Role


def owned(names: Names, seen: Row, spoken: dt.date | None) -> Iterator[tuple[Sentence, Duty]]:
    """Yield the duties of a row whose owner a column names, each with the sentence that says the act."""
    said = task(seen)
    who, beside = owners_in(names, seen)
    if said is None or not who or seen.dropped:
        return
    duty = _duty(said, who, seen, spoken, "duty.row.owner")
    yield said, duty
    helpers = dict.fromkeys([*beside, *actors_in(names, seen, Column.PARTNER)])
    partners = tuple(name for name in helpers if name not in who)
    if partners:
        yield said, replace(duty, actors=partners, role=Role.SUPPORT, rule="duty.row.partner")


def carried_over(seen: Row, before: tuple[str, ...], spoken: dt.date | None) -> Iterator[tuple[Sentence, Duty]]:
    """Yield the duty of a row whose response points back ("See above") to those who answered before."""
    said = task(seen)
    if said is not None and before and seen.points_back:
        yield said, _duty(said, before, seen, spoken, "duty.row.above")


def _duty(said: Sentence, who: tuple[str, ...], seen: Row, spoken: dt.date | None, rule: str) -> Duty:
    status = seen.status
    due = None if status is DutyStatus.DONE else in_cell(seen.words(Column.TIME), spoken)
    length = len(said.text)
    return Duty(0, length, who, Role.LEAD, status, phrase(said.text, _opening(said.text), length), rule, due)


def _opening(words: str) -> int:
    """Return where an act begins behind a number, a label or a name in brackets ("1.2", "(NDL)", "PILOT –")."""
    match = re.match(r"(?:\(?\d[\d.]*[a-z]?[.):]?\s+|\([^()]{1,30}\)\s*|[A-Z]{2,15}\s*[–:-]\s+)+", words)
    return match.end() if match and match.end() < len(words) else 0


def timed(duties: list[Duty], seen: Row, spoken: dt.date | None) -> list[Duty]:
    """Return a sentence's duties with the row's deadline for acts to come that have none; one sentence has one.

    How often something is to be done is no day: a row that has one goes before it.
    """
    said = [duty.deadline for duty in duties if duty.deadline is not None]
    own = next((one for one in said if not _OFTEN.search(one.words)), None)
    due = own or in_cell(seen.words(Column.TIME), spoken) or next(iter(said), None)
    return merged([replace(each, deadline=_dated(each) or due) if _open(each) else each for each in duties])


_OFTEN = re.compile(r"\b(?:every|each|once|twice|times|per)\b")


def _dated(duty: Duty) -> Deadline | None:
    return duty.deadline if duty.deadline is not None and not _OFTEN.search(duty.deadline.words) else None


def _open(duty: Duty) -> bool:
    return duty.status is not DutyStatus.DONE
