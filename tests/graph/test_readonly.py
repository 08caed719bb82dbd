"""The guard of user queries: what reads is let through, what writes or is unknown is refused with the reason."""

import pytest

from graph.readonly import check_read_only
from ontology.errors import BadQuery

READS = (
    "MATCH (n) RETURN count(n)",
    "match (n:Fund) where n.name contains 'Coast' return n.name order by n.name limit 3;",
    "OPTIONAL MATCH (n:Fund) RETURN n",
    "UNWIND $ids AS id MATCH (n {id: id}) RETURN n",
    "WITH 1 AS one RETURN one",
    "RETURN 'CREATE (n)' AS text, \"DELETE n\" AS other",
    "RETURN 'it\\'s SET' AS text",
    "RETURN 'a backslash \\\\' AS text",
    "RETURN 1 // SET n.x = 1",
    "RETURN 1 /* MERGE (n) ; DELETE n */ AS one",
    "MATCH (n) RETURN n.set, n.`delete`, n.create AS made",
    "MATCH (n:Create) RETURN n",
    "MATCH (n:`Set me`) RETURN n.`load csv`",
    "MATCH ()-[r:MERGE]->() RETURN r",
    "MATCH (n {set: 1, delete: 2}) RETURN n {.set, .remove, drop: 3}",
    "MATCH (n) WHERE n.x = $set RETURN n",
    "CALL { MATCH (f:Fund) RETURN f.id AS id UNION MATCH (p:Person) RETURN p.id AS id } RETURN id",
    "MATCH (f:Flow) CALL (f) { MATCH (f)<-[:STATES]-(c) RETURN count(c) AS n } RETURN f.id, n",
    "MATCH (f:Flow) RETURN COLLECT { MATCH (f)-[:FUNDER]->(e) RETURN e.name ORDER BY e.name } AS funder",
    "MATCH (a:Flow) ((x)-[:PART_OF]->(y)){1,3} (b:Flow) RETURN a.id, b.id",
    "MATCH (a)-[:PART_OF*1..3]->(b) RETURN [1, 2, 3][..2], 1.5e3",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.labels",
    "CALL db . labels ( )",
    "SHOW INDEXES",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "RETURN date.truncate('month', date('2024-03-12')) AS month, point.distance(a, b)",
    "MATCH (n) WHERE n.name = 'naïve “quotes” £5' RETURN n",
    "MATCH (n) RETURN n.settings, n.created, n.offset",
    "MATCH (start)-[r]->(end) RETURN start, end",
)

REFUSED = (
    ("CREATE (n)", "CREATE"),
    ("create (n)", "CREATE"),
    ("MATCH (n) SET n.x = 1", "SET"),
    ("MATCH (n) sEt n.x = 1", "SET"),
    ("MATCH (n)SET n.x = 1", "SET"),
    ("MATCH (n)/**/SET/**/n.x = 1", "SET"),
    ("MATCH (n) // 'a\nSET n.x = 1", "SET"),
    ("MATCH (n) // comment\rSET n.x = 1", "SET"),
    ("MATCH (n) WHERE n.a = '\\\\' SET n.b = '", "cannot be read"),
    ("MATCH (n) WHERE n.a = '\\\\' SET n.b = ''", "SET"),
    ("WITH 1 AS `a``` SET x.y = 1", "SET"),
    ("MATCH (n) WITH n, 1SET n.x = 1", "SET"),
    ("MATCH (n) WITH n, 1.SET n.x = 1", "SET"),
    ("MATCH (n) WITH n, 1e5.SET n.x = 1", "SET"),
    ("MATCH (n) WITH n, [1][0..SET", "SET"),
    ("MATCH (n) WITH n.a AS b DELETE n", "DELETE"),
    ("MATCH (n) DETACH DELETE n", "DETACH"),
    ("MATCH (n) NODETACH DELETE n", "NODETACH"),
    ("MATCH (n) REMOVE n.x", "REMOVE"),
    ("MERGE (n)", "MERGE"),
    ("MATCH (n) MERGE (m)", "MERGE"),
    ("INSERT (n)", "INSERT"),
    ("MATCH (n) INSERT (:X)", "INSERT"),
    ("MATCH (n) FOREACH (x IN [1] | SET n.x = x)", "FOREACH"),
    ("CALL { CREATE (n) RETURN n } RETURN n", "CREATE"),
    ("CALL { MATCH (n) DETACH DELETE n } IN TRANSACTIONS", "DETACH"),
    ("RETURN COLLECT { CREATE (n) RETURN n }", "CREATE"),
    ("EXPLAIN CREATE (n)", "EXPLAIN"),
    ("PROFILE MATCH (n) DELETE n", "DELETE"),
    ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD"),
    ("MATCH (n) LOAD CSV FROM 'x' AS row RETURN row", "LOAD"),
    ("RETURN 1; MATCH (n) DELETE n", "semicolon"),
    ("CREATE INDEX FOR (n:X) ON (n.y)", "CREATE"),
    ("DROP CONSTRAINT entity_id", "DROP"),
    ("ALTER USER neo4j SET PASSWORD 'x'", "ALTER"),
    ("GRANT ROLE admin TO neo4j", "GRANT"),
    ("SHOW USERS", "SHOW"),
    ("SHOW", "SHOW"),
    ("TERMINATE TRANSACTIONS 'x'", "TERMINATE"),
    ("STOP DATABASE neo4j", "STOP"),
    ("USE other MATCH (n) RETURN n", "USE"),
    ("MATCH (n) CALL { USE other RETURN 1 AS x } RETURN x", "USE"),
    ("BEGIN", "BEGIN"),
    ("CALL apoc.load.json('http://x')", "apoc.load.json"),
    ("CALL `apoc`.`load`.json('http://x')", "apoc.load.json"),
    ("CALL dbms.setConfigValue('a', 'b')", "dbms.setConfigValue"),
    ("CALL merge.node(['X'], {})", "merge.node"),
    ("OPTIONAL CALL refactor.mergeNodes([])", "refactor.mergeNodes"),
    ("MATCH (n) CALL db.createLabel('X') RETURN n", "db.createLabel"),
    ("CALL", "(none)"),
    ("RETURN apoc.cypher.runFirstColumn('CREATE (n)', {})", "apoc.cypher.runFirstColumn"),
    ("RETURN util.sleep(100000)", "util.sleep"),
    ("RETURN util . `sleep` (1)", "util.sleep"),
    ("RETURN eval('1')", "EVAL"),
    ("RETURN 'a\\u0027 SET n.x = 1 //'", "escape"),
    ("MATCH (n) // \\u000a SET n.x = 1", "escape"),
    ("MATCH (`a\\u0060) SET a.x = 1 //`) RETURN 1", "escape"),
    ("MATCH (n) \u017fET n.x = 1", "cannot be read"),
    ("MATCH (n) \\u0053ET n.x = 1", "cannot be read"),
    ("MATCH (n) /* RETURN n", "cannot be read"),
    ("MATCH (n) RETURN 'open", "cannot be read"),
    ("SELECT * FROM Entity", "SELECT"),
    ("", "empty"),
    (" // nothing", "empty"),
    (";", "empty"),
    ("EXPLAIN", "empty"),
)


def test_tables_are_as_long_as_they_should_be() -> None:
    assert (len(READS), len(REFUSED)) == (31, 66)


@pytest.mark.parametrize("query", READS)
def test_a_reading_query_is_let_through(query: str) -> None:
    check_read_only(query)


@pytest.mark.parametrize(("query", "word"), REFUSED)
def test_any_other_query_is_refused_and_the_message_names_why(query: str, word: str) -> None:
    with pytest.raises(BadQuery) as refusal:
        check_read_only(query)
    assert word in str(refusal.value)
