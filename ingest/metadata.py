"""What a text says of itself: title, publisher, date, kind, licence, the parts of a bundle; None where it does not."""

import re

from ingest.bundles import parts
from ingest.frontmatter import Front, front
from ingest.layout import gather, page
from ontology.model import Document, Part

_FRONT = 8000
_AROUND = 200
_ITSELF = re.compile(
    r"(?:this|all)\s+(?:publication|document|report|content|information|material|page|site|work)\b", re.IGNORECASE
)
_LICENCES = (
    (
        re.compile(r"Open\s+Government\s+Licen[cs]e(?:\s+v(?:ersion)?\.?\s?(\d(?:\.\d)?))?", re.IGNORECASE),
        "Open Government Licence",
    ),
    (
        re.compile(r"Open\s+Parliament\s+Licen[cs]e(?:\s+v(?:ersion)?\.?\s?(\d(?:\.\d)?))?", re.IGNORECASE),
        "Open Parliament Licence",
    ),
    (re.compile(r"\bCC[ -]BY(?:-(?:SA|NC|ND))*(?:[ -](\d\.\d))?\b"), "CC BY"),
    (
        re.compile(r"Creative\s+Commons\s+Attribution\b[\w\s-]{0,40}?(\d\.\d)?", re.IGNORECASE),
        "Creative Commons Attribution",
    ),
    (re.compile(r"(?:©\s*)?Crown\s+copyright(?:\s+((?:19|20)\d\d))?", re.IGNORECASE), "Crown copyright"),
)


def describe(document: Document, source: str) -> Document:
    """Return the document with what its text says of it; the file's own metadata fills in what the text leaves out."""
    on = page(source[:_FRONT], frozenset())
    said = front(gather(on))
    found = parts(gather(page(source, frozenset())), len(source))
    if found:
        said = _of_bundle(said, found)
    notices = document.notices
    if said.date and not said.date.whole:
        notices = (*notices, f"date: the text names the month alone ({said.date.date:%B %Y}); its first day is taken")
    return document.model_copy(
        update={
            "title": said.title or document.title,
            "publisher": said.publisher or document.publisher,
            "date": said.day or document.date,
            "kind": said.kind,
            "licence": _licence(source),
            "parts": found,
            "notices": notices,
        }
    )


def _of_bundle(said: Front, found: tuple[Part, ...]) -> Front:
    """Return what can be said of a whole bundle: what all its parts share, and no part's own title or date."""
    publishers = {part.publisher for part in found}
    title = said.title if said.title not in {part.title for part in found} else None
    return Front(title=title, publisher=publishers.pop() if len(publishers) == 1 else None, kind=said.kind)


def _licence(source: str) -> str | None:
    for pattern, name in _LICENCES:
        for found in pattern.finditer(source):
            if _is_its_own(source, found.start()):
                version = found[1]
                return " ".join(filter(None, (name, f"v{version}" if version and "." in version else version)))
    return None


def _is_its_own(source: str, at: int) -> bool:
    """Return whether a licence named there is the document's own: in its imprint, or said of "this publication"."""
    around = source[max(0, at - _AROUND) : at + _AROUND]
    return at < _FRONT or at > len(source) - _FRONT // 4 or _ITSELF.search(around) is not None
