"""Checks of the listings of projects against the appendices of the editions."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from ascn_tui.model.places import City
from ascn_tui.model.projects import Listing, Project
from ascn_tui.model.taxonomy import Taxonomy
from ascn_tui.storage.checks.problems import Problem
from ascn_tui.storage.yaml.document import YamlDocument
from ascn_tui.storage.yaml.positions import Trail


class ListingPosition(NamedTuple):
    """A listing with its project and the place where it is written."""

    listing: Listing
    project: Project
    document: YamlDocument
    trail: Trail


def listing_problems(documents: Collection[YamlDocument]) -> Iterator[Problem]:
    """Yield listings that are duplicate, share a number or are out of order, and such editions."""
    placed = [listing for document in documents for listing in _placed(document)]
    yield from _listed_twice(placed)
    yield from _same_number(placed)
    for document in documents:
        if isinstance(document.record, Taxonomy):
            yield from _editions_out_of_order(document, document.record)
            yield from _out_of_order(placed, [edition.id for edition in document.record.editions])


def _placed(document: YamlDocument) -> Iterator[ListingPosition]:
    if not isinstance(document.record, City):
        return
    for at, project in enumerate(document.record.projects):
        for number, listing in enumerate(project.listings):
            yield ListingPosition(listing, project, document, ("projects", at, "listings", number))


def _listed_twice(placed: Collection[ListingPosition]) -> Iterator[Problem]:
    first: dict[tuple[int, str], ListingPosition] = {}
    for one in placed:
        other = first.setdefault((id(one.project), one.listing.edition), one)
        if other is not one:
            where = other.document.place((*other.trail, "edition"))
            message = f"edition '{one.listing.edition}' lists this project twice: first at {where}"
            yield one.document.at((*one.trail, "edition"), message)


def _same_number(placed: Collection[ListingPosition]) -> Iterator[Problem]:
    first: dict[tuple[str, str | None, int], ListingPosition] = {}
    for one in placed:
        listing = one.listing
        other = first.setdefault((listing.edition, listing.list, listing.number), one)
        if other is not one:
            where = other.document.place((*other.trail, "number"))
            message = (
                f"number {listing.number} of edition '{listing.edition}' is taken"
                f" by '{other.project.id}' at {where}"
            )
            yield one.document.at((*one.trail, "number"), message)


def _editions_out_of_order(document: YamlDocument, taxonomy: Taxonomy) -> Iterator[Problem]:
    """Yield editions older than the one before: the last one is taken for the newest."""
    for at, (before, edition) in enumerate(pairwise(taxonomy.editions), 1):
        if edition.as_of < before.as_of:
            message = f"edition '{edition.id}' stands after '{before.id}': the oldest comes first"
            yield document.at(("editions", at, "as_of"), message)


def _out_of_order(placed: Collection[ListingPosition], editions: list[str]) -> Iterator[Problem]:
    order = {edition: at for at, edition in enumerate(editions)}
    before: ListingPosition | None = None
    for one in placed:
        here = order.get(one.listing.edition)
        if before and before.project is one.project and here is not None:
            there = order.get(before.listing.edition)
            if there is not None and here < there:
                message = (
                    f"edition '{one.listing.edition}' stands after"
                    f" '{before.listing.edition}': the oldest comes first"
                )
                yield one.document.at((*one.trail, "edition"), message)
        before = one
