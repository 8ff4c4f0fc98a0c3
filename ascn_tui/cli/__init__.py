"""Command line: arguments, look-ups, output, errors. Each command imports what it needs."""
