"""Pages of Compare: two sides row by row, and the page of one row."""
