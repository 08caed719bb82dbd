"""From a text to its responsibilities: sentence by sentence, with lead-ins, tables and what was said before."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest import duty_forms
from ingest.clauses import clauses
from ingest.deadline_clauses import joined
from ingest.deadlines import deadlines, reference
from ingest.duties import Duty, active, by_agent, unsaid
from ingest.duty_actors import main_subject
from ingest.duty_asked import asked
from ingest.duty_bracketed import bracketed
from ingest.duty_cells import Column, Row, row
from ingest.duty_charges import appointed, founded, tasked
from ingest.duty_contracts import alongside, backed, contracted, in_part
from ingest.duty_fields import Form
from ingest.duty_goals import charge, goals, headline, participle, rests
from ingest.duty_grants import granted
from ingest.duty_lists import Lead, lead, listed
from ingest.duty_memory import Memory
from ingest.duty_merging import distinct, merged
from ingest.duty_names import completed
from ingest.duty_rows import carried_over, owned, timed
from ingest.duty_scenes import Scene
from ingest.duty_speakers import speakers
from ingest.duty_states import answerable, consulted, entrusted, joining, limited
from ingest.duty_supports import supports
from ingest.duty_verbs import links
from ingest.encoded_duties import weighed
from ingest.encoded_sums import Seer
from ingest.mentions import Names
from ingest.text import Block, BlockKind, Sentence, Text
from ontology.model import Responsibility
from ontology.terms import GOVERNMENT

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ITEM = 2
_TITLES = 4
"""So many blocks at a document's start may be its title."""

_LABEL = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]?")

Said = tuple[Sentence, Duty]
"""A duty with the sentence that states it."""

READERS = (
    *(active, by_agent, appointed, tasked, founded, participle, unsaid),
    *(answerable, consulted, entrusted, limited, joining),
    *(contracted, in_part, alongside, backed),
)
"""What is looked for in each clause."""

SENTENCE_READERS = (goals, rests, charge, headline, asked, granted, bracketed)
"""What is looked for in each sentence."""


@dataclass
class _Reading:
    """A text as it is read: what is remembered of the sentences before."""

    text: Text
    docs: Mapping[int, "Doc"]
    names: Names
    speakers: tuple[str | None, ...]
    forms: duty_forms.Forms
    memory: Memory = field(default_factory=Memory)
    leads: dict[int, Lead] = field(default_factory=dict)
    lists: dict[int, Lead] = field(default_factory=dict)
    numbered: Lead | None = None
    answered: tuple[str, ...] = ()
    listing: int = -1


def responsibilities(
    text: Text, docs: Mapping[int, "Doc"], names: Names, seer: Seer | None = None
) -> list[Responsibility]:
    """Return the responsibilities of a text in the order of their evidence; without a seer, what rules read."""
    known = completed(text, names)
    reading = _Reading(text, docs, known, speakers(text, known), duty_forms.read(text))
    told = [claim for block in text.blocks for claim in _block(reading, block)]
    return told if seer is None else weighed(seer, told)


def _block(reading: _Reading, block: Block) -> Iterator[Responsibility]:
    reading.memory.enter(block.index)
    if block.kind is BlockKind.HEADING:
        reading.memory.section()
    if block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and not block.label):
        reading.numbered = None
    if block.kind is not BlockKind.ROW:
        reading.listing = block.lead_in if block.kind is BlockKind.BULLET and block.lead_in is not None else -1
    seen = row(block)
    found = [(sentence, duty) for sentence in block.sentences for duty in _sentence(reading, block, sentence)]
    if seen is None:
        yield from (_claim(reading.text, sentence, duty, None) for sentence, duty in _formed(reading, block, found))
    else:
        yield from _row(reading, seen, found)


def _formed(reading: _Reading, block: Block, found: list[Said]) -> list[Said]:
    """Return a block's duties with those of the form that it belongs to, or that stands below it."""
    spoken = reference(reading.text, block.index)
    form = reading.forms.leading.get(block.index)
    led = duty_forms.lead_of(reading.names, form, spoken) if form is not None else None
    if led is not None:
        reading.leads[block.index] = led
    own = reading.forms.by_owner.get(block.index)
    said = duty_forms.beside(block, found)
    return [*duty_forms.due_below(reading.forms.time(block.index, spoken), said), *_of_form(reading, own, said, spoken)]


def _of_form(reading: _Reading, form: Form | None, said: list[Said], spoken: dt.date | None) -> Iterator[Said]:
    """Yield the duties of a form, but for actors whose part the words beside it have said already."""
    stated = duty_forms.duties(reading.names, form, spoken) if form is not None else ()
    for sentence, duty in stated:
        if not any(each.role is duty.role and set(each.actors) & set(duty.actors) for _, each in said):
            yield sentence, duty


def _row(reading: _Reading, seen: Row, found: list[tuple[Sentence, Duty]]) -> Iterator[Responsibility]:
    """Yield the claims of a table row: of its response's sentences, else what its columns say together."""
    spoken = reference(reading.text, seen.block.index)
    told = [each for each in found if seen.kind(each[0].start) not in {Column.OWNER, Column.PARTNER, Column.TIME}]
    answers = [each for each in told if seen.kind(each[0].start) is not Column.TASK]
    whole = [] if answers else [*owned(reading.names, seen, spoken), *carried_over(seen, reading.answered, spoken)]
    tasks = [] if whole else [each for each in told if each not in answers]
    reading.answered = next((duty.actors for _, duty in answers), reading.answered)
    yield from (_claim(reading.text, sentence, duty, None) for sentence, duty in tasks)
    yield from (_claim(reading.text, sentence, duty, seen.ref) for sentence, duty in whole)
    for sentence in dict.fromkeys(sentence for sentence, _ in answers):
        said = timed([duty for each, duty in answers if each is sentence], seen, spoken)
        yield from (_claim(reading.text, sentence, duty, seen.ref) for duty in said)


def _sentence(reading: _Reading, block: Block, sentence: Sentence) -> list[Duty]:
    doc = reading.docs.get(sentence.index)
    if doc is None:
        return []
    spoken = reference(reading.text, block.index)
    scene = Scene(
        sentence,
        doc,
        reading.names,
        reading.memory,
        joined(deadlines(sentence.text, spoken), doc),
        official=_official(reading, sentence),
        speaker=reading.speakers[sentence.index],
        heading=block.kind is BlockKind.HEADING or (block.index < _TITLES and not block.text.endswith(".")),
    )
    led = _led(reading, sentence)
    scene = scene if led is None else replace(scene, led=led.actors, asked=not led.actors)
    found = _duties(scene, led)
    _remember(reading, scene)
    return found


def _duties(scene: Scene, led: Lead | None) -> list[Duty]:
    every = clauses(scene.doc, links())
    found = [duty for clause in every for reader in READERS for duty in reader(scene, clause)]
    if led is not None:
        found = [*listed(scene, led), *found]
    found.extend(duty for reader in SENTENCE_READERS for duty in reader(scene))
    found = merged(found)
    return distinct(merged([*found, *supports(scene, found)]))


def _official(reading: _Reading, sentence: Sentence) -> bool:
    if reading.names.voice(sentence.index) != GOVERNMENT:
        return False
    block = reading.text.blocks[sentence.block]
    return any(m.entity is None for s in block.sentences for m in reading.names.by_sentence[s.index])


def _led(reading: _Reading, sentence: Sentence) -> Lead | None:
    block = reading.text.blocks[sentence.block]
    if block.kind is BlockKind.ROW and _item(block):
        return reading.leads.get(reading.listing)
    if block.kind is BlockKind.BULLET and block.lead_in is not None and sentence.start == 0:
        return reading.leads.get(block.lead_in)
    if block.label and block.lead_in is None and sentence.start == 0:
        return reading.numbered
    return reading.lists.get(block.index)


def _item(block: Block) -> bool:
    """Whether a row of two cells is an item of a list, set off from its letter or number by wide space."""
    return len(block.cells) == _ITEM and _LABEL.fullmatch(block.text[: block.cells[0].end].strip()) is not None


def _remember(reading: _Reading, scene: Scene) -> None:
    sentence = scene.sentence
    led = lead(scene)
    if led is not None:
        reading.leads[sentence.block] = led
        if sentence.text.rstrip().endswith(":"):
            reading.lists[sentence.block] = led
            reading.numbered = led if led.open else None
    reading.memory.about(main_subject(scene), sentence.index)
    reading.memory.note(reading.names, scene.mentions)


def _action(duty: Duty) -> str:
    """Return the action without the words of its deadline at its end."""
    words = duty.deadline.words if duty.deadline is not None else ""
    short = duty.action.partition(words)[0].rstrip(" ,;–(") if words else duty.action
    return short if " " in short else duty.action


def _claim(text: Text, sentence: Sentence, duty: Duty, ref: str | None) -> Responsibility:
    due = duty.deadline
    return Responsibility(
        evidence=text.evidence(sentence.block, sentence.start + duty.start, sentence.start + duty.end),
        sentence=text.evidence(sentence.block, sentence.start, sentence.end),
        actor=duty.actors,
        role=duty.role,
        action=_action(duty),
        deadline=due.words if due else "",
        due_from=due.due_from if due else None,
        due_to=due.due_to if due else None,
        status=duty.status,
        ref=ref,
        rule=duty.rule,
    )
