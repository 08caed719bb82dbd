"""Questions in the Cypher that both stores run, with their rows over the sample graph.

Each construct that the catalogue may use has one here. What the two do differently, and queries must not depend on:
the order of ``labels(n)``, of keys in maps, and of rows and ``collect`` where nothing orders them. The embedded store
has no apoc, no full-text index and no numbers like ``1_000``.
"""

from typing import Any

QUESTIONS: tuple[tuple[str, list[dict[str, Any]]], ...] = (
    (
        "MATCH (n:Fund|Person) RETURN n.id AS id ORDER BY id",
        [{"id": "fund/coastal-repair-fund"}, {"id": "person/iris-calder"}],
    ),
    (
        "MATCH (n) WHERE n:Fund OR n:Person RETURN n.id AS id ORDER BY id",
        [{"id": "fund/coastal-repair-fund"}, {"id": "person/iris-calder"}],
    ),
    (
        "MATCH (n:Entity&!Body) RETURN n.name AS name ORDER BY name",
        [
            {"name": "Coastal Repair Fund"},
            {"name": "Iris Calder"},
            {"name": "Marlow Dredging"},
            {"name": "Minister for Ports"},
            {"name": "Port Ellery Harbour Trust"},
            {"name": "Tyne Quays"},
            {"name": "Whitby"},
        ],
    ),
    ("MATCH (d:Department) RETURN d.name AS name", [{"name": "Department for Transport"}]),
    ("UNWIND [3, null, 1, 2] AS x RETURN x ORDER BY x", [{"x": 1}, {"x": 2}, {"x": 3}, {"x": None}]),
    ("UNWIND [3, null, 1, 2] AS x RETURN x ORDER BY x DESC", [{"x": None}, {"x": 3}, {"x": 2}, {"x": 1}]),
    (
        "UNWIND ['b', null, 'A', 'a', 'É', 'e', 'Z'] AS x RETURN x ORDER BY x",
        [{"x": "A"}, {"x": "Z"}, {"x": "a"}, {"x": "b"}, {"x": "e"}, {"x": "É"}, {"x": None}],
    ),
    ("UNWIND [2, null, 1] AS x RETURN x ORDER BY x IS NULL DESC, x DESC", [{"x": None}, {"x": 2}, {"x": 1}]),
    (
        "MATCH (f:Flow) OPTIONAL MATCH (f)-[:RECIPIENT]->(r) RETURN f.amount AS amount, "
        "r.name AS to ORDER BY amount DESC, to",
        [
            {"amount": 1200000000.0, "to": None},
            {"amount": 40000000.0, "to": None},
            {"amount": 38000000.0, "to": None},
            {"amount": 15000000.0, "to": "Tyne Quays"},
            {"amount": 6000000.0, "to": "Port Ellery Harbour Trust"},
        ],
    ),
    (
        "MATCH (f:Flow) OPTIONAL MATCH (f)-[:RECIPIENT]->(r) RETURN f.amount AS amount, "
        "collect(r.name) AS to ORDER BY amount",
        [
            {"amount": 6000000.0, "to": ["Port Ellery Harbour Trust"]},
            {"amount": 15000000.0, "to": ["Tyne Quays"]},
            {"amount": 38000000.0, "to": []},
            {"amount": 40000000.0, "to": []},
            {"amount": 1200000000.0, "to": []},
        ],
    ),
    (
        "MATCH (f:Flow)-[:SCHEME]->(s) RETURN collect(DISTINCT {id: s.id, name: s.name}) AS schemes",
        [{"schemes": [{"id": "fund/coastal-repair-fund", "name": "Coastal Repair Fund"}]}],
    ),
    (
        "MATCH (f:Flow) RETURN f.amount AS amount, [(f)-[:FUNDER]->(e:Entity) | {id: e.id, "
        "name: e.name}] AS funder ORDER BY amount LIMIT 2",
        [
            {
                "amount": 6000000.0,
                "funder": [{"id": "body/department-for-transport", "name": "Department for Transport"}],
            },
            {"amount": 15000000.0, "funder": [{"id": "company/marlow-dredging", "name": "Marlow Dredging"}]},
        ],
    ),
    (
        "MATCH (f:Flow) RETURN f.amount AS amount, "
        "[(f)-[:FUNDER]->(e) WHERE e:Body | e.name] AS funder ORDER BY amount",
        [
            {"amount": 6000000.0, "funder": ["Department for Transport"]},
            {"amount": 15000000.0, "funder": []},
            {"amount": 38000000.0, "funder": ["Department for Transport"]},
            {"amount": 40000000.0, "funder": ["Department for Transport"]},
            {"amount": 1200000000.0, "funder": []},
        ],
    ),
    (
        "MATCH (f:Flow) WHERE EXISTS { (f)-[:RECIPIENT]->(:Organisation) } RETURN f.amount AS amount",
        [{"amount": 6000000.0}],
    ),
    (
        "MATCH (f:Flow) WHERE EXISTS { MATCH (f)-[:RECIPIENT]->(o) WHERE o.name CONTAINS 'Trust' } "
        "RETURN f.amount AS amount",
        [{"amount": 6000000.0}],
    ),
    (
        "MATCH (f:Flow) WHERE NOT EXISTS { (f)-[:RECIPIENT]->() } RETURN f.amount AS amount ORDER BY amount",
        [{"amount": 38000000.0}, {"amount": 40000000.0}, {"amount": 1200000000.0}],
    ),
    (
        "MATCH (f:Flow) RETURN f.amount AS amount, COUNT { (f)<-[:STATES]-() } AS said ORDER BY amount",
        [
            {"amount": 6000000.0, "said": 2},
            {"amount": 15000000.0, "said": 1},
            {"amount": 38000000.0, "said": 1},
            {"amount": 40000000.0, "said": 1},
            {"amount": 1200000000.0, "said": 1},
        ],
    ),
    (
        "MATCH (s:Fund) RETURN COLLECT { MATCH (s)<-[:SCHEME]-(f:Flow) RETURN f.amount ORDER BY f.amount } AS amounts",
        [{"amounts": [6000000.0, 38000000.0, 40000000.0]}],
    ),
    (
        "MATCH (f:Flow) CALL { WITH f MATCH (f)<-[:STATES]-(c) RETURN count(c) AS said } "
        "RETURN f.amount AS amount, said ORDER BY amount LIMIT 1",
        [{"amount": 6000000.0, "said": 2}],
    ),
    (
        "MATCH (f:Flow) CALL (f) { MATCH (f)<-[:STATES]-(c) RETURN count(c) AS said } "
        "RETURN f.amount AS amount, said ORDER BY amount LIMIT 1",
        [{"amount": 6000000.0, "said": 2}],
    ),
    (
        "CALL { MATCH (f:Fund) RETURN f AS x UNION MATCH (p:Person) RETURN p AS x } "
        "RETURN x.name AS name ORDER BY name",
        [{"name": "Coastal Repair Fund"}, {"name": "Iris Calder"}],
    ),
    (
        "MATCH (f:Fund) RETURN f.name AS name UNION MATCH (f:Fund) RETURN f.name AS name",
        [{"name": "Coastal Repair Fund"}],
    ),
    (
        "MATCH (f:Fund) RETURN f.name AS name UNION ALL MATCH (f:Fund) RETURN f.name AS name",
        [{"name": "Coastal Repair Fund"}, {"name": "Coastal Repair Fund"}],
    ),
    (
        "MATCH (a:Flow) ((x)-[:PART_OF]->(y)){1,3} (b:Flow) RETURN a.amount AS part, b.amount AS whole",
        [{"part": 6000000.0, "whole": 38000000.0}],
    ),
    (
        "MATCH (a:Flow)-[:PART_OF*1..3]->(b:Flow) RETURN a.amount AS part, b.amount AS whole",
        [{"part": 6000000.0, "whole": 38000000.0}],
    ),
    (
        "MATCH (a:Flow)-[:PART_OF]->+(b:Flow) RETURN a.amount AS part, b.amount AS whole",
        [{"part": 6000000.0, "whole": 38000000.0}],
    ),
    ("MATCH p = shortestPath((a:Person)-[*..5]-(b:Place)) RETURN length(p) AS steps", [{"steps": 2}]),
    (
        "MATCH p = (a:Body)-[:SUCCEEDED_BY]->(b) RETURN [n IN nodes(p) | n.name] AS names, "
        "[r IN relationships(p) | type(r)] AS types",
        [{"names": ["Harbour Office", "Harbour Agency"], "types": ["SUCCEEDED_BY"]}],
    ),
    ("MATCH (e:Entity) WHERE e.id IN $ids RETURN e.name AS name", [{"name": "Coastal Repair Fund"}]),
    (
        "MATCH (e:Entity) WHERE toLower(e.name) CONTAINS 'harbour' RETURN e.name AS name ORDER BY name",
        [{"name": "Harbour Agency"}, {"name": "Harbour Office"}, {"name": "Port Ellery Harbour Trust"}],
    ),
    (
        "MATCH (e:Entity) WHERE any(form IN e.forms WHERE toLower(form) = 'dft') RETURN e.name AS name",
        [{"name": "Department for Transport"}],
    ),
    (
        "MATCH (e:Entity) WHERE e.name =~ '(?i)harbour.*' RETURN e.name AS name ORDER BY name",
        [{"name": "Harbour Agency"}, {"name": "Harbour Office"}],
    ),
    ("MATCH (c:Claim) WHERE $none IS NULL OR c.id = $none RETURN count(c) > 0 AS some", [{"some": True}]),
    ("MATCH (c:Claim {id: $none}) RETURN c.id AS id", []),
    ("UNWIND $maps AS row RETURN row.a AS a", [{"a": 1}, {"a": 2}]),
    (
        "MATCH (f:Fund) RETURN f {.id, .name, x: 1} AS fund",
        [{"fund": {"id": "fund/coastal-repair-fund", "name": "Coastal Repair Fund", "x": 1}}],
    ),
    (
        "MATCH (f:Flow) WITH f ORDER BY f.amount RETURN f.nature AS nature, "
        "collect(f.amount) AS amounts ORDER BY nature",
        [
            {"nature": "acquisition", "amounts": [15000000.0]},
            {"nature": "public", "amounts": [6000000.0, 38000000.0, 40000000.0]},
            {"nature": "statistic", "amounts": [1200000000.0]},
        ],
    ),
    (
        "MATCH (f:Flow) WITH f ORDER BY f.amount RETURN head(collect(f.amount)) AS least, "
        "last(collect(f.amount)) AS most, collect(f.amount)[..2] AS two",
        [{"least": 6000000.0, "most": 1200000000.0, "two": [6000000.0, 15000000.0]}],
    ),
    (
        "MATCH (f:Flow) WHERE f.nature <> 'statistic' RETURN sum(f.amount) AS total, min(f.amount) AS least, "
        "max(f.amount) AS most, count(*) AS number",
        [{"total": 99000000.0, "least": 6000000.0, "most": 40000000.0, "number": 4}],
    ),
    (
        "RETURN reduce(total = 0, x IN [1, 2, 3] | total + x) AS total, [x IN range(1, "
        "5) WHERE x % 2 = 1 | x * x] AS squares",
        [{"total": 6, "squares": [1, 9, 25]}],
    ),
    (
        "RETURN coalesce(null, 2) AS a, CASE WHEN 1 > 2 THEN 'x' ELSE 'y' END AS b, "
        "CASE 3 WHEN 3 THEN 'three' END AS c, 7 / 2 AS d, 7 / 2.0 AS e",
        [{"a": 2, "b": "y", "c": "three", "d": 3, "e": 3.5}],
    ),
    (
        "RETURN toString(28200000000.0) AS a, toInteger('12') AS b, toFloat('1.5') AS c, substring('abcdef', "
        "1, 3) AS d, split('a,b', ',') AS e",
        [{"a": "2.82E10", "b": 12, "c": 1.5, "d": "bcd", "e": ["a", "b"]}],
    ),
    (
        "RETURN null = null AS a, [1, null] = [1, null] AS b, 1 IN [null, 2] AS c, 'Z' < 'a' AS d, toLower('ÉÀ') AS e",
        [{"a": None, "b": None, "c": None, "d": True, "e": "éà"}],
    ),
    (
        "MATCH (d:Document) RETURN d.date AS date, d.date >= '2025-01-01' AS late ORDER BY date",
        [{"date": "2024-03-12", "late": False}, {"date": "2025-05-20", "late": True}],
    ),
    (
        "MATCH (c:Claim)-[r:FUNDER|RECIPIENT]->(:Company) RETURN type(r) AS role, count(*) AS number ORDER BY role",
        [{"role": "FUNDER", "number": 1}, {"role": "RECIPIENT", "number": 1}],
    ),
    ("MATCH (n:Nothing) RETURN n.x AS x", []),
    ("MATCH (f:Fund) RETURN f.nothing AS x, f['name'] AS name", [{"x": None, "name": "Coastal Repair Fund"}]),
)
