"""Documents for reference managers: CSL-JSON, with every field that is known."""

from collections.abc import Iterable
from typing import Any

import msgspec

from ascn_tui.model.sources import Source

_OWN = ("group", "held", "as_of", "pages_pdf", "page_convention", "publisher_basis", "URL_pdf",
        "affiliation", "list_position", "cited_in_text", "same_as", "oddities")  # fmt: skip
"""What CSL has no field for; such things are kept under `custom`."""


def csl_json(sources: Iterable[Source]) -> str:
    """Write documents as CSL-JSON, an array of items."""
    document = [csl(source) for source in sources]
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def csl(source: Source) -> dict[str, Any]:
    """Return a document as a CSL-JSON item."""
    known = {name: value for name, value in msgspec.to_builtins(source).items()
             if value not in (None, [], ())}  # fmt: skip
    item: dict[str, Any] = {name: value for name, value in known.items() if name not in _OWN}
    if "author" in item:
        item["author"] = [
            {name: part for name, part in author.items() if part} for author in item["author"]
        ]
    year = item.pop("year", None)
    if issued := item.pop("issued", None) or (str(year) if year else ""):
        item["issued"] = {"date-parts": [[int(part) for part in issued.split("-")]]}
    if "note" in item:
        item["annote"] = item.pop("note")  # which styles leave out, unlike a note
    if "keywords" in item:
        item["keyword"] = ", ".join(item.pop("keywords"))
    custom = {name: known[name] for name in _OWN if name in known}
    return {**item, **({"custom": custom} if custom else {})}
