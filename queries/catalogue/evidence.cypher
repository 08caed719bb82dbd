// question: Which sentences stand behind something?
// param of (thing): an entity under any of its names, or the id of a claim, flow or document
// columns: evidence
CALL {
  MATCH (c:Claim {id: $of}) RETURN c
  UNION
  MATCH (:Entity {id: $of})<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(c:Claim) RETURN c
  UNION
  MATCH (:Flow {id: $of})<-[:STATES]-(c:Claim) RETURN c
  UNION
  MATCH (:Document {id: $of})<-[:STATED_IN]-(c:Claim) RETURN c
}
MATCH (c)-[:STATED_IN]->(d:Document)
RETURN c.id AS claim, c.kind AS kind, d.id AS document, c.title AS title, c.date AS date,
       c.page AS page, c.start AS start, c.end AS end, c.quote AS words,
       coalesce(c.sentence, c.quote) AS quote, c.rule AS rule
ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
