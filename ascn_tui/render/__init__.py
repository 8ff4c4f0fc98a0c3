"""Page to text: lines for terminals, plain text, JSON."""
