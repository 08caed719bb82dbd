"""A page's elements written as text: hashes for headings, bullets for lists, tabs for tables; furniture left out."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as parser

from ingest.reading import superscript

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
    ("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "embed", "canvas", "select")
)
_SKIPPED_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert"))
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
_LISTS = frozenset(("ul", "ol"))
_TIGHT = frozenset(("br", "li", "tr", "thead", "tbody", "tfoot"))
_WHOLE = frozenset(("html", "body"))
_EDGES = frozenset(("header", "footer"))
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


class PageWriter:
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
        name = _left_out(element, whole_page=root.tag in _WHOLE) if element is not root else None
        if name is None:
            yield event, element
        elif event == "start":
            if name:
                skipped[name] = skipped.get(name, 0) + len("".join(element.itertext()).strip())
            events.skip_subtree()
        elif element.tail:
            yield "tail", element


def _left_out(element: parser.HtmlElement, *, whole_page: bool) -> str | None:
    """Return what an element is called that is not read ("" for what is no text at all), None where it is read."""
    if element.tag in _SILENT or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return ""
    if element.get("role") in _SKIPPED_ROLES:
        return _SKIPPED.get(element.tag, str(element.get("role")))
    if element.tag in _EDGES and not whole_page:
        return None
    return _SKIPPED.get(element.tag)
