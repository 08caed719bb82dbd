"""What goes wrong between us and a store: no answer, no access, no such database; each says what to do."""

import pytest

from graph.bolt import connect
from graph.embedded_java import free_ports
from ontology.errors import StoreUnreachable
from tests.neo4j_server import Neo4j


def test_where_nobody_listens_the_message_names_the_address_and_the_option() -> None:
    (port,) = free_ports(1)
    with pytest.raises(StoreUnreachable, match=rf"bolt://127\.0\.0\.1:{port} does not answer.*NEO4J_URI"):
        connect(f"bolt://127.0.0.1:{port}", "neo4j", "x")


def test_a_cluster_that_is_not_there_is_named_too() -> None:
    (port,) = free_ports(1)
    with pytest.raises(StoreUnreachable, match="does not answer"):
        connect(f"neo4j://127.0.0.1:{port}", "neo4j", "x")


@pytest.mark.parametrize("address", ["", "localhost", "ftp://host", "bolt://host:port:port"])
def test_an_address_of_another_kind_is_refused_with_one_that_is_right(address: str) -> None:
    with pytest.raises(StoreUnreachable, match="bolt://host:port"):
        connect(address, "neo4j", "x")


@pytest.mark.neo4j
def test_a_wrong_password_is_told_from_a_dead_server(neo4j: Neo4j) -> None:
    with pytest.raises(StoreUnreachable, match=r"refuses the credentials.*NEO4J_PASSWORD"):
        connect(neo4j.address, neo4j.username, "wrong")


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_named(neo4j: Neo4j) -> None:
    with (
        connect(neo4j.address, neo4j.username, neo4j.password, "nowhere") as store,
        pytest.raises(StoreUnreachable, match=r"nowhere.*NEO4J_DATABASE"),
    ):
        store.rows("RETURN 1 AS one")


@pytest.mark.neo4j
def test_a_routing_address_works_on_a_single_server(neo4j: Neo4j) -> None:
    address = neo4j.address.replace("bolt://", "neo4j://")
    with connect(address, neo4j.username, neo4j.password, neo4j.database) as store:
        assert store.rows("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.neo4j
def test_encryption_is_asked_for_where_the_address_says_so(neo4j: Neo4j) -> None:
    with pytest.raises(StoreUnreachable, match="does not answer"):
        connect(neo4j.address.replace("bolt://", "bolt+s://"), neo4j.username, neo4j.password)
