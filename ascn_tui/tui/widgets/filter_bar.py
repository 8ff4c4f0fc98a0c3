"""The line that a filter is typed in, at the foot of the screen."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from ascn_tui.model.filter.query import LONGEST
from ascn_tui.tui.messages import FilterLeft, FilterTyped


class FilterInput(Input):
    """One line of text that never blinks, and takes as much of a paste as a filter holds."""

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted on one line, cut to the length that is left."""
        event.prevent_default()
        event.stop()
        room = LONGEST - len(self.value) + len(self.selected_text)
        self.replace(" ".join(event.text.split())[:room], *self.selection)


class FilterBar(Vertical):
    """Tells of every change; what is wrong with a filter stands above it."""

    HAS_INPUT: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "keep", "keep", id="filter.keep",
                tooltip="Keep the filter and go back to the list, as Enter does"),
        Binding("escape", "drop", "clear", key_display="esc", id="filter.drop",
                tooltip="Clear the filter and go back to the list"),
    ]  # fmt: skip

    def __init__(self, text: str, *, placeholder: str) -> None:
        super().__init__()
        # Held by hand: a program that ends while the line is mounted takes them away again.
        self._fault = Static(id="filter-fault", markup=False)
        self._fault.display = False
        self._box = FilterInput(
            text,
            placeholder=placeholder,
            max_length=LONGEST,
            select_on_focus=False,
            compact=True,
        )
        self._box.cursor_blink = False
        self._left = False

    def compose(self) -> ComposeResult:
        """Mount the fault, unseen at first, and the line."""
        yield self._fault
        with Horizontal():
            yield Static("/", id="filter-sign")
            yield self._box

    def on_mount(self) -> None:
        """Take the keyboard, behind the filter that is there already."""
        self._box.cursor_position = len(self._box.value)
        self.screen.set_focus(self._box)  # at once, before the keys that wait already

    def tell(self, fault: str) -> None:
        """Say what is wrong with the filter, or nothing."""
        if self._fault.display or fault:
            self._fault.update(fault)
            self._fault.display = bool(fault)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(FilterTyped(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    @on(Input.Blurred)
    def _blurred(self, event: Input.Blurred) -> None:
        event.stop()
        if self.app.app_focus:  # another window is no other place in this one
            self.action_keep()

    def action_keep(self) -> None:
        """Go back to the list with the filter."""
        self._leave(dropped=False)

    def action_drop(self) -> None:
        """Go back to the list without a filter."""
        self._leave(dropped=True)

    def _leave(self, *, dropped: bool) -> None:
        """Tell it once: the keyboard that goes afterwards is no second time."""
        if not self._left:
            self._left = True
            self.post_message(FilterLeft(dropped=dropped))
