// question: By which chains of sums does money go from one to another?
// param from (entity): where the money comes from, under any of its names
// param to (entity): where it goes
// param hops (number, optional): no chain of more sums than this; 6 where not given, and at most
// columns: money-path
WITH [$from] AS a0, [$from] AS seen
CALL {
  WITH a0
  UNWIND CASE WHEN coalesce($hops, 6) > 1 THEN a0 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH a0, [y IN found WHERE NOT y IN seen] AS a1, seen
WITH a0, a1, seen + a1 AS seen
CALL {
  WITH a1
  UNWIND CASE WHEN coalesce($hops, 6) > 2 THEN a1 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH a0, a1, [y IN found WHERE NOT y IN seen] AS a2, seen
WITH a0, a1, a2, seen + a2 AS seen
CALL {
  WITH a2
  UNWIND CASE WHEN coalesce($hops, 6) > 3 THEN a2 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH a0, a1, a2, [y IN found WHERE NOT y IN seen] AS a3, seen
WITH a0, a1, a2, a3, seen + a3 AS seen
CALL {
  WITH a3
  UNWIND CASE WHEN coalesce($hops, 6) > 4 THEN a3 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH a0, a1, a2, a3, [y IN found WHERE NOT y IN seen] AS a4, seen
WITH a0, a1, a2, a3, a4, seen + a4 AS seen
CALL {
  WITH a4
  UNWIND CASE WHEN coalesce($hops, 6) > 5 THEN a4 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH a0, a1, a2, a3, a4, [y IN found WHERE NOT y IN seen] AS a5, seen
WITH a0, a1, a2, a3, a4, a5, seen + a5 AS seen
WITH [a0, a1, a2, a3, a4, a5] AS ahead
WITH ahead, [$to] AS b0, [$to] AS seen
CALL {
  WITH b0
  UNWIND CASE WHEN coalesce($hops, 6) > 1 THEN b0 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH ahead, b0, [y IN found WHERE NOT y IN seen] AS b1, seen
WITH ahead, b0, b1, seen + b1 AS seen
CALL {
  WITH b1
  UNWIND CASE WHEN coalesce($hops, 6) > 2 THEN b1 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH ahead, b0, b1, [y IN found WHERE NOT y IN seen] AS b2, seen
WITH ahead, b0, b1, b2, seen + b2 AS seen
CALL {
  WITH b2
  UNWIND CASE WHEN coalesce($hops, 6) > 3 THEN b2 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH ahead, b0, b1, b2, [y IN found WHERE NOT y IN seen] AS b3, seen
WITH ahead, b0, b1, b2, b3, seen + b3 AS seen
CALL {
  WITH b3
  UNWIND CASE WHEN coalesce($hops, 6) > 4 THEN b3 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH ahead, b0, b1, b2, b3, [y IN found WHERE NOT y IN seen] AS b4, seen
WITH ahead, b0, b1, b2, b3, b4, seen + b4 AS seen
CALL {
  WITH b4
  UNWIND CASE WHEN coalesce($hops, 6) > 5 THEN b4 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS found
}
WITH ahead, b0, b1, b2, b3, b4, [y IN found WHERE NOT y IN seen] AS b5, seen
WITH ahead, b0, b1, b2, b3, b4, b5, seen + b5 AS seen
WITH ahead, [b0, b1, b2, b3, b4, b5] AS behind
UNWIND range(0, 5) AS done
UNWIND ahead[done] AS id
MATCH (x:Entity {id: id})-[passing:PASSES_TO]->(y:Entity)
WITH done, x, y, passing.flows AS flows, [left IN range(0, 5 - done) WHERE y.id IN behind[left]] AS ways
WHERE size(ways) > 0 AND done + 1 + ways[0] <= coalesce($hops, 6)
UNWIND flows AS flow
MATCH (f:Flow {id: flow})
WITH x, f, y, done + 1 AS step, done + 1 + ways[0] AS length
WHERE length <= coalesce($hops, 6)
MATCH (f)<-[:STATES]-(c:Claim)-[:STATED_IN]->(d:Document)
WITH x, f, y, step, length, c, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH x, f, y, step, length, collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
     collect({id: d.id, title: c.title, date: c.date}) AS documents
RETURN length, step, [{id: x.id, name: x.name}] AS from, [{id: y.id, name: y.name}] AS to, f.id AS flow,
       f.amount AS amount, f.amount_low AS amount_low, f.amount_high AS amount_high, f.currency AS currency,
       f.bound AS bound, f.nature AS nature, f.status AS status, f.period AS period, documents, claims, quotes
ORDER BY length, step, x.id, y.id, flow
