"""Filters: the query language, the facets of records, and matching."""
