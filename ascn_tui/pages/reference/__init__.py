"""Pages of reference data: framework, partners, timeline, glossary."""
