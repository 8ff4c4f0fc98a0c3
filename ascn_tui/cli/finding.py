"""The command `find`: records by any of their names, and pages by their words."""

from argparse import Namespace
from typing import TYPE_CHECKING

from ascn_tui.cli import terminal
from ascn_tui.cli.errors import NOT_FOUND, USAGE, data_folder, say

if TYPE_CHECKING:
    from ascn_tui.model.network import Network
    from ascn_tui.pages.search import Found


def find(_: str, network: "Network", options: Namespace) -> str | int:
    """Return what was found in the format asked for, or the exit code once the reason was said."""
    from ascn_tui.model.names.search import finder
    from ascn_tui.pages.search import found, in_edition
    from ascn_tui.pages.options import OptionError, narrow
    from ascn_tui.storage.cache.mentions import Mentions

    text = " ".join(options.words)
    if not text.strip():
        return say("find needs letters of a name, or words: ascn-tui find smart mobility", USAGE)
    try:
        edition = narrow(network, {"edition": options.edition})["edition"]
    except OptionError as error:
        return say(str(error), USAGE)
    # A piece of a text is for the eye; what is read by programs is not cut.
    form = options.format or terminal.default_format()
    everything = found(network, text, Mentions(data_folder(options), whole=form != "text"))
    if not any(everything):
        near = finder(network).nearest(text)
        named = "; ".join(f"{hit.shown} ({hit.place})" for hit in near)
        said = f"no match for '{text}'" + (f"; did you mean: {named}" if named else "")
        return say(said, NOT_FOUND)
    asked = edition if options.edition else ""
    return _written(in_edition(network, everything, asked), form, network, options)


def _written(everything: "Found", form: str, network: "Network", options: Namespace) -> str:
    from ascn_tui.cli import output
    from ascn_tui.render import search as painter

    match form:
        case "json":
            from ascn_tui.render.json import indented

            return indented(painter.json_found(everything))
        case "yaml":
            return output.yaml_text(painter.json_found(everything))
        case "csv":
            from ascn_tui.render.csv import csv_text

            return csv_text(painter.found_records(everything))
        case "markdown":
            from ascn_tui.render.markdown import markdown_list

            return markdown_list(painter.found_records(everything))
        case "plain":
            return painter.plain_found(everything)
        case _:
            look = terminal.look(options, network.marks)
            return output.drawn(painter.found_lines(everything, look), network)
