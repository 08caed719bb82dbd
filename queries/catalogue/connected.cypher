// question: By which shortest chain of claims are two things joined?
// param a (entity): the one end, under any of its names
// param b (entity): the other end; the chain is of three claims at most
// columns: connected
MATCH (a:Entity {id: $a}), (b:Entity {id: $b})
WHERE a.id <> b.id
CALL {
  WITH a, b
  MATCH (a)-[:NAMED_WITH]-(x:Entity)
  WHERE x.id = $b
  RETURN DISTINCT 1 AS hops, [a, b] AS chain
  UNION
  WITH a, b
  MATCH (b)-[:NAMED_WITH]-(y:Entity)
  WITH a, b, collect(y.id) AS ends
  MATCH (a)-[:NAMED_WITH]-(x:Entity)
  WHERE x.id IN ends AND x.id <> 'body/the-government' AND x.id <> $b AND NOT $a IN ends
  RETURN DISTINCT 2 AS hops, [a, x, b] AS chain
  UNION
  WITH a, b
  MATCH (b)-[:NAMED_WITH]-(y:Entity)
  WHERE y.id <> 'body/the-government'
  WITH a, b, collect(y.id) AS ends
  MATCH (a)-[:NAMED_WITH]-(x:Entity)
  WHERE x.id <> 'body/the-government'
  WITH a, b, ends, collect(x) AS near
  WITH a, b, ends, CASE WHEN $a IN ends OR any(x IN near WHERE x.id IN ends OR x.id = $b) THEN [] ELSE near END AS near
  UNWIND near AS x
  MATCH (x)-[:NAMED_WITH]-(y:Entity)
  WHERE y.id IN ends
  RETURN DISTINCT 3 AS hops, [a, x, y, b] AS chain
}
WITH hops, collect(chain) AS chains ORDER BY hops LIMIT 1
UNWIND chains AS chain
UNWIND range(1, hops) AS step
WITH DISTINCT step, chain[step - 1] AS here, chain[step] AS there
MATCH (here)-[bond:NAMED_WITH]-(there)
UNWIND bond.claims AS id
MATCH (c:Claim {id: id})-[:STATED_IN]->(d:Document)
WITH step, here, there, c, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH step, here, there, collect(c.kind) AS kinds, collect({id: d.id, title: c.title, date: c.date}) AS documents,
     collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes
RETURN step, [{id: here.id, name: here.name}] AS from, [{id: there.id, name: there.name}] AS to,
       kinds, documents, claims, quotes
ORDER BY step, here.id, there.id
