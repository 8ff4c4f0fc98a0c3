"""Printed figures against the rows: what is changed in the rows no longer adds up."""

import random

import msgspec
import pytest

from ascn_tui.model.network import Network, NetworkData
from ascn_tui.model.projects import Listing
from ascn_tui.storage.checks.figures import reconcile

CHANGES = 60
REPORTED = 32
"""Disagreements of rows or Exhibit 2 with printed totals that were counted by hand before."""


def changed(network: Network, project: str, edition: str, **fields: str) -> Network:
    """Return the network with other fields in one listing."""

    def listing(old: Listing, owner: str) -> Listing:
        hit = owner == project and old.edition == edition
        return msgspec.structs.replace(old, **fields) if hit else old

    cities = tuple(
        msgspec.structs.replace(
            city,
            projects=tuple(
                msgspec.structs.replace(
                    own, listings=tuple(listing(old, own.id) for old in own.listings)
                )
                for own in city.projects
            ),
        )
        for city in network.cities
    )
    return Network(msgspec.structs.replace(network.parts, cities=cities))


def moved(network: Network, project: str, edition: str, target: str) -> Network:
    """Return the network with one listing under a city of another country."""
    owner = network.project[project]
    (listing,) = (old for old in owner.listings if old.edition == edition)
    rest = tuple(old for old in owner.listings if old.edition != edition)
    guest = msgspec.structs.replace(owner, id=f"{project}-moved", listings=(listing,))
    cities = []
    for city in network.cities:
        own = tuple(
            msgspec.structs.replace(other, listings=rest) if other.id == project else other
            for other in city.projects
        )
        own = (*own, guest) if city.id == target else own
        cities.append(msgspec.structs.replace(city, projects=own))
    return Network(msgspec.structs.replace(network.parts, cities=tuple(cities)))


def problems(network: Network) -> list[str]:
    figures = network.parts.figures
    assert figures is not None
    return [check.problem for check in reconcile(network, figures) if check.problem]


def test_the_shipped_rows_leave_no_figure_unexplained(network: Network) -> None:
    assert problems(network) == []
    assert len(network.checked) > 900


def test_every_known_difference_is_found_by_counting(network: Network) -> None:
    differ = [check for check in network.checked if check.agrees is False]
    icons = [check for check in differ if check.metric == "icons"]
    assert len(differ) - len(icons) == REPORTED
    assert all(check.why and check.printed != check.counted for check in differ)


@pytest.mark.parametrize("kind", ["status", "focus_area", "country"])
def test_changing_any_single_listing_makes_a_figure_fail(network: Network, kind: str) -> None:
    dice = random.Random(f"listings {kind}")  # noqa: S311 - a repeatable draw
    listings = [
        (project.id, listing) for project in network.projects for listing in project.listings
    ]
    shelves = {"status": list(network.status), "focus_area": list(network.focus_area)}
    for project, listing in dice.sample(listings, CHANGES):
        if kind == "country":
            home = network.city_of[project].country
            target = dice.choice([city.id for city in network.cities if city.country != home])
            spoiled = moved(network, project, listing.edition, target)
        else:
            other = [word for word in shelves[kind] if word != getattr(listing, kind)]
            spoiled = changed(network, project, listing.edition, **{kind: dice.choice(other)})
        assert problems(spoiled), (project, listing.edition, kind)


def test_a_recorded_difference_that_is_gone_is_a_problem(network: Network) -> None:
    body = msgspec.to_builtins(network.parts)
    shares = body["figures"]["editions"][0]["status_shares"]
    known = shares["known"][0]
    shares["figures"][known["key"]] = known["counted"]
    figures = msgspec.convert(body, NetworkData).figures
    assert figures is not None
    told = [check.problem for check in reconcile(network, figures) if check.problem]
    assert any("is gone" in problem for problem in told)


def test_a_difference_that_nobody_recorded_is_a_problem(network: Network) -> None:
    body = msgspec.to_builtins(network.parts)
    body["figures"]["editions"][1]["projects"]["printed"] = "87"
    figures = msgspec.convert(body, NetworkData).figures
    assert figures is not None
    told = [check.problem for check in reconcile(network, figures) if check.problem]
    assert any("printed 87" in problem and "86" in problem for problem in told)
