"""What is wrong with the printed figures of a folder, as problems of their file."""

from collections.abc import Iterator

from ascn_tui.model.figures import Checked, Figures
from ascn_tui.model.network import Network
from ascn_tui.model.names.suggestions import hint
from ascn_tui.storage.yaml.document import Document
from ascn_tui.storage.checks.figure_words import unknown_words
from ascn_tui.storage.checks.problems import Problem, quoted


def word_problems(network: Network, figures: Figures, document: Document) -> Iterator[Problem]:
    """Yield the keys of tables that name nothing, each with the nearest word that does."""
    for unknown in unknown_words(network, figures):
        message = f"unknown {unknown.shelf} {quoted(unknown.word)}"
        said = hint(unknown.word, list(unknown.known))
        yield document.at(unknown.where, message, said, key=True)


def figure_problems(checks: tuple[Checked, ...], document: Document) -> Iterator[Problem]:
    """Yield the figures that the rows contradict, at their place in `figures.yaml`."""
    for check in checks:
        if check.problem:
            yield document.at(check.where, f"{check.edition}: {check.problem}")
