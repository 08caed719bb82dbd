"""The Cypher store over Bolt: one adapter for Neo4j, its clusters, and the embedded server."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

import neo4j
from neo4j import exceptions
from neo4j.graph import Node, Path, Relationship

from graph.readonly import check_read_only
from graph.statements import statements
from graph.store import Counts, Marker
from ontology.errors import BadQuery, PursestringsError, StoreMismatch, StoreUnreachable

if TYPE_CHECKING:
    from graph.build import Graph

_SECONDS = 5.0
_QUIET = logging.NullHandler()


def _nothing() -> None:
    """Release what was never held."""


class BoltStore:
    """A connection to a store; close it, or use it in a ``with`` block."""

    def __init__(self, driver: neo4j.Driver, address: str, database: str | None, release: Callable[[], None]) -> None:
        self._driver = driver
        self.address = address
        self._database = database
        self._release = release

    def rows(self, query: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """Return the rows of a query that reads, as plain values; a query that could write is refused."""
        check_read_only(query)
        with self._session(neo4j.READ_ACCESS) as session, translated(self.address, BadQuery):
            return session.execute_read(_collect, query, dict(parameters or {}))

    def write(self, query: str, rows: list[dict[str, Any]]) -> None:
        """Run a statement of the loader over one batch of rows, in a transaction of its own."""
        with self._session(neo4j.WRITE_ACCESS) as session, translated(self.address, StoreMismatch):
            session.execute_write(_collect, query, {"rows": rows})

    def declare(self, statement: str) -> None:
        """Run a statement that changes the schema; such statements stand alone, outside transactions."""
        with self._session(neo4j.WRITE_ACCESS) as session, translated(self.address, StoreMismatch):
            session.run(statement).consume()

    def load(self, graph: "Graph", fingerprint: str = "") -> Counts:
        """Make the store hold exactly this graph, and return what was counted there afterwards."""
        from graph.load import load  # noqa: PLC0415  # a query must not wait for what only loading needs

        return load(self, graph, fingerprint)

    def counts(self) -> Counts:
        """Return the numbers of nodes by label and of edges by type."""
        from graph.load import counts  # noqa: PLC0415

        return counts(self)

    def marker(self) -> Marker | None:
        """Return what the store says of its last load, None if nothing was ever loaded."""
        found = self.rows(statements("load.cypher")["marker"])
        return Marker(**found[0]) if found else None

    def close(self) -> None:
        """Close the connection; the server goes on."""
        self._driver.close()
        release, self._release = self._release, _nothing
        release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)


def connect(
    address: str,
    username: str,
    password: str,
    database: str | None = None,
    release: Callable[[], None] = _nothing,
) -> BoltStore:
    """Return a store at a ``bolt://`` or ``neo4j://`` address (``+s``: TLS); it has answered once."""
    with translated(address, StoreUnreachable):
        try:
            driver = _driver(address, username, password)
        except (ValueError, exceptions.ConfigurationError) as error:
            raise StoreUnreachable(
                f"the address {address!r} is not one of a Neo4j ({error}): give bolt://host:port or "
                "neo4j://host:port, with +s behind the scheme for TLS"
            ) from error
    return BoltStore(driver, address, database, release)


def _driver(address: str, username: str, password: str) -> neo4j.Driver:
    logging.getLogger("neo4j.notifications").addHandler(_QUIET)  # an empty store knows none of our labels yet
    driver = neo4j.GraphDatabase.driver(
        address,
        auth=(username, password),
        user_agent="pursestrings",
        connection_timeout=_SECONDS,
        connection_acquisition_timeout=2 * _SECONDS,
        max_transaction_retry_time=_SECONDS if address.startswith("neo4j") else _SECONDS / 5,
        warn_notification_severity=neo4j.NotificationMinimumSeverity.OFF,
    )
    try:
        driver.verify_connectivity()
    except BaseException:
        driver.close()
        raise
    return driver


_ADVICE = {BadQuery: "mend the query", StoreMismatch: "load again"}


@contextmanager
def translated(address: str, refusal: type[PursestringsError]) -> Iterator[None]:
    """Turn the driver's errors into ours: no connection, no access, or the given one for what was refused."""
    try:
        yield
    except (exceptions.AuthError, exceptions.TokenExpired) as error:
        raise StoreUnreachable(
            f"the store at {address} refuses the credentials ({_said(error)}): "
            "set NEO4J_USERNAME and NEO4J_PASSWORD, or wait a minute after several failures"
        ) from error
    except exceptions.Neo4jError as error:
        if error.code == "Neo.ClientError.Security.AuthenticationRateLimit":
            raise StoreUnreachable(
                f"the store at {address} refuses the credentials for now ({_said(error)}): "
                "wait a minute, then set NEO4J_USERNAME and NEO4J_PASSWORD and try again"
            ) from error
        if (error.code or "").startswith("Neo.ClientError.Database."):
            raise StoreUnreachable(
                f"the store at {address} has no such database ({_said(error)}): set NEO4J_DATABASE to one it has"
            ) from error
        advice = _ADVICE.get(refusal, "see the server's log")
        raise refusal(f"the store at {address} refuses this ({_said(error)}): {advice}") from error
    except (exceptions.DriverError, OSError) as error:
        raise StoreUnreachable(
            f"the store at {address} does not answer ({_said(error)}): start it, or correct --neo4j or NEO4J_URI"
        ) from error


def _said(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error) or type(error).__name__
    return " ".join(text.split())[:500]


def _collect(transaction: neo4j.ManagedTransaction, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    result = transaction.run(query, parameters)
    return [dict(zip(result.keys(), map(_plain, record.values()), strict=True)) for record in result]


def _plain(value: Any) -> Any:
    match value:
        case Node():
            return {"labels": sorted(value.labels), "properties": _plain(dict(value))}
        case Relationship():
            return {"type": value.type, "properties": _plain(dict(value))}
        case Path():
            return {"nodes": [_plain(each) for each in value.nodes], "edges": [_plain(r) for r in value.relationships]}
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case _:
            return value.iso_format() if hasattr(value, "iso_format") else value
