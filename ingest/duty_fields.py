"""Forms in running text ("Lead: …", "Partners: …", "Due: …"): what their labels say of the act above or beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.duty_cells import Column
from ingest.duty_scenes import ACTORS
from ingest.mentions import Mention, Names
from ingest.text import Block, BlockKind, Text

_WHOSE = (
    r"(?:(?:[Dd]elivery|[Aa]ction|[Pp]roject|[Pp]rogramme|[Pp]olicy|[Ss]trategic|[Ee]xecutive|[Bb]oard|[Oo]verall|"
    r"[Jj]oint)\s)?"
)
_OFFICE = (
    r"(?:organisation|body|officer|department|partner|agency|authority|applicant|director|member|minister|institution|"
    r"person|individual|team|contractor|owner|company|university|by)s?"
)
_LABELS: tuple[tuple[Column, str], ...] = (
    (
        Column.PARTNER,
        r"(?:(?:[A-Z][a-z]+|other|key)\s)?[Pp]artners?(?:\s[Oo]rganisations?)?|[Ss]upport(?:ed|ing)\s(?:by|\w+)|"
        r"[Ss]upport(?:ing)?|[Ww]orking\swith|[Cc]ollaborators?|[Cc]onsult(?:ed|ees)",
    ),
    (
        Column.OWNER,
        rf"{_WHOSE}(?:[Ll]eads?|[Oo]wners?|[Ss]ponsors?)(?:\s(?:and\s\w+|{_OFFICE}))?|"
        rf"[Rr]espons(?:ible|ibility)(?:\s{_OFFICE})?|[Aa]ccountable(?:\s{_OFFICE})?|SRO|"
        r"[Ss]enior\s[Rr]esponsible\s[Oo]\w+|[Dd]elivered\sby|[Dd]elivery\sbody|[Ll]ed\sby|(?:[Bb]y\s)?[Ww]ho(?:m)?",
    ),
    (
        Column.TIME,
        r"(?:[A-Z][a-z]+\s)?(?:[Tt]ime(?:line|scale|frame|table)s?|[Tt]imings?|[Dd]eadlines?)|"
        r"[Dd]ates?|[Dd]ue(?:\s(?:date|by))?|(?:[Dd]elivery|[Tt]arget|[Cc]ompletion|[Ee]nd|[Mm]ilestone)\s[Dd]ates?|"
        r"(?:[Bb]y\s)?[Ww]hen|[Cc]ompletion",
    ),
    (Column.STATUS, r"(?:[Cc]urrent\s|[Dd]elivery\s)?[Ss]tatus|RAG(?:\s\w+)?|[Pp]rogress"),
    (
        Column.TASK,
        r"(?:[Kk]ey\s)?(?:[Aa]ctions?|[Mm]ilestones?|[Dd]eliverables?|[Cc]ommitments?|[Oo]utputs?)(?:\s\d[\d.]*[a-z]?)?",
    ),
)
_ANY = "|".join(f"(?P<{kind.value}>{words})" for kind, words in _LABELS)
_FIELD = re.compile(rf"(?:^|(?<=[\s(\[;|]))(?:{_ANY})\s*:(?:\s+|$)")
_STANDING = re.compile(r"\b(?:sponsor|SRO|senior responsible|accountable)", re.I)
_BESIDE = re.compile(r"\b(?:with|supported by|support from|alongside)\b", re.I)
_RESPONSE = re.compile(r"(?:[A-Z]\w+\s)?[Rr]esponse\s*:")
_SHORTEST_TASK = 3


@dataclass(frozen=True, slots=True)
class Field:
    """A label with its value: ``label`` is where the label starts, ``start`` and ``end`` are the value in the block."""

    block: Block
    kind: Column
    label: int
    start: int
    end: int

    @property
    def words(self) -> str:
        """The value."""
        return self.block.text[self.start : self.end]


@dataclass(slots=True)
class Form:
    """Fields that belong together; ``above`` are the blocks that say what they are about, if no field does."""

    fields: list[Field] = field(default_factory=list)
    above: list[int] = field(default_factory=list)

    def of(self, kind: Column) -> Field | None:
        """Return the first field of a kind."""
        return next((each for each in self.fields if each.kind is kind), None)

    @property
    def lasts(self) -> bool:
        """Whether the label of its owner names a standing charge ("Executive sponsor")."""
        owner = self.of(Column.OWNER)
        return owner is not None and _STANDING.search(owner.block.text, owner.label, owner.start) is not None


def fields(block: Block) -> tuple[Field, ...]:
    """Return the labelled values of a block, in order."""
    if block.cells or block.kind is BlockKind.FURNITURE or ":" not in block.text:
        return ()
    found = list(_FIELD.finditer(block.text))
    if not found:
        return ()
    ends = [*(match.start() for match in found[1:]), len(block.text)]
    return tuple(
        Field(block, Column(str(match.lastgroup)), match.start(), match.end(), _end(block.text, match.end(), end))
        for match, end in zip(found, ends, strict=True)
    )


def _end(text: str, start: int, end: int) -> int:
    """Return where a value ends, without stops and brackets that it does not open itself."""
    while end > start and text[end - 1] in " .;,|([)]–-":
        if text[end - 1] == ")" and "(" in text[start:end]:
            break
        end -= 1
    return end


def forms(text: Text) -> tuple[Form, ...]:
    """Return the forms of a text that name an owner: fields of one block, or of blocks right below each other."""
    found: list[Form] = []
    form = Form()
    above: list[int] = []
    for block in (each for each in text.blocks if each.kind is not BlockKind.FURNITURE):
        here = fields(block)
        above = [] if here or _answers(block) else [*above, block.index]
        if not here or here[0].label > 0 or _again(form, here):
            found.append(form)
            form = Form(above=above)
        form.fields.extend(here)
    return tuple(each for each in [*found, form] if each.of(Column.OWNER) is not None)


def _answers(block: Block) -> bool:
    """Whether what stands below a block is about something else than what stands above it."""
    return block.kind is BlockKind.HEADING or _RESPONSE.match(block.text) is not None


def _again(form: Form, here: Sequence[Field]) -> bool:
    """Whether a label comes up again: another form begins."""
    return any(form.of(each.kind) is not None for each in here)


def task(form: Form) -> tuple[Block, int, int] | None:
    """Return what is to be done, as a field says it or the words before the first field; None where neither does."""
    said = form.of(Column.TASK)
    if said is not None and len(said.words.split()) >= _SHORTEST_TASK:
        return said.block, said.start, said.end
    first = form.fields[0]
    before = first.block.text[: first.label].rstrip(" .;,(|[–-")
    return (first.block, 0, len(before)) if len(before.split()) >= _SHORTEST_TASK else None


def holders(names: Names, form: Form, kind: Column) -> tuple[list[str], list[str]]:
    """Return the names in the fields of a kind, and of them those behind "with" or "supported by"."""
    own: dict[str, None] = {}
    beside: dict[str, None] = {}
    for each in form.fields:
        for mention, at in _mentions(names, each) if each.kind is kind else ():
            target = beside if _BESIDE.search(each.block.text, each.start, at) else own
            target[names.name(mention)] = None
    return list(own), [name for name in beside if name not in own]


def _mentions(names: Names, value: Field) -> Iterator[tuple[Mention, int]]:
    for sentence in value.block.sentences:
        for mention in names.by_sentence[sentence.index]:
            at = sentence.start + mention.start
            if value.start <= at < value.end and (mention.entity is None or names.type(mention) in ACTORS):
                yield mention, at
