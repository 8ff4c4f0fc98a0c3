"""Where the shipped folders are, in a wheel and in a checkout alike."""

from pathlib import Path

_HERE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """Return a folder that comes with the program: `data` or `styles`."""
    inside = _HERE / "shipped" / folder
    return inside if inside.is_dir() else _HERE.parent / folder
