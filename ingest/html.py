"""HTML: the main text of a page, with headings, lists and tables marked as in plain text; navigation is left out."""

import datetime as dt
import re

from lxml import etree
from lxml import html as parser

from ingest.pagewriter import PageWriter
from ingest.reading import Reading
from ontology.errors import BadDocument

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DATES = (
    "article:published_time",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "date",
    "pubdate",
    "govuk:first-published-at",
)
_PUBLISHERS = (
    "govuk:primary-publishing-organisation",
    "dcterms.publisher",
    "dc.publisher",
    "og:site_name",
    "publisher",
)


def read_html(content: bytes, source: str) -> Reading:
    """Return the main text of a page: its ``main`` or ``article`` where it has one, else all but its furniture."""
    tree = _tree(content, source)
    metadata = _metadata(tree)
    root = next((found[0] for tag in ("main", "article", "body") if len(found := list(tree.iter(tag))) == 1), tree)
    writer = PageWriter()
    writer.write(root)
    text = writer.text()
    if not text.strip():
        raise BadDocument(
            f"{source}: the page holds no text (it may be filled in by a script); save the page as text or PDF"
        )
    beside = _length(tree) - _length(root)
    if root.tag != "body" and beside > 0:
        writer.skipped["what stands beside the main part"] = beside
    skipped = tuple(f"left out: {name} ({count} characters)" for name, count in sorted(writer.skipped.items()))
    return Reading(
        text,
        "text/html",
        encoding=(tree.getroottree().docinfo.encoding or "utf-8").lower(),
        notices=skipped,
        title=metadata.get("og:title") or _title(tree),
        publisher=next((metadata[name] for name in _PUBLISHERS if metadata.get(name)), None),
        date=next((_day(metadata[name]) for name in _DATES if metadata.get(name)), None),
    )


def _tree(content: bytes, source: str) -> parser.HtmlElement:
    reader = parser.HTMLParser(encoding="utf-8" if _is_utf8(content) else None, huge_tree=True)
    try:
        tree = parser.document_fromstring(content, parser=reader)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise BadDocument(f"{source}: cannot be parsed as HTML ({error}); save the page again, or as text") from error
    if any("depth" in entry.message for entry in reader.error_log):
        raise BadDocument(f"{source}: its elements are nested too deeply to be read; save the page as text")
    return tree


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _length(element: parser.HtmlElement) -> int:
    """Return how many characters that can be seen an element holds."""
    within = ".//body//text()" if element.tag == "html" else ".//text()"
    texts = element.xpath(f"{within}[not(ancestor::script or ancestor::style)]")
    return sum(len("".join(text.split())) for text in texts)


def _metadata(tree: parser.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("name") or meta.get("property")
        content = meta.get("content")
        if name and content:
            found.setdefault(name.lower(), _SPACE.sub(" ", content).strip())
    return found


def _title(tree: parser.HtmlElement) -> str | None:
    title = next(tree.iter("title"), None)
    text = _SPACE.sub(" ", title.text or "").strip() if title is not None else ""
    return re.sub(r"\s+[-–|]\s+GOV\.UK$", "", text) or None


def _day(value: str) -> dt.date | None:
    found = _DATE.match(value)
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
