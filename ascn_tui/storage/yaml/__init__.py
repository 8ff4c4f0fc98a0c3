"""YAML files to plain objects with positions: size, encoding, parsing."""
