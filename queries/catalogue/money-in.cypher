// question: Which money is to be spent in a place?
// param place (entity): the place, under any of its names
// columns: money
MATCH (:Entity {id: $place})<-[:PLACE]-(f:Flow)
WHERE f.nature <> 'statistic'
MATCH (f)<-[:STATES]-(c:Claim)-[:STATED_IN]->(d:Document)
WITH f, c, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH f, min(coalesce(c.date, '9999') + ' ' + d.id) AS first, min(c.start) AS place_in_text,
     collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
     collect({id: d.id, title: c.title, date: c.date}) AS documents
RETURN f.id AS flow, f.amount AS amount, f.amount_low AS amount_low, f.amount_high AS amount_high,
       f.currency AS currency, f.bound AS bound, f.nature AS nature, f.status AS status,
       [(f)-[:FUNDER]->(e:Entity) | {id: e.id, name: e.name}] AS funder,
       [(f)-[:RECIPIENT]->(e:Entity) | {id: e.id, name: e.name}] AS recipient,
       [(f)-[:SCHEME]->(e:Entity) | {id: e.id, name: e.name}] AS scheme,
       [(f)-[:PLACE]->(e:Entity) | {id: e.id, name: e.name}] AS place,
       f.period AS period, head([(f)-[:PART_OF]->(whole:Flow) | whole.id]) AS part_of,
       documents, claims, quotes
ORDER BY first, place_in_text, flow
