// question: What is the history of a body: its names by date, what it came out of, what came after it?
// param body (entity): the body, under any of its names
// columns: succession
MATCH (b:Entity {id: $body})
CALL {
  WITH b
  MATCH (b)-[:SUCCEEDED_BY*0..9]->(x:Entity)-[s:SUCCEEDED_BY]->(y:Entity)
  RETURN x, y, s.kind AS kind, s.date AS since, null AS until, null AS name, s.source AS source
  UNION
  WITH b
  MATCH (x:Entity)-[s:SUCCEEDED_BY]->(y:Entity)-[:SUCCEEDED_BY*0..9]->(b)
  RETURN x, y, s.kind AS kind, s.date AS since, null AS until, null AS name, s.source AS source
  UNION
  WITH b
  MATCH (b)-[:BORE_NAME]->(n:DatedName)
  RETURN b AS x, b AS y, 'named' AS kind, n.valid_from AS since, n.valid_to AS until, n.name AS name, null AS source
}
WITH DISTINCT x, y, kind, since, until, name, source
OPTIONAL MATCH (x)<-[:SUBJECT|OBJECT]-(c:Relation {predicate: 'formerly'})-[:SUBJECT|OBJECT]->(y)
OPTIONAL MATCH (c)-[:STATED_IN]->(d:Document)
WITH DISTINCT x, y, kind, since, until, name, source, c, d
ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH x, y, kind, since, until, name, source, collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
     collect({id: d.id, title: c.title, date: c.date}) AS documents
RETURN since, until, kind, name, CASE WHEN kind = 'named' THEN [] ELSE [{id: x.id, name: x.name}] END AS before,
       [{id: y.id, name: y.name}] AS after, source, documents, claims, quotes
ORDER BY coalesce(since, ''), kind, x.id, y.id, name
