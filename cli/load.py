"""``pursestrings load``: the workspace's graph into the Cypher store, counted there."""

from collections.abc import Mapping

import click

from cli.settings import Settings
from cli.store import fill, open_store
from graph.workspace import open_workspace


@click.command()
@click.option("--neo4j", metavar="URI", help="Address of a Neo4j, for this load only.")
@click.pass_obj
def load(settings: Settings, neo4j: str | None) -> None:
    """Load the workspace into the Cypher store; what is there already is left, what is stale is removed."""
    workspace = open_workspace(settings.workspace)
    with open_store(settings.at(neo4j)) as store:
        before = store.marker()
        if before is not None and not before.complete:
            click.echo("an earlier load was interrupted; it is finished now", err=True)
        counts = fill(store, workspace)
        click.echo(f"nodes as counted in {store.address}: {_listed(counts.nodes)}")
        click.echo(f"edges as counted there: {_listed(counts.edges)}")


def _listed(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {name}" for name, number in numbers.items()) or "none"
