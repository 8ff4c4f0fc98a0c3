"""Pages of Explore: overview, countries, cities, projects, focus areas, statuses, and the tree."""
