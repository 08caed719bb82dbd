"""``pursestrings extract``: files to claims, one ``<stem>.claims.json`` each, without a workspace."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from cli.workers import workers
from graph.files import told, write
from ontology.errors import PursestringsError


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was found in one file, as the summary counts it, and the content of its claims file."""

    characters: int
    entities: int
    funding: int
    responsibilities: int
    relations: int
    notices: tuple[str, ...]
    content: bytes


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the claims.")
@click.option("--workers", "processes", type=click.IntRange(1), help="Processes to work in; by default one a core.")
def extract(files: tuple[Path, ...], out: Path, processes: int | None) -> None:
    """Read documents and write their claims, one JSON file each; a file that cannot be read stops no other."""
    _distinct(files)
    with told(out):
        out.mkdir(parents=True, exist_ok=True)
    number = processes or min(os.cpu_count() or 1, len(files))
    failed = False
    table = _table()
    with workers(number) as executor:
        for path, result in _results(files, executor):
            if isinstance(result, str):
                click.echo(f"pursestrings: {result}", err=True)
                failed = True
                continue
            write(out / f"{path.stem}.claims.json", result.content)
            _add(table, path, result)
    if table.row_count:
        Console(stderr=True).print(table)
    if failed:
        sys.exit(2)


def claims_of(path: Path) -> Extracted:
    """Return what a file says; it runs in worker processes, so that only bytes and counts travel back."""
    from ingest.claims import claims_json, extract_file  # noqa: PLC0415 - loads spaCy, which --help has no use for

    document, text, claims = extract_file(path)
    return Extracted(
        characters=len(text),
        entities=len(claims.entities),
        funding=len(claims.funding),
        responsibilities=len(claims.responsibilities),
        relations=len(claims.relations),
        notices=document.notices,
        content=claims_json(claims).encode(),
    )


def _distinct(files: Sequence[Path]) -> None:
    twice = sorted(stem for stem, number in Counter(path.stem for path in files).items() if number > 1)
    if twice:
        same = ", ".join(str(path) for path in files if path.stem == twice[0])
        raise click.UsageError(
            f"{same}: would be written to one file, {twice[0]}.claims.json; extract them into different folders"
        )


def _results(files: Sequence[Path], executor: Executor) -> Iterator[tuple[Path, Extracted | str]]:
    """Yield each file, in order, with what was found in it or the message that says why it cannot be read."""
    waiting = [(path, executor.submit(claims_of, path)) for path in files]
    for path, future in waiting:
        yield path, _outcome(path, future)


def _outcome(path: Path, future: "Future[Extracted]") -> Extracted | str:
    try:
        return future.result()
    except PursestringsError as error:
        return str(error)
    except BrokenExecutor:
        return f"{path}: the worker process died, perhaps for want of memory; try it alone with --workers 1"
    except (MemoryError, RecursionError) as error:
        return f"{path}: is too large or too deep to be read ({type(error).__name__}); split it or leave it out"


def _table() -> Table:
    table = Table("file", box=None, header_style="bold", pad_edge=False)
    for name in ("characters", "entities", "funding", "responsibilities", "relations"):
        table.add_column(name, justify="right")
    table.add_column("notices", overflow="fold")
    return table


def _add(table: Table, path: Path, found: Extracted) -> None:
    counts = (found.characters, found.entities, found.funding, found.responsibilities, found.relations)
    table.add_row(path.name, *(f"{count:,}" for count in counts), "\n".join(found.notices))
