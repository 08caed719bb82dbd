// 02 Which are the largest sums of public money, and which words say so?
// A flow is one sum however often it is stated; a sum that is part of a larger one here is left out, so that rows may be added up.
MATCH (flow:Flow)
WHERE flow.nature = 'public' AND NOT (flow)-[:PART_OF]->(:Flow)
MATCH (flow)<-[:STATES]-(claim:Claim)
WITH flow, claim ORDER BY claim.date, claim.id
WITH flow, collect(claim.quote)[0] AS quote
OPTIONAL MATCH (flow)-[:FUNDER]->(funder:Entity)
WITH flow, quote, funder ORDER BY funder.name
WITH flow, quote, collect(funder.name) AS funders
OPTIONAL MATCH (flow)-[:SCHEME]->(scheme:Entity)
WITH flow, quote, funders, scheme ORDER BY scheme.name
RETURN flow.amount_high AS amount, flow.currency AS currency, flow.status AS status, funders, collect(scheme.name) AS schemes, quote
ORDER BY amount DESC, currency, quote
LIMIT 5
