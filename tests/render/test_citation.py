"""Citations and the clipboard: a statement with its documents, sent through the terminal."""

import base64

import pytest

from ascn_tui.model.network import Network
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.sources.bibliography import citation, cite
from ascn_tui.tui.terminal.clipboard import LONGEST, sequence


def test_a_citation_names_author_year_title_pages_and_address(network: Network) -> None:
    said = citation(network.source["me2023"], ["21", "6", "20", "6"])
    assert said.startswith(
        "ASEAN Smart Cities Network (2023). ASEAN Smart Cities Network Monitoring"
    )
    assert "p. 6, 20, 21." in said
    assert said.endswith("-for-public.pdf")


def test_a_page_that_is_a_word_is_no_page_number(network: Network) -> None:
    assert "p. " not in citation(network.source["portal2026"], ["web"])


def test_a_statement_stands_above_every_document_it_rests_on(network: Network) -> None:
    lines = cite(network, "Projects   15", [Ref("paper", "6"), Ref("me2023", "6")]).split("\n")
    assert lines[0] == "Projects 15"
    assert [line.startswith("An Nafy") for line in lines[1:]] == [True, False]


PLAIN = "\x1b]52;c;" + base64.b64encode("Jakarta — 4".encode()).decode() + "\x07"
FOR_SCREEN = f"\x1bP{PLAIN}\x1b\\"
FOR_TMUX = f"\x1bPtmux;\x1b{PLAIN}\x1b\\"


@pytest.mark.parametrize(
    ("environment", "messages"),
    [
        ({}, PLAIN),
        ({"STY": "1", "TERM": "screen"}, FOR_SCREEN),
        ({"TERM": "screen-256color"}, PLAIN + FOR_SCREEN),
        ({"TMUX": "somewhere", "TERM": "screen"}, PLAIN + FOR_TMUX),
        ({"TERM": "tmux-256color"}, PLAIN + FOR_TMUX),
    ],
)
def test_multiplexers_and_the_terminals_around_them_are_asked(
    environment: dict[str, str], messages: str
) -> None:
    assert sequence("Jakarta — 4", environment) == messages


def test_a_text_too_long_for_terminals_is_refused_and_not_cut() -> None:
    sequence("x" * LONGEST, {})
    with pytest.raises(ValueError, match="bytes"):
        sequence("é" * LONGEST, {})
