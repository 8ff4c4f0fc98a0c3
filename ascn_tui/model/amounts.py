"""Amounts that several layers go by; a module that loads nothing."""

FEW = 10
"""Whoever is left with no more than this by a filter is told what other editions hold."""
