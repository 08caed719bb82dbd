"""The RDF store: the statements of a workspace in an Oxigraph on disk, written when the workspace has changed.

It is a projection and may be deleted at any time. It stands under the digest of what it was made from; a new one is
written aside and renamed, so that nobody sees a half of it, and it is opened for reading only.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from pyoxigraph import Quad, Store

from graph.dataset import Sources, dataset, vocabulary_text
from graph.load import expected
from graph.locks import taken
from graph.project import resolved, version
from graph.rdf_read import graph_of
from graph.store import Counts
from graph.workspace import Workspace
from ontology.errors import BadWorkspace
from ontology.ids import DEFAULT_BASE

Quads = Callable[[], Iterable[Quad]]

_PATIENCE = 600.0
"""Seconds to wait for another process that is writing the store."""


def rdf_store(workspace: Workspace, base: str = DEFAULT_BASE) -> Store:
    """Return the read-only store of a workspace's statements, the vocabulary among them; written first where needed."""
    return on_disk(workspace.path / "rdf", digest(workspace, base), lambda: dataset(sources(workspace), base))


def sources(workspace: Workspace) -> Sources:
    """Return all models of a workspace, resolved."""
    made, known = resolved(workspace), workspace.authority()
    return Sources(
        workspace.records(),
        made.entities,
        made.flows,
        known.successions,
        known.occupancies,
        made.promises,
        workspace.decisions(),
    )


def digest(workspace: Workspace, base: str = DEFAULT_BASE) -> str:
    """Return the digest of all that the statements of a workspace are made from."""
    made_from = (workspace.inputs(version()), base, vocabulary_text().decode())
    return hashlib.sha256("\0".join(made_from).encode()).hexdigest()[:32]


def counts(store: Store, base: str = DEFAULT_BASE) -> Counts:
    """Return the numbers of nodes by label and edges by type that the statements say, as Cypher stores count them."""
    return expected(graph_of(store, base))


def memory(quads: Iterable[Quad]) -> Store:
    """Return a store in memory that holds the statements."""
    store = Store()
    store.bulk_extend(quads)
    return store


def on_disk(folder: Path, digest: str, quads: Quads) -> Store:
    """Return the store under this digest; written where it is not there or damaged, in place of all others."""
    target = folder / digest
    store = _opened(target) if target.is_dir() else None
    return store or _written(folder, target, quads)


def _opened(target: Path) -> Store | None:
    try:
        return Store.read_only(str(target))
    except (OSError, RuntimeError):
        return None


def _written(folder: Path, target: Path, quads: Quads) -> Store:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with taken(folder / ".lock", _PATIENCE) as held:
            if not held:
                raise BadWorkspace(f"{folder}: another process is writing the RDF store; try again when it has ended")
            if not (target.is_dir() and _opened(target)):
                _write(folder, target, quads())
            return Store.read_only(str(target))
    except (OSError, RuntimeError) as error:
        what = f"{target}: the RDF store cannot be written ({error})"
        raise BadWorkspace(f"{what}; make room or mend the folder's permissions, then run again") from error


def _write(folder: Path, target: Path, quads: Iterable[Quad]) -> None:
    for old in sorted(path for path in folder.iterdir() if path.is_dir()):
        shutil.rmtree(old)
    aside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
    try:
        store = Store(str(aside))
        store.bulk_extend(quads)
        store.flush()
        store.optimize()  # one layer of files instead of many: a question finds each statement in a third of the time
        del store
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
