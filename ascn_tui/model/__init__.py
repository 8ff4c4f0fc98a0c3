"""What is known: frozen records and the questions they answer."""
