"""What resolution remembers of each document, so that a new one makes it look again only at what that one touches.

A disposable file of the workspace: without it, or where it was made by other code, tables or decisions, all is resolved
anew, to the same outcome.
"""

from pydantic import ValidationError

from graph.duties import Duty
from graph.links import Tie
from graph.parts import PartOf
from graph.profiles import Unit
from graph.sums import Key
from ontology.model import Frozen, Names


class Purse(Frozen):
    """The money of one document that its claims state: its first claim, all claims, what ties it to other money."""

    first: Key
    claims: Names
    keys: Names


class Remembered(Frozen):
    """A document: digest of its claims, units, money, duties, and which of its claims are parts of which."""

    document: str
    digest: str
    units: tuple[Unit, ...]
    purses: tuple[Purse, ...]
    parts: dict[str, PartOf]
    duties: tuple[Duty, ...]


class Group(Frozen):
    """Units that are one thing from the start, by document and local id, and the keys that they share with others."""

    units: Names
    keys: Names


class Whole(Frozen):
    """Of a flow: the order of its first claim, and the schemes of which it is said to be the whole sum."""

    first: Key
    totals: Names = ()


class Memory(Frozen):
    """All documents, by id; the groups of their units; of each flow what is not in it; the ties of their duties.

    ``basis`` is a digest of all but documents that the resolution was made from, ``inputs`` of these, too.
    """

    inputs: str
    basis: str
    documents: dict[str, Remembered]
    groups: dict[str, Group]
    flows: dict[str, Whole]
    ties: dict[str, Tie]


NOTHING = Memory(inputs="", basis="", documents={}, groups={}, flows={}, ties={})
"""The memory of a resolution that has seen no document."""


def loads(content: bytes) -> Memory | None:
    """Return the memory that bytes hold, None where they hold none: what is forgotten is found out again."""
    try:
        return Memory.model_validate_json(content)
    except ValidationError:
        return None


def dumps(memory: Memory) -> bytes:
    """Return the bytes of a memory; equal memories have equal bytes."""
    return memory.model_dump_json(exclude_defaults=True).encode() + b"\n"
