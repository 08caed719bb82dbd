// question: By which chains of sums does money go from one to another?
// param from (entity): where the money comes from, under any of its names
// param to (entity): where it goes
// param hops (number, optional): no chain of more sums than this; 6 where not given, and at most
// columns: money-path
WITH [$from] AS a0, [$from] AS seen
CALL {
  WITH a0, seen
  UNWIND a0 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[r:FUNDER|SCHEME]-(f:Flow)-[s:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:SCHEME]-(:Flow)<-[:PART_OF]-(f:Flow)-[:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS a1
}
WITH a0, a1, seen + a1 AS seen
CALL {
  WITH a1, seen
  UNWIND a1 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[r:FUNDER|SCHEME]-(f:Flow)-[s:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:SCHEME]-(:Flow)<-[:PART_OF]-(f:Flow)-[:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS a2
}
WITH a0, a1, a2, seen + a2 AS seen
CALL {
  WITH a2, seen
  UNWIND a2 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[r:FUNDER|SCHEME]-(f:Flow)-[s:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:SCHEME]-(:Flow)<-[:PART_OF]-(f:Flow)-[:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS a3
}
WITH a0, a1, a2, a3, seen + a3 AS seen
CALL {
  WITH a3, seen
  UNWIND a3 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[r:FUNDER|SCHEME]-(f:Flow)-[s:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:SCHEME]-(:Flow)<-[:PART_OF]-(f:Flow)-[:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS a4
}
WITH a0, a1, a2, a3, a4, seen + a4 AS seen
CALL {
  WITH a4, seen
  UNWIND a4 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[r:FUNDER|SCHEME]-(f:Flow)-[s:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:SCHEME]-(:Flow)<-[:PART_OF]-(f:Flow)-[:RECIPIENT|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS a5
}
WITH a0, a1, a2, a3, a4, a5, seen + a5 AS seen
WITH [a0, a1, a2, a3, a4, a5] AS ahead
WITH ahead, [$to] AS b0, [$to] AS seen
CALL {
  WITH b0, seen
  UNWIND b0 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[s:RECIPIENT|SCHEME]-(f:Flow)-[r:FUNDER|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:RECIPIENT|SCHEME]-(f:Flow)-[:PART_OF]->(:Flow)-[:SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS b1
}
WITH ahead, b0, b1, seen + b1 AS seen
CALL {
  WITH b1, seen
  UNWIND b1 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[s:RECIPIENT|SCHEME]-(f:Flow)-[r:FUNDER|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:RECIPIENT|SCHEME]-(f:Flow)-[:PART_OF]->(:Flow)-[:SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS b2
}
WITH ahead, b0, b1, b2, seen + b2 AS seen
CALL {
  WITH b2, seen
  UNWIND b2 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[s:RECIPIENT|SCHEME]-(f:Flow)-[r:FUNDER|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:RECIPIENT|SCHEME]-(f:Flow)-[:PART_OF]->(:Flow)-[:SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS b3
}
WITH ahead, b0, b1, b2, b3, seen + b3 AS seen
CALL {
  WITH b3, seen
  UNWIND b3 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[s:RECIPIENT|SCHEME]-(f:Flow)-[r:FUNDER|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:RECIPIENT|SCHEME]-(f:Flow)-[:PART_OF]->(:Flow)-[:SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS b4
}
WITH ahead, b0, b1, b2, b3, b4, seen + b4 AS seen
CALL {
  WITH b4, seen
  UNWIND b4 AS id
  MATCH (x:Entity {id: id})
  UNWIND [(x)<-[s:RECIPIENT|SCHEME]-(f:Flow)-[r:FUNDER|SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' AND (type(r) = 'FUNDER' OR type(s) = 'RECIPIENT') | y.id]
    + [(x)<-[:RECIPIENT|SCHEME]-(f:Flow)-[:PART_OF]->(:Flow)-[:SCHEME]->(y:Entity) WHERE f.nature <> 'statistic' | y.id] AS y
  WITH seen, y WHERE NOT y IN seen
  RETURN collect(DISTINCT y) AS b5
}
WITH ahead, b0, b1, b2, b3, b4, b5, seen + b5 AS seen
WITH ahead, [b0, b1, b2, b3, b4, b5] AS behind
UNWIND range(0, 5) AS done
UNWIND ahead[done] AS id
MATCH (x:Entity {id: id})
CALL {
  WITH x
  MATCH (x)<-[r:FUNDER|SCHEME]-(f:Flow)-[s:RECIPIENT|SCHEME]->(y:Entity)
  WHERE type(r) = 'FUNDER' OR type(s) = 'RECIPIENT'
  RETURN f, y
  UNION
  WITH x
  MATCH (x)<-[:SCHEME]-(:Flow)<-[:PART_OF]-(f:Flow)-[:RECIPIENT|SCHEME]->(y:Entity)
  RETURN f, y
}
WITH done, x, f, y, [left IN range(0, 5) WHERE y.id IN behind[left]] AS ways
WHERE size(ways) > 0 AND f.nature <> 'statistic' AND x.id <> y.id
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
