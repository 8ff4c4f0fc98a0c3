"""Claims of the paper as rows of any page."""

from collections.abc import Iterable

from ascn_tui import notation
from ascn_tui.model.backlinks import claims_about, names_of_claim
from ascn_tui.model.filter import match
from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Claim
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.blocks import Block, Item
from ascn_tui.pages.elements import link, listed, option_name

MANY = 12
"""More rows than this get a page of their own."""
RECORDS = ("about", "country", "city", "focus", "level")
ABOUT = (*RECORDS, "topic", "section", "verdict")
"""The options that narrow claims: by subject, topic, section and verdict."""


def claim_item(network: Network, here: Location, claim: Claim, *, verdict: bool = True) -> Item:
    return Item(
        f"{claim.id} {claim.statement}",
        to=link(claim, here),
        status=claim.verdict,
        note=option_name(network, "verdict", claim.verdict) if verdict else "",
        refs=(Ref(network.paper, claim.page),),
    )


def claim_items(network: Network, here: Location, keys: Iterable[str]) -> tuple[Item, ...]:
    return tuple(claim_item(network, here, network.claim[key]) for key in dict.fromkeys(keys))


def narrowed(network: Network, here: Location) -> tuple[Claim, ...]:
    asked = [(option, key) for option in ABOUT[1:] if (key := here.option(option))]
    about = here.option("about")
    among = set(claims_about(network, network.records[about])) if about else network.claim
    wanted = match.filter_of(network, here)
    return tuple(
        claim
        for claim in network.claims
        if claim.id in among
        and (not wanted.terms or wanted.keeps(match.filterable_text(network, claim, here.edition)))
        and all(key in names_of_claim(network, claim, option) for option, key in asked)
    )


def paper_on(network: Network, here: Location) -> Location | None:
    """Return the location of the claims about the record of a location, or None without any.

    A row of a comparison links to the first of its claims.
    """
    if here.screen == "compare" and (claims := _claims_of_row(network, here)):
        return Location("evidence", claims[:1]).with_options(edition=here.edition)
    record = network.records.get(here.subject[-1]) if here.subject else None
    if record is None or not claims_about(network, record):
        return None
    return Location("evidence").with_options(edition=here.edition, about=record.id)


def _claims_of_row(network: Network, here: Location) -> tuple[str, ...]:
    left, right, *row = here.subject
    written = network.comparison(left, right)
    rows = written.rows if written else ()
    return next((one.claims for one in rows if one.id in row or one.measure in row), ())


def claims_on(network: Network, here: Location, option: str, key: str) -> list[Block]:
    there = Location("evidence").with_options(edition=here.edition, **{option: key})
    claims = narrowed(network, there)
    title = "In the paper"
    if len(claims) <= MANY:
        return listed(title, (claim_item(network, here, claim) for claim in claims))
    text = f"{notation.count(len(claims), 'claim')} about it, checked"
    return listed(title, [Item(text, to=there, refs=(Ref(network.paper),))])
