"""The root command: settings from options and environment, sub-commands loaded when they are called."""

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from cli.settings import Settings
from graph.files import refusal
from ontology.errors import PursestringsError
from ontology.ids import DEFAULT_BASE

COMMANDS = {
    "extract": "cli.extract:extract",
    "ingest": "cli.ingest:ingest",
    "resolve": "cli.resolve:resolve",
    "forget": "cli.ingest:forget",
    "decide": "cli.resolve:decide",
    "why": "cli.resolve:why",
    "candidates": "cli.review:candidates",
    "review": "cli.review:review",
    "undo": "cli.review:undo",
    "load": "cli.load:load",
    "export": "cli.export:export",
    "query": "cli.query:query",
    "search": "cli.search:search",
    "cypher": "cli.query:cypher",
    "sparql": "cli.query:sparql",
    "db": "cli.db:db",
    "validate": "cli.validate:validate",
    "site": "cli.site:site",
}
"""Each sub-command and where it lives; nothing is imported before it is asked for."""


INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended."""


class LazyGroup(click.Group):
    """A group whose commands are the rows of :data:`COMMANDS`, imported one at a time."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the sub-commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one sub-command, None if there is none of that name."""
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the sub-command; whoever interrupts it needs no message, only the shell's code for it."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, click.Abort):
            raise click.exceptions.Exit(INTERRUPTED) from None


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pursestrings", message="%(prog)s %(version)s")
@click.option(
    "--workspace",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="PURSESTRINGS_WORKSPACE",
    default=Path(".pursestrings"),
    show_default=True,
    help="Folder that holds documents, claims, entities and flows.",
)
@click.option("--base", envvar="PURSESTRINGS_BASE", default=DEFAULT_BASE, show_default=True, help="Base of all IRIs.")
@click.option("--neo4j", envvar="NEO4J_URI", help="Address of a Neo4j; without one the embedded store serves.")
@click.option("--username", envvar="NEO4J_USERNAME", default="neo4j", show_default=True)
@click.option("--password", envvar="NEO4J_PASSWORD", default="", help="Better set as NEO4J_PASSWORD.")
@click.option("--database", envvar="NEO4J_DATABASE", help="Database of the Neo4j; its default one if not given.")
@click.pass_context
def main(
    ctx: click.Context,
    workspace: Path,
    base: str,
    neo4j: str | None,
    username: str,
    password: str,
    database: str | None,
) -> None:
    """Trace public money and responsibilities across documents; every edge opens the sentence that says it."""
    ctx.obj = Settings(workspace, neo4j, username, password, database, base)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; an error that users can meet becomes one message and exit code 2."""
    try:
        main(arguments)
    except PursestringsError as error:
        _end(str(error))
    except OSError as error:
        if error.filename is None:  # the standard output: what is left to write there must not be tried again
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _end(f"{error.filename or 'the output'}: cannot be used ({refusal(error)}")


def _end(message: str) -> NoReturn:
    click.echo(f"pursestrings: {message}", err=True)
    sys.exit(2)
