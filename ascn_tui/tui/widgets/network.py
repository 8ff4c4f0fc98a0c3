"""A list of rows about a network."""

from ascn_tui.model.network import Network
from ascn_tui.render.lines import Look
from ascn_tui.tui.widgets.row_list import Rows


class NetworkRows(Rows):
    """Rows drawn from the records of a network."""

    def __init__(
        self,
        network: Network,
        *,
        ascii_only: bool = False,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(ascii_only=ascii_only, id=id, classes=classes)
        self.network = network

    def look(self) -> Look:
        """Return what drawing needs to know of this pane."""
        return Look(self.text_width, self.network.marks, ascii_only=self.ascii_only)
