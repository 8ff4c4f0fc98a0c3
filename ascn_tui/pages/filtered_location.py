"""Where one stands once a filter is set: on what it keeps, else on what contains that."""

from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.compare.page import shows
from ascn_tui.pages.compare.sides import PAIR
from ascn_tui.pages.contents import contents, whole
from ascn_tui.pages.explore.project_list import NARROWING
from ascn_tui.pages.explore.tree import path_to, tree_nodes
from ascn_tui.pages.governance.columns import column_path
from ascn_tui.pages.governance.entries import REGIONAL


def nearest_kept(network: Network, here: Location) -> Location:
    """Return the nearest place to a location that its filter keeps; a single row is taken at once.

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
