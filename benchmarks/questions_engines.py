"""The three engines of the benchmark, each holding the made-up graph: started, filled, asked, and its memory read."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import embedded, sparql
from graph.bolt import BoltStore, connect
from graph.build import Graph
from graph.dataset import Sources, dataset
from graph.load import digest
from graph.rdf_store import on_disk
from queries.run import Engine, Language
from tests.neo4j_server import neo4j_server


@dataclass(frozen=True, slots=True)
class Running:
    """An engine that holds the graph: how it is asked, how long it took to fill (None where it held the graph already),
    its megabytes and its processor seconds.
    """

    name: str
    language: Language
    ask: Engine
    load_seconds: float | None
    megabytes: Callable[[], int]
    busy: Callable[[], float]


Opener = Callable[[Sources, Graph, Path], Any]


@contextmanager
def in_embedded(_: Sources, graph: Graph, folder: Path) -> Iterator[Running]:
    """Give the embedded store in a folder; it is stopped behind us."""
    place = folder / "embedded"
    try:
        with embedded.open_embedded(place) as store:
            server = embedded.running(place)
            assert server is not None
            yield _filled("embedded", store, graph, server.pid)
    finally:
        embedded.stop(place)


@contextmanager
def in_neo4j(_: Sources, graph: Graph, folder: Path) -> Iterator[Running]:
    """Give the Neo4j that the tests use, one of our own unless ``NEO4J_URI`` names another."""
    place = folder / "neo4j"
    with neo4j_server(place) as server, connect(server.address, server.username, server.password) as store:
        known = place / "pid"
        yield _filled("neo4j", store, graph, int(known.read_text()) if known.exists() else 0)


@contextmanager
def in_oxigraph(sources: Sources, _: Graph, folder: Path) -> Iterator[Running]:
    """Give the RDF on disk, as ``pursestrings sparql`` has it; it is read in this process."""
    held, start = (folder / "rdf" / "benchmark").is_dir(), time.perf_counter()
    store = on_disk(folder / "rdf", "benchmark", lambda: dataset(sources))
    taken = None if held else time.perf_counter() - start

    def ask(query: str, bound: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        return sparql.rows(store, query, bound)

    yield Running("oxigraph", Language.SPARQL, ask, taken, lambda: resident(0), time.process_time)


ENGINES: dict[str, Opener] = {"embedded": in_embedded, "neo4j": in_neo4j, "oxigraph": in_oxigraph}
"""The engines by name, in the order in which they are measured."""


def _filled(name: str, store: BoltStore, graph: Graph, pid: int) -> Running:
    marker, start = store.marker(), time.perf_counter()
    store.load(graph)
    held = marker is not None and marker.complete and marker.digest == digest(graph)
    taken = None if held else time.perf_counter() - start
    return Running(name, Language.CYPHER, store.rows, taken, lambda: resident(pid), lambda: processor(pid))


def processor(pid: int) -> float:
    """Return the processor seconds that a process and this one have used so far; of this one alone where not told."""
    told = Path(f"/proc/{pid}/stat")
    if not pid or not told.exists():
        return time.process_time()
    fields = told.read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> int:
    """Return the megabytes that a process has in memory; of this process for 0."""
    asked = ["ps", "-o", "rss=", "-p", str(pid or os.getpid())]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return round(int(told) / 1024) if told else 0
