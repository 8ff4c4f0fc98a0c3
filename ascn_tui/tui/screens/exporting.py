"""Writing what is shown into a file, and what is told of it."""

from pathlib import Path

from ascn_tui.pages.router import build
from ascn_tui.tui.screens.sending import Sending


class Exporting(Sending):
    """What a screen over a network writes into files."""

    ascii_only: bool

    def action_export(self) -> None:
        """Ask for a format and a name, and write the page that is shown."""
        # Few readers export anything: what it needs is loaded when the first of them does.
        from ascn_tui.tui.dialogs.export import ExportDialog  # noqa: PLC0415

        page = build(self.network, self.history.here)
        screen = ExportDialog(self.network, page, ascii_only=self.ascii_only)
        self.app.push_screen(screen, self._written)

    def _written(self, target: Path | None) -> None:
        if target:
            self.say("Wrote", target)
