// question: By which shortest chain of claims are two things joined?
// param a (entity): the one end, under any of its names
// param b (entity): the other end; the chain is of three claims at most
// columns: connected
MATCH (a:Entity {id: $a}), (b:Entity {id: $b})
WHERE a.id <> b.id
CALL {
  WITH a, b
  MATCH (a)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(:Claim)-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]->(b)
  RETURN DISTINCT 1 AS hops, [a, b] AS chain
  UNION
  WITH a, b
  MATCH (a)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(:Claim)-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]->(x:Entity)
  WHERE x.id <> 'body/the-government' AND x.id <> $a AND x.id <> $b
  WITH DISTINCT x, a, b
  MATCH (x)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(:Claim)-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]->(b)
  RETURN DISTINCT 2 AS hops, [a, x, b] AS chain
  UNION
  WITH a, b
  MATCH (b)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(:Claim)-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]->(y:Entity)
  WHERE y.id <> 'body/the-government' AND y.id <> $a AND y.id <> $b
  WITH a, b, collect(DISTINCT y.id) AS ends
  MATCH (a)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(:Claim)-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]->(x:Entity)
  WHERE x.id <> 'body/the-government' AND x.id <> $a AND x.id <> $b
  WITH DISTINCT x, a, b, ends
  MATCH (x)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(:Claim)-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]->(y:Entity)
  WHERE y.id <> x.id AND y.id IN ends
  RETURN DISTINCT 3 AS hops, [a, x, y, b] AS chain
}
WITH hops, collect(chain) AS chains ORDER BY hops LIMIT 1
UNWIND chains AS chain
UNWIND range(1, hops) AS step
WITH DISTINCT step, chain[step - 1] AS here, chain[step] AS there
MATCH (here)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(c:Claim)-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]->(there)
WITH DISTINCT step, here, there, c
MATCH (c)-[:STATED_IN]->(d:Document)
WITH step, here, there, c, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH step, here, there, collect(c.kind) AS kinds, collect({id: d.id, title: c.title, date: c.date}) AS documents,
     collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes
RETURN step, [{id: here.id, name: here.name}] AS from, [{id: there.id, name: there.name}] AS to,
       kinds, documents, claims, quotes
ORDER BY step, here.id, there.id
