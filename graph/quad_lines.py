"""Quads as lines of text, sorted without duplicates; more than fit in memory are sorted on disk.

A line has graph, subject, predicate and object as N-Triples writes them, with tabs between; N-Triples has no tabs.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from typing import NamedTuple

from pyoxigraph import Quad, Triple

CHUNK = 1_000_000
"""Lines that are sorted in memory at a time, some hundred megabytes."""


class Statement(NamedTuple):
    """One statement, each term in its N-Triples form."""

    graph: str
    subject: str
    predicate: str
    object: str


def statements(quads: Iterable[Quad], chunk: int = CHUNK) -> Iterator[Statement]:
    """Yield the statements by graph, subject, predicate and object, each once."""
    for line in in_order((_tabbed(quad) for quad in quads), chunk):
        yield Statement(*line.split("\t"))


def merged(quads: Iterable[Quad] | Iterable[Triple], chunk: int = CHUNK) -> Iterator[Statement]:
    """Yield the statements of all graphs together, by subject, predicate and object, each once, as of no graph."""
    for line in in_order((f"\t{quad.subject}\t{quad.predicate}\t{quad.object}" for quad in quads), chunk):
        yield Statement(*line.split("\t"))


def nquads(quads: Iterable[Quad], chunk: int = CHUNK) -> Iterator[str]:
    """Yield the statements as canonical N-Quads: sorted lines, each once."""
    for line in in_order((f"{quad} ." for quad in quads), chunk):
        yield line + "\n"


def _tabbed(quad: Quad) -> str:
    return f"{quad.graph_name}\t{quad.subject}\t{quad.predicate}\t{quad.object}"


def in_order(lines: Iterable[str], chunk: int = CHUNK) -> Iterator[str]:
    """Yield lines without line ends sorted by code points, each once."""
    waiting = iter(lines)
    with ExitStack() as stack:
        runs: list[Iterator[str]] = []
        while batch := sorted(islice(waiting, chunk)):
            runs.append(iter(batch) if len(batch) < chunk else _spilled(batch, stack))
        for line, _ in groupby(heapq.merge(*runs)):
            yield line


def _spilled(lines: Iterable[str], stack: ExitStack) -> Iterator[str]:
    aside = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115  # the stack closes it
    file = stack.enter_context(aside)
    file.writelines(line + "\n" for line in lines)
    file.seek(0)
    return (line.removesuffix("\n") for line in file)
