"""``pursestrings search``: names and sentences that have some words, the same whichever store holds the graph."""

import click

from cli.settings import Settings
from cli.tables import FORMAT, Format, written


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Show no more than this.")
@FORMAT
@click.pass_obj
def search(settings: Settings, words: tuple[str, ...], limit: int, form: Format) -> None:
    """Find names and sentences that have all of WORDS, the best first."""
    from graph.project import resolved  # noqa: PLC0415  # --help does without
    from graph.workspace import open_workspace  # noqa: PLC0415
    from queries.search import COLUMNS  # noqa: PLC0415
    from queries.search import search as found  # noqa: PLC0415

    workspace = open_workspace(settings.workspace)
    rows = found(" ".join(words), workspace.records(), resolved(workspace).entities)
    click.echo(written(rows[:limit], COLUMNS, Format(form)), nl=False)
