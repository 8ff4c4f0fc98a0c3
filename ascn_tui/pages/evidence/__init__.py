"""Pages of Evidence: the claims of the paper beside what the documents say."""
