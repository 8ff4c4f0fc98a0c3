"""The shipped facts bear each other out: a slip in one of them breaks a rule that all keep."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest

from ascn_tui.model.network import Network
from ascn_tui.model.projects import Listing
from ascn_tui.model.taxonomy import Ref


@pytest.fixture(scope="module")
def lists(network: Network) -> list[list[Listing]]:
    """Every list in the appendix of an edition, in the order of its numbers."""
    found: dict[tuple[str, str | None], list[Listing]] = defaultdict(list)
    for city in network.cities:
        for project in city.projects:
            for listing in project.listings:
                found[listing.edition, listing.list].append(listing)
    return [sorted(rows, key=lambda listing: listing.number) for rows in found.values()]


def test_the_numbers_of_a_list_run_without_a_gap(lists: list[list[Listing]]) -> None:
    for rows in lists:
        assert [listing.number for listing in rows] == list(range(1, len(rows) + 1))


def test_the_pages_of_a_list_rise_with_its_numbers(lists: list[list[Listing]]) -> None:
    for rows in lists:
        assert [
            (before.number, after.number)
            for before, after in pairwise(rows)
            if int(after.page) < int(before.page)
        ] == []


def test_no_reference_leads_beyond_the_last_page_of_a_monitoring_report(network: Network) -> None:
    reports = {edition.document for edition in network.taxonomy.editions}
    pages = {source.id: source.pages_pdf for source in network.sources if source.id in reports}
    assert all(pages.values())
    beyond = [
        f"{ref.document} p.{ref.page}"
        for ref in refs_in(network.parts)
        if ref.document in pages
        and ref.page
        and ref.page.rpartition("-")[2].isdigit()
        and int(ref.page.rpartition("-")[2]) > pages[ref.document]
    ]
    assert beyond == []


def refs_in(value: object) -> Iterator[Ref]:
    """Every reference inside a record, however deep."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from refs_in(getattr(value, field))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from refs_in(part)
    elif isinstance(value, dict):
        yield from refs_in(list(value.values()))
