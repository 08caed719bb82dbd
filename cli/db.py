"""``pursestrings db``: the embedded store of the workspace, seen, started and stopped."""

import click

from cli.settings import Settings
from graph import embedded
from graph.embedded_java import DATABASE, USER


@click.group()
def db() -> None:
    """See, start or stop the embedded store; other commands start it when they need it."""


@db.command()
@click.pass_obj
def status(settings: Settings) -> None:
    """Say whether the embedded store runs, where it listens, and how long it has been idle."""
    folder = settings.store
    server = embedded.running(folder)
    if server is None:
        click.echo(f"the embedded store in {folder} is not running")
        return
    idle = embedded.idle_seconds(folder)
    click.echo(
        f"the embedded store in {folder} {'runs' if server.ready else 'is starting'}: {server.address}, "
        f"process {server.pid}, unused for {idle:.0f} s, stops by itself after {server.idle / 60:g} idle minutes"
    )


@db.command()
@click.option(
    "--idle-minutes",
    type=click.FloatRange(min=0, min_open=True),
    default=embedded.IDLE / 60,
    show_default=True,
    help="Stop by itself after so many minutes without use.",
)
@click.pass_obj
def start(settings: Settings, idle_minutes: float) -> None:
    """Start the embedded store, if it does not run."""
    server = embedded.start(settings.store, idle_minutes * 60)
    click.echo(
        f"the embedded store runs: {server.address}, user {USER}, database {DATABASE}, "
        f"password in {settings.store / 'password'}"
    )


@db.command()
@click.pass_obj
def stop(settings: Settings) -> None:
    """Stop the embedded store; what it holds stays on disk."""
    stopped = embedded.stop(settings.store)
    click.echo("the embedded store has stopped" if stopped else "the embedded store was not running")
