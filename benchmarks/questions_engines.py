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
from graph.rdf_store import on_disk
from queries.run import Engine, Language
from tests.neo4j_server import neo4j_server


@dataclass(frozen=True, slots=True)
class Running:
    """An engine that holds the graph: how it is asked, how long it took to fill, and how to read its megabytes."""

    name: str
    language: Language
    ask: Engine
    load_seconds: float
    megabytes: Callable[[], int]


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
    start = time.perf_counter()
    store = on_disk(folder / "rdf", "benchmark", lambda: dataset(sources))
    taken = time.perf_counter() - start

    def ask(query: str, bound: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        return sparql.rows(store, query, bound)

    yield Running("oxigraph", Language.SPARQL, ask, taken, lambda: resident(0))


ENGINES: dict[str, Opener] = {"embedded": in_embedded, "neo4j": in_neo4j, "oxigraph": in_oxigraph}
"""The engines by name, in the order in which they are measured."""


def _filled(name: str, store: BoltStore, graph: Graph, pid: int) -> Running:
    start = time.perf_counter()
    store.load(graph)
    return Running(name, Language.CYPHER, store.rows, time.perf_counter() - start, lambda: resident(pid))


def resident(pid: int) -> int:
    """Return the megabytes that a process has in memory; of this process for 0."""
    asked = ["ps", "-o", "rss=", "-p", str(pid or os.getpid())]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return round(int(told) / 1024) if told else 0
