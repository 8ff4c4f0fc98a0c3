"""The beginning of a network: the files that `ascn-tui new` writes, to be changed by hand."""


def _file(kind: str, path: str, text: str) -> str:
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}.schema/{kind}.json\n{text}"


_TEXTS = {
    "network.yaml": (
        "network",
        """\
# The network and its vocabulary. Change everything here to what your documents say.

id: my-network
name: My Network
short_name: MN
text: One or two sentences on what the network is.
refs:
  - {document: report2024, page: 1}

editions:
  - id: 2024
    name: Report 2024
    as_of: 2024-12-31
    document: report2024
    refs:
      - {document: report2024, page: 1}

statuses:
  - id: planning
    name: planning
    glyph: ○
    ascii: o
    tone: planned
    meaning: Not begun.
  - id: ongoing
    name: ongoing
    glyph: ◐
    ascii: +
    tone: active
    meaning: Begun and not finished.
  - id: unknown
    name: unknown
    glyph: '?'
    ascii: '?'
    tone: open
    meaning: The documents leave it open. Never guess.
    known: false

focus_areas:
  - id: mobility
    name: Mobility
    text: How people and goods get about.
    refs:
      - {document: report2024, page: 2}

levels: []

opening:
  compare: [homeland, first-city]
""",
    ),
    "countries.yaml": (
        "countries",
        """\
countries:
  - id: homeland
    name: Homeland
    iso2: HL
    iso3: HLD
    member_since: 2024
    refs:
      - {document: report2024, page: 3}
""",
    ),
    "sources.yaml": (
        "sources",
        """\
# Every document that a statement refers to.

sources:
  - id: report2024
    group: primary
    type: report
    title: The report that lists the projects
    year: 2024
""",
    ),
    "cities/homeland/first-city.yaml": (
        "city",
        """\
id: first-city
name: First City
country: homeland
joined:
  year: 2024
  basis: listed in the report
  refs:
    - {document: report2024, page: 3}

projects:
  - id: first-city-bus-lanes
    name: Bus Lanes
    listings:
      - edition: 2024
        number: 1
        page: 4
        focus_area: mobility
        status: ongoing
        basis: said in the text of the report
""",
    ),
}

FILES = {path: _file(kind, path, text) for path, (kind, text) in _TEXTS.items()}
"""Text of each file by its path inside the folder."""
