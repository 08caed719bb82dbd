// 15 Show the money as a picture: who funds what, and where it ends
// In Neo4j Browser the rows are drawn; double-click a node to see what else it is joined to.
MATCH path = (:Entity)-[:FUNDS]->(:Entity)
RETURN path
LIMIT 100
