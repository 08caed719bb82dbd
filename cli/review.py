"""``pursestrings candidates``, ``review`` and ``undo``: pairs that may be one thing, judged by hand, and taken back."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from shutil import get_terminal_size

import click

from cli.resolve import sentence
from cli.settings import Settings
from graph.candidates import Candidate
from graph.candidates import candidates as found_candidates
from graph.lookup import is_named
from graph.project import resolved, settle
from graph.workspace import Workspace, open_workspace
from graph.writer import writing
from ontology.errors import UnknownTerm
from ontology.model import Entity, Judgement

_QUOTES = 2
_ANSWERS = {"s": "same", "d": "different"}


@click.command()
@click.option("--limit", type=click.IntRange(1), help="Show only so many, the likeliest.")
@click.pass_obj
def candidates(settings: Settings, *, limit: int | None) -> None:
    """List pairs of entities that may be one thing, the likeliest first, with what speaks for it and against."""
    workspace = open_workspace(settings.workspace)
    pairs = _candidates(workspace)
    for pair in pairs[:limit]:
        click.echo(f"{pair.score}  {pair.left}  {pair.right}  {'; '.join(pair.reasons)}")
    click.echo(
        f"{len(pairs)} pairs; judge them with `pursestrings review`, or one with `pursestrings decide`", err=True
    )


@click.command()
@click.option("--by", default="", help="Who judges.")
@click.pass_obj
def review(settings: Settings, *, by: str) -> None:
    """Walk through the candidates with the sentences of both side by side, and record what you say of each."""
    workspace = open_workspace(settings.workspace)
    pairs, known = _candidates(workspace), {entity.id: entity for entity in resolved(workspace).entities}
    made = 0
    with writing(settings.workspace) as writer:
        for number, pair in enumerate(pairs, 1):
            click.echo(f"\n{number} of {len(pairs)}: {'; '.join(pair.reasons)}")
            for line in _side_by_side(workspace, known[pair.left], known[pair.right]):
                click.echo(line)
            answer = _asked()
            if answer == "q":
                break
            if answer in _ANSWERS:
                writer.judge(_judgement(pair, _ANSWERS[answer], by))
                made += 1
        settle(writer)
    click.echo(f"{made} judged; take one back with `pursestrings undo`")


@click.command()
@click.argument("pair", nargs=-1)
@click.pass_obj
def undo(settings: Settings, *, pair: tuple[str, ...]) -> None:
    """Take back the last decision, or the last one on two names or ids."""
    if len(pair) not in {0, 2}:
        raise click.UsageError("give two names or ids, or nothing for the last decision")
    workspace = open_workspace(settings.workspace)
    meant = _last(workspace, pair)
    with writing(settings.workspace) as writer:
        for judgement in meant:
            writer.unjudge(judgement)
        settle(writer)
    for judgement in meant:
        click.echo(f"taken back: {judgement.left} and {judgement.right} are {judgement.verdict}")


def _candidates(workspace: Workspace) -> tuple[Candidate, ...]:
    entities = resolved(workspace).entities
    return found_candidates(workspace.records(), entities, workspace.authority(), workspace.decisions())


def _asked() -> str:
    """Return what the user answers; where the input ends, that is the wish to quit."""
    try:
        answer: str = click.prompt(
            "[s]ame, [d]ifferent, s[k]ip, [q]uit", type=click.Choice([*_ANSWERS, "k", "q"]), show_choices=False
        )
    except click.Abort:
        return "q"
    return answer


def _judgement(pair: Candidate, verdict: str, by: str) -> Judgement:
    said = {"left": pair.left, "right": pair.right, "verdict": verdict, "by": by, "note": "reviewed"}
    return Judgement.model_validate(said)


def _side_by_side(workspace: Workspace, left: Entity, right: Entity) -> Iterator[str]:
    from rich.console import Console  # noqa: PLC0415  # only who reviews needs it
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(show_header=False, expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*(Text("\n".join(_described(workspace, entity))) for entity in (left, right)))
    console = Console(width=get_terminal_size((120, 24)).columns)
    with console.capture() as captured:
        console.print(table)
    yield captured.get().rstrip()


def _described(workspace: Workspace, entity: Entity) -> Iterator[str]:
    yield f"{entity.name} ({entity.kind or entity.type})"
    yield entity.id
    if others := [form for form in entity.forms if form != entity.name]:
        yield f"also {', '.join(others)}"
    for member in entity.members[:_QUOTES]:
        record = workspace.record(member.document)
        document = record.document
        yield f"\n{document.title or document.stem}, {document.date or 'undated'}"
        starts = [start for one in record.claims.entities if one.id == member.local for start in one.mentions]
        text = workspace.text(member.document)
        yield from (f"“{sentence(text, start)}”" for start in starts[:_QUOTES])


def _last(workspace: Workspace, pair: Sequence[str]) -> list[Judgement]:
    """Return the judgements that the last decision, or the last on a pair, put into the list."""
    decisions = list(workspace.decisions())
    members = (member for entity in resolved(workspace).entities for member in entity.members)
    names = {f"{member.document}#{member.local}": member.name for member in members}
    while decisions and pair and not _is_on(_named(decisions[-1], names), pair):
        decisions.pop()
    if not decisions:
        what = f"on {pair[0]!r} and {pair[1]!r}" if pair else "yet"
        raise UnknownTerm(f"{workspace.path}: there is no decision {what}; decisions.jsonl there lists them all")
    last = decisions[-1]
    return list(takewhile(lambda one: one == last or _is_beside(one, last), reversed(decisions)))


def _named(judgement: Judgement, names: Mapping[str, str]) -> tuple[str, str]:
    """Return the sides of a judgement, a single document's entity by its name."""
    return names.get(judgement.left, judgement.left), names.get(judgement.right, judgement.right)


def _is_on(sides: tuple[str, str], pair: Sequence[str]) -> bool:
    return any(all(map(_means, pair, some)) for some in (sides, sides[::-1]))


def _means(said: str, side: str) -> bool:
    return said == side or is_named(said, side) or is_named(side, said)


def _is_beside(one: Judgement, other: Judgement) -> bool:
    """Say whether one command made two judgements: each on single documents' names, all else alike."""
    single = all("#" in side for each in (one, other) for side in (each.left, each.right))
    return single and (one.verdict, one.by, one.note) == (other.verdict, other.by, other.note)
