"""Files into a workspace: which are new, extracted one by one on any executor, stored in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field
from pathlib import Path

from graph.workspace import Workspace
from graph.writer import Extracted, Writer
from ingest.documents import shown, stored
from ontology.errors import BadDocument, BadWorkspace, PursestringsError
from ontology.ids import document_id
from ontology.model import Claims, Document

Result = tuple[Document, str, Claims]

Extract = Callable[[Path], Result]
"""From a file to its document, text and claims; it runs in other processes, so it must be a function of a module."""

Waiting = deque[tuple[Path, Future[Result]]]

AHEAD = 16
"""So many files are handed out before the first result is taken: enough to keep workers busy, little to hold."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: where the work is done, by which function, and that function's version."""

    executor: Executor
    extract: Extract
    extractor: str


@dataclass
class Outcome:
    """What became of the files: ids of new, renewed and unchanged documents, and the message for each that failed.

    ``stopped`` says why the workspace took no more of them, such as a full disk; what it took before is whole.
    """

    new: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[Path, str] = field(default_factory=dict)
    stopped: BadWorkspace | None = None


def files_under(paths: Iterable[Path], workspace: Path) -> list[Path]:
    """Return the files that paths name, those of folders sorted; not hidden ones, nor the workspace's own."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
        for file in inside:
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if not hidden and not (path.is_dir() and file.resolve().is_relative_to(workspace.resolve())):
                found[file] = None
    return list(found)


def intake(paths: Sequence[Path], writer: Writer, reading: Reading, done: Callable[[Path], None]) -> Outcome:
    """Store what is new or changed among the files, or was made by another extractor; each file ends in the outcome."""
    outcome = Outcome()
    ids = _identified(paths, outcome)
    before = _before(writer.workspace)
    wanted = _wanted(ids, writer, reading.extractor, outcome)
    for path in (path for path in paths if path not in wanted):
        done(path)
    waiting: Waiting = deque()
    for path, result in _results(reading, wanted, waiting):
        try:
            extracted = _extracted(path, result(), reading.extractor)
            old = before(path, extracted.document)
            writer.add(extracted, old - set(ids.values()))
        except BadWorkspace as error:
            outcome.stopped = error
            for _, future in waiting:
                future.cancel()
            break
        except (PursestringsError, BrokenExecutor, MemoryError, RecursionError) as error:
            outcome.failed[path] = _message(path, error)
        else:
            (outcome.renewed if old else outcome.new).append(extracted.document.id)
        done(path)
    return outcome


def _identified(paths: Iterable[Path], outcome: Outcome) -> dict[Path, str]:
    ids = {}
    for path in paths:
        try:
            ids[path] = document_id(stored(path))
        except BadDocument as error:
            outcome.failed[path] = str(error)
    return ids


def _wanted(ids: Mapping[Path, str], writer: Writer, extractor: str, outcome: Outcome) -> list[Path]:
    """Return the files to read, one of each content; the others are noted as unchanged."""
    stored = writer.workspace.documents()
    current = {id for id in stored if writer.workspace.made(id).extractor == extractor}
    wanted = []
    for path, id in ids.items():
        if id in current:
            outcome.unchanged.append(id)
        else:
            wanted.append(path)
            current.add(id)
    return wanted


def _results(reading: Reading, paths: Iterable[Path], waiting: Waiting) -> Iterator[tuple[Path, Callable[[], Result]]]:
    """Yield each file with the call that gives its result or raises its error, in order."""
    for path in paths:
        waiting.append((path, reading.executor.submit(reading.extract, path)))
        if len(waiting) >= AHEAD:
            first, future = waiting.popleft()
            yield first, future.result
    for path, future in waiting:
        yield path, future.result


def _before(workspace: Workspace) -> Callable[[Path, Document], set[str]]:
    """Return the look-up of the document that a file was until now: of its path, or of its name where it has moved."""
    ids = {id: workspace.made(id).origin for id in workspace.documents()}
    origins = {origin: id for id, origin in ids.items() if origin}
    sources = {workspace.document(id).source: id for id, origin in ids.items() if not Path(origin).is_file()}

    def before(path: Path, document: Document) -> set[str]:
        if document.id in ids:
            return {document.id}
        found = origins.get(shown(path.absolute())) or sources.get(document.source)
        return {found} if found else set()

    return before


def _extracted(path: Path, result: Result, extractor: str) -> Extracted:
    document, text, claims = result
    content = stored(path)
    if document.id != document_id(content):
        raise BadDocument(f"{path}: changed while it was read; ingest it again")
    return Extracted(document, text, content, claims, extractor, shown(path.absolute()))


def _message(path: Path, error: BaseException) -> str:
    match error:
        case BrokenExecutor():
            return f"{path}: the worker process died, perhaps for want of memory; try it alone with --workers 1"
        case MemoryError() | RecursionError():
            return f"{path}: is too large or too deep to be read ({type(error).__name__}); split it or leave it out"
        case _:
            return str(error)
