"""The chain from a city project up to the network's instruments, and back down."""

import pytest

from ascn_tui.model import governance_chain

FRAMEWORK = "ASEAN Smart Cities Framework"


def names_up(network, project: str) -> list[str]:
    return [step.entry.name for step in governance_chain.up(network, network.project[project])]


def test_jaklingko_answers_to_its_province_and_to_the_framework(network):
    up = names_up(network, "jakarta-jaklingko")
    assert "Jakarta Provincial Government" in up
    assert up[-1] == FRAMEWORK


def test_the_stunting_project_of_banyuwangi_answers_to_its_regency_and_to_the_framework(network):
    steps = governance_chain.up(network, network.project["banyuwangi-caring-for-stunting"])
    narrowest = [step for step in steps if step.level is network.levels[-1]]
    assert any("banyuwangi" in step.entry.cities for step in narrowest)
    assert steps[-1].entry.name == FRAMEWORK


def test_every_project_reaches_the_anchor_from_the_narrowest_level_to_the_widest(network):
    order = [level.id for level in reversed(network.levels)]
    for project in network.projects:
        steps = governance_chain.up(network, project)
        at = [order.index(step.level.id) for step in steps]
        assert at == sorted(at), project.id
        assert steps[-1].entry.name == FRAMEWORK
        assert steps[-1].basis == governance_chain.BY_NETWORK
        assert len({step.entry.id for step in steps}) == len(steps), project.id


def test_a_chain_holds_no_entry_of_another_country(network):
    for project in network.projects:
        country = network.city_of[project.id].country
        for step in governance_chain.up(network, project):
            named = project.id in step.entry.projects
            assert step.entry.country in (None, country) or named, (project.id, step.entry.id)


def test_the_basis_of_a_step_is_what_the_data_says(network):
    for project in network.projects:
        city = network.city_of[project.id]
        for level, entry, basis in governance_chain.up(network, project):
            if basis == governance_chain.BY_PROJECT:
                assert project.id in entry.projects
            elif basis == governance_chain.BY_CITY:
                assert city.id in entry.cities
            elif basis == governance_chain.BY_COUNTRY:
                assert entry.country == city.country
                assert not entry.cities
                assert not level.anchor
            else:
                assert entry.id == level.anchor


def test_only_bodies_and_rules_stand_above_and_no_difficulty_and_no_partner_below(network):
    roles = {kind.id: kind.role for kind in network.taxonomy.kinds}
    for project in network.projects:
        for step in governance_chain.up(network, project):
            assert roles[step.entry.kind] in ("body", "rule"), (project.id, step.entry.id)
    for entry in network.entries:
        for step in governance_chain.above(network, entry):
            assert roles[step.entry.kind] in ("body", "rule"), (entry.id, step.entry.id)
        for step in governance_chain.below(network, entry):
            assert roles[entry.kind] in ("body", "rule"), (entry.id, step.entry.id)
            assert roles[step.entry.kind] != "other", (entry.id, step.entry.id)


def test_every_project_with_entries_of_its_country_has_a_state_body_above_it(network):
    roles = {kind.id: kind.role for kind in network.taxonomy.kinds}
    for project in network.projects:
        if network.city_of[project.id].country != "indonesia":
            continue
        steps = [
            step
            for step in governance_chain.up(network, project)
            if step.level.id == "organizational"
        ]
        assert "org-idn-03" in {step.entry.id for step in steps}, project.id
        assert roles[steps[0].entry.kind] == "body", project.id


def test_up_and_down_tell_the_same(network):
    for entry in network.entries:
        under = {project.id for project in governance_chain.projects_under(network, entry)}
        for project in network.projects:
            ids = {step.entry.id for step in governance_chain.up(network, project)}
            assert (entry.id in ids) == (
                project.id in under
                or (
                    project.id in entry.projects
                    and governance_chain.role(network, entry) in ("body", "rule")
                )
            ), (entry.id, project.id)


def test_what_the_reports_place_elsewhere_stands_under_no_body_of_the_country(network):
    ministry = network.entry["org-idn-03"]
    assert "ope-idn-09" not in {step.entry.id for step in governance_chain.below(network, ministry)}


def test_down_from_the_framework_reaches_every_level(network):
    [framework] = [entry for entry in network.entries if entry.name == FRAMEWORK]
    below = governance_chain.below(network, framework)
    assert {step.level.id for step in below} == {level.id for level in network.levels[1:]}
    roles = {kind.id: kind.role for kind in network.taxonomy.kinds}
    narrower = {
        entry.id
        for level in network.levels[1:]
        for entry in level.entries
        if roles[entry.kind] != "other"
    }
    assert {step.entry.id for step in below} == narrower
    assert governance_chain.projects_under(network, framework) == network.projects


def test_what_stands_below_finds_its_way_up_again(network):
    for entry in network.entries:
        for step in governance_chain.below(network, entry):
            above = {found.entry.id for found in governance_chain.above(network, step.entry)}
            assert entry.id in above, (entry.id, step.entry.id)


def test_the_widest_level_has_nothing_above_and_the_narrowest_nothing_below(network):
    for entry in network.levels[0].entries:
        assert governance_chain.above(network, entry) == ()
    for entry in network.levels[-1].entries:
        assert governance_chain.below(network, entry) == ()


def test_an_entry_stands_over_projects_of_its_cities_that_it_does_not_name(network):
    for entry in network.entries:
        if network.level_of[entry.id].anchor == entry.id:
            continue
        for project in governance_chain.projects_under(network, entry):
            assert project.id not in entry.projects
            assert network.city_of[project.id].country == entry.country
            assert network.city_of[project.id].id in entry.cities or not entry.cities
        for project in network.projects:
            if project.id in entry.projects:
                assert entry in governance_chain.naming(network.entries, project)


@pytest.mark.parametrize(
    ("project", "steps"),
    [
        (
            "harbourton-tide-gauges",
            [
                ("harbour-office", governance_chain.BY_PROJECT),
                ("lagoon-charter", governance_chain.BY_NETWORK),
            ],
        ),
        (
            "harbourton-night-boats",
            [
                ("harbour-office", governance_chain.BY_CITY),
                ("lagoon-charter", governance_chain.BY_NETWORK),
            ],
        ),
        ("brackwater-reed-beds", [("lagoon-charter", governance_chain.BY_NETWORK)]),
        ("sudmark-floating-school", [("lagoon-charter", governance_chain.BY_NETWORK)]),
    ],
)
def test_the_chains_of_the_tiny_network_are_known_by_heart(tiny_network, project, steps):
    up = governance_chain.up(tiny_network, tiny_network.project[project])
    assert [(step.entry.id, step.basis) for step in up] == steps


def test_down_from_the_charter_of_the_tiny_network_stands_the_local_body(tiny_network):
    charter = tiny_network.entry["lagoon-charter"]
    assert governance_chain.role(tiny_network, tiny_network.entry["wet-cellars"]) == "other"
    assert [step.entry.id for step in governance_chain.below(tiny_network, charter)] == [
        "harbour-office"
    ]
    office = tiny_network.entry["harbour-office"]
    assert [step.entry.id for step in governance_chain.above(tiny_network, office)] == [
        "lagoon-charter"
    ]
