"""Location to Page: what is said about a place, a project, a comparison."""
