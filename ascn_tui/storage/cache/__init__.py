"""The derived SQLite index, its full-text table, and the memo of answers."""
