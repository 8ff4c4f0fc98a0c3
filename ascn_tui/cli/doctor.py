"""Diagnosis of the installation: one finding a line."""

import os
import shutil
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ascn_tui import __version__
from ascn_tui.cli.errors import FOUND, PROBLEMS, data_folder
from ascn_tui.cli.open_app import with_edition, with_keys
from ascn_tui.cli.terminal import (
    COLOUR_WORDS,
    THEMES,
    ascii_reason,
    can_be_opened_on,
    locale_setting,
    theme_for,
)
from ascn_tui.paths import other_configs, short_path, user_config, user_data, user_state
from ascn_tui.storage.cache.memo import cache_folder, index_path, open_index
from ascn_tui.storage.settings import NAME, Settings, settings
from ascn_tui.storage.yaml.text import escape_controls

if TYPE_CHECKING:
    from ascn_tui.model.network import Network

FINE, LESS, BROKEN = "ok", "limited", "broken"
"""States of a finding; a broken one keeps the program from working."""

LIBRARIES = ("textual", "rich", "pandas", "msgspec", "pyyaml", "rapidfuzz")
MEGABYTE = 1_000_000


class DoctorFinding(NamedTuple):
    about: str
    said: str
    state: str = FINE


def doctor(options: Namespace) -> int:
    if options.keys:
        _write(_keys())
        return FOUND
    found = list(findings(data_folder(options)))
    _write(_json(found) if options.format == "json" else _text(found))
    return PROBLEMS if any(finding.state == BROKEN for finding in found) else FOUND


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "replace"))


def findings(folder: Path) -> Iterator[DoctorFinding]:
    """Yield a finding for each thing checked; `folder` holds the data."""
    from ascn_tui.storage.cache.index import load_indexed

    index = index_of(folder)  # before loading, which writes the index
    network = load_indexed(folder).network
    asked = _settings(network)
    yield DoctorFinding("program", f"ascn-tui {__version__}, Python {sys.version.split()[0]}")
    yield libraries()
    yield sqlite()
    yield terminal()
    yield colours(asked.theme)
    yield encoding(asked.ascii)
    yield clipboard()
    yield data(folder, network)
    yield index
    yield writable("cache", Path(cache_folder()))
    yield writable("user data", user_data())
    yield writable("state", user_state())
    yield from settings_found(asked)


def libraries() -> DoctorFinding:
    from importlib import metadata

    found, lost = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            lost.append(name)
    if lost:
        return DoctorFinding("libraries", f"not installed: {', '.join(lost)}", BROKEN)
    return DoctorFinding("libraries", ", ".join(found))


def sqlite() -> DoctorFinding:
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE words USING fts5(body)")
        except sqlite3.Error:
            said = f"{sqlite3.sqlite_version}, without full text (FTS5)"
            return DoctorFinding("SQLite", said, LESS)
    return DoctorFinding("SQLite", f"{sqlite3.sqlite_version}, with full text (FTS5)")


def terminal() -> DoctorFinding:
    kind = os.environ.get("TERM", "")
    columns, rows = shutil.get_terminal_size((80, 24))
    streams = {"input": sys.stdin, "output": sys.stdout, "errors": sys.stderr}
    others = [name for name, stream in streams.items() if not (stream and stream.isatty())]
    size = f"{columns} columns, {rows} rows"
    if not can_be_opened_on(kind):
        said = f"TERM={kind or '(not set)'}: look-ups work, the explorer cannot be opened"
        return DoctorFinding("terminal", said, LESS)
    if others:
        return DoctorFinding("terminal", f"TERM={kind}; no terminal here: {', '.join(others)}")
    return DoctorFinding("terminal", f"TERM={kind}, {size}")


def colours(theme: str) -> DoctorFinding:
    """Report the number of colours and what decides it; `theme` is the one asked for."""
    chosen = theme_for(theme, os.environ)
    names = ("NO_COLOR", "COLORTERM", "TERM")
    by = ", ".join(f"{name}={os.environ[name]}" for name in names if os.environ.get(name))
    said = COLOUR_WORDS[chosen.colours] + (f" ({by})" if by else "")
    if chosen.reason:
        return DoctorFinding("colours", f"{said}; theme '{chosen.theme}'", LESS)
    return DoctorFinding("colours", said)


def encoding(wanted: bool | None) -> DoctorFinding:  # noqa: FBT001 - as the settings say it
    written = getattr(sys.stdout, "encoding", None) or "unknown"
    if wanted is not None:
        said = f"{written}; the settings say ascii: {str(wanted).lower()}"
        return DoctorFinding("encoding", said)
    if reason := ascii_reason():
        return DoctorFinding("encoding", f"{written}; symbols in ASCII, because of {reason}", LESS)
    return DoctorFinding("encoding", f"{written} ({locale_setting()})")


def clipboard() -> DoctorFinding:
    from ascn_tui.cli.tmux import tmux_found
    from ascn_tui.tui.terminal.clipboard import TMUX, tool, way

    said, command = f"by {way(os.environ)}", tool(os.environ)
    if "TMUX" not in os.environ or command not in ((), TMUX):
        return DoctorFinding("clipboard", said)
    found = tmux_found()
    if found is None:
        said += "; tmux cannot be asked what it lets through"
        return DoctorFinding("clipboard", said, LESS)
    return DoctorFinding("clipboard", f"{said}; {found.said}", FINE if found.arrives else LESS)


def data(folder: Path, network: "Network | None") -> DoctorFinding:
    if network is None:
        what = f"{short_path(folder)}: cannot be loaded; ascn-tui check says why"
        return DoctorFinding("data", what, BROKEN)
    return DoctorFinding("data", f"{short_path(folder)}: {len(network.records)} records")


def index_of(folder: Path) -> DoctorFinding:
    path = Path(index_path(str(folder)))
    try:
        size = path.stat().st_size / MEGABYTE
    except OSError:
        return DoctorFinding("index", "none yet; the next look-up writes it")
    index = open_index(str(folder))
    if index is None:
        return DoctorFinding("index", f"outdated, {size:.1f} MB; the next look-up writes it anew")
    index.close()
    return DoctorFinding("index", f"fits the data, {size:.1f} MB")


def writable(about: str, folder: Path) -> DoctorFinding:
    """Report whether a folder of the user's can be read and written."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    said = short_path(folder) + ("" if there == folder else ", not made yet")
    if not (os.access(there, os.R_OK | os.W_OK | os.X_OK) and there.is_dir()):
        return DoctorFinding(about, f"{said}, cannot be written", LESS)
    return DoctorFinding(about, said)


def _settings(network: "Network | None") -> Settings:
    found = with_keys(settings(user_config(), THEMES, other_configs()))
    return with_edition(found, Namespace(edition=""), network) if network else found


def settings_found(found: Settings) -> Iterator[DoctorFinding]:
    if found.problems:
        from ascn_tui.storage.checks.problems import describe

        for problem in found.problems:
            yield DoctorFinding("settings", describe(problem), LESS)
    elif not found.shown:
        yield DoctorFinding("settings", f"{short_path(user_config() / NAME)}, not there")
    else:
        empty = "" if found.text.strip() else ", empty: the defaults are used"
        yield DoctorFinding("settings", f"{found.shown}{empty}")


def _text(found: list[DoctorFinding]) -> str:
    about = max(len(finding.about) for finding in found)
    lines = (f"{one.state:7}  {one.about:{about}}  {escape_controls(one.said)}\n" for one in found)
    return "".join(lines)


def _json(found: list[DoctorFinding]) -> str:
    from ascn_tui.render.json import indented

    return indented({"version": 1, "findings": [finding._asdict() for finding in found]})


def _keys() -> str:
    """List the id of every key, the keys bound to it with the settings applied, and its action."""
    from ascn_tui.tui.keymap import declared, sign

    own = with_keys(settings(user_config(), THEMES)).keys
    keys: dict[str, tuple[list[str], str]] = {}
    for _, binding in declared():
        does = binding.tooltip or binding.description
        name = binding.id or ""
        held, _ = keys.setdefault(name, ([], does))
        wanted = own[name].split(",") if name in own else [binding.key]
        held += [typed for key in wanted if (typed := sign(key)) not in held]
    ids = max(map(len, keys))
    return "".join(
        f"{name:{ids}}  {','.join(held)}  {does}\n" for name, (held, does) in sorted(keys.items())
    )
