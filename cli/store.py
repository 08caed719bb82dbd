"""Which Cypher store a command speaks to: the Neo4j that the settings name, or the workspace's embedded one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli.settings import Settings
    from graph.bolt import BoltStore


def open_store(settings: "Settings") -> "BoltStore":
    """Return the store of the settings, connected; use it in a ``with`` block."""
    if settings.neo4j:
        from graph.bolt import connect  # noqa: PLC0415  # the driver takes a third of a second to import

        return connect(settings.neo4j, settings.username, settings.password, settings.database)
    from graph.embedded import open_embedded  # noqa: PLC0415

    return open_embedded(settings.workspace / "store")
