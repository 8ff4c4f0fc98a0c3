"""A location as near as the data come to it: itself, or what contains it, and why."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ascn_tui.model.location import Location
from ascn_tui.model.names.index import UnresolvedError
from ascn_tui.model.network import Network
from ascn_tui.model.projects import Project
from ascn_tui.pages.compare.page import row_ids
from ascn_tui.pages.compare.sides import PAIR
from ascn_tui.pages.locator import resolve
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import build


class ResolvedLocation(NamedTuple):
    """A whole location; `note` says what was asked for in vain, in one line."""

    location: Location
    note: str = ""


def resolve_or_ancestor(
    network: Network, asked: Location, edition: str = "", within: Sequence[Location] = ()
) -> ResolvedLocation | None:
    """Return the location asked for, or the nearest one that the data have; None without any.

    `edition` holds where the location names none; `within` are locations that contained it when
    it was seen, nearest first.
    """
    edition = edition if edition in network.edition else ""
    if (project := _unlisted(network, asked, edition)) is not None:
        newest = network.newest_edition_with(project)
        note = f"{project.name} is not listed in {edition}: shown is the {newest} report."
        return ResolvedLocation(resolve(network, asked.with_options(edition=newest)), note)
    for tried in _candidates(asked, within):
        known = tried.edition in network.edition
        whole = tried if known else tried.with_options(edition="")
        try:
            found = resolve(network, whole, edition)
        except (OptionError, UnresolvedError):
            continue
        there = tried is asked and (known or not asked.edition)
        return ResolvedLocation(found, "" if there else _note(network, asked, found))
    return None


def _unlisted(network: Network, asked: Location, edition: str) -> Project | None:
    """Return the project that a location without an edition is of, where the edition lacks it."""
    project = network.project.get(asked.subject[-1]) if asked.subject else None
    if asked.screen != "explore" or asked.edition or not edition or project is None:
        return None
    return None if network.listing(project.id, edition) else project


def absence(network: Network, here: Location) -> str:
    """Return a line on a project that the edition of a location does not list, else nothing."""
    project = network.project.get(here.subject[-1]) if here.subject else None
    if here.screen != "explore" or project is None or network.listing(project.id, here.edition):
        return ""
    return f"{project.name} is not listed in {here.edition}: shown is what other editions say."


def _candidates(asked: Location, within: Sequence[Location]) -> Iterator[Location]:
    """Yield the location, it without what narrows it, and what contains it, nearest first."""
    yield asked
    plain = Location(asked.screen, asked.subject).with_options(edition=asked.edition)
    yield plain
    yield from within
    for end in range(len(asked.subject) - 1, -1, -1):
        yield asked.at(*asked.subject[:end])
        yield plain.at(*asked.subject[:end])


def _note(network: Network, asked: Location, found: Location) -> str:
    shown = f"shown is {build(network, found).title}."
    if name := _row_elsewhere(network, asked, found):
        return f"{name} is not listed in {found.edition}: {shown}"
    return f"{asked.with_options(edition='')} is not in the data: {shown}"


def _row_elsewhere(network: Network, asked: Location, found: Location) -> str:
    """Return what a row of a comparison is called in the editions that have it."""
    if asked.screen != "compare" or len(asked.subject) <= PAIR or not found.subject:
        return ""
    for edition in network.edition:
        row = row_ids(network, found.with_options(edition=edition)).get(asked.subject[PAIR])
        if row is not None:
            return row.name
    return ""
