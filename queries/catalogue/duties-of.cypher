// question: What is somebody responsible for?
// param actor (entity): who is responsible, under any of its names
// columns: duty
MATCH (:Entity {id: $actor})<-[:ACTOR]-(c:Responsibility)-[:STATED_IN]->(d:Document)
RETURN c.id AS claim, [(c)-[:ACTOR]->(e:Entity) | {id: e.id, name: e.name}] AS actor,
       c.role AS role, c.action AS action, c.deadline AS deadline, c.due_from AS due_from, c.due_to AS due_to,
       c.status AS state, c.ref AS ref, d.id AS document, c.title AS title, c.date AS date,
       coalesce(c.sentence, c.quote) AS quote
ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
