"""Pages of Trends: editions side by side, and the changes between two editions."""
