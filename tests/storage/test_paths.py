"""The folders of the user, by the customs of Linux and macOS."""

from pathlib import Path

import pytest

from ascn_tui import paths

FOLDERS = {
    "DATA": (paths.user_data, ".local/share"),
    "CONFIG": (paths.user_config, ".config"),
    "STATE": (paths.user_state, ".local/state"),
}


@pytest.fixture(autouse=True)
def linux(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("HOME", "/home/reader")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_variable_names_the_folder(name, monkeypatch):
    monkeypatch.setenv(f"XDG_{name}_HOME", "/elsewhere")
    assert FOLDERS[name][0]() == Path("/elsewhere/ascn-tui")


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("value", [None, "", "relative/folder"])
def test_without_an_absolute_one_custom_holds(name, value, monkeypatch):
    monkeypatch.delenv(f"XDG_{name}_HOME")
    if value is not None:
        monkeypatch.setenv(f"XDG_{name}_HOME", value)
    folder, custom = FOLDERS[name]
    assert folder() == Path("/home/reader", custom, "ascn-tui")


@pytest.mark.parametrize("name", FOLDERS)
def test_on_macos_all_is_application_support(name, monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    expected = Path("/home/reader/Library/Application Support/ascn-tui")
    assert FOLDERS[name][0]() == expected
