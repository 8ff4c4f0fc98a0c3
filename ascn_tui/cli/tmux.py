"""What the tmux that the program runs in lets through to the clipboard, asked of tmux."""

from subprocess import DEVNULL, SubprocessError, run
from typing import NamedTuple

from ascn_tui.tui.terminal.clipboard import PATIENCE, TMUX

_OPTIONS = ("set-clipboard", "allow-passthrough")


class Tmux(NamedTuple):
    """What was found: whether a text gets to the terminal around tmux, and by which settings."""

    arrives: bool
    said: str


def tmux_found() -> Tmux | None:
    """Ask tmux for its settings; None where it gives no answer."""
    settings = {name: _asked("show-options", "-gv", name) for name in _OPTIONS}
    known = _asked("display-message", "-p", "#{client_termfeatures}")
    if settings["set-clipboard"] is None or known is None:
        return None
    # Versions before 3.3 let everything through and have no such setting.
    passes = settings["allow-passthrough"] != "off"
    said = ", ".join(f"{name} {value}" for name, value in settings.items() if value)
    if passes or "clipboard" in known.split(","):
        return Tmux(arrives=True, said=said)
    return Tmux(
        arrives=False,
        said=f"{said}: it stays in tmux, which knows of no clipboard of the terminal around it "
        "(set allow-passthrough on, or see terminal-features in its manual)",
    )


def _asked(*command: str) -> str | None:
    try:
        done = run(  # noqa: S603 - the words are this module's own
            (TMUX[0], *command), stdin=DEVNULL, capture_output=True, timeout=PATIENCE,
            encoding="utf-8", errors="replace", check=True,
        )  # fmt: skip
    except (OSError, SubprocessError):
        return None
    return done.stdout.strip()
