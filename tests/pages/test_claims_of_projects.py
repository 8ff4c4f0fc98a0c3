"""The claims that name a project: on its page, on the list that p opens, and the way back."""

import pytest

from ascn_tui.model.backlinks import claims_about
from ascn_tui.pages.blocks import Items
from ascn_tui.pages.evidence.claims import narrowed
from ascn_tui.pages.locator import resolve_text
from ascn_tui.pages.router import build
from ascn_tui.storage.load import load


@pytest.mark.parametrize(
    ("project", "claims"),
    [
        ("jakarta-jaklingko", {"c097", "c098"}),
        ("jakarta-jaki", {"c102", "c103", "c106"}),
        ("jakarta-jakpreneur", {"c085", "c086", "c087", "c088", "c089", "c090"}),
        ("kuala-lumpur-bicycle-friendly-city", {"c107", "c108", "c109"}),
        ("kuala-lumpur-smart-bin", {"c110", "c111"}),
        ("kuala-lumpur-gokl-journey-planner", {"c099", "c100", "c101"}),
        ("kuala-lumpur-integrated-submission-system", {"c104", "c105", "c106"}),
        ("kuala-lumpur-urban-observatory-g-asset", {"c091", "c092", "c093", "c094", "c095"}),
    ],
)
def test_every_claim_that_names_a_project_is_about_it(network, project, claims):
    found = claims_about(network, network.project[project])
    assert claims <= set(found)
    assert claims <= {
        claim.id for claim in narrowed(network, resolve_text(network, f"evidence?about={project}"))
    }


def test_a_claim_that_has_a_project_s_name_in_it_says_so_in_its_data(network):
    """Words that are a project's whole name, where no other project has them."""
    named = {"JakPreneur", "JakLingko", "JAKI", "G-Asset", "GoKL Journey Planner", "Smart Bin",
             "Bicycle Friendly City"}  # fmt: skip
    for claim in network.claims:
        for name in named:
            if name in claim.statement:
                assert any(name in _names(network, key) for key in claim.projects), claim.id


def _names(network, key):
    project = network.project[key]
    return " ".join([project.name, *(listing.name or "" for listing in project.listings)])


def test_the_page_of_a_claim_leads_to_its_projects(network):
    page = build(network, resolve_text(network, "c106"))
    about = next(b for b in page.blocks if isinstance(b, Items) and b.title == "About")
    led = {row.to.subject[-1] for row in about.rows if row.to}
    assert {"jakarta-jaki", "kuala-lumpur-integrated-submission-system"} <= led


def test_a_claim_about_no_known_project_is_a_fault_of_the_data(tiny_copy):
    file = tiny_copy / "claims.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    verdict:", "    projects: [nowhere]\n    verdict:", 1))
    said = [problem.message for problem in load(tiny_copy).problems]
    assert any("nowhere" in message for message in said), said
