"""What is sent to the clipboard: by a tool of this machine, else through the terminal."""

import asyncio
import base64
from pathlib import Path

import pytest
from reader import reading

from ascn_tui.tui.terminal import clipboard
from ascn_tui.tui.terminal.clipboard import hand_over, tool, way

LOCATOR = "explore/jakarta edition=2025"
ASKED = "\x1b]52;c;" + base64.b64encode(LOCATOR.encode()).decode()


@pytest.fixture
def make_tool(tmp_path, monkeypatch):
    """Put a tool of a name on a PATH that has nothing else, and be at the machine itself."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("SSH_TTY")

    def make(name: str, script: str = "") -> Path:
        took = tmp_path / "took"
        file = folder / name
        file.write_text(f"#!/bin/sh\n{script or f'/bin/cat >{took}'}\n")
        file.chmod(0o755)
        return took

    return make


async def sent(network, monkeypatch) -> list[str]:
    """Press Y at Jakarta and return what was written to the terminal besides pictures."""
    messages: list[str] = []
    async with reading(network, "jakarta") as reader:
        monkeypatch.setattr(reader.app.thrift, "send", messages.append)
        await reader.press("Y")
        await reader.app.workers.wait_for_complete()
        assert "Sent the locator to the clipboard" in reader.text
    return messages


@pytest.mark.parametrize(
    ("variable", "name"),
    [("WAYLAND_DISPLAY", "wl-copy"), ("DISPLAY", "xclip"), ("DISPLAY", "xsel"), ("LANG", "pbcopy")],
)
async def test_a_tool_of_this_machine_takes_the_text(
    network, monkeypatch, make_tool, variable, name
):
    monkeypatch.setenv(variable, ":0")
    took = make_tool(name)
    assert await sent(network, monkeypatch) == []
    assert took.read_text() == LOCATOR


async def test_over_ssh_the_terminal_is_asked_whatever_tools_there_are(
    network, monkeypatch, make_tool
):
    monkeypatch.setenv("SSH_CONNECTION", "here there")
    took = make_tool("pbcopy")
    [message] = await sent(network, monkeypatch)
    assert message.startswith(ASKED)
    assert not took.exists()


@pytest.mark.parametrize("script", ["exit 1", "/bin/sleep 20"], ids=["fails", "hangs"])
async def test_a_tool_that_fails_gives_way_to_the_terminal(network, monkeypatch, make_tool, script):
    monkeypatch.setattr(clipboard, "PATIENCE", 0.2)
    make_tool("pbcopy", script)
    [message] = await sent(network, monkeypatch)
    assert message.startswith(ASKED)


async def test_a_tool_that_is_gone_is_no_failure(tmp_path):
    assert not await asyncio.wait_for(hand_over("text", (str(tmp_path / "none"),)), 5)


def test_a_tool_without_its_display_is_not_asked(make_tool):
    make_tool("xclip")
    folder = str(make_tool("wl-copy").parent / "bin")
    assert tool({"PATH": folder}) == ()
    assert tool({"PATH": folder, "DISPLAY": ":0"})[0] == "xclip"
    assert tool({"PATH": folder, "DISPLAY": ":0", "SSH_TTY": "x"}) == ()


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "OSC 52"),
        ({"TMUX": "1", "TERM": "screen"}, "OSC 52, plain and wrapped for tmux"),
        ({"STY": "1"}, "OSC 52, wrapped for screen"),
        ({"TERM": "screen-256color"}, "OSC 52, wrapped for screen"),
    ],
)  # fmt: skip
def test_the_way_to_the_clipboard_can_be_told(environment, said):
    assert way({"PATH": "", "SSH_TTY": "x", **environment}) == said


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
@pytest.mark.parametrize("keys", [(), ("G",), ("tab",), ("tab", "down"), ("tab", "G"), ("s", "G")])
async def test_a_message_leaves_the_row_that_it_is_about_in_view_and_goes(network, size, keys):
    async with reading(network, "indonesia", size=size) as reader:
        await reader.press(*keys)
        pane = reader.app.screen.focused
        at = pane.region.y + pane.cursor - pane.top
        before = reader.screen()[at]
        await reader.press("y")
        assert "Sent the citation to the clipboard" in reader.text
        assert reader.screen()[at].split() == before.split()
        assert all(one.timeout <= 3 for one in reader.app._notifications)
