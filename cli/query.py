"""``pursestrings query``, ``cypher`` and ``sparql``: questions of the catalogue, and a user's own."""

from collections.abc import Iterable
from pathlib import Path

import click

from cli.engines import engine, quickest, rdf_store
from cli.settings import Settings
from cli.tables import FORMAT, Format, written, written_plain
from graph.readonly import check_read_only
from graph.workspace import open_workspace
from ontology.errors import BadQuery
from queries import catalogue
from queries.question import Question
from queries.run import Language, answer, bind

_LANGUAGES = click.Choice([language.value for language in Language])
_TEXT = click.argument("text", metavar="[QUERY]", required=False)
_FILE = click.option(
    "--file",
    "-f",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the query from this file.",
)
_PARAMETER = click.option(
    "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of the query."
)


@click.group()
def query() -> None:
    """Ask the questions of the catalogue, each written in Cypher and in SPARQL."""


@query.command("list")
def list_() -> None:
    """List the questions with their parameters."""
    for name in catalogue.names():
        asked = catalogue.question(name)
        click.echo(f"{name:16}{asked.question}\n{'':16}{_usage(asked)}")


@query.command()
@click.argument("name")
@click.option("--engine", "language", type=_LANGUAGES, help="Show only this language's text.")
def show(name: str, language: Language | None) -> None:
    """Show a question: parameters, columns, and its text in both languages."""
    asked = catalogue.question(name)
    texts = {Language.CYPHER: asked.cypher, Language.SPARQL: asked.sparql}
    if language:
        click.echo(texts[language], nl=False)
        return
    click.echo(f"{asked.question}\n")
    _listed(
        "parameters", ((p.name, f"{p.type}{', optional' if p.optional else ''}", p.meaning) for p in asked.parameters)
    )
    _listed("columns", ((c.name, f"{c.type}{', ' + c.unit if c.unit else ''}", c.meaning) for c in asked.columns))
    click.echo("\n\n".join(texts.values()), nl=False)


@query.command()
@click.argument("name")
@click.argument("arguments", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--engine", "language", type=_LANGUAGES, help="By default the one that is warm.")
@FORMAT
@click.pass_obj
def run(settings: Settings, name: str, arguments: tuple[str, ...], language: Language | None, form: Format) -> None:
    """Ask a question: ``query run money-from funder="Department for Transport"``."""
    from graph.project import resolved  # noqa: PLC0415  # listing and showing do without

    asked = catalogue.question(name)
    workspace = open_workspace(settings.workspace)
    values = bind(asked, _pairs(arguments), resolved(workspace).entities, workspace.authority())
    spoken = Language(language or quickest(settings))
    with engine(spoken, settings) as ask:
        rows = answer(asked, values, spoken, ask)
    click.echo(written(rows, asked.columns, Format(form)), nl=False)


@click.command()
@_TEXT
@_FILE
@_PARAMETER
@FORMAT
@click.pass_obj
def cypher(settings: Settings, text: str | None, file: Path | None, parameters: tuple[str, ...], form: Format) -> None:
    """Ask the graph in Cypher; only reading is allowed."""
    asked = _asked(text, file)
    check_read_only(asked)  # before a store is started for it
    with engine(Language.CYPHER, settings) as ask:
        rows = ask(asked, _pairs(parameters))
    click.echo(written_plain(rows, Format(form)), nl=False)


@click.command()
@_TEXT
@_FILE
@_PARAMETER
@FORMAT
@click.pass_obj
def sparql(settings: Settings, text: str | None, file: Path | None, parameters: tuple[str, ...], form: Format) -> None:
    """Ask the RDF in SPARQL; only reading is allowed. CONSTRUCT and DESCRIBE answer in Turtle."""
    from pyoxigraph import QueryBoolean, QueryTriples  # noqa: PLC0415

    from graph import sparql as rdf  # noqa: PLC0415

    asked = _asked(text, file)
    store = rdf_store(settings)
    match rdf.ask(store, asked, _pairs(parameters), settings.base):
        case QueryBoolean() as yes:
            click.echo("true" if yes else "false")
        case QueryTriples() as triples:
            click.echo(rdf.described(triples, settings.base), nl=False)
        case solutions:
            click.echo(written_plain(rdf.solved(solutions, asked), Format(form)), nl=False)


def _asked(text: str | None, file: Path | None) -> str:
    """Return the query that the command line or a file gives; one of them, not both."""
    if (text is None) == (file is None):
        raise BadQuery("give one query: as an argument in quotes, or with --file FILE")
    if file is None:
        return text or ""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadQuery(f"{file} is no UTF-8 text (byte {error.start}); save the query as UTF-8") from error


def _pairs(arguments: Iterable[str]) -> dict[str, str]:
    pairs = {}
    for argument in arguments:
        name, sign, value = argument.partition("=")
        if not sign:
            raise BadQuery(f"{argument!r} is no parameter; write it as name=value, in quotes where it has spaces")
        pairs[name] = value
    return pairs


def _usage(asked: Question) -> str:
    return " ".join(f"[{p.name}=…]" if p.optional else f"{p.name}=…" for p in asked.parameters) or "no parameters"


def _listed(title: str, rows: Iterable[tuple[str, str, str]]) -> None:
    click.echo(f"{title}:")
    for name, kind, meaning in rows:
        click.echo(f"  {name:14}{kind:38}{meaning}")
    click.echo()
