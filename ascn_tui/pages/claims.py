"""The claims of the paper as rows, wherever a page names some."""

from collections.abc import Iterable, Sequence

from ascn_tui import words
from ascn_tui.model.location import Location
from ascn_tui.model.mentions import claims_about
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Claim
from ascn_tui.model.taxonomy import Ref
from ascn_tui.pages.links import link, listed
from ascn_tui.pages.page import Block, Item

MANY = 12
"""More rows than this stand on a page of their own."""
FIELDS = {"country": "countries", "city": "cities", "focus": "focus_area"}
"""The options that claims are narrowed by, and the fields of a claim that they ask."""


def claim_item(network: Network, here: Location, claim: Claim, *, verdict: bool = True) -> Item:
    """Turn a claim into a row that leads to its evidence; `verdict` is left out if said above."""
    names = {term.id: term.name for term in network.taxonomy.verdicts}
    return Item(
        f"{claim.id} {claim.statement}",
        to=link(claim, here),
        note=names.get(claim.verdict, claim.verdict) if verdict else "",
        refs=(Ref(network.paper, claim.page),),
    )


def claim_items(network: Network, here: Location, keys: Iterable[str]) -> tuple[Item, ...]:
    """Turn the ids of claims into rows, each once."""
    return tuple(claim_item(network, here, network.claim[key]) for key in dict.fromkeys(keys))


def narrowed(network: Network, here: Location) -> tuple[Claim, ...]:
    """Return the claims that name every place and theme a location asks for."""
    claims: Sequence[Claim] = network.claims
    for option, field in FIELDS.items():
        if key := here.option(option):
            about = {claim.id for claim in claims_about(network, field, key)}
            claims = [claim for claim in claims if claim.id in about]
    return tuple(claims)


def claims_on(network: Network, here: Location, option: str, key: str) -> list[Block]:
    """List the claims about a place or theme, or lead to the list where they are many."""
    there = Location("evidence").having(edition=here.edition, **{option: key})
    claims = narrowed(network, there)
    title = "In the paper"
    if len(claims) <= MANY:
        return listed(title, (claim_item(network, here, claim) for claim in claims))
    text = f"{words.count(len(claims), 'claim')} about it, checked"
    return listed(title, [Item(text, to=there, refs=(Ref(network.paper),))])
