"""The settings of one run, made from options and environment in ``cli/main.py`` and handed down."""

from dataclasses import dataclass
from pathlib import Path

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
