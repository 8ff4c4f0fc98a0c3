"""ASCN Explorer: the ASEAN Smart Cities Network in a terminal."""

__version__ = "0.1.0"
