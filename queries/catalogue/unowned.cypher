// question: Which public money has no named payer, or nobody who answers for it?
// param minimum (number, optional): no sums below this, in whole units of their currency
// columns: unowned
MATCH (f:Flow {nature: 'public'})
WHERE $minimum IS NULL OR f.amount_high >= $minimum
OPTIONAL MATCH (f)-[:SCHEME]->(s:Entity)
WITH s, collect(f) AS flows
WITH flows, s IS NOT NULL AS through, s IS NOT NULL AND (
    EXISTS { MATCH (s)<-[:DELIVERS|LEADS]-(e:Entity) WHERE e.id <> 'body/the-government' }
    OR EXISTS { MATCH (s)<-[:ABOUT]-(:Promise)-[:OWNER]->(e:Entity) WHERE e.id <> 'body/the-government' }
  ) AS owned
UNWIND flows AS f
WITH f, max(CASE WHEN through THEN 1 ELSE 0 END) = 1 AS schemed, max(CASE WHEN owned THEN 1 ELSE 0 END) = 1 AS run
WITH f, schemed, run, EXISTS { MATCH (f)-[:FUNDER]->(e:Entity) WHERE e.id <> 'body/the-government' } AS paid
WITH f, CASE WHEN run OR (paid AND NOT schemed) THEN [] ELSE ['owner'] END
     + CASE WHEN paid THEN [] ELSE ['payer'] END AS lacks
WHERE size(lacks) > 0
MATCH (f)<-[:STATES]-(c:Claim)
WITH f, lacks, c ORDER BY coalesce(c.date, '9999'), c.document, c.start, c.id
WITH f, lacks, collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
     collect({id: c.document, title: c.title, date: c.date}) AS documents
RETURN lacks, f.id AS flow, f.amount AS amount, f.amount_low AS amount_low, f.amount_high AS amount_high,
       f.currency AS currency, f.bound AS bound, f.nature AS nature, f.status AS status,
       [(f)-[:FUNDER]->(e:Entity) | {id: e.id, name: e.name}] AS funder,
       [(f)-[:RECIPIENT]->(e:Entity) | {id: e.id, name: e.name}] AS recipient,
       [(f)-[:SCHEME]->(e:Entity) | {id: e.id, name: e.name}] AS scheme,
       [(f)-[:PLACE]->(e:Entity) | {id: e.id, name: e.name}] AS place,
       f.period AS period, head([(f)-[:PART_OF]->(whole:Flow) | whole.id]) AS part_of,
       documents, claims, quotes
ORDER BY f.amount_high DESC, flow
