"""Names of records: normalising, indexing, fuzzy matching and resolving what a reader types."""
