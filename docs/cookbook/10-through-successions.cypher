// 10 What became of the bodies that the documents name, and when?
// A body that was renamed is one node with dated names; one that was merged, split or lost a task has its successors.
MATCH (before:Body)-[link:SUCCEEDED_BY]->(after:Body)
WHERE (before)-[:MENTIONED_IN]->(:Document) OR (after)-[:MENTIONED_IN]->(:Document)
RETURN link.date AS date, before.name AS before, link.kind AS kind, after.name AS after, link.source AS source
ORDER BY date, before, after
