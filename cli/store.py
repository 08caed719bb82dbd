"""Which Cypher store a command speaks to, and that it holds the workspace as it is now."""

from collections.abc import Iterator
from contextlib import contextmanager

from cli.settings import Settings
from graph.bolt import BoltStore
from graph.store import Counts, Marker
from graph.workspace import Workspace, open_workspace
from ontology.errors import StoreMismatch


def open_store(settings: Settings) -> BoltStore:
    """Return the store of the settings, connected, whatever it holds; use it in a ``with`` block."""
    if settings.neo4j:
        from graph.bolt import connect  # noqa: PLC0415

        return connect(settings.neo4j, settings.username, settings.password, settings.database)
    from graph.embedded import open_embedded  # noqa: PLC0415

    return open_embedded(settings.store)


@contextmanager
def loaded_store(settings: Settings) -> Iterator[BoltStore]:
    """Give the store of the settings, holding the workspace as it is now.

    The embedded store is loaded where it is behind. A Neo4j may be other people's too: it is never changed by a
    question, and one that is behind is refused with the command that brings it up to date.
    """
    workspace = open_workspace(settings.workspace)
    with open_store(settings) as store:
        marker, state = store.marker(), fingerprint(workspace)
        if not _holds(marker, state):
            if settings.neo4j:
                raise StoreMismatch(_behind(settings, marker))
            fill(store, workspace)
        yield store


def fill(store: BoltStore, workspace: Workspace) -> Counts:
    """Load the workspace's graph into a store, and return what was counted there."""
    from graph.project import project  # noqa: PLC0415  # a store that is up to date does without

    return store.load(project(workspace), fingerprint(workspace))


def fingerprint(workspace: Workspace) -> str:
    """Return the digest of the workspace's state, by which a store that is behind is known."""
    from graph.project import version  # noqa: PLC0415

    return workspace.inputs(version())


def _holds(marker: Marker | None, state: str) -> bool:
    return marker is not None and marker.complete and marker.fingerprint == state


def _behind(settings: Settings, marker: Marker | None) -> str:
    if marker is None:
        held = "holds nothing yet"
    elif not marker.complete:
        held = "holds half of a load that was interrupted"
    else:
        held = f"holds another state than the workspace {settings.workspace}"
    return f"the store at {settings.neo4j} {held}: run pursestrings load"
