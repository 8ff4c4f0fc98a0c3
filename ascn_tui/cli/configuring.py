"""The user's settings, as far as the command line leaves anything open."""

from argparse import Namespace
from typing import TYPE_CHECKING

from ascn_tui.cli.colours import THEMES
from ascn_tui.cli.terminal import ascii_only
from ascn_tui.paths import other_configs, user_config
from ascn_tui.storage.settings import Settings, settings

if TYPE_CHECKING:
    from ascn_tui.model.network import Network

MOST_NOTES = 3
"""Faults of the settings that are told at the start; `doctor` tells all of them."""


def configured(options: Namespace) -> Settings:
    """Return the user's settings; what the command line leaves open they decide in `options`."""
    found = settings(user_config(), THEMES, other_configs())
    options.theme = options.theme or found.theme
    options.ascii = found.ascii if options.ascii is None else options.ascii
    options.ascii = ascii_only(options)
    options.no_mouse = options.no_mouse or found.mouse is False
    return found


def with_edition(found: Settings, options: Namespace, network: "Network") -> Settings:
    """Let the settings decide the edition, if the network has it."""
    if found.edition in network.edition:
        options.edition = options.edition or found.edition
    elif found.edition:
        there = ", ".join(network.edition)
        said = f"there is no edition '{found.edition}'; there are {there}"
        return found.with_problems(found.problem(("edition",), said))
    return found


def with_keys(found: Settings) -> Settings:
    """Return the settings with the keys that can be had, and a problem for each other one."""
    if not found.keys:
        return found
    # Only those who want other keys pay for the walk through the bindings.
    from ascn_tui.tui.keymap import fitting_keys

    keys, misfits = fitting_keys(found.keys)
    problems = (
        found.problem(("keys", misfit.name), misfit.why, (misfit.word, misfit.known))
        for misfit in misfits
    )
    return found._replace(keys=keys).with_problems(*problems)


def notes(found: Settings) -> list[str]:
    """Return what is to be told of the settings at the start, a line each."""
    if not found.problems:
        return []
    from ascn_tui.storage.checks.problems import describe

    told = [describe(problem) for problem in found.problems]
    if more := len(told[MOST_NOTES:]):
        told[MOST_NOTES:] = [f"… and {more} more: ascn-tui doctor"]
    return told
