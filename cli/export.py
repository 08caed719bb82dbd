"""``export``: the graph in a format of another tool, the same bytes at every run."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from cli.settings import Settings
from graph.export import FORMATS, TABLES, save, save_tables, text
from graph.rdf_store import sources
from graph.workspace import open_workspace


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; for csv a folder or a .zip file.")
@click.pass_obj
def export(settings: Settings, form: str, output: Path | None) -> None:
    """Write the graph in a FORMAT, to the standard output if no file is named.

    \b
    trig      RDF with a named graph for each document
    nq        the same as sorted N-Quads
    jsonld    the same as JSON-LD
    ttl       RDF without the graphs, as Turtle
    rdfxml    the same as RDF/XML
    graphml   nodes and edges for Gephi, yEd, Cytoscape
    gexf      the same for Gephi
    csv       nodes.csv, edges.csv and claims.csv
    """
    if form == TABLES and output is None:
        raise click.UsageError("csv is three files: name a folder or a .zip file with -o")
    found = sources(open_workspace(settings.workspace))
    if form == TABLES and output is not None:
        save_tables(output, found)
    elif output is not None:
        save(output, text(form, found, settings.base))
    else:
        _print(text(form, found, settings.base))


def _print(pieces: Iterable[str]) -> None:
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode())
    sys.stdout.buffer.flush()
