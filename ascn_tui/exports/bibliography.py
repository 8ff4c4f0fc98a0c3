"""Documents for reference managers: CSL-JSON and BibTeX, with every field that is known."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from ascn_tui.model.sources import Author, Source

_OWN = ("group", "held", "as_of", "pages_pdf", "page_convention", "publisher_basis", "URL_pdf",
        "affiliation", "list_position", "cited_in_text", "same_as", "oddities")  # fmt: skip
"""What neither format has a field for; CSL-JSON keeps such things under `custom`."""


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
    if "keywords" in item:
        item["keyword"] = ", ".join(item.pop("keywords"))
    custom = {name: known[name] for name in _OWN if name in known}
    return {**item, **({"custom": custom} if custom else {})}


# -- BibTeX ------------------------------------------------------------------------------

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
    "thesis": "phdthesis",
    "paper-conference": "inproceedings",
    "manuscript": "unpublished",
}
"""BibTeX's types for those of CSL; all others are misc."""
_CONTAINERS = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
_ACTING = {
    "\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun",
           "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip


def bibtex(sources: Iterable[Source]) -> str:
    """Write documents as BibTeX in UTF-8, which biber and recent BibTeX programs read."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    kind = _TYPES.get(source.type, "misc")
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(source, kind).items())
    return f"@{kind}{{{source.id},\n{fields}}}\n"


def _fields(source: Source, kind: str) -> dict[str, str]:
    issued = (source.issued or "").split("-")
    maker = "institution" if kind == "techreport" else "publisher"
    said: dict[str, str | None] = {
        # Inner braces keep the capitals of names such as ASEAN.
        "title": f"{{{escaped(source.title)}}}",
        "author": " and ".join(map(_author, source.author)),
        _CONTAINERS.get(kind, "howpublished"): _escaped(source.container_title),
        "volume": _escaped(source.volume),
        "number": _escaped(source.issue or source.number),
        "pages": re.sub(r"(?<=\d)[-–](?=\d)", "--", _escaped(source.page) or ""),
        "year": str(source.year or issued[0] or ""),
        "date": source.issued,
        maker: _escaped(source.publisher),
        "address": _escaped(source.publisher_place),
        "doi": source.doi,
        "url": source.url,
        "file": source.url_pdf,
        "language": source.language,
        "keywords": escaped(", ".join(source.keywords)),
        "note": _escaped(source.note),
        "annote": escaped("; ".join(_remarks(source))),
    }
    fields = {name: f"{{{value}}}" for name, value in said.items() if value}
    if len(issued) > 1:
        fields["month"] = _MONTHS[int(issued[1]) - 1]
    return fields


def _remarks(source: Source) -> list[str]:
    """Say what BibTeX has no field for, with the name that it has in the data."""
    known = msgspec.to_builtins(source)
    return [
        f"{name}: {', '.join(value) if isinstance(value, list) else value}"
        for name in _OWN
        if name != "URL_pdf" and (value := known.get(name)) not in (None, [], ())
    ]


def _author(author: Author) -> str:
    """Write a person family name first; a body stands in braces, or it would be taken apart."""
    if author.literal:
        return f"{{{escaped(author.literal)}}}"
    return ", ".join(escaped(part) for part in (author.family, author.given) if part)


def escaped(text: str) -> str:
    """Write a text so that nothing in it acts as TeX."""
    return "".join(_ACTING.get(sign, sign) for sign in text)


def _escaped(text: str | None) -> str | None:
    return None if text is None else escaped(text)
