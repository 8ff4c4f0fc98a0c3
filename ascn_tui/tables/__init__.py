"""Counts and cross-tabs as data frames; pandas is loaded here and nowhere else."""
