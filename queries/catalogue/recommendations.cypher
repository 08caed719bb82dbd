// question: Who is to do what about each numbered recommendation?
// param plan (entity, optional): the plan whose recommendations are answered, by documents that have its name in their title
// param document (text, optional): id of the document that answers them
// columns: duty
CALL {
  MATCH (:Document {id: $document})<-[:STATED_IN]-(c:Responsibility) WHERE c.ref IS NOT NULL RETURN c
  UNION ALL
  MATCH (c:Responsibility) WHERE $document IS NULL AND c.ref IS NOT NULL RETURN c
}
WITH c
WHERE ($plan IS NULL OR EXISTS {
    MATCH (plan:Entity {id: $plan})
    WHERE any(form IN plan.forms + [plan.name] WHERE toLower(c.title) CONTAINS toLower(form))
  })
RETURN c.id AS claim, [(c)-[:ACTOR]->(e:Entity) | {id: e.id, name: e.name}] AS actor,
       c.role AS role, c.action AS action, c.deadline AS deadline, c.due_from AS due_from, c.due_to AS due_to,
       c.status AS state, c.ref AS ref, c.document AS document, c.title AS title, c.date AS date,
       coalesce(c.sentence, c.quote) AS quote
ORDER BY coalesce(c.date, '9999'), c.document, c.start, c.id
