"""Documents, and the claims of the paper checked against them."""

from typing import Literal

import msgspec

from ascn_tui.model.taxonomy import Code, Count, Date, Id, Text, Year

Group = Literal["primary", "paper", "paper-references", "other"]
"""Where a document comes from."""
CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
"""The types of documents that CSL 1.0.2 knows."""


class Author(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A person (family and given name) or a body (literal), as in CSL-JSON."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None


class Source(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "container_title": "container-title",
        "publisher_place": "publisher-place",
        "doi": "DOI",
        "url": "URL",
        "url_pdf": "URL_pdf",
    },
):
    """A document; the names of bibliographic fields and the types are those of CSL-JSON.

    `genre` is what a bibliography calls the document where its type is too general. `note` and
    `oddities` are remarks on it, which no bibliography prints. `held`: the document itself was
    examined. `list_position`, `cited_in_text`, `same_as` and `oddities` concern works that the
    paper lists.
    """

    id: Id
    group: Group
    type: CslType
    title: Text
    author: tuple[Author, ...] = ()
    genre: Text | None = None
    container_title: Text | None = None
    volume: Code | None = None
    issue: Code | None = None
    page: Code | None = None
    number: Code | None = None
    year: Year | None = None
    issued: Date | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    doi: Text | None = None
    url: Text | None = None
    url_pdf: Text | None = None
    language: Text | None = None
    publisher_basis: Text | None = None
    as_of: Date | None = None
    pages_pdf: Count | None = None
    page_convention: Text | None = None
    held: bool | None = None
    affiliation: Text | None = None
    keywords: tuple[Text, ...] = ()
    list_position: Count | None = None
    cited_in_text: bool | None = None
    same_as: Id | None = None
    oddities: tuple[Text, ...] = ()
    note: Text | None = None


class Sources(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `sources.yaml`."""

    sources: tuple[Source, ...]


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one document says about a claim, in our words."""

    document: Id
    finding: Text
    page: Code | None = None


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A checkable statement of the paper in our words, with its verdict and the evidence.

    `countries`, `cities` and `projects` are those that the statement names or describes.
    """

    id: Id
    section: Id
    topic: Id
    statement: Text
    verdict: Id
    page: Code
    evidence: tuple[Evidence, ...]
    level: Id | None = None
    countries: tuple[Id, ...] = ()
    cities: tuple[Id, ...] = ()
    projects: tuple[Id, ...] = ()
    focus_area: Id | None = None
    value: Code | None = None
    unit: Text | None = None
    cited_source: Text | None = None
    note: Text | None = None


class Claims(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `claims.yaml`: the paper it checks and its claims in the paper's order."""

    document: Id
    claims: tuple[Claim, ...]
