// question: What was promised, and what became of it?
// param plan (entity, optional): the plan that promises it, by documents that have its name in their title, or that it is about
// param owner (entity, optional): only what this one answers for
// param state (kept|late|changed|open|silent, optional): only what stands so
// param as_of (date, optional): the day on which one asks; by default the day of the latest document
// columns: promises
CALL {
  MATCH (d:Document) RETURN max(d.latest) AS newest
}
WITH coalesce($as_of, newest) AS as_of
CALL {
  MATCH (p:Promise) WHERE $plan IS NULL AND $owner IS NULL RETURN p
  UNION
  MATCH (:Entity {id: $owner})<-[:OWNER]-(p:Promise) WHERE $plan IS NULL RETURN p
  UNION
  MATCH (:Entity {id: $plan})<-[:ABOUT]-(p:Promise) RETURN p
  UNION
  MATCH (plan:Entity {id: $plan})
  MATCH (p:Promise)<-[:MAKES]-(m:Claim)
  WHERE any(form IN plan.forms + [plan.name] WHERE toLower(m.title) CONTAINS toLower(form))
  RETURN p
}
WITH as_of, p
WHERE (p.made IS NULL OR p.made <= as_of)
  AND ($plan IS NULL OR $owner IS NULL OR EXISTS { MATCH (p)-[:OWNER]->(:Entity {id: $owner}) })
OPTIONAL MATCH (p)<-[e:ECHOES]-(k:Claim) WHERE e.date <= as_of
WITH as_of, p, min(CASE WHEN e.says = 'done' THEN e.date END) AS done, max(e.date) AS said,
     last(split(max(e.date + ' ' + k.id + ' ' + e.says), ' ')) AS latest
WITH as_of, p, said, CASE
    WHEN done IS NOT NULL AND (p.due_to IS NULL OR done <= p.due_to) THEN 'kept'
    WHEN done IS NOT NULL THEN 'late'
    WHEN latest IS NULL THEN 'silent'
    WHEN latest = 'changed' THEN 'changed'
    WHEN p.due_to < as_of THEN 'late'
    ELSE 'open'
  END AS state
WHERE $state IS NULL OR state = $state
MATCH (p)<-[link:MAKES|ECHOES]-(c:Claim)-[:STATED_IN]->(d:Document)
WHERE type(link) = 'MAKES' OR link.date <= as_of
WITH as_of, p, said, state, link, c, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH as_of, p, said, state, min(coalesce(c.date, '9999') + ' ' + d.id) AS first, min(c.start) AS place_in_text,
     collect(coalesce(link.says, 'promised')) AS told, collect(coalesce(link.reason, '')) AS reasons,
     collect(coalesce(link.probability, 1)) AS probabilities, collect(c.id) AS claims,
     collect(coalesce(c.sentence, c.quote)) AS quotes, collect({id: d.id, title: c.title, date: c.date}) AS documents
RETURN p.id AS promise, [(p)-[:OWNER]->(o:Entity) | {id: o.id, name: o.name}] AS owner, p.action AS action,
       [(p)-[:ABOUT]->(t:Entity) | {id: t.id, name: t.name}] AS about, p.ref AS ref, p.made AS made,
       p.deadline AS deadline, p.due_from AS due_from, p.due_to AS due_to, as_of, state, said,
       told, reasons, probabilities, documents, claims, quotes
ORDER BY first, place_in_text, promise
