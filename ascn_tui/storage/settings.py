"""The user's settings: what `config.yaml` asks for, and every fault of it by file and line.

Most users have no such file: then this loads nothing and reads nothing.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ascn_tui.paths import short_path

if TYPE_CHECKING:
    from ascn_tui.storage.checks.problems import Problem

NAME = "config.yaml"
SETTINGS = ("theme", "edition", "ascii", "mouse", "keys")
ALIKE = re.compile(
    r"\.?(config(uration)?|conf|settings?|preferences|ascn-tui)(\.(ya?ml|txt|json|toml|ini))*",
    re.IGNORECASE,
)
"""Names that people give to settings."""
SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""What may be written for on and off; any letter case."""


class Settings(NamedTuple):
    """What the file asks for; what it leaves open is empty or None.

    `keys` are key names by binding id. `shown` is the file's path as the user is told it, the
    empty text where there is no file; `text` what stands in it.
    """

    shown: str = ""
    text: str = ""
    theme: str = ""
    edition: str = ""
    ascii: bool | None = None
    mouse: bool | None = None
    keys: Mapping[str, str] = {}
    problems: tuple["Problem", ...] = ()

    def problem(
        self, trail: tuple[str, ...], message: str, near: tuple[str, Iterable[str]] = ("", ())
    ) -> "Problem":
        """Return the problem of an entry; `near` is a word and the known ones it may mean."""
        # Only a fault pays for these imports.
        from ascn_tui.model.names.suggestions import question  # noqa: PLC0415
        from ascn_tui.storage.checks.problems import Problem  # noqa: PLC0415
        from ascn_tui.storage.yaml.positions import PositionMap  # noqa: PLC0415

        line, column = PositionMap(self.text).key(trail)
        return Problem(self.shown, line, column, message, question(near[0], list(near[1])))

    def with_problems(self, *more: "Problem") -> "Settings":
        """Return the same settings with more problems, in the order of their lines."""
        return self._replace(problems=tuple(sorted({*self.problems, *more})))


def settings(folder: Path, themes: Iterable[str], elsewhere: Iterable[Path] = ()) -> Settings:
    """Read the settings of a folder; never raises for what the file holds.

    An entry that does not fit is left out and told of in `problems`. Without a file, so are files
    that look like one, here or in the folders `elsewhere`.
    """
    file = folder / NAME
    if _is_missing(file):
        return Settings(problems=tuple(_unread(folder, elsewhere)))
    # Only those who have a file pay for yaml.
    from ascn_tui.storage.checks.problems import Problem, quoted  # noqa: PLC0415
    from ascn_tui.storage.yaml.parser import parse  # noqa: PLC0415
    from ascn_tui.storage.yaml.text import read  # noqa: PLC0415

    shown = short_path(file)
    text = read(file, shown)
    if isinstance(text, Problem):
        return Settings(shown, problems=(text,))
    if all(line.lstrip()[:1] in ("", "#") for line in text.split("\n")):
        return Settings(shown, text)
    parsed = parse(text)
    faults = tuple(
        Problem(shown, *fault.spot, fault.message, fault.hint) for fault in parsed.faults
    )
    found = Settings(shown, text, problems=faults)
    if not parsed.whole:
        return found
    if not isinstance(parsed.value, dict):
        what = quoted(parsed.value)
        return found._replace(problems=(Problem(shown, 1, 1, f"fields were expected, not {what}"),))
    return _taken(found, parsed.value, tuple(themes))


def _is_missing(file: Path) -> bool:
    """Tell whether there is no such file; one that cannot be looked at is there."""
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _unread(folder: Path, elsewhere: Iterable[Path]) -> Iterator["Problem"]:
    """Tell of files that look like settings and are not read, with what to do about each."""
    for place in (folder, *elsewhere):
        for file in _alike(place):
            # Only those who have such a file pay for this import.
            from ascn_tui.storage.checks.problems import Problem  # noqa: PLC0415

            there = short_path(folder / NAME)
            what = f"rename it to {NAME}" if file.parent == folder else f"move it to {there}"
            yield Problem(short_path(file), 0, 0, "this file is not read", what)


def _alike(folder: Path) -> list[Path]:
    """Return the path of the settings file, or of a file in place of the folder."""
    if folder.is_file():
        return [folder]
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - a Path for each name costs more
    except OSError:
        return []
    return [folder / name for name in names if ALIKE.fullmatch(name)]


def _taken(found: Settings, value: Mapping[str, object], themes: tuple[str, ...]) -> Settings:
    """Take the entries up one by one."""
    from ascn_tui.storage.checks.problems import quoted  # noqa: PLC0415

    for name, wanted in value.items():
        if name not in SETTINGS:
            said = f"there is no setting {quoted(name)}"
            found = found.with_problems(found.problem((name,), said, (name, SETTINGS)))
        elif name == "keys":
            found = _with_keys(found, wanted)
        elif isinstance(wanted, (list, dict)):
            said = f"'{name}' is one word, not {quoted(wanted)}"
            found = found.with_problems(found.problem((name,), said))
        elif wanted is not None:
            found = _with_word(found, name, str(wanted), themes)
    return found


def _with_word(found: Settings, name: str, word: str, themes: tuple[str, ...]) -> Settings:
    from ascn_tui.storage.checks.problems import quoted  # noqa: PLC0415

    if name == "edition":
        return found._replace(edition=word)
    if name == "theme" and word in themes:
        return found._replace(theme=word)
    if name == "theme":
        said = f"there is no theme {quoted(word)}; there are {', '.join(themes)}"
        return found.with_problems(found.problem((name,), said, (word, themes)))
    on = SWITCHES.get(word.lower())
    if on is None:
        said = f"'{name}' is true or false, not {quoted(word)}"
        return found.with_problems(found.problem((name,), said))
    return found._replace(ascii=on) if name == "ascii" else found._replace(mouse=on)


def _with_keys(found: Settings, wanted: object) -> Settings:
    from ascn_tui.storage.checks.problems import quoted  # noqa: PLC0415

    if wanted is None:
        return found
    if not isinstance(wanted, dict):
        said = f"'keys' names keys by id, such as 'pane.zoom: Z', and is not {quoted(wanted)}"
        return found.with_problems(found.problem(("keys",), said))
    keys = {name: key for name, key in wanted.items() if isinstance(key, str) and key.strip()}
    return found._replace(keys=keys).with_problems(
        *(
            found.problem(("keys", name), f"'{name}' is a key or several, not {quoted(key)}")
            for name, key in wanted.items()
            if name not in keys
        )
    )
