// 14 Which claims should be read by hand before they are used?
// Confidence is the share of a rule's claims that were right in annotated documents: see accuracy.md.
MATCH (claim:Claim)-[:STATED_IN]->(document:Document)
WHERE claim.confidence < 0.7
RETURN claim.confidence AS confidence, claim.kind AS kind, claim.quote AS quote, document.title AS title, claim.start AS start
ORDER BY confidence, title, start
LIMIT 8
