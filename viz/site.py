"""The site: every page written to a folder that opens from disk and loads nothing from anywhere else."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from graph.build import Graph
from graph.files import told
from ontology.errors import BadWorkspace
from viz.atlas import Atlas, atlas
from viz.cards import anchor, cards, document_href, entity_href
from viz.flows import FlowRow, Sankey, flow_rows, sankeys
from viz.network import COLOURS, neighbourhood, overview, script
from viz.pages import counts, document_page, entity_page, hits, largest, names

MARKER = ".pursestrings-site"
"""A file by which a folder is known to be a site that may be replaced."""

_ASSETS = {
    "vis-network.min.js": ("pyvis", "templates/lib/vis-9.1.2/vis-network.min.js"),
    "vis-network.css": ("pyvis", "templates/lib/vis-9.1.2/vis-network.css"),
    "plotly.min.js": ("plotly", "package_data/plotly.min.js"),
    "app.js": ("viz", "static/app.js"),
    "app.css": ("viz", "static/app.css"),
}
"""Each script and style of the site, and the installed package that ships it."""

Page = tuple[str, str]


def write_site(
    graph: Graph, texts: Mapping[str, str], folder: Path, done: Callable[[str], None] = lambda _: None
) -> int:
    """Write the site of a graph and return how many pages it has; ``texts`` are the documents' texts by id.

    The folder appears whole or not at all; one that holds something else is left alone, and BadWorkspace says so.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        raise BadWorkspace(f"{folder} holds something that is no site; name a new or empty folder")
    with told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".site-", dir=folder.parent))
        try:
            number = _write(graph, texts, aside / "new", done)
            if folder.exists():
                folder.rename(aside / "old")
            (aside / "new").rename(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return number


def _write(graph: Graph, texts: Mapping[str, str], folder: Path, done: Callable[[str], None]) -> int:
    known = atlas(graph)
    number = 0
    for path, content in pages(known, texts):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
        done(path)
        number += 1
    assets = folder / "assets"
    assets.mkdir()
    for name, (package, path) in _ASSETS.items():
        (assets / name).write_bytes(files(package).joinpath(path).read_bytes())
    (assets / "index.js").write_text(f"window.PURSESTRINGS = {script(_index(known))};\n", encoding="utf-8")
    (folder / MARKER).write_text("Written by pursestrings site; replaced when it is written again.\n", encoding="utf-8")
    return number


def pages(known: Atlas, texts: Mapping[str, str]) -> Iterator[Page]:
    """Yield every page as its path and its HTML."""
    environment = _environment(known)
    rows = flow_rows(known)
    pictures = sankeys(known, rows)
    yield "index.html", _overview(environment, known, rows, pictures)
    yield "money.html", _money(environment, known, rows, pictures)
    yield "entities.html", _listing(environment, known)
    for id in known.of_label("Entity"):
        yield entity_href(id), _entity(environment, known, id)
    for id in known.of_label("Document"):
        yield document_href(id), _document(environment, known, id, texts[id])


def _environment(known: Atlas) -> Environment:
    environment = Environment(
        loader=PackageLoader("viz"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        colours=COLOURS, script=script, anchor=anchor, names=lambda ids: names(known, ids), document_href=document_href
    )
    return environment


def _render(environment: Environment, template: str, path: str, **content: Any) -> str:
    root = "../" * path.count("/")
    return environment.get_template(template).render(root=root, **content)


def _overview(environment: Environment, known: Atlas, rows: list[FlowRow], pictures: list[Sankey]) -> str:
    documents = [(id, known.nodes[id], len(known.sources(id, "STATED_IN"))) for id in known.of_label("Document")]
    return _render(
        environment,
        "index.html",
        "index.html",
        counts=counts(known),
        documents=sorted(documents, key=lambda row: (row[1].get("date", "9999"), row[0])),
        network=overview(known),
        largest=largest(known, rows),
        currencies=[picture.currency for picture in pictures],
    )


def _money(environment: Environment, known: Atlas, rows: list[FlowRow], pictures: list[Sankey]) -> str:
    amounts = {row.flow: row.amount for row in rows}
    drawn = [picture.model_dump() | {"amounts": {f: amounts[f] for f in _flows(picture)}} for picture in pictures]
    claims = {row.flow: row.claims for row in rows}
    return _render(
        environment,
        "money.html",
        "money.html",
        rows=rows,
        pictures=drawn,
        claims=claims,
        cards=_flow_cards(known, rows),
    )


def _flows(picture: Sankey) -> list[str]:
    return sorted({flow for band in picture.bands for flow in band.flows})


def _flow_cards(known: Atlas, rows: list[FlowRow]) -> dict[str, Any]:
    return {row.flow: [card.model_dump() for card in cards(known, list(row.claims))] for row in rows}


def _listing(environment: Environment, known: Atlas) -> str:
    found = [hit for hit in hits(known) if hit.type != "document" and hit.named]
    types = sorted({hit.type for hit in found})
    return _render(
        environment, "entities.html", "entities.html", groups=[(t, [h for h in found if h.type == t]) for t in types]
    )


def _entity(environment: Environment, known: Atlas, id: str) -> str:
    content = {"page": entity_page(known, id), "network": neighbourhood(known, id)}
    return _render(environment, "entity.html", entity_href(id), **content)


def _document(environment: Environment, known: Atlas, id: str, text: str) -> str:
    page = document_page(known, id, text)
    return _render(environment, "document.html", document_href(id), page=page)


def _index(known: Atlas) -> list[dict[str, Any]]:
    return [hit.model_dump() for hit in hits(known)]
