"""The embedded store's life: started once, shared, stopped when idle, and none the worse for being killed."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph import locks
from graph.embedded import Server, idle_seconds, open_embedded, running, start, stop
from graph.embedded_watch import watch
from graph.statements import statements
from ontology.errors import StoreUnreachable
from tests.graph.sample import sample

OPEN = "import sys, pathlib; from graph.embedded import open_embedded; s = open_embedded(pathlib.Path(sys.argv[1])); "


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder for a store, whose server is stopped afterwards."""
    yield tmp_path / "workspace" / "store"
    stop(tmp_path / "workspace" / "store")


def _eventually(true: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


def _server(folder: Path) -> Server:
    server = running(folder)
    assert server is not None
    return server


def _one(folder: Path) -> object:
    with open_embedded(folder) as store:
        return store.rows("RETURN 1 AS one")


def _listeners(pid: int) -> set[str]:
    """Return the addresses, in the kernel's hexadecimal, on which a process listens."""
    sockets = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            field = line.split()
            if field[3] == "0A" and f"socket:[{field[9]}]" in sockets:
                found.add(field[1].partition(":")[0])
    return found


def test_it_starts_once_is_shared_and_stops(folder: Path) -> None:
    assert running(folder) is None
    assert _one(folder) == [{"one": 1}]
    first = _server(folder)
    assert start(folder) == first
    assert _one(folder) == [{"one": 1}]
    assert _server(folder) == first
    assert first.ready
    assert stop(folder)
    assert running(folder) is None
    assert not stop(folder)
    assert not (folder / "server.json").exists()
    assert _eventually(lambda: not locks.is_held(folder / "watch.lock"))


def test_only_its_owner_may_look_and_only_this_machine_may_ask(folder: Path) -> None:
    server = start(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "password").stat().st_mode) == 0o600
    password = (folder / "password").read_text()
    assert len(password) > 20
    assert password.encode() not in Path(f"/proc/{server.pid}/cmdline").read_bytes()
    assert password.encode() not in Path(f"/proc/{server.pid}/environ").read_bytes()
    assert _listeners(server.pid) <= {"0100007F", "0000000000000000FFFF00000100007F"}
    assert _listeners(server.pid)


def test_what_was_loaded_is_there_after_it_was_stopped_and_after_it_was_killed(folder: Path) -> None:
    with open_embedded(folder) as store:
        counts = store.load(sample())
    stop(folder)
    with open_embedded(folder) as store:
        assert store.counts() == counts
    os.kill(_server(folder).pid, signal.SIGKILL)
    with open_embedded(folder) as store:
        assert store.counts() == counts
        assert store.load(sample()) == counts


def test_it_is_found_out_when_it_dies_in_the_middle_and_the_next_one_starts_it(folder: Path) -> None:
    with open_embedded(folder) as store:
        os.kill(_server(folder).pid, signal.SIGKILL)
        assert _eventually(lambda: running(folder) is None)
        with pytest.raises(StoreUnreachable):
            store.rows("RETURN 1 AS one")
        assert _one(folder) == [{"one": 1}]


def test_a_watcher_that_was_killed_is_replaced_by_the_next_who_uses_the_store(folder: Path) -> None:
    first = start(folder)
    assert _eventually(lambda: locks.is_held(folder / "watch.lock"))
    os.kill(_watcher(folder), signal.SIGKILL)
    assert _eventually(lambda: not locks.is_held(folder / "watch.lock"))
    assert running(folder) == first
    assert _one(folder) == [{"one": 1}]
    assert _eventually(lambda: locks.is_held(folder / "watch.lock"))
    assert running(folder) == first


def _watcher(folder: Path) -> int:
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        words = process.read_bytes().split(b"\0") if process.exists() else []
        if b"graph.embedded_watch" in words and str(folder).encode() in words:
            return int(process.parent.name)
    raise AssertionError("no watcher")


def test_a_stale_record_of_an_earlier_server_is_not_believed(folder: Path) -> None:
    folder.mkdir(parents=True)
    bystander = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    stale = {"pid": bystander.pid, "port": 1, "http_port": 2, "idle": 600.0, "ready": True}
    for name in ("server.lock", "watch.lock", "start.lock", "use.lock"):
        (folder / name).write_text("")
    try:
        (folder / "server.json").write_text(json.dumps(stale))
        assert running(folder) is None
        assert not stop(folder)
        (folder / "server.json").write_text(json.dumps(stale))
        assert _one(folder) == [{"one": 1}]
        assert _server(folder).pid != bystander.pid
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_damaged_record_and_a_missing_password_are_got_over(folder: Path) -> None:
    start(folder)
    (folder / "server.json").write_text("{")
    for command in (start, stop):
        with pytest.raises(StoreUnreachable, match="end that java process"):
            command(folder)
    os.kill(_java(folder), signal.SIGKILL)
    assert _eventually(lambda: not locks.is_held(folder / "server.lock"))
    (folder / "password").unlink()
    assert _one(folder) == [{"one": 1}]


def _java(folder: Path) -> int:
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        command = process.read_bytes() if process.exists() else b""
        if b"ArcadeDBServer" in command and str(folder).encode() in command:
            return int(process.parent.name)
    raise AssertionError("no server")


def test_two_commands_that_come_at_once_start_one_server(folder: Path) -> None:
    code = OPEN + "print(s.address, s.rows('RETURN 1 AS one'))"
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: _run(code, folder), range(3)))
    assert [process.returncode for process in done] == [0, 0, 0], [process.stderr for process in done]
    assert {process.stdout for process in done} == {f"{_server(folder).address} [{{'one': 1}}]\n"}


def _run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)


def test_a_command_that_is_killed_while_it_starts_the_server_leaves_one_that_serves(folder: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", OPEN, str(folder)])
    assert _eventually(lambda: running(folder) is not None)
    process.kill()
    process.wait()
    begun = _server(folder)
    assert _one(folder) == [{"one": 1}]
    assert _server(folder).pid == begun.pid


def test_it_stops_by_itself_when_idle_but_not_while_somebody_is_connected(folder: Path) -> None:
    with open_embedded(folder, idle=1.0) as store:
        time.sleep(2.0)
        assert store.rows("RETURN 1 AS one") == [{"one": 1}]
    assert _eventually(lambda: not locks.is_held(folder / "server.lock"))
    assert _eventually(lambda: not locks.is_held(folder / "watch.lock"))
    assert not (folder / "server.json").exists()
    assert _one(folder) == [{"one": 1}]


def test_a_watcher_of_a_folder_that_is_watched_already_or_has_no_server_leaves(folder: Path) -> None:
    folder.mkdir(parents=True)
    watch(folder, idle=0.1)
    with locks.taken(folder / "watch.lock", 0.0) as held, locks.taken(folder / "server.lock", 0.0):
        assert held
        watch(folder, idle=0.1)


def test_idle_seconds_count_from_the_last_use(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "use.lock").touch()
    os.utime(folder / "use.lock", (time.time() - 90, time.time() - 90))
    assert 90 <= idle_seconds(folder) < 120


def test_a_server_that_cannot_start_says_so_with_its_last_words(folder: Path) -> None:
    (folder / "data").mkdir(parents=True)
    (folder / "password").write_text("x")
    (folder / "data" / "databases").write_text("in the way")
    with pytest.raises(StoreUnreachable, match="delete the folder"):
        start(folder)
    assert running(folder) is None


def test_each_statement_file_is_read_by_name() -> None:
    unique = {"Claim", "DatedName", "Document", "Entity", "Flow", "Promise"}
    indexes = {"Claim date", "Claim ref", "Document latest", "Entity name", "Promise due_to"}
    assert set(statements("schema.cypher")) == unique | indexes
    assert all(text.startswith(("UNWIND", "MATCH")) for text in statements("load.cypher").values())
