"""``pursestrings site``: the explorer as pages that open from disk."""

from pathlib import Path

import click

from cli.settings import Settings
from graph.project import project
from graph.workspace import open_workspace


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def site(settings: Settings, folder: Path) -> None:
    """Write the explorer into DIR: overview, money, a page per entity and per document; it needs no network."""
    from viz.site import write_site  # noqa: PLC0415  # the drawing libraries take a second to import

    workspace = open_workspace(settings.workspace)
    texts = {f"document/{id}": workspace.text(id) for id in workspace.documents()}
    number = write_site(project(workspace), texts, folder)
    click.echo(f"{number} pages; open {(folder / 'index.html').resolve().as_uri()}")
