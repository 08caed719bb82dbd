// 03 What was said about the money of one fund, year after year?
// Put the name of any fund, programme or plan in the first line.
WITH 'Clean Ports Fund' AS name
MATCH (scheme:Entity)
WHERE scheme.name = name OR name IN scheme.forms
MATCH (scheme)<-[:SCHEME]-(flow:Flow)<-[:STATES]-(claim:Claim)
RETURN claim.date AS date, claim.amount AS amount, claim.bound AS bound, claim.status AS status, claim.quote AS quote, claim.title AS title
ORDER BY date, claim.document, claim.start
