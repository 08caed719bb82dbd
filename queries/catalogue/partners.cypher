// question: Who works with somebody, and on what?
// param entity (entity): the body, company, university or person, under any of its names
// columns: partners
CALL {
  MATCH (:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Relation {predicate: 'partners_with'})-[:SUBJECT|OBJECT]->(p:Entity)
  RETURN p, c, 'partners' AS way, null AS shared
  UNION ALL
  MATCH (:Entity {id: $entity})<-[:ACTOR]-(c:Responsibility)-[:ACTOR]->(p:Entity)
  RETURN p, c, 'same duty' AS way, null AS shared
  UNION ALL
  MATCH (:Entity {id: $entity})<-[:FUNDER]-(c:Funding)-[:FUNDER]->(p:Entity)
  WHERE c.nature <> 'statistic'
  RETURN p, c, 'give together' AS way, null AS shared
  UNION ALL
  MATCH (:Entity {id: $entity})<-[:RECIPIENT]-(c:Funding)-[:RECIPIENT]->(p:Entity)
  WHERE c.nature <> 'statistic'
  RETURN p, c, 'receive together' AS way, null AS shared
  UNION ALL
  MATCH (:Entity {id: $entity})<-[:SUBJECT]-(own:Relation {predicate: 'delivers'})-[:OBJECT]->(s:Entity)
        <-[:OBJECT]-(theirs:Relation {predicate: 'delivers'})-[:SUBJECT]->(p:Entity)
  UNWIND [own, theirs] AS c
  RETURN p, c, 'deliver the same' AS way, s AS shared
}
WITH p, c, way, shared WHERE p.id <> $entity AND p.id <> 'body/the-government'
OPTIONAL MATCH (c)-[:SCHEME]->(s:Entity)
OPTIONAL MATCH (c)-[:MAKES]->(:Promise)-[:ABOUT]->(t:Entity)
WITH p, c, collect(DISTINCT way) AS ways, collect(DISTINCT {id: s.id, name: s.name}) + collect(DISTINCT {id: shared.id, name: shared.name})
     + collect(DISTINCT {id: t.id, name: t.name}) AS things
MATCH (c)-[:STATED_IN]->(d:Document)
WITH p, c, ways, things, d ORDER BY coalesce(c.date, '9999'), d.id, c.start, c.id
WITH p, reduce(all = [], some IN collect(ways) | all + some) AS ways,
     reduce(all = [], some IN collect(things) | all + some) AS on,
     collect({id: d.id, title: c.title, date: c.date}) AS documents, collect(c.id) AS claims,
     collect(coalesce(c.sentence, c.quote)) AS quotes
RETURN [{id: p.id, name: p.name}] AS partner,
       [way IN ['deliver the same', 'give together', 'partners', 'receive together', 'same duty'] WHERE way IN ways] AS how,
       on, documents, claims, quotes
ORDER BY size(claims) DESC, p.id
