// 13 In which sentences are two things named together?
// Put any two names in the first line, in any form that the documents use.
WITH 'DfT' AS one, 'Clean Ports Fund' AS other
MATCH (a:Entity) WHERE a.name = one OR one IN a.forms
MATCH (b:Entity) WHERE b.name = other OR other IN b.forms
MATCH (a)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(first:Claim)
MATCH (b)<-[:FUNDER|RECIPIENT|SCHEME|PLACE|ACTOR|SUBJECT|OBJECT]-(second:Claim)
WHERE first.document = second.document AND first.sentence_start = second.sentence_start
RETURN DISTINCT first.date AS date, first.sentence AS sentence, first.title AS title
ORDER BY date, sentence
