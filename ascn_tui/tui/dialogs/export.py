"""A format and a name: the page is written into a file, whole or not at all."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, Static

from ascn_tui.export.destination import AlreadyExistsError, WriteRefusedError
from ascn_tui.export.formats import FORMATS, ExportRequest, export
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages.blocks import Page
from ascn_tui.pages.router import build
from ascn_tui.render.lines import Line, Span, cells, clip_path, pad, wrap
from ascn_tui.tui.dialogs.dialog import Dialog
from ascn_tui.tui.screens.navigator import Navigator
from ascn_tui.tui.toast import show_toast
from ascn_tui.tui.widgets.footer import Footer
from ascn_tui.tui.widgets.row_list import RowList


class FormatList(RowList):
    """The formats, the chosen one marked."""

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__(ascii_only=ascii_only, id="formats")
        self.can_focus = False
        self.chosen = next(iter(FORMATS))

    def draw(self) -> Sequence[Line]:
        """Draw a format a line, wrapped where it is long."""
        width = max(map(cells, FORMATS)) + 4
        return [line for form in FORMATS for line in self._format(form, width)]

    def _format(self, form: str, width: int) -> list[Line]:
        role = "link" if form == self.chosen else ""
        sign = (">" if self.ascii_only else "›") if form == self.chosen else " "
        first, *rest = wrap(FORMATS[form].about, max(8, self.text_width - width))
        head = Span(pad(f"{sign} {form}", width), role)
        below = (Line((Span(" " * width), Span(part, "muted"))) for part in rest)
        return [Line((head, Span(first, "muted"))), *below]

    def choose(self, by: int) -> str:
        """Choose the format that many further on, and return it."""
        names = list(FORMATS)
        self.chosen = names[(names.index(self.chosen) + by) % len(names)]
        self.update()
        return self.chosen


class ExportDialog(Dialog[Path | None]):
    """Asks for format and name; Enter writes, Escape closes. Returns what was written."""

    HAS_INPUT: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "write", key_display="enter", priority=True,
                tooltip="Write the file", id="export.write"),
        Binding("down", "choose(1)", "format", key_display="↓", priority=True,
                tooltip="Next format", id="export.next"),
        Binding("up", "choose(-1)", show=False, priority=True, tooltip="Previous format",
                id="export.previous"),
        Binding("escape", "close", "close", key_display="esc", id="export.close"),
    ]  # fmt: skip

    def __init__(self, network: Network, page: Page, *, ascii_only: bool) -> None:
        super().__init__()
        self.network = network
        self.page = page
        self.ascii_only = ascii_only
        self._warned = ""

    def compose(self) -> ComposeResult:
        """Mount the name, the formats, and room for what goes wrong."""
        with Vertical(classes="dialog"):
            yield Static(Text(f"Write «{self.page.title}» to"), id="asked")
            name = name_for(self.page.location) + FORMATS[next(iter(FORMATS))].ending
            yield Input(name, compact=True, select_on_focus=False, id="target")
            yield FormatList(ascii_only=self.ascii_only)
            yield Static(id="refused")
            yield Footer()

    def action_choose(self, by: int) -> None:
        """Choose another format; the ending of the name follows."""
        pane, box = self.query_one(FormatList), self.query_one(Input)
        before = FORMATS[pane.chosen].ending
        box.value = box.value.removesuffix(before) + FORMATS[pane.choose(by)].ending
        box.cursor_position = len(box.value)

    def action_write(self) -> None:
        """Write the file and close, or say why it could not be written."""
        typed = self.query_one(Input).value.strip()
        if not typed:
            self._refuse("A file needs a name.")
            return
        target, form = Path(typed).expanduser(), self.query_one(FormatList).chosen
        try:
            export(
                target, form, ExportRequest(self.network, self.page), force=typed == self._warned
            )
        except AlreadyExistsError:
            self._warned = typed
            self._refuse(f"{target} is there already. Enter again writes over it.", target)
        except WriteRefusedError as error:
            self._refuse(f"{error}.", target)
        except OSError as error:
            self._refuse(f"Cannot write {target}: {error.strerror}.", target)
        else:
            self.dismiss(target.absolute())

    def _refuse(self, why: str, target: Path | None = None) -> None:
        """Say why nothing was written; a path that is too long for a line is shortened."""
        line = self.query_one("#refused", Static)
        if target:
            why = why.replace(str(target), clip_path(str(target), line.size.width))
        line.update(Text(why))

    @on(Input.Changed)
    def _typed(self) -> None:
        self._warned = ""
        self._refuse("")


def name_for(here: Location) -> str:
    """Return the name that a file about a location gets unless the reader gives another."""
    narrowed = (value for name, value in here.options if name != "edition")
    parts = (*(here.subject or (here.screen,)), *narrowed, here.edition)
    return re.sub(r"[^\w]+", "-", " ".join(parts).casefold()).strip("-")[:80]


def open_export(screen: Screen[None], navigator: Navigator, *, ascii_only: bool) -> None:
    """Open the dialog for the present page; a toast names the file that was written."""

    def written(target: Path | None) -> None:
        if target:
            show_toast(screen, "Wrote", target)

    page = build(navigator.network, navigator.here)
    screen.app.push_screen(ExportDialog(navigator.network, page, ascii_only=ascii_only), written)
