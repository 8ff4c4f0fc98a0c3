"""Screens and the views on them."""
