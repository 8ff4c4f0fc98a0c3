"""YAML to Network: reading, records, links, problems and JSON Schemas."""
