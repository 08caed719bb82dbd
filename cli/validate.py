"""``validate``: the shapes and the checks over the whole graph; exit code 1 if anything is wrong."""

import sys

import click

from cli.settings import Settings
from graph.rdf_store import rdf_store
from graph.validate import findings
from graph.workspace import open_workspace
from queries.violations import checks


@click.command()
@click.pass_obj
def validate(settings: Settings) -> None:
    """Hold the whole graph against the SHACL shapes and the checks; print every fault.

    Each line names the shape or check, the node, and what is wrong. Exit code 0: nothing is wrong; 1: something is.
    """
    workspace = open_workspace(settings.workspace)
    store, known = rdf_store(workspace, settings.base), checks()
    count = 0
    for finding in findings(store, known, settings.base):
        count += 1
        click.echo(f"{finding.check}: {finding.node}: {finding.message}")
    size = f"{len(store):,} statements of {len(workspace.documents())} documents"
    click.echo(f"{count:,} faults in {size}, by the shapes and {len(known)} checks", err=True)
    sys.exit(1 if count else 0)
