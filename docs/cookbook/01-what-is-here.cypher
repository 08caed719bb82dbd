// 01 What is in this graph?
// Counts the nodes of each kind; start here in a store that you do not know. `PursestringsLoad` is the mark of what was loaded last.
MATCH (n)
UNWIND labels(n) AS label
WITH label, count(*) AS nodes
WHERE NOT label IN ['Entity', 'PursestringsLoad']
RETURN label, nodes
ORDER BY nodes DESC, label
