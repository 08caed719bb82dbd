// 05 Who pays whom, through which fund or programme?
// One row for each sum that has a payer, a way and somebody who gets it.
MATCH (funder:Entity)<-[:FUNDER]-(flow:Flow)-[:RECIPIENT]->(recipient:Entity)
MATCH (flow)-[:SCHEME]->(scheme:Entity)
WHERE flow.nature <> 'statistic'
RETURN funder.name AS funder, scheme.name AS scheme, recipient.name AS recipient, flow.amount AS amount, flow.currency AS currency, flow.status AS status
ORDER BY funder, scheme, recipient, amount
