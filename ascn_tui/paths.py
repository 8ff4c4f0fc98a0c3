"""Where the shipped folders are, in a wheel and in a checkout alike, and where the user's are."""

import os
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_OURS = "ascn-tui"


def shipped(folder: str) -> Path:
    """Return a folder that comes with the program: `data` or `styles`."""
    inside = _HERE / "shipped" / folder
    return inside if inside.is_dir() else _HERE.parent / folder


def user_data() -> Path:
    """Return the folder of what the user made, such as bookmarks; it may not exist."""
    return _user("XDG_DATA_HOME", ".local/share")


def user_config() -> Path:
    """Return the folder of what the user wrote to set the program up; it may not exist."""
    return _user("XDG_CONFIG_HOME", ".config")


def other_configs() -> list[Path]:
    """Return folders where people look for settings that are not read here."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    named = os.environ.get("XDG_CONFIG_HOME", "")
    inside = [Path(named, _OURS)] if os.path.isabs(named) else []  # noqa: PTH117
    found = [*inside, *(Path(home, place) for place in (f".config/{_OURS}", f".{_OURS}"))]
    return [folder for folder in found if folder != user_config()]


def user_state() -> Path:
    """Return the folder of what the program remembers by itself; it may not exist."""
    return _user("XDG_STATE_HOME", ".local/state")


def short_path(path: Path) -> str:
    """Return a path as people write it: from their home folder on, if it is below that."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    text = str(path)
    below = home != "/" and (text + os.sep).startswith(home + os.sep)
    return f"~{text[len(home) :]}" if below else text


def _user(variable: str, by_custom: str) -> Path:
    """Return our folder in one of the user's; on macOS all of them are one."""
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
    if sys.platform == "darwin":
        return Path(home, "Library", "Application Support", _OURS)
    named = os.environ.get(variable, "")
    # By the rule of these variables a relative path is as good as none.
    return Path(named if os.path.isabs(named) else os.path.join(home, by_custom), _OURS)  # noqa: PTH117, PTH118
