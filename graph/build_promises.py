"""A promise as a node and edges: the claims that make it, those that echo it, who owns it, what it is about."""

from collections.abc import Iterator

from graph.elements import Edge, Node, present
from ontology.model import Promise


def promise_node(promise: Promise) -> Node:
    """Return the node of a promise."""
    properties = present(
        id=promise.id,
        action=promise.action,
        deadline=promise.deadline,
        due_from=promise.due_from,
        due_to=promise.due_to,
        ref=promise.ref,
        made=promise.made,
    )
    return Node(promise.id, ("Promise",), properties)


def promise_edges(promise: Promise) -> Iterator[Edge]:
    """Yield the edges of a promise."""
    for claim in promise.claims:
        yield Edge(claim, "MAKES", promise.id, {})
    for echo in promise.echoes:
        said = {"says": echo.says.value, "date": echo.date, "reason": echo.reason, "probability": echo.probability}
        yield Edge(echo.claim, "ECHOES", promise.id, said)
    for owner in promise.owner:
        yield Edge(promise.id, "OWNER", owner, {})
    for thing in promise.about:
        yield Edge(promise.id, "ABOUT", thing, {})
