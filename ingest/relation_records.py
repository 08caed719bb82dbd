"""Relations that a record tells by its labels: lead, partners and place of a project, in labelled lines or a row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.fields import label, role
from ingest.mentions import Mention, Names
from ingest.scene import ACTORS, LETTERS
from ingest.stated import Stated
from ingest.text import Block, BlockKind, Sentence, Text
from ontology.terms import Predicate

_PROJECTS = "PFXN"
_PLACES = "LU"
_SITED = ACTORS + "X"
_MOST = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a record: what it is, and where it stands."""

    name: str
    letter: str
    block: int
    start: int
    end: int


@dataclass(slots=True)
class Record:
    """What a project's labelled lines or a table's row say: the names under each part."""

    parts: dict[str, list[Named]] = field(default_factory=dict)

    def add(self, part: str, found: Iterable[Named]) -> None:
        """Put names under a part of the record."""
        self.parts.setdefault(part, []).extend(found)

    def of(self, part: str, letters: str) -> list[Named]:
        """Return the names of some types under a part, each once."""
        first: dict[str, Named] = {}
        for one in self.parts.get(part, ()):
            if one.letter in letters:
                first.setdefault(one.name, one)
        return list(first.values())


def records(text: Text, names: Names) -> Iterator[Stated]:
    """Yield what the records of a text say of who leads, takes part and where."""
    for record in (*_lines(text, names), *_rows(text, names)):
        yield from _told(record)


def _told(record: Record) -> Iterator[Stated]:
    projects = record.of("project", _PROJECTS)
    leads, partners = record.of("lead", ACTORS + "T"), record.of("partner", ACTORS)
    who = record.of("who", _SITED)
    doers = [one for one in (*leads, *record.of("deliver", ACTORS)) if one.letter in ACTORS]
    for project in projects[:1]:
        yield from _each(leads, Predicate.LEADS, project, "relation.record.lead")
        yield from _each(record.of("deliver", ACTORS), Predicate.DELIVERS, project, "relation.record.deliver")
        yield from _each(record.of("chair", "H"), Predicate.LEADS, project, "relation.record.chair")
        for place in record.of("place", _PLACES) if not who else ():
            yield _stated(project, Predicate.LOCATED_IN, place, "relation.record.place")
    for place in record.of("place", "L") if len(who) == 1 else ():
        yield _stated(who[0], Predicate.LOCATED_IN, place, "relation.record.base")
    yield from _together(doers or [one for one in who[:1] if one.letter in ACTORS], partners)


def _each(subjects: Iterable[Named], predicate: Predicate, thing: Named, rule: str) -> Iterator[Stated]:
    for subject in subjects:
        if subject.name != thing.name:
            yield _stated(subject, predicate, thing, rule)


def _together(leads: list[Named], partners: list[Named]) -> Iterator[Stated]:
    """Yield that those who lead together work together, and that the first works with each partner."""
    pairs = [(one, other) for at, one in enumerate(leads[:_MOST]) for other in leads[at + 1 : _MOST]]
    pairs += [(leads[0], other) for other in partners] if leads else []
    for one, other in pairs:
        if one.name != other.name:
            yield _stated(one, Predicate.PARTNERS_WITH, other, "relation.record.partner")


def _stated(subject: Named, predicate: Predicate, thing: Named, rule: str) -> Stated:
    """State a relation by the words of the later name's block: a record's parts may stand lines apart."""
    later = max(subject, thing, key=lambda one: (one.block, one.start))
    same = [one for one in (subject, thing) if one.block == later.block]
    start, end = min(one.start for one in same), max(one.end for one in same)
    return Stated(subject.name, predicate, thing.name, later.block, start, end, rule)


def _named(names: Names, sentence: Sentence, mention: Mention) -> Named:
    start = sentence.start + mention.start
    letter = LETTERS[names.type(mention)]
    return Named(names.name(mention), letter, sentence.block, start, start + mention.end - mention.start)


def _in(names: Names, block: Block) -> list[Named]:
    """Return the names of a block that do not lie within one another or in brackets of a longer name."""
    found: list[Named] = []
    for sentence in block.sentences:
        for mention in names.in_sentence(sentence.index):
            one = _named(names, sentence, mention)
            if not found or one.start >= found[-1].end:
                found.append(one)
    return found


def _lines(text: Text, names: Names) -> Iterator[Record]:
    """Yield the records of labelled lines that follow each other; the heading right above names the project."""
    record: Record | None = None
    for above, block in pairwise((None, *text.blocks)):
        told = label(block.text) if block and block.kind is not BlockKind.ROW else None
        if block is None or told is None:
            if record:
                yield record
            record = None
            continue
        if record is None:
            record = Record()
            if above is not None and above.kind is BlockKind.HEADING:
                record.add("project", _in(names, above))
        record.add(role(told), _in(names, block))
    if record:
        yield record


def _rows(text: Text, names: Names) -> Iterator[Record]:
    """Yield the records of a table's rows, whose columns tell the parts."""
    for block in text.blocks:
        parts = {role(cell.header) for cell in block.cells}
        placed = "place" in parts and bool(parts & {"project", "who"})
        if not parts & {"lead", "deliver", "partner"} and not placed:
            continue
        record, found = Record(), _in(names, block)
        for cell in block.cells:
            record.add(role(cell.header), (one for one in found if cell.start <= one.start < cell.end))
        yield record
