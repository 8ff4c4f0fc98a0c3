"""Location to page: the one door to everything that can be said."""

from functools import lru_cache

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.pages import namesakes, page_filter
from ascn_tui.pages.blocks import Page
from ascn_tui.pages.compare import page, row_page
from ascn_tui.pages.compare.sides import PAIR
from ascn_tui.pages.evidence import claim_pages
from ascn_tui.pages.explore import overview, place_lists, places, project_list, projects
from ascn_tui.pages.figures import figures
from ascn_tui.pages.governance import entries, levels
from ascn_tui.pages.reference import framework, glossary, partners, timeline
from ascn_tui.pages.sources import dependents, documents, in_text_citations
from ascn_tui.pages.tours import tours
from ascn_tui.pages.trends import changes, trends


@lru_cache(maxsize=128)
def build(network: Network, here: Location) -> Page:
    """Return the page of a location that `address.locate` has made whole.

    Both are immutable, so a page asked for again (by the banner, a pane, going back) is the same.
    """
    page = _SCREENS[here.screen](network, here)
    page = page_filter.filter_page(network, page) if _is_sifted(network, here) else page
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
    if len(here.subject) > PAIR:
        return row_page.row_page(network, here)
    return page.compare_page(network, here)


def _governance(network: Network, here: Location) -> Page:
    if not here.subject:
        return levels.levels_page(network, here)
    subject = here.subject[0]
    if level := network.level.get(subject):
        return entries.level_page(network, here, level)
    if entry := network.entry.get(subject):
        return entries.entry_page(network, here, entry)
    return entries.chain_page(network, here, network.project[subject])


def _evidence(network: Network, here: Location) -> Page:
    if here.subject:
        return claim_pages.claim_page(network, here, network.claim[here.subject[0]])
    return claim_pages.evidence_overview(network, here)


def _sources(network: Network, here: Location) -> Page:
    if not here.subject:
        return documents.sources_page(network, here)
    source = network.source[here.subject[0]]
    if here.option("page"):
        return dependents.printed_page(network, here, source)
    if len(here.subject) > 1:
        return dependents.cited_by_page(network, here, source, here.subject[1])
    return documents.source_page(network, here, source)


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
        return in_text_citations.citations_page(network, here)
    if work := network.citation.get(here.subject[0]):
        return in_text_citations.citation_page(network, here, work)
    return in_text_citations.oddity_page(network, here, network.oddity[here.subject[0]])


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
