// 07 Who promised what for before a day, and was it heard of again?
// `echo` is the latest claim that comes back to the promise; no echo means that the documents are silent, not that nothing was done.
WITH '2023-04-01' AS day
MATCH (claim:Claim)-[:MAKES]->(promise:Promise)-[:OWNER]->(owner:Entity)
WHERE promise.due_to < day
OPTIONAL MATCH (promise)<-[echo:ECHOES]-(later:Claim)
WITH promise, claim, owner, echo, later ORDER BY later.date, later.id
WITH promise, claim, owner, collect(later.quote) AS echoes, collect(echo.says) AS states
RETURN promise.due_to AS due, owner.name AS owner, claim.quote AS promised, last(states) AS state, last(echoes) AS echo
ORDER BY due, owner, promised, promise.id
