"""Files for other tools: tables, databases, workbooks, bibliographies."""
