// question: Where is something spoken of?
// param entity (entity): the body, company, programme, place, person, … under any of its names
// columns: mentions
CALL {
  MATCH (:Entity {id: $entity})-[mention:MENTIONED_IN]->(d:Document)
  RETURN d, mention.starts AS starts, null AS c
  UNION ALL
  MATCH (:Entity {id: $entity})<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(c:Claim)-[:STATED_IN]->(d:Document)
  RETURN DISTINCT d, null AS starts, c
}
WITH d, starts, c ORDER BY c.start, c.id
WITH d, coalesce(head(collect(starts)), []) AS starts, collect(c.id) AS claims,
     collect(coalesce(c.sentence, c.quote)) AS quotes
RETURN d.date AS date, d.id AS document, d.title AS title, size(starts) AS times, starts, claims, quotes
ORDER BY coalesce(d.date, '9999'), d.id
