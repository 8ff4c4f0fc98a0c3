"""A fault of the program's own: told in one line, kept in a file for those who mend it."""

import os
import traceback
from pathlib import Path

from ascn_tui.cli.errors import PROBLEMS, say


def tell_crash(error: BaseException | None) -> int:
    """Say what ended the explorer and where the details are, and return the exit code."""
    if error is None:
        return say("the explorer ended by a fault of its own", PROBLEMS)
    details = "".join(traceback.format_exception(error))
    place = _kept(details)
    where = f"; the details are in {place}" if place else ""
    told = f"{type(error).__name__}: {str(error)[:200]}"
    return say(f"the explorer ended by a fault of its own ({told}){where}", PROBLEMS)


def _kept(details: str) -> Path | None:
    """Return the file that holds the details, or None where none can be written."""
    own = Path("ascn-tui", "crash.log")
    try:
        path = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / own
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(details, encoding="utf-8", errors="backslashreplace")
    except (OSError, RuntimeError):  # the disk, or no home at all
        return None
    return path
