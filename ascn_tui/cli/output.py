"""Output of pages and lists in the format asked for, through the pager where it is long."""

import os
import shlex
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ascn_tui.cli import terminal
from ascn_tui.storage.cache.memo import fits_screen

if TYPE_CHECKING:
    from ascn_tui.model.network import Network
    from ascn_tui.pages.blocks import Page
    from ascn_tui.pages.lists.records import ListedRecord, Narrow
    from ascn_tui.render.lines import Line

    Asked = tuple[str, Narrow, str]
    """What is listed: the kind, what it is narrowed to, and the filter."""

FORMATS = ("text", "plain", "markdown", "json", "csv", "yaml")
"""Formats of pages and lists."""


def page_text(page: "Page", network: "Network", options: Namespace) -> str:
    match options.format or terminal.default_format():
        case "json":
            from ascn_tui.render.json import json

            return json(page)
        case "yaml":
            from ascn_tui.render.json import document

            return yaml_text(document(page))
        case "csv":
            from ascn_tui.render.csv import csv_text, records

            return csv_text(records(page))
        case "markdown":
            from ascn_tui.render.markdown import markdown

            return markdown(page, network)
        case "plain":
            from ascn_tui.render.plain import plain

            return plain(page, network)
        case _:
            from ascn_tui.render.layout import lay_out

            return rendered(lay_out(page, terminal.look(options, network.marks)), network)


def list_text(
    asked: "Asked", found: "Sequence[ListedRecord]", network: "Network", options: Namespace
) -> str:
    from ascn_tui.render import lists

    kind, narrow, text = asked

    match options.format or terminal.default_format():
        case "json":
            from ascn_tui.render.json import indented

            return indented(lists.json_list(kind, narrow["edition"], found))
        case "yaml":
            return yaml_text(lists.json_list(kind, narrow["edition"], found))
        case "csv":
            from ascn_tui.render.csv import csv_text

            return csv_text(lists.list_records(found))
        case "markdown":
            from ascn_tui.render.markdown import markdown_list

            return markdown_list(lists.list_records(found))
        case "plain":
            return lists.plain_list(found)
        case _:
            from ascn_tui.pages.lists.table import sheet
            from ascn_tui.render.list_table import list_lines

            listed = sheet(network, kind, narrow, text, found)
            return rendered(list_lines(listed, terminal.look(options, network.marks)), network)


def empty_list(kind: str, edition: str, options: Namespace) -> str:
    """Return an empty list: a document in JSON and YAML, nothing in other formats."""
    from ascn_tui.render import lists

    document = lists.json_list(kind, edition, ())
    if options.format == "json":
        from ascn_tui.render.json import indented

        return indented(document)
    return yaml_text(document) if options.format == "yaml" else ""


def rendered(lines: "Sequence[Line]", network: "Network") -> str:
    from ascn_tui.render.ansi import ansi

    return ansi(lines, terminal.styles(), terminal.addresses(network))


def yaml_text(document: dict[str, Any]) -> str:
    # Not in render: no other look-up loads yaml.
    import yaml

    written: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)
    return written


def show_in_pager(body: str) -> bool:
    """Show a text in the pager if it is longer than the screen; return whether it was shown.

    `PAGER` names the program; empty or `cat` means none, and so does a dumb terminal. LESSSECURE
    keeps less from running other programs.
    """
    command = _pager()
    if not command or fits_screen(body):
        return False
    import subprocess

    env = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ, "LESSSECURE": "1"}
    try:
        with _ignoring_interrupts():
            # The user chose the command.
            pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=env)  # noqa: S603
            pager.communicate(body.encode(sys.stdout.encoding or "utf-8", "replace"))
    except OSError:
        return False
    return True


def _pager() -> list[str]:
    if os.environ.get("TERM") in (None, "", "dumb"):
        return []  # it cannot move its cursor
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        command = ["less"]
    if not command or command == ["cat"]:
        return []
    # Without -R less escapes colours.
    return [*command, "-R"] if Path(command[0]).name == "less" else command


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """Leave ctrl+c to the pager."""
    kept = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, kept)
