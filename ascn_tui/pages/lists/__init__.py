"""Lists of records, one record a row."""
