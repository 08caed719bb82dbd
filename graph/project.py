"""From a workspace to its graph: entities and flows as they were resolved, or resolved anew where something changed."""

from collections.abc import Sequence
from dataclasses import replace

from graph.advance import Documents, Resolution, State, advanced
from graph.build import Graph, build
from graph.memory import dumps, loads
from graph.names_again import Known
from graph.records import Record
from graph.workspace import Workspace
from graph.writer import Writer
from ontology.authority import Authority
from ontology.model import Judgement
from ontology.versions import digest

__all__ = ["Resolution", "project", "resolution", "resolved", "settle", "version"]


def version() -> str:
    """Return a digest of the code and the data that resolution runs on."""
    return digest(("graph", "ontology", "ontology.authority"), ("rapidfuzz",))


def resolution(records: Sequence[Record], authority: Authority, decisions: Sequence[Judgement] = ()) -> Resolution:
    """Return the entities, flows and promises of records."""
    by_id = {record.ref: record for record in records}
    known = Known(authority, decisions)
    return advanced(State(), Documents(dict.fromkeys(by_id, ""), by_id.__getitem__), known).resolution


def resolved(workspace: Workspace) -> Resolution:
    """Return a workspace's entities, flows and promises: read, if nothing has changed since, else made anew."""
    inputs = workspace.inputs(version())
    if workspace.resolved() == inputs:
        return Resolution(workspace.entities(), workspace.flows(), workspace.promises(), inputs)
    return _renewed(workspace).resolution


def settle(writer: Writer) -> Resolution:
    """Resolve a workspace and store the outcome, if it is not there already."""
    workspace = writer.workspace
    if workspace.resolved() == workspace.inputs(version()):
        return resolved(workspace)
    made = _renewed(workspace)
    found = made.resolution
    writer.resolve(found.entities, found.flows, found.inputs, found.promises, dumps(made.memory))
    return found


def _renewed(workspace: Workspace) -> State:
    """Return the state of a workspace, made anew from the stored one as far as documents have changed since."""
    digests, inputs, basis = workspace.digests(), workspace.inputs(version()), workspace.basis(version())
    now = Documents(digests, lambda ref: workspace.counted(ref.removeprefix("document/")))
    made = advanced(_stored(workspace, basis), now, Known(workspace.authority(), workspace.decisions()))
    memory = made.memory.model_copy(update={"inputs": inputs, "basis": basis})
    return State(replace(made.resolution, inputs=inputs), memory)


def _stored(workspace: Workspace, basis: str) -> State:
    """Return the stored state, none where it has another basis or is not of the outcome that is stored beside it."""
    memory = loads(workspace.memory())
    if memory is None or memory.basis != basis or memory.inputs != workspace.resolved():
        return State()
    return State(Resolution(workspace.entities(), workspace.flows()), memory)


def project(workspace: Workspace) -> Graph:
    """Return the graph of a workspace: all that its documents claim, resolved, with what the authority files know."""
    made = resolved(workspace)
    known = workspace.authority()
    return build(workspace.records(), made.entities, made.flows, known.successions, known.occupancies, made.promises)
