"""The catalogue as a graph: records by id, and relations in both directions."""
