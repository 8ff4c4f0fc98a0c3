"""Options of locations: checks, and names turned into ids."""

from collections.abc import Collection, Iterable, Mapping

from ascn_tui.model.filter.facets import said_of
from ascn_tui.model.filter.match import parse
from ascn_tui.model.filter.query import FilterError, known
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.compare import page
from ascn_tui.pages.elements import option_records
from ascn_tui.pages.explore import place_lists
from ascn_tui.pages.explore.project_list import LISTING
from ascn_tui.pages.explore.tree import ORDERS, SORTS
from ascn_tui.pages.trends import trends


class OptionError(ValueError):
    """An option that a screen does not have, or a value that the option cannot take."""


def with_checked_options(network: Network, here: Location, allowed: Collection[str]) -> Location:
    """Check every option of a location, and replace the names in their values by ids."""
    for name, _ in here.options:
        if name not in allowed:
            has = ", ".join(sorted(allowed))
            raise OptionError(f"{here.screen} has no option '{name}'; it has {has}")
    here = _ordered(here)
    if here.option("differ") not in ("", "1"):
        raise OptionError("differ is 1 or not there")
    found = here.with_options(**narrow(network, dict(here.options)))
    if here.option("group") or here.option("fold"):
        found = found.with_options(**_group_options(network, found))
    if any(here.option(name) for name in LISTING) and here.screen == "explore":
        found = found.with_options(**_list_options(network, found))
    return found.with_options(filter=_filter(network, found.option("filter")))


def _filter(network: Network, text: str) -> str:
    try:
        return str(parse(network, text))
    except FilterError as error:
        raise OptionError(str(error)) from None


def _ordered(here: Location) -> Location:
    """Resolve grouping and sorting; the default is left out."""
    by, sort = here.option("by"), here.option("sort")
    if by:
        counted = here.screen == "trends"
        orders = trends.NAMES if counted else {"place": "", **ORDERS}
        by = chosen(list(filter(None, orders)), "trend by" if counted else "order", by)
    if sort:
        sort = chosen(list(filter(None, SORTS)), "sorting", sort)
    return here.with_options(by="" if by == "place" else by, sort=sort)


def _group_options(network: Network, here: Location) -> dict[str, str]:
    groups = {found.id: found for found in page.all_groups(network, here)}
    folded = here.option("fold")
    if folded and folded != page.ALL:
        known = [chosen(groups, "group", one) for one in folded.split(",")]
        folded = ",".join(group for group in groups if group in known)
    group = here.option("group")
    return {"group": chosen(groups, "group", group) if group else "", "fold": folded}


def _list_options(network: Network, here: Location) -> dict[str, str]:
    what, kind = here.option("list"), here.option("kind")
    if not what:
        raise OptionError("kind and level narrow a list: say which, such as list=entries")
    return {
        "list": chosen(place_lists.LISTS, "list", what),
        "kind": chosen(place_lists.kinds(network), "kind", kind) if kind else "",
    }


def narrow(network: Network, asked: Mapping[str, str]) -> dict[str, str]:
    """Turn the names that lists and pages are narrowed by into ids; the edition is always set.

    Raises OptionError for a name that fits nothing, with the nearest ones.
    """
    wanted = {"edition": network.taxonomy.newest} | {k: v for k, v in asked.items() if v}
    return {
        name: chosen(records, name, wanted[name])
        for name, records in option_records(network).items()
        if name in wanted
    }


def chosen(shelf: Mapping[str, object] | Iterable[str], kind: str, value: str) -> str:
    """Return the id a value means: itself, or the only one whose name it is or begins.

    Raises OptionError with the nearest ones; `kind` is what the values are, in a word.
    """
    named = shelf if isinstance(shelf, Mapping) else dict.fromkeys(shelf)
    names = {key: said_of(record) for key, record in named.items()}
    try:
        return known(names, kind, value)
    except FilterError as error:
        raise OptionError(str(error)) from None
