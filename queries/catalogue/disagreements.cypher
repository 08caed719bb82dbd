// question: Where do documents give different sums for one thing?
// param entity (entity, optional): only sums in which this one has a part, as funder, recipient, scheme or place
// columns: disagreements
CALL {
  MATCH (f:Flow)-[:DISAGREES_WITH]-(:Flow) WHERE $entity IS NULL RETURN f
  UNION
  MATCH (f:Flow) WHERE $entity IS NULL AND f.amount IS NULL AND COUNT { (f)<-[:STATES]-(:Claim) } > 1 RETURN f
  UNION
  MATCH (:Entity {id: $entity})<-[:FUNDER|RECIPIENT|SCHEME|PLACE]-(f:Flow)
  WHERE EXISTS { MATCH (f)-[:DISAGREES_WITH]-(:Flow) } OR (f.amount IS NULL AND COUNT { (f)<-[:STATES]-(:Claim) } > 1)
  RETURN f
}
WITH DISTINCT f
WHERE f.nature <> 'statistic'
WITH f, [(f)-[:DISAGREES_WITH]-(o:Flow) | o.id] AS others
UNWIND CASE WHEN size(others) = 0 THEN [null] ELSE others END AS other
WITH f, other ORDER BY other
WITH f, collect(DISTINCT other) AS against
MATCH (f)<-[:STATES]-(c:Claim)-[:STATED_IN]->(d:Document)
WITH f, against, c, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH f, against, min(coalesce(c.date, '9999') + ' ' + d.id) AS first, min(c.start) AS place_in_text,
     collect(c.amount) AS stated, collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
     collect({id: d.id, title: c.title, date: c.date}) AS documents
RETURN CASE WHEN size(against) > 0 AND against[0] < f.id THEN against[0] ELSE f.id END AS disagreement, against, stated,
       f.id AS flow, f.amount AS amount, f.amount_low AS amount_low, f.amount_high AS amount_high,
       f.currency AS currency, f.bound AS bound, f.nature AS nature, f.status AS status,
       [(f)-[:FUNDER]->(e:Entity) | {id: e.id, name: e.name}] AS funder,
       [(f)-[:RECIPIENT]->(e:Entity) | {id: e.id, name: e.name}] AS recipient,
       [(f)-[:SCHEME]->(e:Entity) | {id: e.id, name: e.name}] AS scheme,
       [(f)-[:PLACE]->(e:Entity) | {id: e.id, name: e.name}] AS place,
       f.period AS period, head([(f)-[:PART_OF]->(whole:Flow) | whole.id]) AS part_of,
       documents, claims, quotes
ORDER BY disagreement, first, place_in_text, flow
