"""Texts that drawing must show letter by letter, and a network whose names are such texts."""

from hypothesis import strategies as st
from msgspec.structs import replace

from ascn_tui.model.network import Network
from ascn_tui.storage.yaml.text import escape_controls

HOSTILE = (
    "[bold]", "[@click=app.quit]x[/]", "[/]", "[", "\\[b]", "${name}", "{0}", "%s", "Area [km2]",
    ":smile:", "&amp;<b>", "🏙️ 👩‍👩‍👧 é", "東京スマート都市", "שלום", "…", "a\\nb", "https://x.y/[z]",
)  # fmt: skip
STRINGS = st.one_of(
    st.sampled_from([escape_controls(text) for text in HOSTILE]),
    # What loading lets through: acting characters are visible there already.
    st.text(min_size=1, max_size=40).map(escape_controls),
    st.text(alphabet="[]/@=()$\\ab ", min_size=1, max_size=30),
).filter(str.strip)


def squeezed(text: str) -> str:
    """A text without its blanks: how it is broken into lines does not matter."""
    return "".join(text.split())


def renamed(network: Network, name: str) -> Network:
    """The network with one name for its first city and that city's first project."""
    first, *rest = network.cities
    project, *others = first.projects
    project = replace(project, name=name, listings=tuple(
        replace(listing, name=None) for listing in project.listings
    ))  # fmt: skip
    city = replace(first, name=name, projects=(project, *others))
    return Network(replace(network.parts, cities=(city, *rest)))
