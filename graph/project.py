"""From a workspace to its graph: entities and flows as they were resolved, or resolved anew where something changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.build import Graph, build
from graph.flows import flows
from graph.linker import linker
from graph.promises import promises
from graph.records import Record
from graph.resolve import resolve
from graph.workspace import Workspace
from graph.writer import Writer
from ontology.authority import Authority
from ontology.model import Entity, Flow, Judgement, Promise
from ontology.versions import digest


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities, flows and promises of a set of documents, and the digest of what they were made from."""

    entities: tuple[Entity, ...]
    flows: tuple[Flow, ...]
    promises: tuple[Promise, ...] = ()
    inputs: str = ""


def version() -> str:
    """Return a digest of the code and the data that resolution runs on."""
    return digest(("graph", "ontology", "ontology.authority"), ("rapidfuzz",))


def resolution(records: Sequence[Record], authority: Authority, decisions: Sequence[Judgement] = ()) -> Resolution:
    """Return the entities, flows and promises of records."""
    entities = resolve(records, authority, decisions)
    links = linker(entities)
    return Resolution(entities, flows(records, links, entities), promises(records, links))


def resolved(workspace: Workspace) -> Resolution:
    """Return a workspace's entities, flows and promises: read, if nothing has changed since, else made anew."""
    inputs = workspace.inputs(version())
    if workspace.resolved() == inputs:
        return Resolution(workspace.entities(), workspace.flows(), workspace.promises(), inputs)
    made = resolution(workspace.records(), workspace.authority(), workspace.decisions())
    return replace(made, inputs=inputs)


def settle(writer: Writer) -> Resolution:
    """Resolve a workspace and store the outcome, if it is not there already."""
    made = resolved(writer.workspace)
    if writer.workspace.resolved() != made.inputs:
        writer.resolve(made.entities, made.flows, made.inputs, made.promises)
    return made


def project(workspace: Workspace) -> Graph:
    """Return the graph of a workspace: all that its documents claim, resolved, with what the authority files know."""
    made = resolved(workspace)
    known = workspace.authority()
    return build(workspace.records(), made.entities, made.flows, known.successions, known.occupancies, made.promises)
