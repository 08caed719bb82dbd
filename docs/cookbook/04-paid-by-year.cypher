// 04 How much did each body promise, and how much did it pay, by year of the documents?
// Each flow counts once, in the year in which a document first states it; parts stay out beside their wholes.
MATCH (funder:Entity)<-[:FUNDER]-(flow:Flow)
WHERE flow.nature = 'public' AND flow.amount IS NOT NULL AND NOT (flow)-[:PART_OF]->(:Flow)
MATCH (flow)<-[:STATES]-(claim:Claim)
WITH funder, flow, min(claim.date) AS first
RETURN substring(first, 0, 4) AS year, funder.name AS funder, flow.status AS status, flow.currency AS currency, sum(flow.amount) AS amount, count(flow) AS flows
ORDER BY year, funder, status, currency
