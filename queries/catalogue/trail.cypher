// question: What is said about something, by date?
// param entity (entity): the body, company, programme, place, person, … under any of its names
// columns: trail
MATCH (e:Entity {id: $entity})<-[r:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(c:Claim)-[:STATED_IN]->(d:Document)
WITH c, d, collect(DISTINCT toLower(type(r))) AS roles
RETURN c.date AS date, d.id AS document, c.title AS title, c.id AS claim, c.kind AS kind, roles,
       c.amount AS amount, c.currency AS currency, c.nature AS nature, c.predicate AS predicate, c.action AS action,
       c.status AS status,
       [(c)-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]->(o:Entity) WHERE o.id <> $entity | {id: o.id, name: o.name}] AS others,
       coalesce(c.sentence, c.quote) AS quote
ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
