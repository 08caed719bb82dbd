"""HTML: the main text of a page, with headings, lists and tables marked as in plain text; navigation is left out."""

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as parser

from ingest.reading import Reading, superscript
from ontology.errors import BadDocument

_SKIPPED = {
    "nav": "navigation",
    "header": "page header",
    "footer": "page footer",
    "aside": "asides",
    "form": "forms",
    "button": "buttons",
    "dialog": "dialogs",
    "menu": "menus",
}
_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "select",
        "option",
        "input",
    }
)
_SKIPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert"})
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    }
)
_LISTS = frozenset({"ul", "ol"})
_TIGHT = frozenset({"br", "li", "tr", "thead", "tbody", "tfoot"})
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
    writer = _Writer()
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


class _Writer:
    """Writes elements as text; walks without recursion, for pages may be nested to any depth."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.prefix = ""
        self.lists: list[str] = []
        self.cells: list[str] | None = None
        self.skipped: dict[str, int] = {}

    def write(self, root: parser.HtmlElement) -> None:
        """Write an element and all that is in it."""
        for event, element in _walk(root, self.skipped):
            tag = element.tag
            if event == "start":
                self.open(tag, element)
                self.say(element.text, tag)
            elif event == "tail":
                self.say(element.tail, "")
            else:
                self.close(tag)
                if element is not root:
                    self.say(element.tail, "")

    def say(self, text: str | None, tag: str) -> None:
        """Add words to the line; a superscript number becomes superscript digits."""
        if not text:
            return
        folded = _SPACE.sub(" ", text)
        if tag == "sup" and folded.strip("[] ").isdecimal() and folded.isascii():
            folded = superscript(folded.strip("[] "))
        if folded != " " or (self.line and not self.line[-1].endswith(" ")):
            self.line.append(folded)

    def open(self, tag: str, element: parser.HtmlElement) -> None:
        """Begin an element."""
        if self.cells is not None and tag in _BLOCKS | {"br"} and tag not in {"tr", "table"}:
            self.line.append("<br>" if "".join(self.line).strip() else "")
        elif tag in _TIGHT or (tag in _LISTS and self.lists):
            self.end_line()
        elif tag in _BLOCKS:
            self.end_block()
        if tag in _LISTS:
            self.lists.append(f"{element.get('start', '1')}" if tag == "ol" else "")
        elif tag == "li" and self.cells is None:
            self.prefix = self.bullet()
        elif re.fullmatch(r"h[1-6]", tag) and self.cells is None:
            self.prefix = "#" * int(tag[1]) + " "
        elif tag == "tr":
            self.cells = []

    def bullet(self) -> str:
        """Return what opens a list item: a bullet or its number, indented by its depth."""
        indent = "  " * (len(self.lists) - 1)
        if not self.lists or not self.lists[-1].isdecimal():
            return f"{indent}• "
        number = self.lists[-1]
        self.lists[-1] = str(int(number) + 1)
        return f"{indent}{number}. "

    def close(self, tag: str) -> None:
        """End an element."""
        if tag in {"td", "th"} and self.cells is not None:
            self.cells.append(re.sub(r"(?:<br>|\s)+$", "", _SPACE.sub(" ", "".join(self.line)).strip()))
            self.line = []
        elif tag == "tr" and self.cells is not None:
            self.line = []
            row, self.cells = "\t".join(self.cells), None
            if row.strip():
                self.lines.append(row)
        elif self.cells is None and (tag in _TIGHT or (tag in _LISTS and len(self.lists) > 1)):
            self.end_line()
        elif self.cells is None and tag in _BLOCKS:
            self.end_block()
        if tag in _LISTS and self.lists:
            self.lists.pop()

    def end_line(self) -> None:
        """Finish the line that is being written."""
        text = "".join(self.line).strip(" ")
        if text:
            self.lines.append(self.prefix + text)
            self.prefix = ""
        self.line = []

    def end_block(self) -> None:
        """Finish the line, and leave a blank line behind a block."""
        self.end_line()
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def text(self) -> str:
        """Return what was written."""
        self.end_block()
        return "\n".join(self.lines).rstrip("\n") + "\n"


def _walk(root: parser.HtmlElement, skipped: dict[str, int]) -> Iterator[tuple[str, parser.HtmlElement]]:
    """Yield the start and the end of each element that is read, and count what is not."""
    events = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if not isinstance(element.tag, str):
            yield "tail", element
            continue
        name = _left_out(element) if element is not root else None
        if name is None:
            yield event, element
        elif event == "start":
            if name:
                skipped[name] = skipped.get(name, 0) + len("".join(element.itertext()).strip())
            events.skip_subtree()
        elif element.tail:
            yield "tail", element


def _left_out(element: parser.HtmlElement) -> str | None:
    """Return what an element is called that is not read ("" for what is no text at all), None where it is read."""
    if element.tag in _SILENT or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return ""
    if element.get("role") in _SKIPPED_ROLES:
        return _SKIPPED.get(element.tag, str(element.get("role")))
    return _SKIPPED.get(element.tag)
