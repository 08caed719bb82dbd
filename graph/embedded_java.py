"""The child process of the embedded store: its command line out of the wheel, its ports, its launch."""

import importlib.util
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from ontology.errors import StoreUnreachable

DATABASE = "pursestrings"
USER = "root"
HOST = "127.0.0.1"
_MACHINE = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Half the work to start and to load a graph of some ten thousand nodes; those with millions use Neo4j."""


def free_ports(count: int) -> tuple[int, ...]:
    """Return ports of the loopback address that nobody listens on at this moment."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind((HOST, 0))
        return tuple(each.getsockname()[1] for each in sockets)
    finally:
        for each in sockets:
            each.close()


def command(data: Path, password: Path, port: int, http_port: int) -> list[str]:
    """Return the command that serves the data folder over Bolt on loopback; the password stays in its file."""
    wheel = _wheel()
    options = {
        "server.rootPath": data,
        "server.rootPasswordPath": password,
        "txWalFlush": 1,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.httpIncomingHost": HOST,
        "server.httpIncomingPort": http_port,
        "server.defaultDatabases": f"{DATABASE}[]",
        "bolt.host": HOST,
        "bolt.port": port,
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
    }
    words = f"-Djava.util.logging.config.file={Path(__file__).with_name('embedded_logging.properties')}"
    flags = ["-Djava.awt.headless=true", words, *(f"-Darcadedb.{name}={value}" for name, value in options.items())]
    java = [str(wheel / "jre" / "bin" / "java"), *_MACHINE, "-cp", str(wheel / "jars" / "*")]
    return [*java, *flags, "com.arcadedb.server.ArcadeDBServer"]


def launch(arguments: list[str], log: Path, lock: int | None = None) -> int:
    """Start a process of its own session that writes to the log and inherits the lock; return its id.

    It outlives this process, and this process need not wait for it: whether it lives is told by its lock.
    """
    mode = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions: list[tuple[int, ...] | tuple[int, int, str, int, int]] = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(log), mode, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    if lock is not None:
        actions.append((os.POSIX_SPAWN_DUP2, lock, 3))
    return os.posix_spawn(arguments[0], arguments, _environment(os.environ), file_actions=actions, setsid=True)


def _environment(environment: Mapping[str, str]) -> dict[str, str]:
    unwanted = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"}
    return {name: value for name, value in environment.items() if name not in unwanted}


def _wheel() -> Path:
    spec = importlib.util.find_spec("arcadedb_embedded")  # never imported: it would start Java inside Python
    if spec is None or not spec.submodule_search_locations:
        raise StoreUnreachable(
            "the embedded store is not installed in this environment: install the package arcadedb-embedded, "
            "or name a Neo4j with --neo4j"
        )
    return Path(spec.submodule_search_locations[0])
