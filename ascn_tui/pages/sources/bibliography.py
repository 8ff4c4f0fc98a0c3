"""References in the form of a bibliography."""

from collections.abc import Iterable

from ascn_tui.model.location import Location
from ascn_tui.model.network import Network
from ascn_tui.model.sources import Author, Source
from ascn_tui.model.taxonomy import Ref
from ascn_tui.notation import page_order
from ascn_tui.pages.blocks import Fact, Facts, Page


def author_name(author: Author) -> str:
    if author.literal:
        return author.literal
    return ", ".join(part for part in (author.family, author.given) if part)


def citation(source: Source, pages: Iterable[str] = ()) -> str:
    authors = "; ".join(author_name(author) for author in source.author)
    numbers = sorted(set(pages), key=page_order)
    printed = [page for page in numbers if page[:1].isdigit()]
    parts = [
        f"{authors} ({source.year or 'undated'})" if authors else f"({source.year or 'undated'})",
        source.title,
        source.container_title or "",
        f"p. {', '.join(printed)}" if printed else "",
        source.doi or source.url or "",
    ]
    return ". ".join(part for part in parts if part)


def cite(network: Network, statement: str, refs: Iterable[Ref]) -> str:
    """Return a statement with the documents it cites, a line each."""
    pages: dict[str, list[str]] = {}
    for ref in refs:
        pages.setdefault(ref.document, []).extend([ref.page] if ref.page else [])
    documents = [citation(network.source[key], found) for key, found in pages.items()]
    return "\n".join([" ".join(statement.split()), *documents])


def bibliography(network: Network, pages: Iterable[Page]) -> Page:
    """Cite each document once: the subjects of source pages, and the references of others."""
    cited: dict[str, list[str]] = {}
    for page in pages:
        here = page.location
        of_source = here.screen == "sources" and here.subject
        for ref in (Ref(here.subject[0]),) if of_source else page.references():
            cited.setdefault(ref.document, []).extend([ref.page] if ref.page else [])
    works = tuple(
        Fact(key, citation(network.source[key], found), to=Location("sources", (key,)))
        for key, found in cited.items()
    )
    return Page(Location("sources"), "", (Facts(works),))
