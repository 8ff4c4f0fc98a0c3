"""What other editions hold of what is asked for, where the one looked at holds little of it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ascn_tui import notation
from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network

FEW = 5
"""Whoever finds more than this in an edition is not told what others hold."""
_SAID = 3
"""Editions that are named in a line."""


class Held(NamedTuple):
    """An edition, and how much it holds."""

    edition: str
    amount: int


def held_elsewhere(
    network: Network, edition: str, amount: Callable[[str], int]
) -> tuple[Held, ...]:
    """Return the editions that hold more than this one, newest first, where it holds few."""
    here = amount(edition)
    if here > FEW:
        return ()
    others = (Held(key, amount(key)) for key in reversed(network.edition) if key != edition)
    return tuple(one for one in others if one.amount > here)


def rows_elsewhere(network: Network, here: Location, **narrow: str) -> tuple[Held, ...]:
    """Return the editions that hold more projects under the filter and narrowing of a location."""
    return held_elsewhere(
        network,
        here.edition,
        lambda key: len(match.rows(network, here.with_options(edition=key), **narrow)),
    )


def most(held: Iterable[Held]) -> Held:
    """Return the edition that holds the most, the newest of several."""
    return max(held, key=lambda one: one.amount)


def said(held: tuple[Held, ...]) -> str:
    """Say how much each edition holds: 3 in 2024, 4 in 2023."""
    return ", ".join(f"{notation.number(one.amount)} in {one.edition}" for one in held[:_SAID])


def told(amount: int, edition: str, held: tuple[Held, ...]) -> str:
    """Say how much an edition holds and which hold more; nothing where none does."""
    here = notation.number(amount) if amount else "None"
    return f"{here} in the {edition} report; {said(held)}" if held else ""
