"""Projects by edition and by what tells them apart."""

import pandas as pd

from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network

FIELDS = ("country", "city", "focus", "status")
"""What projects can be counted by."""


def listings(network: Network, here: Location, **narrow: str) -> pd.DataFrame:
    """Return one row a listing that the filter of a location keeps, narrowed by ids.

    Columns are edition, country, city, focus and status.
    """
    rows = [
        (edition, row.country.id, row.city.id, row.listing.focus_area, row.listing.status)
        for edition in network.edition
        for row in match.rows(network, here.with_options(edition=edition), **narrow)
    ]
    return pd.DataFrame(rows, columns=["edition", *FIELDS])


def trend(network: Network, here: Location, by: str, **narrow: str) -> pd.DataFrame:
    """Count projects by a field, a row each, with the editions as columns, oldest first.

    Rows stand in the order of the last edition's counts, most first. What an edition does not
    list is counted as 0 here: whether that is a zero or unknown is for the page to say.
    """
    found = listings(network, here, **narrow)
    counted = pd.crosstab(found[by], found["edition"]).reindex(
        columns=list(network.edition), fill_value=0
    )
    last = counted.columns[-1]
    return counted.sort_values([last, *counted.columns[:-1]], ascending=False, kind="stable")
