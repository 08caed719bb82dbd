"""The formats in which the graph leaves the house: one row each; equal input gives equal bytes."""

import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pyoxigraph import Quad

from graph.build import Graph
from graph.dataset import Sources, dataset
from graph.files import ASIDE, told
from graph.jsonld import jsonld
from graph.networks import gexf, graphml
from graph.quad_lines import merged, nquads, statements
from graph.rdf_names import prefixes
from graph.rdfxml import rdfxml
from graph.tables import tables
from graph.turtle import trig, turtle
from ontology.ids import DEFAULT_BASE

Text = Iterator[str]

_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that all files in an archive bear; the earliest that the format knows."""

RDF: Mapping[str, Callable[[Iterable[Quad], str], Text]] = {
    "trig": lambda quads, base: trig(statements(quads), prefixes(base)),
    "ttl": lambda quads, base: turtle(merged(quads), prefixes(base)),
    "nq": lambda quads, _: nquads(quads),
    "jsonld": lambda quads, base: jsonld(statements(quads), base),
    "rdfxml": lambda quads, base: rdfxml(merged(quads), prefixes(base)),
}
"""The formats of statements: what is written of them under a base."""

NETWORKS: Mapping[str, Callable[[Graph], Text]] = {"graphml": graphml, "gexf": gexf}
"""The formats of nodes and edges."""

TABLES = "csv"
"""The format of :func:`save_tables`, which is no single text."""

FORMATS = (*RDF, *NETWORKS, TABLES)


def text(form: str, sources: Sources, base: str = DEFAULT_BASE) -> Text:
    """Yield the sources in a format of :data:`RDF` or :data:`NETWORKS`, piece by piece."""
    if form in RDF:
        return RDF[form](dataset(sources, base), base)
    return NETWORKS[form](sources.graph())


def save(path: Path, pieces: Iterable[str]) -> None:
    """Write a text as a whole: the file is there complete or, if anything fails, as it was before."""
    with whole(path) as file:
        file.writelines(piece.encode() for piece in pieces)


def save_tables(path: Path, sources: Sources) -> None:
    """Write the tables as CSV files into a folder, or into one archive where the path ends in ``.zip``."""
    found = tables(sources.graph())
    if path.suffix != ".zip":
        with told(path):
            path.mkdir(parents=True, exist_ok=True)
        for name, lines in found.items():
            save(path / name, lines)
        return
    with whole(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in found.items():
            with archive.open(zipfile.ZipInfo(name, _DAY), "w") as member:
                member.writelines(line.encode() for line in lines)


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write beside the path; it takes the path's place when the block ends well.

    A pipe or a device, such as ``/dev/stdout``, is written to as it stands.
    """
    real = path.resolve()
    if path.exists() and not real.is_file():
        with told(path), path.open("wb") as file:
            yield file
        return
    aside = real.with_name(f"{ASIDE}{real.name}")
    with told(path):
        try:
            with aside.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            aside.replace(real)
        finally:
            aside.unlink(missing_ok=True)
