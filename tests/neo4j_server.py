"""A real Neo4j for the tests: the one that ``NEO4J_URI`` names, or one of our own out of Maven, on loopback."""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError

from graph.embedded_java import free_ports, launch
from graph.locks import is_held, share, take, taken

TARGET = Path(__file__).parent / "target"
POM = Path(__file__).parent / "pom.xml"
PASSWORD = "tests-on-loopback"
START = 120.0

CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.heap.initial_size=128m
server.memory.heap.max_size=512m
server.memory.pagecache.size=32m
db.tx_log.preallocate=false
"""

OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.lang", "java.lang.reflect", "java.util.concurrent", "java.util")


@dataclass(frozen=True, slots=True)
class Neo4j:
    """Where a Neo4j listens, and who may come in."""

    address: str
    username: str
    password: str
    database: str | None = None


@contextmanager
def neo4j_server(shared: Path) -> Iterator[Neo4j]:
    """Give a running Neo4j; all test processes that name the same folder share one, and the last of them ends it."""
    if named := os.environ.get("NEO4J_URI"):
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        yield Neo4j(named, user, password, os.environ.get("NEO4J_DATABASE"))
        return
    shared.mkdir(exist_ok=True)
    users = share(shared / "users.lock")
    try:
        yield _running(shared)
    finally:
        os.close(users)
        with taken(shared / "users.lock", 0.0) as last:
            if last and is_held(shared / "server.lock"):
                os.kill(int((shared / "pid").read_text()), signal.SIGKILL)  # its data are thrown away


def _running(shared: Path) -> Neo4j:
    with taken(shared / "start.lock", 2 * START) as alone:
        assert alone, "another test process has been starting Neo4j for minutes"
        if not is_held(shared / "server.lock"):
            _start(shared)
        return Neo4j((shared / "address").read_text(), "neo4j", PASSWORD)


def _start(shared: Path) -> None:
    (port,) = free_ports(1)
    folder = Path(tempfile.mkdtemp(prefix="home-", dir=shared))
    (folder / "conf").mkdir()
    (folder / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port), encoding="utf-8")
    lock = take(shared / "server.lock", 5.0)
    assert lock is not None
    (shared / "pid").write_text(str(launch(_command(folder), folder / "server.log", lock)))
    os.close(lock)  # the server's copy goes on holding it
    server = Neo4j(f"bolt://127.0.0.1:{port}", "neo4j", PASSWORD)
    (shared / "address").write_text(server.address)
    end = time.monotonic() + START
    while not _password_is_set(server):
        if time.monotonic() > end or not is_held(shared / "server.lock"):
            words = (folder / "server.log").read_text(encoding="utf-8", errors="replace")
            raise AssertionError(f"Neo4j does not start:\n{words[-3000:]}")
        time.sleep(0.2)


def _command(folder: Path) -> list[str]:
    java = shutil.which("java")
    assert java, "the tests need Java 17 for Neo4j: make system installs it"
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    start = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"]
    return [java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", *opens, "-cp", str(jars() / "*"), *start]


def jars() -> Path:
    """Return the folder of Neo4j's jars; Maven fetches them where they are not there for this pom."""
    TARGET.mkdir(exist_ok=True)
    stamp, wanted = TARGET / "neo4j.pom", hashlib.sha256(POM.read_bytes()).hexdigest()
    with taken(TARGET / "neo4j.lock", seconds=900) as alone:
        assert alone, "another run has been fetching Neo4j for a quarter of an hour"
        if not stamp.exists() or stamp.read_text(encoding="ascii") != wanted:
            shutil.rmtree(TARGET / "neo4j", ignore_errors=True)
            maven = shutil.which("mvn")
            assert maven, "the tests need Maven to fetch Neo4j: make system installs it"
            done = subprocess.run([maven, "-q", "-B", "-f", POM, "package"], capture_output=True, check=False)
            assert done.returncode == 0, f"Maven could not fetch Neo4j:\n{done.stdout.decode()[-3000:]}"
            stamp.write_text(wanted, encoding="ascii")
    return TARGET / "neo4j"


def _password_is_set(server: Neo4j) -> bool:
    query = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
    with neo4j.GraphDatabase.driver(server.address, auth=("neo4j", "neo4j"), connection_timeout=2) as driver:
        try:
            driver.execute_query(query, new=server.password, database_="system")
        except DriverError:
            return False
    return True
