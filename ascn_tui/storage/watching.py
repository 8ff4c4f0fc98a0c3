"""A data folder loaded again whenever somebody saves in it."""

from collections.abc import AsyncIterator
from pathlib import Path

from ascn_tui.model.network import Network
from ascn_tui.storage.load import load
from ascn_tui.storage.checks.problems import describe


async def changes(folder: Path) -> AsyncIterator[Network | str]:
    """Yield after each change the new network, or the first fault and how many there are."""
    # Only those who watch pay for watchfiles.
    from watchfiles import awatch  # noqa: PLC0415

    async for _ in awatch(folder, debounce=200, step=100):
        loaded = load(folder)
        if loaded.network:
            yield loaded.network
        else:
            more = len(loaded.problems) - 1
            yield describe(loaded.problems[0]) + (f" (and {more} more)" if more else "")
