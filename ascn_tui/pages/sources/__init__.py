"""Pages of the documents: what they are, what cites them, how they are cited."""
