"""Questions, each as a Cypher and a SPARQL file that give the same rows."""
