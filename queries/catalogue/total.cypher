// question: How much money is it in all, counting no sum twice?
// param by (funder|scheme|recipient|place|nature|year): what to add up by; the year is that of the first document that states the sum
// param nature (public|private|raised|acquisition|contract|charity|mixed, optional): only money of this nature
// param status (planned|done, optional): only money that is promised, or that is spent
// param after (date, optional): only money first stated on this day or later
// param before (date, optional): only money first stated before this day
// param entity (entity, optional): only money in which this one has a part, as funder, recipient, scheme or place
// columns: total
CALL {
  MATCH (f:Flow) WHERE $entity IS NULL RETURN f
  UNION
  MATCH (:Entity {id: $entity})<-[:FUNDER|RECIPIENT|SCHEME|PLACE]-(f:Flow) RETURN f
}
WITH f
WHERE ($nature IS NULL OR f.nature = $nature) AND ($status IS NULL OR f.status = $status)
MATCH (f)<-[:STATES]-(said:Claim)
WITH f, min(said.date) AS first
WHERE ($after IS NULL OR first >= $after) AND ($before IS NULL OR first < $before)
WITH f, CASE $by
    WHEN 'funder' THEN [(f)-[:FUNDER]->(e:Entity) | {id: e.id, name: e.name}]
    WHEN 'recipient' THEN [(f)-[:RECIPIENT]->(e:Entity) | {id: e.id, name: e.name}]
    WHEN 'scheme' THEN [(f)-[:SCHEME]->(e:Entity) | {id: e.id, name: e.name}]
    WHEN 'place' THEN [(f)-[:PLACE]->(e:Entity) | {id: e.id, name: e.name}]
    WHEN 'nature' THEN [{id: f.nature, name: f.nature}]
    ELSE [{id: coalesce(substring(first, 0, 4), ''), name: substring(first, 0, 4)}]
  END AS keys
UNWIND CASE WHEN size(keys) = 0 THEN [{id: '', name: null}] ELSE keys END AS key
WITH key.id AS key, key.name AS name, f.nature AS nature, f.status AS status, f.currency AS currency, collect(f) AS flows
WITH key, name, nature, status, currency, flows, [f IN flows | f.id] AS ids
UNWIND flows AS f
WITH key, name, nature, status, currency, f,
     [(f)-[:PART_OF*1..9]->(w:Flow) WHERE w.id IN ids | w.id] AS wholes,
     [(f)<-[:DISAGREES_WITH]-(later:Flow) WHERE later.id IN ids | later.id] AS later
WITH key, name, nature, status, currency, f, CASE
    WHEN nature = 'statistic' THEN 'a statistic, no sum that moves'
    WHEN size(wholes) > 0 THEN 'part of ' + reduce(least = wholes[0], w IN wholes | CASE WHEN w < least THEN w ELSE least END)
    WHEN size(later) > 0 THEN 'stated otherwise later, by ' + reduce(least = later[0], x IN later | CASE WHEN x < least THEN x ELSE least END)
  END AS why
ORDER BY f.id
WITH key, name, nature, status, currency, collect(f) AS flows,
     collect({id: f.id, low: f.amount_low, high: f.amount_high, bound: f.bound, why: why}) AS found
CALL {
  WITH flows
  UNWIND flows AS f
  MATCH (f)<-[:STATES]-(c:Claim)
  WITH c ORDER BY coalesce(c.date, '9999'), c.document, c.start, c.id
  RETURN collect(c.id) AS claims, collect(coalesce(c.sentence, c.quote)) AS quotes,
         collect({id: c.document, title: c.title, date: c.date}) AS documents
}
WITH key, name, nature, status, currency, claims, quotes, documents, [x IN found WHERE x.why IS NULL] AS counted,
     [x IN found WHERE x.why IS NOT NULL | x.id + ': ' + x.why] AS left_out
WITH key, name, nature, status, currency, counted, left_out, claims, quotes, documents,
     round(reduce(sum = 0.0, x IN counted | sum + x.low) * 100) / 100 AS low,
     round(reduce(sum = 0.0, x IN counted | sum + x.high) * 100) / 100 AS high
WITH *, CASE WHEN size(counted) > 0 THEN low END AS amount_low, CASE WHEN size(counted) > 0 THEN high END AS amount_high
RETURN CASE WHEN key <> '' THEN key END AS key, name, nature, status, currency,
       CASE WHEN low = high THEN amount_low END AS amount, amount_low, amount_high,
       CASE WHEN size(counted) = 0 THEN null
            WHEN all(x IN counted WHERE x.bound = 'exact') THEN 'exact'
            WHEN all(x IN counted WHERE x.bound IN ['exact', 'at_least']) THEN 'at_least'
            WHEN all(x IN counted WHERE x.bound IN ['exact', 'at_most']) THEN 'at_most' ELSE 'about' END AS bound,
       size(counted) AS flows, [x IN counted | x.id] AS counted, left_out, documents, claims, quotes
ORDER BY currency, coalesce(amount_high, -1) DESC, coalesce(key, ''), nature, status
