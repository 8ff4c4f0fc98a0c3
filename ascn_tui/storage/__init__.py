"""YAML to Network: reading, checking, and saying what is wrong."""
