"""A real Neo4j for the tests: the one that ``NEO4J_URI`` names, or one of our own out of Maven, on loopback."""

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError

from graph.embedded_java import free_ports
from graph.locks import taken

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
def neo4j_server(folder: Path) -> Iterator[Neo4j]:
    """Give a running Neo4j, and end it afterwards if it was started here; its data lie in the folder."""
    if named := os.environ.get("NEO4J_URI"):
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        yield Neo4j(named, user, password, os.environ.get("NEO4J_DATABASE"))
        return
    (port,) = free_ports(1)
    (folder / "conf").mkdir(parents=True)
    (folder / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=port), encoding="utf-8")
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(_command(folder), stdout=log, stderr=subprocess.STDOUT)
    try:
        server = Neo4j(f"bolt://127.0.0.1:{port}", "neo4j", PASSWORD)
        _await(server, process, folder)
        yield server
    finally:
        process.kill()  # its data are thrown away
        process.wait()


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


def _await(server: Neo4j, process: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        try:
            _set_password(server)
        except DriverError:
            time.sleep(0.2)
        else:
            return
    words = (folder / "server.log").read_text(encoding="utf-8", errors="replace")
    raise AssertionError(f"Neo4j does not start (exit code {process.poll()}):\n{words[-3000:]}")


def _set_password(server: Neo4j) -> None:
    with neo4j.GraphDatabase.driver(server.address, auth=("neo4j", "neo4j"), connection_timeout=2) as driver:
        query = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new"
        driver.execute_query(query, new=server.password, database_="system")
