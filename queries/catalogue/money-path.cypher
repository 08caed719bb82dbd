// question: By which chains of sums does money go from one to another?
// param from (entity): where the money comes from, under any of its names
// param to (entity): where it goes
// param hops (number, optional): no chain of more sums than this; 6 where not given, and at most
// columns: money-path
WITH [$from] AS a0
CALL {
  WITH a0
  UNWIND CASE WHEN coalesce($hops, 6) > 1 THEN a0 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS a1
}
CALL {
  WITH a1
  UNWIND CASE WHEN coalesce($hops, 6) > 2 THEN a1 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS a2
}
CALL {
  WITH a2
  UNWIND CASE WHEN coalesce($hops, 6) > 3 THEN a2 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS a3
}
CALL {
  WITH a3
  UNWIND CASE WHEN coalesce($hops, 6) > 4 THEN a3 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS a4
}
CALL {
  WITH a4
  UNWIND CASE WHEN coalesce($hops, 6) > 5 THEN a4 ELSE [] END AS id
  MATCH (:Entity {id: id})-[:PASSES_TO]->(y:Entity)
  RETURN collect(DISTINCT y.id) AS a5
}
WITH [a0, a1, a2, a3, a4, a5] AS ahead
WITH ahead, [$to] AS b0
CALL {
  WITH b0
  UNWIND CASE WHEN coalesce($hops, 6) > 1 THEN b0 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS b1
}
CALL {
  WITH b1
  UNWIND CASE WHEN coalesce($hops, 6) > 2 THEN b1 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS b2
}
CALL {
  WITH b2
  UNWIND CASE WHEN coalesce($hops, 6) > 3 THEN b2 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS b3
}
CALL {
  WITH b3
  UNWIND CASE WHEN coalesce($hops, 6) > 4 THEN b3 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS b4
}
CALL {
  WITH b4
  UNWIND CASE WHEN coalesce($hops, 6) > 5 THEN b4 ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PASSES_TO]-(y:Entity)
  RETURN collect(DISTINCT y.id) AS b5
}
WITH ahead, [b0, b1, b2, b3, b4, b5] AS behind
// how far each one is from either end; adding up over both lists joins them
WITH [step IN range(0, 5) | [id IN ahead[step] | {id: id, ahead: step, behind: null}]]
   + [step IN range(0, 5) | [id IN behind[step] | {id: id, ahead: null, behind: step}]] AS rows
UNWIND rows AS some
UNWIND some AS row
WITH row.id AS id, min(row.ahead) AS ahead, min(row.behind) AS behind
WHERE ahead <= coalesce($hops, 6) OR behind <= coalesce($hops, 6)
CALL {
  WITH id, ahead, behind
  MATCH (:Entity {id: id})-[passing:PASSES_TO]->(:Entity)
  WHERE ahead IS NOT NULL
  RETURN passing, ahead AS done, null AS left
  UNION ALL
  WITH id, ahead, behind
  MATCH (:Entity {id: id})<-[passing:PASSES_TO]-(:Entity)
  WHERE behind IS NOT NULL
  RETURN passing, null AS done, behind AS left
}
WITH passing, min(done) AS done, min(left) AS left
WHERE done + 1 + left <= coalesce($hops, 6) AND done + 1 + left <= 6
WITH startNode(passing) AS x, endNode(passing) AS y, passing.flows AS flows, done + 1 AS step, done + 1 + left AS length
UNWIND flows AS flow
MATCH (f:Flow {id: flow})
MATCH (f)<-[:STATES]-(c:Claim)
WITH x, f, y, step, length, c ORDER BY coalesce(c.date, '9999'), c.document, c.start, c.id
WITH x, f, y, step, length, collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
     collect({id: c.document, title: c.title, date: c.date}) AS documents
RETURN length, step, [{id: x.id, name: x.name}] AS from, [{id: y.id, name: y.name}] AS to, f.id AS flow,
       f.amount AS amount, f.amount_low AS amount_low, f.amount_high AS amount_high, f.currency AS currency,
       f.bound AS bound, f.nature AS nature, f.status AS status, f.period AS period, documents, claims, quotes
ORDER BY length, step, x.id, y.id, flow
