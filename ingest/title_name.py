"""The document's own title as the name of a plan: a report is named by what stands on its cover."""

from collections.abc import Iterator, Sequence

from ingest.gathering import Found
from ingest.mentions import Names
from ingest.stated import Stated
from ingest.text import Sentence, Text
from ontology.authority.fold import fold
from ontology.terms import EntityType, Predicate

_KINDS = frozenset(
    {"policy paper", "response", "report", "strategy", "plan", "action plan", "white paper", "green paper", "review"}
    | {"roadmap", "consultation", "consultation response", "annual report", "corporate report", "framework", "budget"}
)
_LONGEST = 160


def _covers(text: Text) -> Iterator[Sentence]:
    """Yield the sentences that are the document's title and nothing else."""
    title = text.document.title
    if not title or text.document.kind not in _KINDS or len(title) > _LONGEST:
        return
    for sentence in text.sentences:
        if fold(sentence.text) == fold(title):
            yield sentence


def with_title(text: Text, found: Sequence[Found]) -> list[Found]:
    """Return what was found with the document's title, where it names a plan, in place of the names within it."""
    covers = {sentence.index: sentence for sentence in _covers(text)}
    kept = [name for name in found if name.sentence not in covers]
    titles = [
        Found(index, 0, len(sentence.text), sentence.text, EntityType.PLAN, "name.title")
        for index, sentence in covers.items()
    ]
    return kept + titles


def published(text: Text, names: Names) -> Iterator[Stated]:
    """Yield that the publisher published the document that its title names."""
    publisher = text.document.publisher
    body = next((e.name for e in names.entities if publisher in {e.name, *e.aliases}), None)
    for sentence in _covers(text):
        mention = next((m for m in names.in_sentence(sentence.index) if m.rule == "name.title"), None)
        if body and mention and body != names.name(mention):
            block, start = sentence.block, sentence.start
            yield Stated(
                subject=body,
                predicate=Predicate.PUBLISHED,
                object=names.name(mention),
                block=block,
                start=start,
                end=start + len(sentence.text),
                rule="relation.title",
            )
