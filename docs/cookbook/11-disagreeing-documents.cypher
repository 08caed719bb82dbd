// 11 Where do documents give different sums for one thing?
// Neither is dropped, and neither is taken for the truth: read both sentences.
MATCH (one:Flow)-[:DISAGREES_WITH]->(other:Flow)
MATCH (one)<-[:STATES]-(claim:Claim)
WITH one, other, claim ORDER BY claim.date, claim.document, claim.start
WITH one, other, collect(claim)[0] AS first
MATCH (other)<-[:STATES]-(claim:Claim)
WITH first, other, claim ORDER BY claim.date, claim.document, claim.start
WITH first, other, collect(claim)[0] AS second
RETURN first.date AS date, first.quote AS quote, coalesce(first.sentence, first.quote) AS sentence,
       second.date AS other_date, second.quote AS other_quote, coalesce(second.sentence, second.quote) AS other_sentence
ORDER BY date, quote, sentence, other_date, other_quote, other_sentence
