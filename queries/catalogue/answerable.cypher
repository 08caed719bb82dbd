// question: Who answers for something on a day: which body, which post, which person?
// param for (thing): a programme, fund, plan or body under any of its names, or the id of a promise, claim or flow
// param on (date, optional): the day; by default that of the latest document
// columns: answerable
CALL {
  MATCH (d:Document) RETURN max(d.latest) AS newest
}
WITH coalesce($on, newest) AS day
CALL {
  MATCH (x:Entity {id: $for})
  WHERE x.type IN ['body', 'company', 'university', 'organisation', 'person', 'post']
  RETURN x AS r, null AS c, 'itself' AS way
  UNION ALL
  MATCH (:Entity {id: $for})<-[:OBJECT]-(c:Relation)-[:SUBJECT]->(r:Entity)
  WHERE c.predicate IN ['created', 'delivers', 'leads', 'published']
  RETURN r, c, c.predicate AS way
  UNION ALL
  MATCH (:Entity {id: $for})<-[:SCHEME]-(c:Funding)-[:FUNDER]->(r:Entity)
  WHERE c.nature <> 'statistic'
  RETURN r, c, 'funds' AS way
  UNION ALL
  MATCH (x:Entity {id: $for})<-[:ABOUT]-(p:Promise)<-[:MAKES]-(c:Claim), (p)-[:OWNER]->(r:Entity)
  WHERE x.type IN ['facility', 'fund', 'law', 'plan', 'programme']
  RETURN r, c, 'promises' AS way
  UNION ALL
  MATCH (p:Promise {id: $for})<-[:MAKES]-(c:Claim), (p)-[:OWNER]->(r:Entity)
  RETURN r, c, 'promises' AS way
  UNION ALL
  MATCH (c:Claim {id: $for})-[:ACTOR]->(r:Entity)
  RETURN r, c, 'promises' AS way
  UNION ALL
  MATCH (:Flow {id: $for})<-[:STATES]-(c:Claim)-[:FUNDER]->(r:Entity)
  RETURN r, c, 'funds' AS way
}
WITH day, r, c, way WHERE r.id <> 'body/the-government'
OPTIONAL MATCH (c)-[:STATED_IN]->(d:Document)
WITH DISTINCT day, r, c, way, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH day, r, collect(way) AS ways, collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
     collect({id: d.id, title: c.title, date: c.date}) AS documents
MATCH up = (r)-[:UNIT_OF*0..4]->(u:Entity)
WITH day, r, ways, claims, quotes, documents, u, min(length(up)) AS above
CALL {
  WITH day, u
  MATCH way = (u)-[:SUCCEEDED_BY*0..3]->(b:Entity)
  WHERE all(s IN relationships(way) WHERE s.date <= day)
  RETURN b
  UNION
  WITH day, u
  MATCH way = (u)<-[:SUCCEEDED_BY*1..3]-(b:Entity)
  WHERE all(s IN relationships(way) WHERE s.date > day)
  RETURN b
}
WITH DISTINCT day, r, ways, claims, quotes, documents, above, b
WHERE (b.valid_from IS NULL OR b.valid_from <= day) AND (b.valid_to IS NULL OR b.valid_to > day)
  AND NOT EXISTS { MATCH (b)-[s:SUCCEEDED_BY]->(:Entity) WHERE s.kind <> 'function_moved' AND s.date <= day }
  AND NOT EXISTS { MATCH (b)<-[s:SUCCEEDED_BY]-(:Entity) WHERE s.kind <> 'function_moved' AND s.date > day }
OPTIONAL MATCH (b)<-[:POST_OF*0..1]-(o:Post)<-[h:HELD_POST]-(p:Person)
WHERE h.start <= day AND (h.end IS NULL OR h.end > day)
WITH day, r, ways, claims, quotes, documents, b, o, h, p, min(above) AS above
RETURN day AS on, [{id: r.id, name: r.name}] AS named,
       [way IN ['created', 'delivers', 'funds', 'itself', 'leads', 'promises', 'published'] WHERE way IN ways] AS how,
       above, [{id: b.id, name: b.name}] AS body, CASE WHEN o IS NULL THEN [] ELSE [{id: o.id, name: o.name}] END AS post,
       CASE WHEN p IS NULL THEN [] ELSE [{id: p.id, name: p.name}] END AS person, h.start AS start, h.end AS until,
       h.source AS source, documents, claims, quotes
ORDER BY above, r.id, b.id, coalesce(o.id, ''), coalesce(p.id, '')
