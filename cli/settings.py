"""The settings of one run, made from options and environment in ``cli/main.py`` and handed down."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from ontology.ids import DEFAULT_BASE


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the workspace is, which Neo4j to use (None: the embedded store), and the base of the IRIs."""

    workspace: Path = Path(".pursestrings")
    neo4j: str | None = None
    username: str = "neo4j"
    password: str = ""
    database: str | None = None
    base: str = DEFAULT_BASE

    @property
    def store(self) -> Path:
        """The folder of the workspace's embedded store."""
        return self.workspace / "store"

    def at(self, neo4j: str | None) -> Self:
        """Return settings with another Neo4j, the same if None is given."""
        return replace(self, neo4j=neo4j) if neo4j else self
