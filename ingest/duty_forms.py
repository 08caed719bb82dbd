"""Duties of forms: who leads and who helps with the act that labelled fields stand for, by when, and how far it is."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.deadlines import Deadline, in_cell
from ingest.duties import Duty
from ingest.duty_cells import Column, how_far
from ingest.duty_fields import Form, fields, forms, holders, task
from ingest.duty_lists import Lead
from ingest.duty_stretches import phrase
from ingest.mentions import Names
from ingest.text import Block, BlockKind, Sentence, Text
from ontology.terms import DutyStatus, Role

_NEAR = 4
"""So many blocks above a form may be what it is about."""


@dataclass(frozen=True)
class Forms:
    """The forms of a text by the block of their owner, those that lead bullets, and the forms below running text."""

    by_owner: Mapping[int, Form]
    leading: Mapping[int, Form]
    below: Mapping[int, Form]

    def time(self, block: int, spoken: dt.date | None) -> Deadline | None:
        """Return the deadline that the form below a block sets for what the block says."""
        form = self.below.get(block)
        return None if form is None else due_of(form, spoken)


def read(text: Text) -> Forms:
    """Return the forms of a text; one that bullets follow is their lead-in and states nothing by itself."""
    every = forms(text)
    leading = {lead: form for form in every for lead in [_leads(text, form)] if lead is not None}
    led = {id(form) for form in leading.values()}
    owners = {form.fields[0].block.index if task(form) is None else _owner(form): form for form in every}
    by_owner = {index: form for index, form in owners.items() if id(form) not in led}
    below = {index: form for form in by_owner.values() if task(form) is None for index in form.above[-_NEAR:]}
    return Forms(by_owner, leading, below)


def _owner(form: Form) -> int:
    owner = form.of(Column.OWNER)
    return owner.block.index if owner is not None else form.fields[0].block.index


def _leads(text: Text, form: Form) -> int | None:
    """Return the block that leads into bullets right below a form: its last one, or one that ends with a colon."""
    last = form.fields[-1]
    following = [each for each in text.blocks[last.block.index + 1 :][:2] if each.kind is not BlockKind.FURNITURE]
    if not following or task(form) is not None or any(fields(each) for each in following):
        return None
    if following[0].kind is BlockKind.BULLET:
        return last.block.index
    opens = following[0].text.rstrip().endswith(":") and following[-1].kind is BlockKind.BULLET
    return following[0].index if opens else None


def lead_of(names: Names, form: Form, spoken: dt.date | None) -> Lead | None:
    """Return what a form says for the bullets below it."""
    own, _ = holders(names, form, Column.OWNER)
    return Lead(tuple(own), DutyStatus.PLANNED, open=True, deadline=due_of(form, spoken)) if own else None


def due_of(form: Form, spoken: dt.date | None) -> Deadline | None:
    """Return the deadline that a form's field of times says."""
    said = form.of(Column.TIME)
    return None if said is None else in_cell(said.words, spoken)


def status_of(form: Form) -> DutyStatus:
    """Return how far the act of a form has come, by its fields of status and times."""
    said = [each.words for each in (form.of(Column.STATUS), form.of(Column.TIME)) if each is not None]
    return next((how for how in map(how_far, said) if how), DutyStatus.ONGOING if form.lasts else DutyStatus.PLANNED)


def duties(names: Names, form: Form, spoken: dt.date | None) -> Iterator[tuple[Sentence, Duty]]:
    """Yield the duties of a form, each with the sentence in which its evidence starts."""
    own, beside = holders(names, form, Column.OWNER)
    more, _ = holders(names, form, Column.PARTNER)
    helpers = tuple(name for name in dict.fromkeys([*beside, *more]) if name not in own)
    status = status_of(form)
    due = None if status is DutyStatus.DONE else due_of(form, spoken)
    if own:
        yield _duty(form, Column.OWNER, Duty(0, 0, tuple(own), Role.LEAD, status, "", "duty.form.owner", due))
    if helpers:
        kind = Column.PARTNER if more else Column.OWNER
        yield _duty(form, kind, Duty(0, 0, helpers, Role.SUPPORT, status, "", "duty.form.partner", due))


def _duty(form: Form, kind: Column, duty: Duty) -> tuple[Sentence, Duty]:
    """Return a duty with its place: the act where the form has it, else the field of who is named."""
    value = form.of(kind) or form.fields[0]
    block, start, end = task(form) or (value.block, value.label, value.end)
    sentence = _at(block, start)
    short = phrase(block.text, start, end)
    return sentence, replace(duty, start=start - sentence.start, end=end - sentence.start, action=short)


def _at(block: Block, offset: int) -> Sentence:
    return next((each for each in reversed(block.sentences) if each.start <= offset), block.sentences[0])


def beside(block: Block, found: list[tuple[Sentence, Duty]]) -> list[tuple[Sentence, Duty]]:
    """Return the duties that the words of a block state before its first field; a field's words state none."""
    first = next((each.label for each in fields(block)), len(block.text))
    return [(sentence, duty) for sentence, duty in found if sentence.start + duty.start < first]


def due_below(due: Deadline | None, found: list[tuple[Sentence, Duty]]) -> list[tuple[Sentence, Duty]]:
    """Return duties with the deadline of the form below them for acts to come that have none."""
    if due is None:
        return found
    lacking = {DutyStatus.PLANNED}
    return [
        (sentence, replace(duty, deadline=duty.deadline or due) if duty.status in lacking else duty)
        for sentence, duty in found
    ]
