"""The smallest Textual app of the same shape: what a start and a key cost at the least."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static, Tree


class EmptyApp(App[None]):
    """A header, a tree of 40 rows, a text and a footer."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Header()
        tree: Tree[None] = Tree("root")
        tree.root.expand()
        for number in range(40):
            tree.root.add_leaf(f"leaf {number}")
        yield tree
        yield Static("ready")
        yield Footer()


if __name__ == "__main__":
    EmptyApp().run()
