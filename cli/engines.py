"""The engines that answer questions over a workspace: Cypher in a store, SPARQL in the RDF on disk.

Both answer for the workspace as it is now: a store that holds an older state is loaded again before it is asked.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.settings import Settings
from graph.workspace import open_workspace
from queries.run import Engine, Language

if TYPE_CHECKING:
    from pyoxigraph import Store


@contextmanager
def engine(language: Language, settings: Settings) -> Iterator[Engine]:
    """Give the engine of a language, over the workspace as it is now."""
    if language is Language.CYPHER:
        with _cypher(settings) as asked:
            yield asked
    else:
        store = rdf_store(settings)
        yield _sparql(store, settings.base)


def quickest(settings: Settings) -> Language:
    """Return Cypher where a store is named or runs, for it is the faster on paths and totals; else SPARQL."""
    open_workspace(settings.workspace)
    return Language.CYPHER if settings.neo4j or _embedded_runs(settings.workspace) else Language.SPARQL


def rdf_store(settings: Settings) -> "Store":
    """Return the RDF of the workspace as it is now, read only; it is written first where it is not there yet."""
    from graph import rdf_store as on_disk  # noqa: PLC0415  # Cypher does without

    return on_disk.rdf_store(open_workspace(settings.workspace), settings.base)


def _embedded_runs(workspace: Path) -> bool:
    from graph.embedded import running  # noqa: PLC0415

    server = running(workspace / "store")
    return server is not None and server.ready


def _sparql(store: "Store", base: str) -> Engine:
    from graph import sparql  # noqa: PLC0415

    def ask(query: str, parameters: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        return sparql.rows(store, query, parameters, base)

    return ask


@contextmanager
def _cypher(settings: Settings) -> Iterator[Engine]:
    from cli.store import loaded_store  # noqa: PLC0415  # SPARQL does without

    with loaded_store(settings) as store:
        yield store.rows
