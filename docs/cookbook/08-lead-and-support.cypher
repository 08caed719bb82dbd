// 08 Which acts do several bodies share, and who leads?
// The claims of one sentence stand together; the first of the roles is the one that answers for it.
MATCH (lead:Entity)<-[:ACTOR]-(first:Claim {role: 'lead'})-[:STATED_IN]->(document:Document)
MATCH (document)<-[:STATED_IN]-(second:Claim {role: 'support'})-[:ACTOR]->(support:Entity)
WHERE first.sentence = second.sentence AND lead <> support
RETURN DISTINCT lead.name AS lead, support.name AS support, first.sentence AS sentence, document.title AS title
ORDER BY lead, support, sentence
