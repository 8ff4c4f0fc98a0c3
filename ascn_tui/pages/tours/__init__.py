"""Pages of guided tours."""
