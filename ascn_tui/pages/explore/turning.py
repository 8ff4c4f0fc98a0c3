"""The tree seen otherwise: in its next order, in its next sorting."""

from collections.abc import Sequence

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.explore.tree import ORDERS, SORTS, has_row
from ascn_tui.pages.trends.trends import NAMES


def same_tree(one: Location, other: Location) -> bool:
    """Tell whether two locations stand in one tree, the same rows in the same order."""
    return all(
        one.option(name) == other.option(name) for name in ("edition", "by", "sort", "filter")
    )


def turned(
    network: Network, here: Location, placed: Sequence[str] = (), order: str | None = None
) -> Location:
    """Return the same subject in another order of the tree, or its root where it has no row.

    Without an `order` it is the next one.

    `placed` is the subject last seen by place, to which one comes back from a root on the way.
    """
    orders = list(ORDERS)
    by = here.option("by")
    order = orders[(orders.index(by) + 1) % len(orders)] if order is None else order
    # The row of a status is a listing: in the other orders its place is the root.
    narrowed = {} if here.subject or by != "status" else {"status": ""}
    after = here.having(by=order, **narrowed)
    if not (order or after.subject):
        after = after.at(*placed)
    return after if has_row(network, after) else after.at()


def counted_anew(here: Location) -> Location:
    """Return the same editions counted by the next of what projects can be counted by."""
    kinds = list(NAMES)
    at = kinds.index(here.option("by") or kinds[0])
    return here.having(by=kinds[(at + 1) % len(kinds)])


def sorted_anew(here: Location) -> Location:
    """Return the same view with the tree in its next sorting."""
    sorts = list(SORTS)
    return here.having(sort=sorts[(sorts.index(here.option("sort")) + 1) % len(sorts)])
