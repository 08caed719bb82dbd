// 06 Which companies get public money, and what do they put in or raise themselves?
// Sums of different natures stand in different columns, which must not be added; parts stay out beside their wholes.
MATCH (company:Company)<-[:RECIPIENT]-(given:Flow)
WHERE given.nature IN ['public', 'contract', 'mixed'] AND NOT (given)-[:PART_OF]->(:Flow)
WITH company, given.currency AS currency, sum(given.amount_high) AS public
OPTIONAL MATCH (company)<-[:FUNDER]-(own:Flow {nature: 'private', currency: currency})
WHERE NOT (own)-[:PART_OF]->(:Flow)
WITH company, currency, public, collect(own.amount_high) AS own
OPTIONAL MATCH (company)<-[:RECIPIENT]-(capital:Flow {nature: 'raised', currency: currency})
WITH company, currency, public, own, collect(capital.amount_high) AS capital
RETURN company.name AS company, currency, public,
       CASE WHEN size(own) > 0 THEN reduce(sum = 0.0, one IN own | sum + one) END AS private,
       CASE WHEN size(capital) > 0 THEN reduce(sum = 0.0, one IN capital | sum + one) END AS raised
ORDER BY public DESC, company, currency
