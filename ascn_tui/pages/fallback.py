"""Nearest locations: of what the data do not have, and of what a filter leaves out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.names.index import UnresolvedError
from ascn_tui.model.network import Network
from ascn_tui.model.projects import Project
from ascn_tui.pages.compare.page import row_ids, shows
from ascn_tui.pages.compare.sides import PAIR
from ascn_tui.pages.contents import contents, whole
from ascn_tui.pages.explore.project_list import NARROWING
from ascn_tui.pages.explore.tree import path_to, tree_nodes
from ascn_tui.pages.governance.columns import column_path
from ascn_tui.pages.governance.entries import REGIONAL
from ascn_tui.pages.locator import resolve
from ascn_tui.pages.options import OptionError
from ascn_tui.pages.router import build


class ResolvedLocation(NamedTuple):
    """A location with a page; `note` says why it is not the requested one."""

    location: Location
    note: str = ""


def resolve_or_ancestor(
    network: Network, asked: Location, edition: str = "", within: Sequence[Location] = ()
) -> ResolvedLocation | None:
    """Return a location, or its nearest ancestor that the data have; None without any.

    `edition` is the default; `within` are the ancestors it had when it was saved, nearest first.
    """
    edition = edition if edition in network.edition else ""
    if (project := _unlisted(network, asked, edition)) is not None:
        newest = network.newest_edition_with(project)
        note = f"{project.name} is not listed in {edition}: shown is the {newest} report."
        return ResolvedLocation(resolve(network, asked.with_options(edition=newest)), note)
    for tried in _candidates(asked, within):
        known = tried.edition in network.edition
        plain = tried if known else tried.with_options(edition="")
        try:
            found = resolve(network, plain, edition)
        except (OptionError, UnresolvedError):
            continue
        there = tried is asked and (known or not asked.edition)
        return ResolvedLocation(found, "" if there else _note(network, asked, found))
    return None


def _unlisted(network: Network, asked: Location, edition: str) -> Project | None:
    """Return the project of a location that the selected edition does not list."""
    project = network.project.get(asked.subject[-1]) if asked.subject else None
    if asked.screen != "explore" or asked.edition or not edition or project is None:
        return None
    return None if network.listing(project.id, edition) else project


def absence(network: Network, here: Location) -> str:
    """Return a note if the edition of a location does not list its project, else empty."""
    project = network.project.get(here.subject[-1]) if here.subject else None
    if here.screen != "explore" or project is None or network.listing(project.id, here.edition):
        return ""
    return f"{project.name} is not listed in {here.edition}: shown is what other editions say."


def _candidates(asked: Location, within: Sequence[Location]) -> Iterator[Location]:
    """Yield the location, then it without options, then its ancestors, nearest first."""
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
    """Return the name of a row of a comparison from an edition that has it."""
    if asked.screen != "compare" or len(asked.subject) <= PAIR or not found.subject:
        return ""
    for edition in network.edition:
        row = row_ids(network, found.with_options(edition=edition)).get(asked.subject[PAIR])
        if row is not None:
            return row.name
    return ""


# -- the nearest location that a filter keeps ----------------------------------------


def nearest_kept(network: Network, here: Location) -> Location:
    """Return the nearest location that its filter keeps; a single match is opened.

    Screens without a list of their own stay as they are.
    """
    if not here.option("filter"):
        return here
    if here.screen == "explore":
        return here if here.option("list") else _in_tree(network, here)
    if here.screen == "compare":
        return _in_rows(network, here.with_options(fold=""))
    if here.screen == "governance":
        return _in_columns(network, here)
    return _in_contents(network, here)


def _in_tree(network: Network, here: Location) -> Location:
    rows = match.rows(network, here)
    if len(rows) == 1:
        return here.at(rows[0].project.id).with_options(**dict.fromkeys(NARROWING, ""))
    path = path_to(network, here)
    nodes = {node.key: node.to for node in tree_nodes(network, here, frozenset(path))}
    kept = [nodes[key] for key in path if key in nodes]
    if len(kept) == len(path):
        return here
    return kept[-1] if kept else here.at().with_options(**dict.fromkeys(NARROWING, ""))


def _in_rows(network: Network, here: Location) -> Location:
    return (
        here if len(here.subject) > PAIR and shows(network, here) else here.at(*here.subject[:PAIR])
    )


def _in_columns(network: Network, here: Location) -> Location:
    kept = {level.id: match.entries(network, here, level.id, None) for level in network.levels}
    entries = [entry for found in kept.values() for entry in found]
    if len(entries) == 1:
        return here.at(entries[0].id)
    at = column_path(network, here)
    if not entries or any(entry.id == at.entry for entry in entries):
        return here
    beside = kept[at.level or network.levels[0].id]
    if not beside:
        return here.at(next(level for level, found in kept.items() if found))
    if any((entry.country or REGIONAL) == at.place for entry in beside):
        return here.at(at.level, at.place) if at.entry else here
    return here.at(at.level) if at.place else here


def _in_contents(network: Network, here: Location) -> Location:
    members = [member.to for member in contents(network, here) if member.to and member.to.subject]
    if len(members) == 1:
        return members[0]
    root = whole(here)
    listed = contents(network, here.with_options(filter=""))
    own = root.at(*here.subject[:1])
    return root if listed and own not in members else here
