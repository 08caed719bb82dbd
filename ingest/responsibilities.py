"""From a text to its responsibilities: sentence by sentence, with lead-ins, tables and what was said before."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ingest.acts import links
from ingest.clauses import clauses
from ingest.deadlines import deadlines, reference
from ingest.duties import Duty, active, by_agent, merged
from ingest.memory import Memory
from ingest.mentions import Names
from ingest.scenes import Scene
from ingest.text import Sentence, Text
from ontology.model import Responsibility

if TYPE_CHECKING:
    from spacy.tokens import Doc

READERS = (active, by_agent)
"""What is looked for in each clause."""


def responsibilities(text: Text, docs: Mapping[int, "Doc"], names: Names) -> list[Responsibility]:
    """Return the responsibilities of a text in the order of their evidence."""
    memory = Memory()
    found: list[Responsibility] = []
    for sentence in text.sentences:
        doc = docs.get(sentence.index)
        if doc is None:
            continue
        memory.enter(sentence.block)
        spoken = reference(text, sentence.block)
        scene = Scene(sentence, doc, names, memory, deadlines(sentence.text, spoken))
        found.extend(_claim(text, sentence, duty) for duty in _duties(scene))
        memory.note(names, scene.mentions)
    return found


def _duties(scene: Scene) -> list[Duty]:
    every = clauses(scene.doc, links())
    return merged([duty for clause in every for reader in READERS for duty in reader(scene, clause)])


def _claim(text: Text, sentence: Sentence, duty: Duty) -> Responsibility:
    due = duty.deadline
    return Responsibility(
        evidence=text.evidence(sentence.block, sentence.start + duty.start, sentence.start + duty.end),
        sentence=text.evidence(sentence.block, sentence.start, sentence.end),
        actor=duty.actors,
        role=duty.role,
        action=duty.action,
        deadline=due.words if due else "",
        due_from=due.due_from if due else None,
        due_to=due.due_to if due else None,
        status=duty.status,
        rule=duty.rule,
    )
