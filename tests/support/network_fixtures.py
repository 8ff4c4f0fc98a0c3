"""Fixtures of pages, painters, app and command line; the machine is taken out of every test."""

import os
from pathlib import Path

import pytest
from atlas import walk
from hypothesis import HealthCheck, settings

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Page
from ascn_tui.storage.load import load


def _set_of_textual() -> list[str]:
    """Variables that change what Textual does; one is the snapshot plugin's own."""
    return [
        name
        for name in os.environ
        if name.startswith("TEXTUAL_") and not name.startswith("TEXTUAL_SNAPSHOT")
    ]


# Textual reads these once, when it is imported.
for _name in _set_of_textual():
    del os.environ[_name]
os.environ["TEXTUAL_ANIMATIONS"] = "none"

settings.register_profile(
    "suite",
    # The same examples everywhere: a red suite is red for everybody, and again tomorrow.
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "deep", settings.get_profile("suite"), derandomize=False, max_examples=2_000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test one home, locale and terminal, whatever the machine has."""
    home = tmp_path_factory.getbasetemp() / "home"
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in (*_set_of_textual(), *_TERMINAL, "LC_CTYPE", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    # As over SSH: no test puts anything on the clipboard of whoever runs it.
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


_TERMINAL = {
    "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "COLORTERM", "TERM_PROGRAM", "TTY_COMPATIBLE",
    "TTY_INTERACTIVE", "SSH_CONNECTION", "TMUX", "STY", "LANGUAGE",
    "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONCOERCECLOCALE",
}  # fmt: skip


def _loaded(folder: Path) -> Network:
    loaded = load(folder)
    assert loaded.network is not None, loaded.problems
    return loaded.network


@pytest.fixture(scope="session")
def network(shipped_data: Path) -> Network:
    """The shipped network."""
    return _loaded(shipped_data)


@pytest.fixture(scope="session")
def tiny_network(tiny: Path) -> Network:
    """The invented network of two shores."""
    return _loaded(tiny)


@pytest.fixture(scope="session")
def atlas(network: Network) -> dict[Location, Page]:
    """Every page that can be reached from the tree of any edition, by location."""
    return walk(network)


@pytest.fixture(scope="session")
def tiny_atlas(tiny_network: Network) -> dict[Location, Page]:
    """Every page of the tiny network that can be reached from its trees."""
    return walk(tiny_network)
