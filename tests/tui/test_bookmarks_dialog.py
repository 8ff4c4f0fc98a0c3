"""Bookmarks in the explorer: kept with m, found with ', deleted, edited and brought back."""

import pytest
from reader import reading

from ascn_tui.model.bookmarks import Bookmark
from ascn_tui.storage.bookmarks import BookmarkFile
from ascn_tui.tui.dialogs.bookmarks import BookmarkList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
JAKARTA = Bookmark("Jakarta", "explore/jakarta edition=2023", "ask about fares")
OURS = Bookmark("Ours", "compare/indonesia/malaysia edition=2024")
GONE = Bookmark("Gone", "explore/no-such-project edition=2023")


@pytest.fixture
def shelf(tmp_path) -> BookmarkFile:
    return BookmarkFile(tmp_path / "bookmarks.yaml")


def told(reader) -> str:
    return " ".join(note.message for note in reader.app._notifications)


@SIZES
async def test_m_keeps_what_is_shown_under_its_title_with_a_note(network, shelf, size):
    async with reading(network, "jakarta-jaklingko", size=size, shelf=shelf) as reader:
        await reader.press("m")
        assert "explore/jakarta-jaklingko edition=2025" in reader.text
        await reader.press("tab", *"one fare", "enter")
        assert reader.app.screen is reader.main
        assert told(reader) == "Kept «JakLingko» as a bookmark."
    assert shelf.read() == (
        Bookmark("JakLingko", "explore/jakarta-jaklingko edition=2025", "one fare"),
    )


async def test_m_again_edits_and_escape_keeps_nothing(network, shelf):
    shelf.change(lambda _: (JAKARTA, OURS))
    async with reading(network, JAKARTA.locator, shelf=shelf) as reader:
        await reader.press("m")
        assert "Edit the bookmark" in reader.text
        assert "ask about fares" in reader.text
        await reader.press(*"!", "escape")
        assert shelf.read() == (JAKARTA, OURS)
        await reader.press("m", *"!", "enter")
        assert shelf.read() == (Bookmark("Jakarta!", JAKARTA.locator, JAKARTA.note), OURS)
        await reader.press("m", *["backspace"] * 20, "enter")
        assert shelf.read()[0].name == "Jakarta!"


@SIZES
async def test_the_list_shows_name_locator_and_note_and_enter_opens(network, shelf, size):
    shelf.change(lambda _: (JAKARTA, OURS))
    async with reading(network, size=size, shelf=shelf) as reader:
        await reader.press("apostrophe")
        text = reader.text
        for said in (*JAKARTA.__struct_fields__, OURS.name, OURS.locator):
            assert getattr(JAKARTA, said, said) in text
        await reader.press("down", "enter")
        assert str(reader.here) == OURS.locator
        await reader.press("left_square_bracket")
        assert reader.here.screen == "explore"


async def test_d_deletes_e_edits_and_u_takes_both_back(network, shelf):
    shelf.change(lambda _: (JAKARTA, OURS))
    async with reading(network, shelf=shelf) as reader:
        await reader.press("apostrophe")
        assert "undo" not in reader.text
        await reader.press("d")
        assert shelf.read() == (OURS,)
        assert "Deleted «Jakarta»." in reader.text
        await reader.press("e", *"!", "enter")
        assert shelf.read() == (Bookmark("Ours!", OURS.locator),)
        await reader.press("u")
        assert shelf.read() == (OURS,)
        await reader.press("u")
        assert shelf.read() == (JAKARTA, OURS)
        assert "«Jakarta» is back as it was." in reader.text
        await reader.press("u", "escape")
        assert reader.app.screen is reader.main
    assert shelf.read() == (JAKARTA, OURS)


async def test_what_another_copy_keeps_meanwhile_is_not_lost(network, shelf):
    shelf.change(lambda _: (JAKARTA,))
    async with reading(network, shelf=shelf) as reader:
        await reader.press("apostrophe")
        BookmarkFile(shelf.path).change(lambda kept: (*kept, OURS))
        await reader.press("d")
        assert shelf.read() == (OURS,)
        assert "Ours" in reader.text


async def test_without_bookmarks_the_key_that_keeps_one_is_named(network, shelf):
    async with reading(network, shelf=shelf) as reader:
        await reader.press("apostrophe")
        assert "Nothing is kept yet: m keeps what is shown." in reader.text
        await reader.press("d", "e", "u", "enter", "j", "apostrophe")
        assert reader.app.screen is reader.main


async def test_a_bookmark_of_what_is_gone_says_so(network, shelf):
    shelf.change(lambda _: (GONE,))
    async with reading(network, "jakarta", shelf=shelf) as reader:
        await reader.press("apostrophe", "enter")
        assert told(reader).startswith("explore/no-such-project is not in the data: shown is")


@pytest.mark.parametrize("key", ["m", "apostrophe"])
async def test_a_broken_file_is_named_and_left_alone(network, shelf, key):
    shelf.path.write_text("bookmarks: {")
    async with reading(network, shelf=shelf) as reader:
        await reader.press(key)
        assert reader.app.screen is reader.main
        assert "bookmarks.yaml" in told(reader)
    assert shelf.path.read_text() == "bookmarks: {"


async def test_what_cannot_be_written_is_said_in_the_list_and_after_the_dialog(network, shelf):
    shelf.change(lambda _: (JAKARTA,))
    async with reading(network, "malaysia", shelf=shelf) as reader:
        await reader.press("apostrophe")
        shelf.path.with_suffix(".lock").unlink()
        shelf.path.with_suffix(".lock").mkdir()
        await reader.press("d")
        assert "cannot be written" in reader.text
        assert reader.app.screen.query_one(BookmarkList).bookmarks == (JAKARTA,)
        await reader.press("escape", "m", "enter")
        assert "cannot be written" in told(reader)


async def test_ascii_asked_for_leaves_no_sign_beyond_ascii(network, shelf):
    shelf.change(lambda _: (Bookmark("x" * 200, "explore/jakarta edition=2023"),))
    async with reading(network, ascii_only=True, shelf=shelf) as reader:
        for key in ("apostrophe", "e"):
            await reader.press(key)
            assert reader.text.isascii()


async def test_the_list_is_filtered_and_what_is_deleted_is_what_is_lit(network, shelf):
    shelf.change(lambda _: (JAKARTA, OURS))
    async with reading(network, shelf=shelf) as reader:
        await reader.press("apostrophe", "slash", *"ours", "enter")
        assert len(reader.stops) == 1
        await reader.press("d")
        assert shelf.read() == (JAKARTA,)
        await reader.press("escape")
        assert len(reader.stops) == 1
        await reader.press("escape")
        assert reader.app.screen is reader.main
