// The loader's own statements; those for each label and edge type are in nodes.cypher and edges.cypher.
// Edges are collected before any of them goes: the embedded store loses its place in a node's edges that it walks and
// cuts at once.

// name: marker
MATCH (m:PursestringsLoad) RETURN m.digest AS digest, m.fingerprint AS fingerprint, m.complete AS complete

// name: mark
UNWIND $rows AS row
MERGE (m:PursestringsLoad {id: 'load'})
SET m = row

// name: nodes
MATCH (n:Claim|DatedName|Document|Entity|Flow|Promise) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties

// name: edges
MATCH (a:Claim|DatedName|Document|Entity|Flow|Promise)-[r]->(b)
RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties

// name: count nodes
MATCH (n:Claim|DatedName|Document|Entity|Flow|Promise) UNWIND labels(n) AS name RETURN name, count(*) AS number

// name: count edges
MATCH (:Claim|DatedName|Document|Entity|Flow|Promise)-[r]->() RETURN type(r) AS name, count(*) AS number

// name: update Claim
UNWIND $rows AS row MATCH (n:Claim {id: row.id}) SET n = row

// name: update DatedName
UNWIND $rows AS row MATCH (n:DatedName {id: row.id}) SET n = row

// name: update Document
UNWIND $rows AS row MATCH (n:Document {id: row.id}) SET n = row

// name: update Entity
UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n = row

// name: update Flow
UNWIND $rows AS row MATCH (n:Flow {id: row.id}) SET n = row

// name: update Promise
UNWIND $rows AS row MATCH (n:Promise {id: row.id}) SET n = row

// name: delete Claim
UNWIND $rows AS row MATCH (n:Claim {id: row.id}) DETACH DELETE n

// name: delete DatedName
UNWIND $rows AS row MATCH (n:DatedName {id: row.id}) DETACH DELETE n

// name: delete Document
UNWIND $rows AS row MATCH (n:Document {id: row.id}) DETACH DELETE n

// name: delete Entity
UNWIND $rows AS row MATCH (n:Entity {id: row.id}) DETACH DELETE n

// name: delete Flow
UNWIND $rows AS row MATCH (n:Flow {id: row.id}) DETACH DELETE n

// name: delete Promise
UNWIND $rows AS row MATCH (n:Promise {id: row.id}) DETACH DELETE n

// name: cut Claim
UNWIND $rows AS row
MATCH (a:Claim {id: row.source})-[r]->(b)
WHERE b.id = row.target AND type(r) = row.type AND properties(r) = row.properties
WITH collect(r) AS cut
UNWIND cut AS r
DELETE r

// name: cut Entity
UNWIND $rows AS row
MATCH (a:Entity {id: row.source})-[r]->(b)
WHERE b.id = row.target AND type(r) = row.type AND properties(r) = row.properties
WITH collect(r) AS cut
UNWIND cut AS r
DELETE r

// name: cut Flow
UNWIND $rows AS row
MATCH (a:Flow {id: row.source})-[r]->(b)
WHERE b.id = row.target AND type(r) = row.type AND properties(r) = row.properties
WITH collect(r) AS cut
UNWIND cut AS r
DELETE r

// name: cut Promise
UNWIND $rows AS row
MATCH (a:Promise {id: row.source})-[r]->(b)
WHERE b.id = row.target AND type(r) = row.type AND properties(r) = row.properties
WITH collect(r) AS cut
UNWIND cut AS r
DELETE r
