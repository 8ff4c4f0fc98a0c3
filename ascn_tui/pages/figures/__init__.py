"""Pages of published figures and their recount."""
