// 12 How is a sum broken down, and do the parts fit into it?
// `left` is what the documents do not break down; below zero means that the parts exceed the whole.
MATCH (part:Flow)-[:PART_OF]->(whole:Flow)
WHERE part.currency = whole.currency
WITH whole, part ORDER BY part.amount_high DESC, part.id
WITH whole, collect(part.amount_high) AS parts, sum(part.amount_high) AS together
MATCH (whole)<-[:STATES]-(claim:Claim)
WITH whole, parts, together, claim ORDER BY claim.date, claim.id
RETURN whole.amount_high AS whole, whole.currency AS currency, parts, whole.amount_high - together AS left, collect(claim.quote)[0] AS quote
ORDER BY whole DESC, quote
