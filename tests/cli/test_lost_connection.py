"""Stores that cannot be reached, refuse the password, or are lost in the middle of a load: one line, and a way on."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread

import pytest

from cli.settings import Settings
from cli.store import open_store
from graph.embedded_java import free_ports
from graph.load import expected
from graph.project import project
from graph.workspace import open_workspace
from tests.cli.running import run
from tests.neo4j_server import Neo4j

QUESTIONS = {
    "load": ("load",),
    "query": ("query", "run", "trail", "entity=Department for Transport", "--engine", "cypher"),
    "cypher": ("cypher", "RETURN 1 AS one"),
}


ENOUGH = 1 << 30
"""More bytes than any load here sends."""


class Line:
    """A line to a server that is cut for good when so many bytes have been sent through it."""

    def __init__(self, port: int, bytes_: int) -> None:
        self.port = port
        self.left = bytes_
        self.lock = Lock()
        self.sockets = [socket.create_server(("127.0.0.1", 0))]
        self.address = f"bolt://127.0.0.1:{self.sockets[0].getsockname()[1]}"

    def serve(self) -> None:
        """Join each caller to the server, until the line is cut."""
        with suppress(OSError):
            while True:
                caller, _ = self.sockets[0].accept()
                server = socket.create_connection(("127.0.0.1", self.port))
                self.sockets += [caller, server]
                Thread(target=self.carry, args=(caller, server), daemon=True).start()
                Thread(target=self.carry, args=(server, caller), daemon=True).start()

    def carry(self, source: socket.socket, target: socket.socket) -> None:
        """Send on what comes in, while the line holds."""
        with suppress(OSError):
            while data := source.recv(4096):
                with self.lock:
                    self.left -= len(data)
                if self.left < 0:
                    break
                target.sendall(data)
            self.cut()

    def cut(self) -> None:
        """Close all that is open."""
        for one in self.sockets:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextmanager
def line(to: str, bytes_: int) -> Iterator[Line]:
    """Give a line to the server at an address, which is cut after so many bytes."""
    made = Line(int(to.rpartition(":")[2]), bytes_)
    Thread(target=made.serve, daemon=True).start()
    yield made
    made.cut()


def _emptied(settings: Settings) -> None:
    with open_store(settings) as store:
        store.write("MATCH (n) DETACH DELETE n", [])


def _who(neo4j: Neo4j, password: str) -> tuple[str, ...]:
    return ("--username", neo4j.username, "--password", password, "--neo4j")


@pytest.mark.parametrize("name", QUESTIONS)
def test_where_nobody_listens_each_command_says_so_in_one_line(name: str, story: Path) -> None:
    (port,) = free_ports(1)
    said = run(story, "--neo4j", f"bolt://127.0.0.1:{port}", *QUESTIONS[name]).complaint
    assert f"127.0.0.1:{port} does not answer" in said
    assert "start it, or correct --neo4j" in said


@pytest.mark.neo4j
def test_a_wrong_password_is_told_in_one_line(story: Path, neo4j: Neo4j) -> None:
    said = run(story, *_who(neo4j, "wrong"), neo4j.address, "load").complaint  # three in a row would lock us out
    assert "refuses the credentials" in said
    assert "NEO4J_PASSWORD" in said


@pytest.mark.neo4j
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_connection_lost_in_the_middle_of_a_load_is_told_and_mended_by_loading_again(
    part: float, story: Path, neo4j: Neo4j
) -> None:
    settings = Settings(story, neo4j.address, neo4j.username, neo4j.password, neo4j.database)
    who = _who(neo4j, neo4j.password)
    _emptied(settings)
    with line(neo4j.address, ENOUGH) as whole:
        assert run(story, *who, whole.address, "load").code == 0
    _emptied(settings)
    with line(neo4j.address, int((ENOUGH - whole.left) * part)) as cut:
        said = run(story, *who, cut.address, "load").complaint
    assert f"{cut.address} does not answer" in said
    assert "The load was cut short" in said
    assert "half of a load" in run(story, *who, neo4j.address, *QUESTIONS["query"]).complaint
    done = run(story, *who, neo4j.address, "load")
    assert (done.code, done.said) == (0, "an earlier load was interrupted; it is finished now\n")
    with open_store(settings) as store:
        assert store.counts() == expected(project(open_workspace(story)))
