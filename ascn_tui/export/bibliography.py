"""Bibliographies: BibTeX with the entry types of BibLaTeX, and CSL-JSON."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from ascn_tui.model.sources import Author, Source
from ascn_tui.notation import capital
from ascn_tui.render.json import indented

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "inbook",
    "report": "report",
    "thesis": "thesis",
    "paper-conference": "inproceedings",
    "manuscript": "unpublished",
    "webpage": "online",
}
"""The entry types of BibLaTeX for the types of CSL."""
_NEEDED = {
    "article": {"author", "journaltitle"},
    "book": {"author"},
    "inbook": {"author", "booktitle"},
    "inproceedings": {"author", "booktitle"},
    "report": {"author", "institution"},
    "thesis": {"author", "institution"},
    "unpublished": {"author"},
    "online": {"url"},
}
"""Fields that biber requires; documents without them are online or misc."""
_PUBLISHED = {"publisher": "publisher", "publisher_place": "location"}
_BOUND = {"volume": "volume", "number": "number", "page": "pages", **_PUBLISHED}
_PLACES = {
    "article": {"container_title": "journaltitle", "volume": "volume", "issue": "number",
                "number": "eid", "page": "pages"},
    "book": {"container_title": "titleaddon", "pages_pdf": "pagetotal", **_BOUND},
    "inbook": {"container_title": "booktitle", **_BOUND},
    "inproceedings": {"container_title": "booktitle", **_BOUND},
    "report": {"container_title": "titleaddon", "number": "number", "page": "pages",
               "pages_pdf": "pagetotal", "publisher": "institution",
               "publisher_place": "location"},
    "thesis": {"container_title": "titleaddon", "page": "pages", "pages_pdf": "pagetotal",
               "publisher": "institution", "publisher_place": "location"},
    "unpublished": {"container_title": "howpublished", "publisher_place": "location"},
    "online": {"container_title": "titleaddon", "publisher": "organization"},
    "misc": {"container_title": "howpublished", "publisher": "organization",
             "publisher_place": "location"},
}  # fmt: skip
"""BibLaTeX fields by ours; fields that an entry type lacks go to the annotation."""
_LABELS = {
    "container_title": "In", "volume": "Volume", "issue": "Issue", "number": "Number",
    "page": "Pages", "publisher": "Publisher", "publisher_place": "Place", "group": "Group",
    "held": "Document", "as_of": "As of", "pages_pdf": "Pages of the PDF",
    "page_convention": "Page numbers", "publisher_basis": "Publisher known from",
    "affiliation": "Affiliation of the authors", "list_position": "Position in the list of works",
    "cited_in_text": "Cited in text", "same_as": "Same work as", "oddities": "Oddities",
}  # fmt: skip
"""Labels of the fields in an annotation."""
_LANGUAGES = {"en": "english", "fr": "french", "id": "indonesian", "km": "khmer", "lo": "lao",
              "ms": "malay", "my": "burmese", "th": "thai", "vi": "vietnamese"}  # fmt: skip
"""Languages as babel names them."""
_UNDATED = "XXXX"
"""An unknown year in ISO 8601-2: biber requires one everywhere."""
_ESCAPES = {
    "\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}  # fmt: skip


def bibtex(sources: Iterable[Source]) -> str:
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    kind = _kind(source)
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(source, kind))
    return f"@{kind}{{{source.id},\n{fields}}}\n"


def _kind(source: Source) -> str:
    """Return the entry type of a document; online or misc where required fields are missing."""
    for kind in (_TYPES.get(source.type, "online"), "online"):
        named = {_PLACES[kind].get(name, name) for name in msgspec.structs.asdict(source)
                 if getattr(source, name)}  # fmt: skip
        if _NEEDED[kind] <= named:
            return kind
    return "misc"


def _fields(source: Source, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of an entry with their values."""
    language = _LANGUAGES.get(source.language or "", "")
    placed = {field: getattr(source, name) for name, field in _PLACES[kind].items()}
    known = {
        # Inner braces keep the capitals of names such as ASEAN.
        "title": f"{{{escaped(source.title)}}}",
        "author": " and ".join(map(_author, source.author)),
        **_described(source, kind),
        **{field: escaped(str(value or "")) for field, value in placed.items()},
        "pages": re.sub(r"(?<=\d)[-–](?=\d)", "--", escaped(placed.get("pages") or "")),
        "date": source.issued or str(source.year or _UNDATED),
        "doi": _address(source.doi),
        "url": _address(source.url),
        "file": _address(source.url_pdf),
        "langid": language,
        "language": "" if language else escaped(source.language or ""),
        "keywords": escaped(", ".join(source.keywords)),
        "annotation": _annotation(source, kind),
    }
    return ((name, value) for name, value in known.items() if value)


def _described(source: Source, kind: str) -> dict[str, str]:
    """Say what a document is where its entry type does not: a newspaper's article, a speech.

    Bibliographies print a `type` as it is written, and no `entrysubtype`.
    """
    said = escaped(" ".join(reversed(source.type.split("-"))))
    if kind in ("report", "thesis", "misc"):
        return {"type": escaped(source.genre or "") or capital(said)}
    if kind == "article":
        said = said.removesuffix(" article")
        return {"entrysubtype": said} if said != "journal" else {}
    return {} if _TYPES.get(source.type) == kind else {"entrysubtype": said}


def _annotation(source: Source, kind: str) -> str:
    """Return the editors' remarks and what the entry type has no field for."""
    remarks = ". ".join(_remarks(source, kind))
    return " ".join(filter(None, (escaped(source.note or ""), remarks)))


def _remarks(source: Source, kind: str) -> Iterator[str]:
    """Yield what the entry type has no field for, in words."""
    for name, said in _LABELS.items():
        value = getattr(source, name)
        if value not in (None, (), "") and name not in _PLACES[kind]:
            yield f"{said}: {escaped(_in_words(name, value))}"


def _in_words(name: str, value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        held = ("not examined, only linked", "examined")
        return held[value] if name == "held" else ("no", "yes")[value]
    return str(value)


def _author(author: Author) -> str:
    """Write a person family name first; a body stands in braces, or it would be taken apart."""
    if author.literal:
        return f"{{{escaped(author.literal)}}}"
    return ", ".join(_part(part) for part in (author.family, author.given) if part)


def _part(name: str) -> str:
    """Return a part of a name, in braces where BibTeX would split it."""
    apart = "," in name or " and " in f" {name} "
    return f"{{{escaped(name)}}}" if apart else escaped(name)


def _address(address: str | None) -> str:
    """Write an address or number, which TeX takes as it is, so that no brace ends its field."""
    return re.sub(r"[{}\\\s]", lambda found: quote(found[0]), address or "")


def escaped(text: str) -> str:
    """Escape what TeX would interpret."""
    return "".join(_ESCAPES.get(sign, sign) for sign in text)


_OWN = ("group", "held", "as_of", "pages_pdf", "page_convention", "publisher_basis", "URL_pdf",
        "affiliation", "list_position", "cited_in_text", "same_as", "oddities")  # fmt: skip
"""Fields unknown to CSL, kept under `custom`."""


def csl_json(sources: Iterable[Source]) -> str:
    return indented([csl(source) for source in sources])


def csl(source: Source) -> dict[str, Any]:
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
