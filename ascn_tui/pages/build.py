"""Location to page: the one door to everything that can be said."""

from functools import lru_cache

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages import (
    changes,
    citations,
    compare,
    compared,
    evidence,
    figures,
    framework,
    glossary,
    governance,
    levels,
    listing,
    members,
    namesakes,
    overview,
    partners,
    places,
    projects,
    resting,
    sifting,
    sources,
    timeline,
    tours,
    trends,
)
from ascn_tui.pages.page import Page
from ascn_tui.pages.sides import PAIR


@lru_cache(maxsize=128)
def build(network: Network, here: Location) -> Page:
    """Return the page of a location that `address.locate` has made whole.

    Both are immutable, so a page asked for again (by the banner, a pane, going back) is the same.
    """
    page = _SCREENS[here.screen](network, here)
    page = sifting.sifted(network, page) if _is_sifted(network, here) else page
    return namesakes.told_apart(network, page)


def _is_sifted(network: Network, here: Location) -> bool:
    """Tell whether a filter narrows a page's rows; some ask it while they count, records do not."""
    counting = here.screen in ("explore", "compare", "governance", "evidence", "trends")
    counting = counting and not here.option("list")
    return bool(here.option("filter")) and not (
        counting or network.records.keys() & here.subject[-1:]
    )


def _explore(network: Network, here: Location) -> Page:
    filtered = here.option("filter") and not network.project.keys() & here.subject
    if here.option("list") or filtered or listing.is_listing(here):
        asked = members.members_page if here.option("list") else listing.listing_page
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
    if len(here.subject) > PAIR:
        return compared.compared_page(network, here)
    return compare.compare_page(network, here)


def _governance(network: Network, here: Location) -> Page:
    if not here.subject:
        return levels.levels_page(network, here)
    subject = here.subject[0]
    if level := network.level.get(subject):
        return governance.level_page(network, here, level)
    if entry := network.entry.get(subject):
        return governance.entry_page(network, here, entry)
    return governance.chain_page(network, here, network.project[subject])


def _evidence(network: Network, here: Location) -> Page:
    if here.subject:
        return evidence.claim_page(network, here, network.claim[here.subject[0]])
    return evidence.evidence_overview(network, here)


def _sources(network: Network, here: Location) -> Page:
    if not here.subject:
        return sources.sources_page(network, here)
    source = network.source[here.subject[0]]
    if here.option("page"):
        return resting.printed_page(network, here, source)
    if len(here.subject) > 1:
        return resting.resting_page(network, here, source, here.subject[1])
    return sources.source_page(network, here, source)


def _framework(network: Network, here: Location) -> Page:
    if not here.subject:
        return framework.framework_page(network, here)
    if point := network.point.get(here.subject[0]):
        return framework.point_page(network, here, point)
    return framework.statement_page(network, here, network.statement[here.subject[0]])


def _partners(network: Network, here: Location) -> Page:
    if here.subject:
        return partners.partner_page(network, here, network.partner[here.subject[0]])
    return partners.partners_page(network, here)


def _timeline(network: Network, here: Location) -> Page:
    if here.subject:
        return timeline.event_page(network, here, network.event[here.subject[0]])
    return timeline.timeline_page(network, here)


def _glossary(network: Network, here: Location) -> Page:
    if here.subject:
        return glossary.term_page(network, here, network.term[here.subject[0]])
    return glossary.glossary_page(network, here)


def _citations(network: Network, here: Location) -> Page:
    if not here.subject:
        return citations.citations_page(network, here)
    if work := network.citation.get(here.subject[0]):
        return citations.citation_page(network, here, work)
    return citations.oddity_page(network, here, network.oddity[here.subject[0]])


def _tours(network: Network, here: Location) -> Page:
    if here.subject:
        return tours.tour_page(network, here, network.tour[here.subject[0]])
    return tours.tours_page(network, here)


def _trends(network: Network, here: Location) -> Page:
    if here.subject:
        return changes.changes_page(network, here)
    return trends.trends_page(network, here)


_SCREENS = {
    "explore": _explore,
    "compare": _compare,
    "governance": _governance,
    "evidence": _evidence,
    "sources": _sources,
    "trends": _trends,
    "figures": figures.figures_page,
    "framework": _framework,
    "partners": _partners,
    "timeline": _timeline,
    "glossary": _glossary,
    "citations": _citations,
    "tours": _tours,
}
