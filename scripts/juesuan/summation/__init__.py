"""The guard against sums that count money twice: rules from the database, lineage of a query."""
