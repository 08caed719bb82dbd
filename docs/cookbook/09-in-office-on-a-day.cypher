// 09 Who was in office on the day on which a body promised something?
// The dates of office come from the authority tables, with their source; the promise comes from the document.
MATCH (claim:Claim)-[:MAKES]->(promise:Promise)-[:OWNER]->(body:Body)<-[:POST_OF]-(post:Post)<-[held:HELD_POST]-(person:Person)
WHERE post.name STARTS WITH 'Secretary of State' AND held.start <= promise.made AND (held.end IS NULL OR held.end > promise.made)
RETURN promise.made AS made, body.name AS body, post.name AS post, person.name AS person, promise.action AS action
ORDER BY made, body, post, action
