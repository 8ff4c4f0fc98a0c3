"""The box: records, locators and commands in a few keys, and what it does with mistakes."""

import pytest
from cpu_limits import within
from reader import reading
from textual import events

from ascn_tui.model.fulltext import Mention
from ascn_tui.model.location import SCREENS, Location
from ascn_tui.model.names.index import names, place_of
from ascn_tui.model.names.search import NameIndex
from ascn_tui.pages.locator import screen_called
from ascn_tui.tui.command_palette import CommandParser, Suggestion
from ascn_tui.tui.dialogs.jump import JumpDialog
from ascn_tui.tui.suggestions import SuggestionProvider

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


def offered(reader) -> list[str]:
    return [" ".join(line.text.split()) for line in reader.app.screen.query_one("#offered").lines]


async def ask(reader, text: str) -> list[str]:
    """Open the box, type, and return what is offered."""
    await reader.press("colon")
    await reader.type(text)
    assert isinstance(reader.app.screen, JumpDialog)
    return offered(reader)


@SIZES
@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_jaki_and_enter_land_on_jaki(network, size, key):
    async with reading(network, size=size) as reader:
        await reader.press(key)
        await reader.type("JAKI")
        assert offered(reader)[0] == "JAKI project · Jakarta, Indonesia"
        await reader.press("enter")
        assert reader.app.screen is reader.main
        assert reader.at == "jakarta-jaki"


async def test_who_runs_jaki_is_told_within_eight_keys(network):
    keys = ["colon", "j", "a", "k", "i", "enter"]
    async with reading(network, size=(100, 40)) as reader:
        await reader.press(*keys)
        assert len(keys) <= 8
        assert "Jakarta Provincial Government" in reader.page()


async def test_an_old_name_finds_the_project_of_today(tiny_network):
    async with reading(tiny_network, size=(120, 30)) as reader:
        [first, *_] = await ask(reader, "gauges for the tide")
        assert ", earlier Gauges for the Tide" in first
        await reader.press("enter")
        assert reader.at == "harbourton-tide-gauges"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kuala lumpur", "kuala-lumpur"), ("iskandar regional", "org-mys-02"), ("c049", "c049"),
        ("kamboja", "cambodia"), ("jakatra", "jakarta"), (":jakarta", "jakarta"),
    ],
)  # fmt: skip
async def test_any_record_is_found_by_any_name(network, typed, found):
    async with reading(network) as reader:
        await ask(reader, typed)
        await reader.press("enter")
        assert reader.at == found


async def test_two_of_one_name_are_told_apart(network):
    async with reading(network) as reader:
        found = " ".join(await ask(reader, "irda"))
        assert "Iskandar Regional Development entry · Organizational, Malaysia" in found
        assert "IRDA term · Glossary" in found
        await reader.press("down", "tab")
        assert reader.app.screen.query_one("#asked").value == "term-irda"
        await reader.press("enter")
        assert reader.here.screen == "glossary"


@pytest.mark.parametrize(
    ("typed", "locator"),
    [
        ("compare/indonesia/malaysia", "compare/indonesia/malaysia edition=2025"),
        ("explore?edition=2024", "explore edition=2024"),
        ("compare id my", "compare/indonesia/malaysia edition=2025"),
        ("compare kuala lumpur and jakarta", "compare/kuala-lumpur/jakarta edition=2025"),
        ("governance organizational malaysia", "governance/organizational/malaysia edition=2025"),
        ("edition 2024", "explore edition=2024"),
        ("evidence", "evidence edition=2025"),
        ("trends by=focus", "trends by=focus edition=2025"),
        ("trends country=viet nam by=focus", "trends by=focus country=viet-nam edition=2025"),
        ("kuala lumpur edition=2025", "explore/kuala-lumpur edition=2025"),
        (
            "explore/jakarta edition=2025 filter=smart bin",
            "explore/jakarta edition=2025 filter=smart+bin",
        ),
        ("glo", "glossary edition=2025"),
    ],
)
async def test_locators_and_commands_are_offered_first(network, typed, locator):
    async with reading(network) as reader:
        await ask(reader, typed)
        await reader.press("enter")
        assert str(reader.here) == locator


async def test_an_edition_asked_for_is_a_change_of_the_view(network):
    async with reading(network, "jakarta") as reader:
        await ask(reader, "edition 2023")
        await reader.press("enter")
        assert str(reader.here) == "explore/jakarta edition=2023"
        await reader.press("u")
        assert str(reader.here) == "explore/jakarta edition=2025"


async def test_a_project_no_longer_listed_opens_in_the_newest_report_that_lists_it(network):
    async with reading(network) as reader:
        await ask(reader, "corona website")
        await reader.press("enter")
        assert str(reader.here) == "explore/jakarta-corona-website edition=2022"
        [note] = [one.message for one in reader.app._notifications]
        assert note == "Corona Website is not listed in 2025: shown is the 2022 report."
        assert "Corona Website" in reader.tree.lines[reader.tree.cursor].text


async def test_commands_change_the_theme_open_help_and_quit(network):
    async with reading(network) as reader:
        await ask(reader, "theme li")
        await reader.press("enter")
        assert reader.app.theme == "ascn-light"
        await ask(reader, "help")
        await reader.press("enter")
        assert "Next row" in " ".join(
            line.text for line in reader.app.screen.query_one("#keys").lines
        )
        await reader.press("escape")
        await ask(reader, "quit")
        await reader.press("enter")
        await reader.pilot.pause()
        assert not reader.app.is_running


@pytest.mark.parametrize(
    ("typed", "first"),
    [("light", "theme light"), ("dark", "theme dark"), ("colou", "theme NAME Other colours.")],
)
async def test_colours_are_found_by_what_people_call_them(network, typed, first):
    async with reading(network) as reader:
        assert (await ask(reader, typed))[0].startswith(first)


async def test_a_comparison_with_one_place_asks_for_the_other(network):
    async with reading(network) as reader:
        offers = await ask(reader, "compare singapore")
        assert offers[0] == "compare singapore Singapore"
        assert offers[1].startswith("compare singapore brunei-darussalam")
        await reader.press("enter")
        assert isinstance(reader.app.screen, JumpDialog)
        await reader.type("thai")
        await reader.press("enter")
        assert str(reader.here) == "compare/singapore/thailand edition=2025"


async def test_two_others_give_the_keyboard_back_to_the_rows(network):
    async with reading(network) as reader:
        await reader.press("2", "enter")
        assert reader.app.focused.id == "row"
        await ask(reader, "compare singapore thailand")
        await reader.press("enter")
        assert reader.app.focused.id == "pairs"


async def test_the_rows_of_a_figure_have_the_keyboard(network):
    async with reading(network) as reader:
        await reader.press("5", "down", "enter")
        assert str(reader.here).startswith("explore country=")
        assert reader.app.focused.id == "explore-page"
        await reader.press("escape")
        assert reader.app.focused.id == "outline"


async def test_a_command_that_wants_more_waits_for_it(network):
    async with reading(network) as reader:
        assert (await ask(reader, "edi"))[0].startswith("edition YEAR Look at the same thing")
        await reader.press("enter")
        assert reader.app.screen.query_one("#asked").value == "edition "
        assert offered(reader) == [f"edition {key}" for key in network.edition]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("trends malaysia", "trends country=malaysia"),
        ("trends kuala lumpur", "trends city=kuala-lumpur"),
        ("evidence malaysia", "evidence about=malaysia"),
        ("governance org viet nam", "governance/organizational/viet-nam"),
    ],
)
async def test_words_after_a_screen_mean_what_they_mean_on_the_command_line(network, typed, place):
    async with reading(network) as reader:
        await ask(reader, typed)
        await reader.press("enter")
        assert str(reader.here.with_options(edition="")) == place


@pytest.mark.parametrize(
    ("typed", "said", "near"),
    [
        ("compare id malaysa", "", "compare indonesia malaysia Indonesia | Malaysia"),
        ("compare id zzqx", "“zzqx” is no country or city.", ""),
        ("compare zzqx", "“zzqx” is no country or city.", ""),
        ("edition 1999", "There is no edition “1999”; there are 2022, 2023, 2024 and 2025.",
         "edition 2022"),
        ("theme pink", "There is no theme “pink”; there are dark, light,", "theme dark"),
        ("zzqx", "No match for “zzqx”.", ""),
        ("explore?colour=red", "Explore has no option 'colour'", ""),
        ("compare/indonesia", "Compare needs two places", ""),
    ],
)  # fmt: skip
async def test_a_mistake_is_told_kindly_and_the_box_stays_open(network, typed, said, near):
    async with reading(network) as reader:
        before = reader.here
        found = " ".join(await ask(reader, typed))
        assert said in found
        assert near in found
        if said.endswith((".", "places", "'colour'")) and not near:
            await reader.press("enter")
            assert isinstance(reader.app.screen, JumpDialog)
        await reader.press("escape")
        assert reader.here == before


async def test_the_empty_box_offers_every_screen_and_every_command(network):
    async with reading(network, size=(120, 50)) as reader:
        found = await ask(reader, "")
        names = [line.split(" ")[0] for line in found]
        assert set(SCREENS) <= set(names)
        assert {"edition", "theme", "help", "quit"} <= set(names)
        await reader.press("down", "down", "down", "enter")
        assert reader.here.screen == "evidence"


async def test_four_is_evidence_and_five_trends(network):
    async with reading(network) as reader:
        await reader.press("4")
        assert reader.here.screen == "evidence"
        await reader.press("5")
        assert reader.here.screen == "trends"


async def test_up_recalls_what_was_asked_before_and_down_comes_back(network):
    async with reading(network) as reader:
        for text in ("jaki", "compare id my"):
            await ask(reader, text)
            await reader.press("enter")
        await ask(reader, "")
        box = reader.app.screen.query_one("#asked")
        values = []
        for key in ("up", "up", "up", "down", "down"):
            await reader.press(key)
            values.append(box.value)
        assert values[:2] == ["compare indonesia malaysia", "JAKI"]
        assert values[2:] == ["JAKI", "compare indonesia malaysia", ""]
        await reader.press("up", "enter")
        assert reader.here.screen == "compare"


async def test_words_of_pages_stand_under_mentions(network):
    said = Mention("evidence/c072", "x", (("works with ", False), ("flood", True)))
    async with reading(network) as reader:
        reader.main.mentions = lambda text, _: [said] if text == "flood pumps" else []
        found = await ask(reader, "flood pumps")
        assert found[:3] == ["Mentions", "x claim · paper p.7", "works with flood"]
        while reader.app.screen.query_one("#offered").chosen.fill != "evidence/c072":
            await reader.press("down")
        await reader.press("enter")
        assert reader.at == "c072"


async def test_letters_asked_for_are_marked_under_the_cursor_too(network):
    async with reading(network) as reader:
        await ask(reader, "jak")
        pane = reader.app.screen.query_one("#offered")
        styles = [segment.style for segment in pane.render_line(0) if segment.text == "Jak"]
        assert styles
        assert all(style.underline for style in styles)


async def test_escape_leaves_everything_as_it_was(network):
    async with reading(network, "jakarta") as reader:
        before = reader.here
        await ask(reader, "mala")
        await reader.press("escape")
        assert reader.app.screen is reader.main
        assert reader.here == before


@pytest.mark.parametrize("key", ["pagedown", "pageup", "down", "up", "tab", "enter"])
async def test_keys_are_stood_where_nothing_is_offered(tiny_network, key):
    async with reading(tiny_network) as reader:
        await ask(reader, "explore?colour=red")
        await reader.press(key, key)
        assert isinstance(reader.app.screen, JumpDialog)
        await reader.press("escape")
        assert reader.app.screen is reader.main


async def test_an_enter_too_many_is_stood(network):
    async with reading(network) as reader:
        await ask(reader, "kual")
        for pressed in ("enter", "enter", "enter"):
            reader.app.post_message(events.Key(pressed, None))
        await reader.settle()
        assert reader.app.is_running


async def test_letters_and_enter_in_one_go_open_what_was_typed(network):
    async with reading(network) as reader:
        await reader.press("colon")
        for key in ("j", "a", "k", "i"):
            reader.app.post_message(events.Key(key, key))
        reader.app.post_message(events.Key("enter", "\r"))
        await reader.settle()
        await reader.settle()
        assert reader.at == "jakarta-jaki"


async def test_a_narrow_terminal_puts_kind_and_place_below(network):
    async with reading(network, size=(44, 20)) as reader:
        await ask(reader, "irda")
        assert "entry · Organizational, Malaysia" in reader.text
        assert all(len(line.rstrip()) <= 44 for line in reader.screen())


async def test_a_key_typed_is_answered_quickly(network):
    async with reading(network) as reader:
        await ask(reader, "s")
        with within(25):
            await reader.type("mart")


@pytest.mark.parametrize(
    ("typed", "key", "does"),
    [
        ("bookmarks", "'", "List the bookmarks"), ("export", "e", "Write the page into a file"),
        ("zoom", "z", "Give the pane the whole screen"), ("sort", "O", "Sort by name"),
        ("undo", "u", "Undo the last change"), ("redo", "U", "Redo what was undone"),
    ],
)  # fmt: skip
async def test_every_key_that_is_a_command_is_offered_with_its_key(network, typed, key, does):
    async with reading(network, size=(120, 36)) as reader:
        [first, *_] = await ask(reader, typed)
        assert first.startswith(f"{typed} {key} {does}")


async def test_a_command_does_what_its_key_does_where_the_reader_was(network):
    async with reading(network) as reader:
        await ask(reader, "zoom")
        await reader.press("enter")
        assert reader.main.has_class("-zoomed")
        await ask(reader, "sort")
        await reader.press("enter")
        assert reader.here.option("sort")
        await ask(reader, "undo")
        await reader.press("enter")
        assert not reader.here.option("sort")


@pytest.mark.parametrize("typed", ["ASCN", "asean smart cities network", "ascn"])
async def test_the_network_itself_is_offered_before_what_only_names_it(network, typed):
    async with reading(network, "jakarta", size=(120, 36)) as reader:
        first, second, *_ = await ask(reader, typed)
        assert first == "ASCN ASEAN Smart Cities Network" or first.startswith("ASEAN Smart")
        assert "term" in second or "source · portal2026" in second
        await reader.press("enter")
        assert reader.here.subject == ()
        assert reader.here.screen == "explore"


async def test_a_short_name_that_people_use_is_a_city_s_own(network):
    async with reading(network) as reader:
        assert (await ask(reader, "kl"))[0].startswith("Kuala Lumpur, also KL")
        await reader.press("escape")
        assert (await ask(reader, "compare kl jkt"))[0].startswith("compare kuala-lumpur jakarta")


@pytest.mark.parametrize(
    ("typed", "said", "near"),
    [
        ("explore/jakatra", "No match for “jakatra”. Did you mean:", "Jakarta"),
        ("explore/zzqx", "No match for “zzqx”.", ""),
        ("[b]zzqx[/b]", "No match for “[b]zzqx[/b]”.", ""),
    ],
)
async def test_a_locator_of_nothing_offers_only_what_is_near(network, typed, said, near):
    async with reading(network) as reader:
        first, *offers = await ask(reader, typed)
        assert first == said
        assert near in " ".join(offers)
        assert bool(offers) is bool(near)


async def test_a_question_ends_as_one(network):
    async with reading(network) as reader:
        [said, *_] = await ask(reader, "explore?edition=20x4")
        assert said.endswith("did you mean 2024?")


def test_guesses_are_made_when_somebody_asks_for_them(network, monkeypatch):
    made = []
    monkeypatch.setattr(NameIndex, "nearest", lambda *_, **__: made.append(1) or [])
    commander = CommandParser(network, Location("explore"), {})
    commander.told("governance organi malaysia")
    commander.told("explore jakarta jak")
    assert not made


# -- what newcomers type -------------------------------------------------------------------------


async def test_a_project_is_offered_by_its_name_and_its_id_only_where_an_id_was_typed(network):
    name = "Sarawak Integrated Operation Centre"
    key = "kuching-sarawak-integrated-operation-centre"
    async with reading(network, size=(80, 24)) as reader:
        found = await ask(reader, "kuching")
        assert f"{name} project · Kuching, Malaysia" in found
        assert key not in " ".join(found)
        await reader.press("escape")
        first, second, *_ = await ask(reader, key)
        assert first.startswith(f"{name}, ")
        assert f"id {key}".startswith(second.rstrip("…"))


@SIZES
@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("flood kuching", "kuching-integrated-flood-management-and-response-system"),
        ("kuching blockchain", "kuching-introduction-of-blockchain-technology"),
        ("malaysia blockchain kuching", "kuching-introduction-of-blockchain-technology"),
        ("blockchian kuching", "kuching-introduction-of-blockchain-technology"),
    ],
)
async def test_words_of_a_project_and_of_its_place_are_combined(network, size, typed, key):
    async with reading(network, size=size) as reader:
        await ask(reader, typed)
        await reader.press("enter")
        assert reader.at == key


@pytest.mark.parametrize("typed", ["q", "quit", "wq", "exit", "q!", ":q"])
async def test_every_word_for_leaving_leaves(network, typed):
    async with reading(network) as reader:
        assert (await ask(reader, typed))[0].startswith("quit")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("help", "help "), ("h", "help "), ("undo", "undo "), ("redo", "redo "),
        ("export", "export "), ("save", "export "), ("w", "export "), ("bookmarks", "bookmarks "),
        ("sources", "sources "), ("claims", "evidence "), ("levels", "governance "),
        ("events", "timeline "), ("overview", "explore "), ("home", "explore "),
        ("filter", "filter "), ("2024", "edition 2024"), ("filter flood", "filter flood"),
        ("show jakarta", "Jakarta city"), ("find jakarta", "Jakarta city"),
    ],
)  # fmt: skip
async def test_a_command_is_found_by_the_words_that_people_use(network, typed, first):
    async with reading(network, size=(120, 36)) as reader:
        assert f"{(await ask(reader, typed))[0]} ".startswith(first)


async def test_back_and_forward_go_there_and_say_so_where_they_cannot(network):
    async with reading(network) as reader:
        assert await ask(reader, "back") == ["“Back” is not available here."]
        await reader.press("escape")
        await ask(reader, "jakarta")
        await reader.press("enter")
        await ask(reader, "back")
        await reader.press("enter")
        assert reader.here.subject == ()
        await ask(reader, "forward")
        await reader.press("enter")
        assert reader.at == "jakarta"


async def test_a_filter_can_be_given_as_a_command(network):
    async with reading(network) as reader:
        await ask(reader, "filter flood")
        await reader.press("enter")
        assert reader.here.option("filter") == "flood"


def test_every_name_of_every_record_is_offered_before_anything_but_a_command_so_called(network):
    here = Location("explore").with_options(edition="2023")
    offers = SuggestionProvider(network, here, CommandParser(network, here, {}))
    index = names(network)
    for name, records in index.items():
        first = next(offer for offer in offers.answer(name) if isinstance(offer, Suggestion))
        if first.row is None:
            assert screen_called(name) or first.fill.strip() == name or name in first.fill.lower()
        else:
            assert first.row.to in map(place_of, records), name
