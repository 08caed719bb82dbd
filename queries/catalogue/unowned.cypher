// question: Which public money has no named payer, or nobody who answers for it?
// param minimum (number, optional): no sums below this, in whole units of their currency
// columns: unowned
MATCH (f:Flow {nature: 'public'})
WHERE $minimum IS NULL OR f.amount_high >= $minimum
WITH f, EXISTS { MATCH (f)-[:FUNDER]->(e:Entity) WHERE e.id <> 'body/the-government' } AS paid,
     EXISTS { MATCH (f)-[:SCHEME]->(:Entity) } AS schemed,
     EXISTS { MATCH (f)-[:SCHEME]->(:Entity)<-[:DELIVERS|LEADS]-(e:Entity) WHERE e.id <> 'body/the-government' }
       OR EXISTS { MATCH (f)-[:SCHEME]->(:Entity)<-[:ABOUT]-(:Promise)-[:OWNER]->(e:Entity) WHERE e.id <> 'body/the-government' } AS run
WITH f, CASE WHEN run OR (paid AND NOT schemed) THEN [] ELSE ['owner'] END
     + CASE WHEN paid THEN [] ELSE ['payer'] END AS lacks
WHERE size(lacks) > 0
MATCH (f)<-[:STATES]-(c:Claim)-[:STATED_IN]->(d:Document)
WITH f, lacks, c, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH f, lacks, min(coalesce(c.date, '9999') + ' ' + d.id) AS first, min(c.start) AS place_in_text,
     collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
     collect({id: d.id, title: c.title, date: c.date}) AS documents
RETURN lacks, f.id AS flow, f.amount AS amount, f.amount_low AS amount_low, f.amount_high AS amount_high,
       f.currency AS currency, f.bound AS bound, f.nature AS nature, f.status AS status,
       [(f)-[:FUNDER]->(e:Entity) | {id: e.id, name: e.name}] AS funder,
       [(f)-[:RECIPIENT]->(e:Entity) | {id: e.id, name: e.name}] AS recipient,
       [(f)-[:SCHEME]->(e:Entity) | {id: e.id, name: e.name}] AS scheme,
       [(f)-[:PLACE]->(e:Entity) | {id: e.id, name: e.name}] AS place,
       f.period AS period, head([(f)-[:PART_OF]->(whole:Flow) | whole.id]) AS part_of,
       documents, claims, quotes
ORDER BY f.amount_high DESC, flow
