"""The two sides of a comparison: a country, city or focus area, each in an edition."""

from collections import Counter
from typing import NamedTuple

from ascn_tui.model.location import Location
from ascn_tui.model.network import ListedProject, Network

PAIR = 2
"""The number of sides in the subject of a comparison; a third part is a row."""
SIDES = ("left", "right")
"""The options that set the edition of one side."""
SUBJECTS = ("country", "city", "focus-area")
"""The kinds of record that can be compared."""


class ComparedSide(NamedTuple):
    """A place or theme in an edition, and its rows there.

    `kind` is the option that narrows projects: country, city or focus. `label` includes the
    edition if the two sides have different ones.
    """

    id: str
    name: str
    kind: str
    edition: str
    label: str
    rows: tuple[ListedProject, ...]

    @property
    def narrow(self) -> dict[str, str]:
        return {self.kind: self.id}

    def tally(self, attribute: str) -> Counter[str]:
        return Counter(getattr(row.listing, attribute) for row in self.rows)

    def listing(self, **narrow: str) -> Location:
        """Return the location of the projects of this side, or of another list."""
        options = {self.kind: self.id, **narrow, "edition": self.edition}
        if "list" in narrow:
            options[self.kind] = ""  # the subject is enough
        return Location("explore", (self.id,)).with_options(**options)


def is_subject(network: Network, key: str) -> bool:
    return any(key in shelf for shelf in (network.country, network.city, network.focus_area))


def bare(here: Location) -> Location:
    """Return the location of the comparison itself, without row and other options."""
    kept = {name: here.option(name) for name in ("edition", *SIDES)}
    return Location("compare", here.subject[:PAIR]).with_options(**kept)


def swapped(here: Location) -> Location:
    left, right, *row = here.subject
    turned = here.with_options(left=here.option("right"), right=here.option("left"))
    return turned.at(right, left, *row)


def sides(network: Network, here: Location) -> tuple[ComparedSide, ComparedSide]:
    editions = [here.option(name) or here.edition for name in SIDES]
    apart = editions[0] != editions[1]
    left, right = (
        _side(network, key, edition, apart=apart)
        for key, edition in zip(here.subject[:PAIR], editions, strict=True)
    )
    return left, right


def _side(network: Network, key: str, edition: str, *, apart: bool) -> ComparedSide:
    kind, name = "city", ""
    for word, shelf in (("country", network.country), ("focus", network.focus_area)):
        if key in shelf:
            kind, name = word, str(getattr(shelf[key], "name", key))
            break
    name = name or network.city[key].name
    label = f"{name} {edition}" if apart else name
    return ComparedSide(key, name, kind, edition, label, network.rows(edition, **{kind: key}))
