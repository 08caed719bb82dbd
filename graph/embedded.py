"""The embedded store's life: started by the first who needs it, shared by all, stopped when nobody does.

The folder holds, beside the server's data:

    server.json   where the server listens; believed only while ``server.lock`` is held
    server.lock   held by the server's own process as long as it lives
    watch.lock    held by the watcher, which stops the server after idle minutes (``graph/embedded_watch.py``)
    start.lock    held by whoever starts or stops the server
    use.lock      shared by all who are connected; its time of change is that of the last use
    password      of the server, readable by its owner only
"""

import contextlib
import json
import os
import secrets
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph import locks
from graph.embedded_java import DATABASE, HOST, USER, command, free_ports, launch
from ontology.errors import BadQuery, StoreUnreachable

if TYPE_CHECKING:
    from graph.bolt import BoltStore

IDLE = 600.0
"""Seconds without use after which the server stops by itself."""

_START = 90.0
_STOP = 15.0
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Server:
    """A server that was started: its process, its ports on loopback, and how long it may be idle."""

    pid: int
    port: int
    http_port: int
    idle: float
    ready: bool = False

    @property
    def address(self) -> str:
        """The Bolt address."""
        return f"bolt://{HOST}:{self.port}"


def open_embedded(folder: Path, idle: float = IDLE) -> "BoltStore":
    """Return a store on the folder's server, which is started if it does not run; close it when done."""
    _prepare(folder)
    use = _use(folder)
    try:
        return _attached(folder, use) or _connected(folder, _start(folder, idle), lambda: _leave(use))
    except BaseException:
        os.close(use)
        raise


def start(folder: Path, idle: float = IDLE) -> Server:
    """Start the folder's server if it does not run, and return it when it answers."""
    _prepare(folder)
    use = _use(folder)
    try:
        return _start(folder, idle)
    finally:
        _leave(use)


def running(folder: Path) -> Server | None:
    """Return the folder's server if its process lives, ready or not."""
    if not folder.is_dir() or not locks.is_held(folder / "server.lock"):
        return None
    return _state(folder)


def stop(folder: Path) -> bool:
    """Stop the folder's server and return True when its process has ended; False if there was none."""
    if not folder.is_dir():
        return False
    with _starting(folder):
        server = running(folder)
        if server is None:
            if locks.is_held(folder / "server.lock"):
                raise StoreUnreachable(_unrecorded(folder))
            (folder / "server.json").unlink(missing_ok=True)
            return False
        _end(folder, server)
        return True


def _end(folder: Path, server: Server) -> None:
    for word in (signal.SIGTERM, signal.SIGKILL):
        if locks.is_held(folder / "server.lock"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(server.pid, word)
        if locks.wait_free(folder / "server.lock", _STOP):
            (folder / "server.json").unlink(missing_ok=True)
            return
    raise StoreUnreachable(f"the embedded store (process {server.pid}) does not stop: end that process yourself")


def idle_seconds(folder: Path) -> float:
    """Return the time since the folder's server was last used."""
    return max(0.0, time.time() - (folder / "use.lock").stat().st_mtime)


def _prepare(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def _use(folder: Path) -> int:
    descriptor = locks.share(folder / "use.lock")
    os.utime(descriptor)
    return descriptor


def _leave(descriptor: int) -> None:
    os.utime(descriptor)
    os.close(descriptor)


@contextlib.contextmanager
def _starting(folder: Path) -> Iterator[None]:
    with locks.taken(folder / "start.lock", _START + 2 * _STOP) as had:
        if not had:
            raise StoreUnreachable(f"another command has been starting the store in {folder} for minutes: end it")
        yield


def _start(folder: Path, idle: float) -> Server:
    with _starting(folder):
        for _ in range(_TRIES):
            server = running(folder) or _launched(folder, idle)
            if _answers(folder, server):
                return _ready(folder, server)
            _end(folder, server)  # its port was taken meanwhile, or it was killed, or it hangs
    raise StoreUnreachable(
        f"the embedded store in {folder} does not start. Its last words, from server.log:\n{_last_words(folder)}\n"
        f"The store is a copy: delete the folder and load again, or name a Neo4j with --neo4j"
    )


def _launched(folder: Path, idle: float) -> Server:
    descriptor = locks.take(folder / "server.lock", 2.0)
    if descriptor is None:
        raise StoreUnreachable(_unrecorded(folder))
    try:
        (folder / "server.json").unlink(missing_ok=True)  # it speaks of an earlier server
        port, http_port = free_ports(2)
        arguments = command(folder / "data", _password_file(folder), port, http_port)
        server = Server(launch(arguments, folder / "server.log", descriptor), port, http_port, idle)
        _record(folder, server)
        return server
    finally:
        os.close(descriptor)  # the server's copy goes on holding the lock


def _unrecorded(folder: Path) -> str:
    return f"a server runs on {folder}, but server.json does not say which process it is: end that java process"


def _answers(folder: Path, server: Server) -> bool:
    end = time.monotonic() + _START
    while time.monotonic() < end and locks.is_held(folder / "server.lock"):
        with contextlib.suppress(StoreUnreachable, BadQuery), _connected(folder, server) as store:
            store.rows("RETURN 1 AS one")
            return True
        time.sleep(0.1)
    return False


def _attached(folder: Path, use: int) -> "BoltStore | None":
    """Return a store on the server that runs, None if none does, or if it is just dying."""
    server = running(folder)
    if server is None or not server.ready:
        return None
    with contextlib.suppress(StoreUnreachable):
        store = _connected(folder, server, lambda: _leave(use))
        _watch(folder, server)
        return store
    return None


def _connected(folder: Path, server: Server, release: Callable[[], None] = lambda: None) -> "BoltStore":
    from graph.bolt import connect  # noqa: PLC0415  # the driver takes a third of a second, and stopping needs none

    return connect(server.address, USER, _password(folder), DATABASE, release)


def _ready(folder: Path, server: Server) -> Server:
    ready = Server(server.pid, server.port, server.http_port, server.idle, ready=True)
    _record(folder, ready)
    _watch(folder, ready)
    return ready


def _watch(folder: Path, server: Server) -> None:
    if not locks.is_held(folder / "watch.lock"):
        arguments = [sys.executable, "-m", "graph.embedded_watch", str(folder.resolve()), str(server.idle)]
        launch(arguments, folder / "watch.log")


def _state(folder: Path) -> Server | None:
    try:
        return Server(**json.loads((folder / "server.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _record(folder: Path, server: Server) -> None:
    temporary = folder / "server.json.new"
    temporary.write_text(json.dumps(asdict(server)), encoding="utf-8")
    temporary.replace(folder / "server.json")


def _password_file(folder: Path) -> Path:
    """Return the password's file; where it is missing, a new one, and no data that an old one protects."""
    path = folder / "password"
    if not path.exists():
        shutil.rmtree(folder / "data", ignore_errors=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="ascii") as file:  # noqa: PTH123  # its mode must be set as it is made
            file.write(secrets.token_urlsafe(24))
    return path


def _password(folder: Path) -> str:
    try:
        return (folder / "password").read_text(encoding="ascii").strip()
    except OSError as error:
        raise StoreUnreachable(
            f"the password of the embedded store cannot be read ({folder / 'password'}): "
            "stop the store with pursestrings db stop, and try again"
        ) from error


def _last_words(folder: Path) -> str:
    try:
        lines = (folder / "server.log").read_text(encoding="utf-8", errors="replace").strip().splitlines()
    except OSError:
        return "(none)"
    return "\n".join(line[:300] for line in lines[-5:])
