"""Writing the page that is shown into a file, by keys alone."""

import json
from pathlib import Path

import pytest
from reader import Reader, reading

from ascn_tui.export.formats import FORMATS
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.locator import resolve_text as resolve
from ascn_tui.pages.router import build
from ascn_tui.render.lines import clip_path
from ascn_tui.render.markdown import markdown
from ascn_tui.tui.dialogs.export import ExportDialog, name_for


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def names(folder: Path) -> list[str]:
    """What stands in a folder."""
    return [path.name for path in folder.iterdir()]


def told(reader: Reader) -> str:
    """What the reader was told last."""
    return "".join(notification.message for notification in reader.app._notifications)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_e_and_enter_write_the_page_as_markdown(
    network: Network, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with reading(network, "jaklingko", size=size) as reader:
        await reader.press("e")
        assert "Write «JakLingko» to" in reader.text
        assert "jakarta-jaklingko-2025.md" in reader.text
        assert all(form in reader.text for form in FORMATS)
        assert "↓ format" in reader.text
        await reader.press("enter")
        target = tmp_path / "jakarta-jaklingko-2025.md"
        assert told(reader).startswith("Wrote")
        assert target.name in told(reader)
        assert reader.app.screen is reader.main
        page = build(network, resolve(network, "jaklingko"))
        assert target.read_text(encoding="utf-8") == markdown(page, network)


async def test_the_ending_follows_the_format(network: Network, tmp_path: Path) -> None:
    async with reading(network, "explore") as reader:
        await reader.press("e", *["down"] * 3, "enter")
        page = json.loads((tmp_path / "explore-2025.json").read_text(encoding="utf-8"))["page"]
        assert page["location"] == "explore edition=2025"
        await reader.press("e", "up", "enter")
        assert (tmp_path / "explore-2025.csl.json").exists()


async def test_a_file_that_is_there_is_written_over_at_the_second_enter_only(
    network: Network, tmp_path: Path
) -> None:
    target = tmp_path / "malaysia-2025.md"
    target.write_text("mine")
    async with reading(network, "malaysia") as reader:
        await reader.press("e", "enter")
        assert "is there already. Enter again" in reader.text
        assert target.read_text() == "mine"
        await reader.press("down", "up", "enter")
        assert target.read_text() == "mine"
        await reader.press("enter")
        assert target.read_text(encoding="utf-8").startswith("# Malaysia")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "needs a name"), ("/proc/x.md", "Cannot write"), ("deep", "is a folder")],
)
async def test_what_cannot_be_written_is_said_and_the_name_can_be_mended(
    network: Network, tmp_path: Path, typed: str, said: str
) -> None:
    (tmp_path / "deep").mkdir()
    async with reading(network, "malaysia") as reader:
        await reader.press("e", "ctrl+u", *typed, "enter")
        assert said in reader.text
        assert isinstance(reader.app.screen, ExportDialog)
        await reader.press("ctrl+u", *"ok", "enter")
        assert (tmp_path / "ok").is_file()
        assert sorted(names(tmp_path)) == ["deep", "ok"]


async def test_escape_writes_nothing(network: Network, tmp_path: Path) -> None:
    async with reading(network, "malaysia") as reader:
        await reader.press("e", "escape")
        assert reader.app.screen is reader.main
        assert names(tmp_path) == []


async def test_the_chosen_format_is_marked_in_ascii_too(tiny_network: Network) -> None:
    async with reading(tiny_network, "harbourton", ascii_only=True) as reader:
        await reader.press("e")
        assert "> markdown" in reader.text


def test_a_name_says_what_the_page_is_about() -> None:
    for locator, name in (
        ("explore?edition=2023", "explore-2023"),
        ("compare/indonesia/malaysia?differ=1&edition=2025", "indonesia-malaysia-1-2025"),
        ("explore?edition=2024&status=planning", "planning-2024"),
        ("governance/organizational/malaysia?edition=2023", "organizational-malaysia-2023"),
    ):
        made = name_for(Location.parse(locator))
        assert made.endswith(name), made
        assert "/" not in made


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_a_long_path_is_told_on_one_line_with_the_name_of_the_file_whole(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    deep = tmp_path / "reports of the network" / "/".join(["a-folder-of-mine"] * 9)
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    async with reading(network, "malaysia", size=(width, 24)) as reader:
        await reader.press("e", "enter")
        [line] = [line for line in reader.screen() if "/malaysia-2025.md" in line]
        assert "…" in line
        assert line.count("│") >= 2
        await reader.press("e", "enter")
        assert "is there already" in reader.text
        await reader.press("ctrl+u")
        await reader.type(str(deep / "malaysia-2025.md"))
        await reader.press("enter")
        assert "…" in reader.text
        [line] = [line for line in reader.screen() if "…" in line and "/malaysia" in line]
        assert "/malaysia-2025.md" in line


def test_a_path_is_shortened_in_the_middle() -> None:
    for path, width, shown in (
        ("/home/me/x.md", 20, "/home/me/x.md"),
        ("/home/me/papers/2023/x.md", 16, "/home/me/p…/x.md"),
        ("/a/very-long-name-of-a-file.md", 15, "/a/ve…a-file.md"),
    ):
        assert clip_path(path, width) == shown
        assert len(shown) <= width
