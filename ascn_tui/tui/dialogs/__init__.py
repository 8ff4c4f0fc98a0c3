"""Dialogs that open over a screen and return one answer."""
