"""``pursestrings resolve``, ``decide`` and ``why``: entities and flows, human judgements, explanation."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import click

from cli.settings import Settings
from graph.lookup import find, is_named
from graph.project import resolved, settle
from graph.trust import left_out
from graph.workspace import Workspace, open_workspace
from graph.writer import writing
from ontology.authority import Authority
from ontology.errors import UnknownTerm
from ontology.model import Entity, Judgement, Member

_END = re.compile(r"(?<=[.!?][\s”\"'])|\n\s*\n|\t\s*\t")
_SHOWN = 3


@click.command()
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Let only claims count that are at least so likely to be right, until said otherwise; 0 takes all again.",
)
@click.pass_obj
def resolve(settings: Settings, min_confidence: float | None) -> None:
    """Work out again which names are one thing and which claims state the same money."""
    workspace = open_workspace(settings.workspace)
    with writing(settings.workspace) as writer:
        if min_confidence is not None:
            writer.trust(Decimal(str(min_confidence)))
        made = settle(writer)
    several = sum(1 for entity in made.entities if len(entity.documents) > 1)
    click.echo(f"{len(made.entities)} entities, {several} of them in several documents; {len(made.flows)} flows")
    if least := workspace.min_confidence():
        out = sum(left_out(workspace.claims(id), least) for id in workspace.documents())
        click.echo(
            f"{out} claims of less than {least} confidence are left out; `resolve --min-confidence 0` takes them in"
        )


@click.command()
@click.argument("left")
@click.argument("right")
@click.argument("verdict", type=click.Choice(["same", "different"]))
@click.option("--note", default="", help="Why you say so; shown by `why`.")
@click.option("--by", default="", help="Who says so.")
@click.pass_obj
def decide(settings: Settings, *, left: str, right: str, verdict: str, note: str, by: str) -> None:
    """Record that two names or ids are one thing, or two; it wins over every rule and lasts over re-ingestion."""
    workspace = open_workspace(settings.workspace)
    judged = {frozenset((one.left, one.right)) for one in workspace.decisions()}
    again = frozenset((left, right)) in judged
    pairs = [(left, right)] if again else _sides(workspace, left, right)
    with writing(settings.workspace) as writer:
        for one, other in pairs:
            writer.judge(
                Judgement.model_validate({"left": one, "right": other, "verdict": verdict, "by": by, "note": note})
            )
        settle(writer)
    click.echo(f"recorded: {left} and {right} are {'one thing' if verdict == 'same' else 'two things'}")


@click.command()
@click.argument("entity")
@click.pass_obj
def why(settings: Settings, entity: str) -> None:
    """Show why an entity is one thing: each document's name for it, the reason for the merge, the sentences."""
    workspace = open_workspace(settings.workspace)
    found = find(resolved(workspace).entities, entity, workspace.authority())
    click.echo(f"{found.name}  [{found.kind or found.type.value}]  {found.id}")
    if found.forms:
        click.echo(f"forms: {', '.join(found.forms)}")
    for row in workspace.authority().successions:
        if found.id in (row.before, row.after):
            click.echo(f"{row.date}: {row.before} was {row.kind.value} into {row.after} ({row.source})")
    for member in found.members:
        for line in _explained(workspace, member):
            click.echo(line)


def _explained(workspace: Workspace, member: Member) -> Iterator[str]:
    record = workspace.record(member.document)
    said = next((one for one in record.claims.entities if one.id == member.local), None)
    document = record.document
    yield f"\n{document.title or document.stem}  {document.date or 'undated'}  {member.document}#{member.local}"
    yield f"  {member.name!r}: {member.reason}"
    starts = said.mentions if said else ()
    text = workspace.text(member.document)
    for start in starts[:_SHOWN]:
        yield f"  {start}: {sentence(text, start)}"
    if len(starts) > _SHOWN:
        yield f"  and {len(starts) - _SHOWN} more mentions"


def sentence(text: str, start: int, reach: int = 300) -> str:
    """Return the words around an offset, from one full stop or blank line to the next."""
    low = max(start - reach, 0)
    before = [match.end() for match in _END.finditer(text, low, start)]
    after = _END.search(text, start)
    end = min(after.start() if after else len(text), start + reach)
    return " ".join(text[before[-1] if before else low : end].split())


def _sides(workspace: Workspace, left: str, right: str) -> list[tuple[str, str]]:
    """Return what to record: entity ids, or single documents' names where both are one entity now."""
    entities, authority = resolved(workspace).entities, workspace.authority()
    one, other = _owner(entities, left, authority), _owner(entities, right, authority)
    if one.id != other.id:
        return [(_stored(left, one), _stored(right, other))]
    pairs = list(product(_members(one, left), _members(other, right)))
    if not pairs or any(a == b for a, b in pairs):
        raise UnknownTerm(
            f"{left!r} and {right!r} are both {one.id}, and no document names it by one of them alone; "
            f"see `pursestrings why {one.id}` and give its members, such as {_ref(one.members[0])}"
        )
    return pairs


def _owner(entities: tuple[Entity, ...], said: str, authority: Authority) -> Entity:
    if "#" in said:
        owners = [entity for entity in entities if said in map(_ref, entity.members)]
        if not owners:
            raise UnknownTerm(f"{said!r} is no document's entity; `pursestrings why ENTITY` lists them")
        return owners[0]
    return find(entities, said, authority)


def _stored(said: str, entity: Entity) -> str:
    return said if "#" in said else entity.id


def _members(entity: Entity, said: str) -> list[str]:
    return [_ref(member) for member in entity.members if said == _ref(member) or is_named(said, member.name)]


def _ref(member: Member) -> str:
    return f"{member.document}#{member.local}"
