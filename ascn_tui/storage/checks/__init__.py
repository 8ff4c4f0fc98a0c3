"""Checks of a data folder: schema, links, listings and the recount of published figures."""
