"""The jump dialog: any record, locator or command."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input

from ascn_tui.model.location import Location
from ascn_tui.pages.search import Mentions
from ascn_tui.render.lines import Line, Span, cells, fold, wrap
from ascn_tui.render.search import row_lines
from ascn_tui.tui.command_palette import (
    Command,
    CommandParser,
    Suggestion,
    SuggestionNote,
    Told,
)
from ascn_tui.tui.dialogs.dialog import Dialog
from ascn_tui.tui.screens.navigator import Navigator
from ascn_tui.tui.suggestions import SuggestionProvider
from ascn_tui.tui.themes import NAMES
from ascn_tui.tui.widgets.footer import Footer
from ascn_tui.tui.widgets.row_list import RowList


class SuggestionList(RowList, can_focus=False):
    """Offers, one of them lit; the keyboard stays with the box above."""

    told: Sequence[Told] = ()

    def show(self, told: Sequence[Told]) -> None:
        """Offer something else, with the first offer lit."""
        self.told = told
        self.update(top=True)

    @property
    def chosen(self) -> Suggestion | None:
        """The offer that is lit."""
        line = self.current
        return next((one for one in self.told if line and isinstance(one, Suggestion)
                     and _key(one) == line.to), None)  # fmt: skip

    @property
    def at_first(self) -> bool:
        """Whether there is nothing above to move to."""
        _ = self.lines
        return self.cursor <= self.viewport.first

    def draw(self) -> Sequence[Line]:
        """Draw headings with a line between them, commands in columns, names as they are found."""
        widths = [
            cells(one.fill) for one in self.told if isinstance(one, Suggestion) and not one.row
        ]
        column = min(max(widths, default=0), self.text_width // 2) + 2
        lines: list[Line] = []
        for one in self.told:
            if isinstance(one, SuggestionNote):
                lines += self._note(one, first=not lines)
            else:
                lines += self._offer(one, column)
        return lines

    def _note(self, note: SuggestionNote, *, first: bool) -> Iterator[Line]:
        if note.role == "heading" and not first:
            yield Line()
        for part in wrap(note.text, self.text_width):
            yield Line((Span(part, note.role),))

    def _offer(self, offer: Suggestion, column: int) -> list[Line]:
        look = self.look()._replace(width=self.text_width - 1)  # the scrollbar stands apart
        lines = row_lines(offer.row, look) if offer.row else self._command(offer, column)
        return [line._replace(to=_key(offer)) if line.to else line for line in lines]

    def _command(self, offer: Suggestion, column: int) -> list[Line]:
        """Draw what is typed, and beside it in a column of its own what that does."""
        name = Line((Span(offer.fill.strip(), "link"),), _key(offer))
        room = self.text_width - column
        if name.width + 2 > column or not offer.says:
            said = wrap(offer.says, self.text_width) if offer.says else []
            return [*fold(name, self.text_width), *(_more(part, 0) for part in said)]
        first, *rest = wrap(offer.says, room)
        spans = (*name.spans, Span(" " * (column - name.width)), Span(first, "muted"))
        return [name._replace(spans=spans), *(_more(part, column) for part in rest)]


def _more(text: str, indent: int) -> Line:
    return Line((Span(" " * indent), Span(text, "muted")), more=True)


def _key(offer: Suggestion) -> Location:
    """Return what the line of an offer leads to: what would be typed for it."""
    return Location("", (offer.fill,))


LONGEST = 500
"""Letters that the box takes; few locators are half as long."""


class JumpChoice(NamedTuple):
    """What was chosen: a place or an action, and the text that leads there again."""

    does: Location | str
    text: str


class JumpInput(Input):
    """A line to type into; its keys are told below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.take", "open", key_display="enter",
                tooltip="Open or run what is lit", id="jump.take"),
        Binding("tab", "screen.complete", "complete", key_display="tab",
                tooltip="Write what is lit into the box", id="jump.complete"),
    ]  # fmt: skip


class JumpDialog(Dialog[JumpChoice | None]):
    """Offers what fits as it is typed; Enter opens, Tab completes, Up recalls, Escape closes."""

    HAS_INPUT: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,ctrl+p", "step(-1)", "recall", key_display="up", id="jump.previous",
                tooltip="Row above; above the first: what was asked before"),
        Binding("down,ctrl+n", "step(1)", show=False, tooltip="Row below", id="jump.next"),
        Binding("pagedown", "page(1)", show=False, tooltip="Page down", id="jump.page-down"),
        Binding("pageup", "page(-1)", show=False, tooltip="Page up", id="jump.page-up"),
        Binding("escape", "close", "close", key_display="esc", tooltip="Close", id="jump.close"),
    ]  # fmt: skip

    def __init__(
        self,
        offers: SuggestionProvider,
        earlier: Sequence[str],
        *,
        begun: str = "",
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.offers = offers
        self.begun = begun
        self.earlier = earlier
        self.ascii_only = ascii_only
        self._recalled = len(earlier)
        self._answered: str | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            box = JumpInput(
                placeholder="Name, id, locator or command", compact=True, max_length=LONGEST,
                select_on_focus=False, id="asked",
            )  # fmt: skip
            box.cursor_blink = False  # a blinking cursor writes to the line all the time
            yield box
            yield SuggestionList(
                marks=self.offers.network.marks, ascii_only=self.ascii_only,
                id="offered", classes="-led",
            )  # fmt: skip
            yield Footer()

    def on_mount(self) -> None:
        self._write(self.begun)
        self.watch(self._box, "value", self._answer)

    @property
    def _box(self) -> JumpInput:
        return self.query_one(JumpInput)

    @property
    def _pane(self) -> SuggestionList:
        return self.query_one(SuggestionList)

    def _answer(self) -> None:
        """Offer what fits the box as it is, if that is not offered already."""
        if self._answered != self._box.value:
            self._answered = self._box.value
            self._pane.show(self.offers.answer(self._answered))

    def _write(self, text: str) -> None:
        self._box.value = text
        self._box.cursor_position = len(text)
        self._answer()

    @on(RowList.Opened)
    def _clicked(self, event: RowList.Opened) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Do what is lit; what wants more is written into the box instead."""
        self._answer()  # keys can be quicker than what they change is told
        offer = self._pane.chosen
        if offer is None:
            return
        if offer.does is None:
            self._write(offer.fill)
        else:
            self.dismiss(JumpChoice(offer.does, self.offers.completed(offer)))

    def action_complete(self) -> None:
        self._answer()
        offer: Suggestion | None = self._pane.chosen
        if offer is not None:
            self._write(self.offers.completed(offer))

    def action_step(self, by: int) -> None:
        """Go to the next row; up from the first one, and down again, recall what was asked."""
        self._answer()
        recalling = self._recalled < len(self.earlier)
        recalling = recalling and self._box.value == self.earlier[self._recalled]
        if not recalling:
            self._recalled = len(self.earlier)
        asks = recalling or (by < 0 and not self._box.value)
        if asks and self._pane.at_first and 0 <= self._recalled + by <= len(self.earlier):
            self._recalled += by
            self._write([*self.earlier, ""][self._recalled])
        else:
            self._pane.action_step(by)

    def action_page(self, by: int) -> None:
        self._pane.action_page(by)


RECALLED = 100
"""Entries that can be recalled while the app runs."""


class JumpController:
    """Opens the jump dialog over a screen and runs what was chosen; keeps the input history.

    `go` opens a location that was chosen.
    """

    def __init__(
        self,
        screen: Screen[None],
        navigator: Navigator,
        go: Callable[[Location], None],
        mentions: Mentions | None,
        *,
        ascii_only: bool,
    ) -> None:
        self.screen = screen
        self.navigator = navigator
        self.go = go
        self.mentions = mentions
        self.ascii_only = ascii_only
        self.earlier: tuple[str, ...] = ()

    def open(self, begun: str = "") -> None:
        """Open the dialog with the beginning of a command in its box."""
        active = by_id(self.screen.active_bindings.values())
        offers = SuggestionProvider(
            self.navigator.network, self.navigator.here, self._commands(active), self.mentions
        )
        dialog = JumpDialog(offers, self.earlier, begun=begun, ascii_only=self.ascii_only)
        self.screen.app.push_screen(dialog, partial(self._run, active))

    def _commands(self, active: Mapping[str, ActiveBinding]) -> CommandParser:
        themes = self.screen.app.available_themes
        keys = [
            Command(called(found.binding), "", self._described(found.binding), name)
            for name, found in active.items()
        ]
        bindings = self.screen.active_bindings.values()
        return CommandParser(
            self.navigator.network,
            self.navigator.here,
            {name: theme for name, theme in NAMES.items() if theme in themes},
            keys,
            {called(one.binding) for one in bindings if not one.enabled},
        )

    def _described(self, binding: Binding) -> str:
        return f"{self.screen.app.get_key_display(binding)}  {binding.tooltip}"

    def _run(self, active: Mapping[str, ActiveBinding], choice: JumpChoice | None) -> None:
        if choice is None:
            return
        kept = tuple(text for text in self.earlier if text != choice.text)
        self.earlier = (*kept, choice.text)[-RECALLED:]
        does = choice.does
        if isinstance(does, str):
            found = active.get(does)
            action, node = (found.binding.action, found.node) if found else (does, self.screen)
            self.screen.call_later(self.screen.app.run_action, action, node)
        elif does == self.navigator.here.with_options(edition=does.edition):
            self.navigator.turn(does)
        else:
            self.go(does)


def by_id(active: Iterable[ActiveBinding]) -> dict[str, ActiveBinding]:
    """Return the keys that are commands, each once; screens and the box have offers already."""
    found: dict[str, ActiveBinding] = {}
    for one in active:
        name = one.binding.id or ""
        if one.enabled and one.binding.tooltip and not name.startswith(("screen.", "jump.")):
            found.setdefault(name, one)
    found.pop("", None)
    return found


def called(binding: Binding) -> str:
    """Return the name of a key as a command: its action's; where that does several, its id's."""
    action, bracket, _ = binding.action.rpartition(".")[2].partition("(")
    verb = (binding.id or "").partition(".")[2]
    return (verb if bracket else action).replace("_", " ").replace("-", " ")
