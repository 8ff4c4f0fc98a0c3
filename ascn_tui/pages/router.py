"""The router: every screen with its resolver, its pages, its options and its guide."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages import namesakes, page_filter, resolvers
from ascn_tui.pages.blocks import Page
from ascn_tui.pages.compare import page, row_page
from ascn_tui.pages.compare.sides import PAIR, SIDES
from ascn_tui.pages.evidence import claim_pages
from ascn_tui.pages.evidence.claims import ABOUT
from ascn_tui.pages.explore import overview, place_lists, places, project_list, projects
from ascn_tui.pages.figures import figures
from ascn_tui.pages.governance import entries, levels
from ascn_tui.pages.reference import framework, glossary, partners, timeline
from ascn_tui.pages.sources import dependents, documents, in_text_citations
from ascn_tui.pages.tours import tours
from ascn_tui.pages.trends import changes, trends


@lru_cache(maxsize=128)
def build(network: Network, here: Location) -> Page:
    """Return the page of a location that `locator.resolve` has returned.

    Both are immutable, so that the same page can be returned to the header, a pane and history.
    """
    page = _page(network, here)
    page = page_filter.filter_page(network, page) if _needs_filter(network, here) else page
    return namesakes.distinguish_rows(network, page)


def _page(network: Network, here: Location) -> Page:
    """Return the page of the record that a location names, or else the page of its screen."""
    route = ROUTES[here.screen]
    for shelf, record_page in route.records.items() if here.subject else ():
        if record := getattr(network, shelf).get(here.subject[0]):
            return record_page(network, here, record)
    return route.page(network, here)


def _needs_filter(network: Network, here: Location) -> bool:
    """Tell whether rows are filtered once the page is built; a record's own page is not."""
    counting = ROUTES[here.screen].filters_itself and not here.option("list")
    return bool(here.option("filter")) and not (
        counting or network.records.keys() & here.subject[-1:]
    )


def _explore(network: Network, here: Location) -> Page:
    filtered = here.option("filter") and not network.project.keys() & here.subject
    if here.option("list") or filtered or project_list.is_listing(here):
        asked = place_lists.members_page if here.option("list") else project_list.listing_page
        return asked(network, here)
    if not here.subject:
        return overview.overview(network, here)
    subject = here.subject[-1]
    if len(here.subject) == 1 and (country := network.country.get(subject)):
        return places.country_page(network, here, country)
    if city := network.city.get(subject):
        return places.city_page(network, here, city)
    if project := network.project.get(subject):
        return projects.project_page(network, here, project)
    return projects.focus_page(network, here, network.focus_area[subject])


def _compare(network: Network, here: Location) -> Page:
    is_row = len(here.subject) > PAIR
    return (row_page.row_page if is_row else page.compare_page)(network, here)


def _sources(network: Network, here: Location) -> Page:
    if not here.subject:
        return documents.sources_page(network, here)
    source = network.source[here.subject[0]]
    if here.option("page"):
        return dependents.printed_page(network, here, source)
    if len(here.subject) > 1:
        return dependents.cited_by_page(network, here, source, here.subject[1])
    return documents.source_page(network, here, source)


def _trends(network: Network, here: Location) -> Page:
    return (changes.changes_page if here.subject else trends.trends_page)(network, here)


_FACETS = ("country", "city", "focus", "status")


class Route(NamedTuple):
    """A screen: what resolves its locations, what builds its pages, which options they take."""

    resolve: Callable[[Network, Location], Location]
    page: Callable[[Network, Location], Page]
    guide: str
    """What the screen shows, in one sentence of the help."""
    records: Mapping[str, Callable[[Network, Location, Any], Page]] = MappingProxyType({})
    """The page function of a record, by the attribute of the network that holds its kind."""
    own_options: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other names of the screen, as commands, headings and people use them."""
    filters_itself: bool = False
    """Whether the page functions apply the filter, since they count what it keeps."""

    @property
    def options(self) -> tuple[str, ...]:
        """All options that locations of the screen may have."""
        return ("edition", "filter", *self.own_options)


ROUTES = {
    "explore": Route(
        resolvers.explore,
        _explore,
        "A tree of the network, and the page of the row under the cursor.",
        own_options=("by", "sort", *_FACETS, *project_list.LISTING),
        aliases=("overview", "network", "home", "start"),
        filters_itself=True,
    ),
    "compare": Route(
        resolvers.compare,
        _compare,
        "Two places side by side; below, what the row chosen rests on.",
        own_options=("group", "differ", "fold", *SIDES),
        aliases=("comparison", "comparisons"),
        filters_itself=True,
    ),
    "governance": Route(
        resolvers.governance,
        levels.levels_page,
        "Who acts and by which rules: columns of level, place and entry.",
        {"level": entries.level_page, "entry": entries.entry_page, "project": entries.chain_page},
        aliases=("levels",),
        filters_itself=True,
    ),
    "evidence": Route(
        resolvers.evidence,
        claim_pages.evidence_overview,
        "What the paper claims, each claim with its verdict.",
        {"claim": claim_pages.claim_page},
        own_options=tuple(ABOUT),
        aliases=("claims",),
        filters_itself=True,
    ),
    "sources": Route(
        resolvers.sources,
        _sources,
        "The documents that everything here rests on.",
        own_options=("page",),
        aliases=("source", "documents"),
    ),
    "trends": Route(
        resolvers.trends,
        _trends,
        "The projects of all editions side by side.",
        own_options=("by", *_FACETS),
        aliases=("trend",),
        filters_itself=True,
    ),
    "figures": Route(
        resolvers.figures,
        figures.figures_page,
        "Totals as the reports print them, each beside its recount.",
        own_options=_FACETS,
        aliases=("figure",),
    ),
    "framework": Route(
        resolvers.record,
        framework.framework_page,
        "What the framework of the network says.",
        {"point": framework.point_page, "statement": framework.statement_page},
    ),
    "partners": Route(
        resolvers.record,
        partners.partners_page,
        "Who works with the cities.",
        {"partner": partners.partner_page},
        aliases=("partner",),
    ),
    "timeline": Route(
        resolvers.record,
        timeline.timeline_page,
        "What happened when.",
        {"event": timeline.event_page},
        aliases=("events",),
    ),
    "glossary": Route(
        resolvers.record,
        glossary.glossary_page,
        "Terms, what they mean, and what other languages call them.",
        {"term": glossary.term_page},
        aliases=("terms",),
    ),
    "citations": Route(
        resolvers.record,
        in_text_citations.citations_page,
        "What the paper cites.",
        {"citation": in_text_citations.citation_page, "oddity": in_text_citations.oddity_page},
        aliases=("citation",),
    ),
    "tours": Route(
        resolvers.record,
        tours.tours_page,
        "Walks through the data, stop by stop.",
        {"tour": tours.tour_page},
        aliases=("tour",),
    ),
}
"""Every screen by its name in locators, in the order of `model.location.SCREENS`."""
