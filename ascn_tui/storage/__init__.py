"""Storage: YAML to Network with all faults reported, the cache, and files of the user."""
