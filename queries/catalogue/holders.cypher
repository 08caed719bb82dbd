// question: Who held which post, and when?
// param post (entity, optional): the post, under any of its names
// param person (entity, optional): the person, under any of their names
// param on (date, optional): only who held it on this day
// columns: holders
CALL {
  MATCH (p:Entity)-[h:HELD_POST]->(o:Entity)
  RETURN p, o, h.start AS start, h.end AS until, h.source AS source
  UNION ALL
  MATCH (p:Entity)-[:HOLDS_POST]->(o:Entity)
  WHERE NOT EXISTS { (p)-[:HELD_POST]->(o) }
  RETURN p, o, null AS start, null AS until, null AS source
}
WITH p, o, start, until, source
WHERE ($post IS NULL OR o.id = $post) AND ($person IS NULL OR p.id = $person)
  AND ($on IS NULL OR start IS NULL OR (start <= $on AND (until IS NULL OR until > $on)))
OPTIONAL MATCH (p)-[holds:HOLDS_POST]->(o)
UNWIND CASE WHEN holds IS NULL THEN [null] ELSE holds.claims END AS said
OPTIONAL MATCH (c:Claim {id: said})
WITH p, o, start, until, source, c ORDER BY coalesce(c.date, '9999'), c.document, c.start, c.id
WITH p, o, start, until, source, min(c.date) AS first, max(c.date) AS last, collect(c.id) AS claims,
     collect(coalesce(c.sentence, c.quote)) AS quotes, collect({id: c.document, title: c.title, date: c.date}) AS documents
WHERE $on IS NULL OR start IS NOT NULL OR (first <= $on AND $on <= last)
RETURN [{id: o.id, name: o.name}] AS post, [{id: p.id, name: p.name}] AS person,
       [(o)-[:POST_OF]->(b:Entity) | {id: b.id, name: b.name}] AS body, start, until, source, documents, claims, quotes
ORDER BY o.id, coalesce(start, '9999'), p.id
