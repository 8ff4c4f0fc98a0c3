"""Help: a guide to the screen, its signs, and its keys, narrowed as one types."""

import pytest
from reader import reading

from ascn_tui import notation
from ascn_tui.model.location import SCREENS
from ascn_tui.tui.dialogs.help import KeyList
from ascn_tui.tui.help_text import GUIDES


def told(reader) -> str:
    return "\n".join(line.text for line in reader.app.screen.query_one(KeyList).lines)


@pytest.mark.parametrize("start", ["explore", "compare", "governance", "evidence", "jakarta"])
async def test_help_begins_with_what_the_screen_shows_and_how_to_move_and_leave(network, start):
    async with reading(network, start, size=(120, 40)) as reader:
        await reader.press("question_mark")
        guide = told(reader).partition("\n\n")[0].split("\n")
        assert 3 <= len(guide) <= 5
        assert guide[0] == GUIDES[reader.here.screen][0]
        assert "Enter" in guide[-2]
        assert guide[-1] == "Esc closes this list; elsewhere it goes one step out. q quits."


def test_every_screen_has_a_guide():
    assert set(SCREENS) <= set(GUIDES)


async def test_help_names_the_signs_that_the_screen_uses(network):
    async with reading(network, size=(120, 40)) as reader:
        await reader.press("question_mark")
        for status in network.taxonomy.statuses:
            assert f"{status.glyph} {status.name}" in told(reader)
        assert "the symbols are a sample of them, in proportion" in told(reader)
        edition = network.edition[network.taxonomy.newest]
        assert f"{edition.document} short name of the {edition.id} report" in told(reader)
        await reader.press("escape", "2", "question_mark")
        for sign, _, said in notation.VERDICTS.values():
            assert f"{sign} {said}" in told(reader)


async def test_help_in_ascii_shows_the_twins(network):
    async with reading(network, "compare", ascii_only=True) as reader:
        await reader.press("question_mark")
        assert "x differs" in told(reader)
        assert "Down and up go from row to row" in told(reader)
        assert told(reader).isascii()


async def test_help_on_claims_says_what_each_verdict_means(network):
    async with reading(network, "c049", size=(120, 50)) as reader:
        await reader.press("question_mark")
        for verdict in network.taxonomy.verdicts:
            assert verdict.name in told(reader)
            assert verdict.meaning in told(reader)


def said(reader) -> str:
    """What help says, on one line."""
    return " ".join(told(reader).split())


@pytest.mark.parametrize(
    ("start", "how"),
    [
        ("compare/indonesia/malaysia/ov-projects",
         ("≠ differs Projects, 2023 report. Indonesia: 14 projects, counted in me2023 "
         "p.20, 21. Malaysia: 15 projects, counted in me2023 p.21. They differ, and neither is 0. "
         "! the paper says otherwise As the paper says. Indonesia: 15 projects, paper p.6. "
         "Malaysia: 14 projects, paper p.6.")),
        ("compare/indonesia/malaysia/fa-safety-security",
         ("▸ only right Safety & Security. Indonesia: 0 projects (0 %), counted in me2023 "
         "p.20, 21. Malaysia: 1 project (7 %), counted in me2023 p.21. Only Malaysia has it; of "
         "Indonesia it is known that there is none.")),
        ("compare/indonesia/malaysia/kind:instrument",
         "Nothing is reported of Indonesia, which is not 0."),
        ("compare/civic-and-social/quality-environment/status:completed",
         ("? not known Completed. Civic & Social: 1 project (4 %), counted in me2023 p.20. Quality "
         "Environment: 0 projects (0 %), counted in me2023 p.20, 21, 22. The status of four "
         "projects of Civic & Social and two of Quality Environment is not known.")),
        ("compare/indonesia/malaysia/ch-funding",
         "= same Funding. Judged by reading what the documents say of both sides."),
        ("compare/indonesia/malaysia/group:focus-areas",
         "Six focus areas, 6 rows: 0 same, 6 differ"),
        ("evidence/c049",
         "✗ Contradicted c049. The report gives the two figures the other way round."),
    ],
)  # fmt: skip
async def test_help_on_a_verdict_says_how_it_was_reached(network, start, how):
    async with reading(network, f"{start}?edition=2023", size=(120, 50)) as reader:
        await reader.press("question_mark")
        heading, _, rest = said(reader).partition("How this verdict was reached ")
        assert heading
        assert how in rest


async def test_help_explains_the_claim_under_the_cursor(network):
    async with reading(network, "evidence?verdict=contradicted", size=(120, 50)) as reader:
        while not (reader.pane.current.to.subject[:1] or reader.at == "c049"):
            await reader.press("down")
        [key] = reader.pane.current.to.subject
        await reader.press("question_mark")
        assert f"✗ Contradicted {key}. {network.claim[key].note[:30]}" in said(reader)
        assert "ongoing" not in said(reader)
        for verdict in network.taxonomy.verdicts:
            assert f"{verdict.glyph} {verdict.name} {verdict.meaning}" in said(reader)


async def test_help_has_the_meaning_of_every_verdict_from_the_glossary(network):
    terms = {term.name: term for term in network.term.values()}
    async with reading(network, "compare", size=(120, 50)) as reader:
        await reader.press("question_mark")
        for sign, _, name in notation.VERDICTS.values():
            assert f"{sign} {name} {terms[name].meaning}" in said(reader)
    assert {terms[name].vocabulary for *_, name in notation.VERDICTS.values()} == {"row-verdict"}
    assert terms["not reported"].refs == ()


async def test_near_keys_come_first_and_the_way_out_last(network):
    async with reading(network, size=(120, 50)) as reader:
        await reader.press("question_mark")
        lines = told(reader).split("\n")
        assert lines.index("Tree") < lines.index("Rows") < lines.index("Program")
        assert lines[-1].split() == ["q", "Leave", "the", "explorer"]


async def test_typing_narrows_help_to_what_fits_and_escape_closes_it(network):
    async with reading(network) as reader:
        before = reader.here
        await reader.press("question_mark", *"edit")
        keys = [line for line in told(reader).split("\n") if line.startswith("  ")]
        assert keys[:2] == ["  < ,  Edition before", "  > .  Edition after"]
        assert all("edit" in line for line in keys[2:] if line[2] != " ")
        assert "Edition before" in reader.text
        assert "Next row" not in reader.text
        await reader.press(*"qqq")
        assert told(reader) == "No key or sign fits «editqqq»."
        await reader.press("escape")
        assert reader.app.screen is reader.main
        assert reader.here == before


async def test_a_key_finds_what_it_does(network):
    async with reading(network) as reader:
        await reader.press("question_mark", "Y")
        assert "locator of what is shown" in told(reader)
        await reader.press("backspace", "q")
        assert "Leave the explorer" in told(reader)


async def test_arrows_scroll_help_while_the_box_has_the_keyboard(network):
    async with reading(network) as reader:
        await reader.press("question_mark", "down", *["pagedown"] * 12)
        assert "Leave the explorer" in reader.text
        await reader.press(*["pageup"] * 12, "up")
        assert GUIDES["explore"][0] in reader.text


async def test_help_stays_inside_a_small_terminal(network):
    async with reading(network, size=(60, 20)) as reader:
        await reader.press("question_mark")
        assert "Type to narrow" in reader.text
        assert "esc close" in reader.text
        pane = reader.app.screen.query_one(KeyList)
        assert all(line.width <= pane.text_width for line in pane.lines)
