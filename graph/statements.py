"""Reads the named statements of ``graph/cypher/``: each begins with a line ``// name: ...``."""

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def statements(file: str) -> Mapping[str, str]:
    """Return the statements of one file by name."""
    text = resources.files("graph.cypher").joinpath(file).read_text(encoding="utf-8")
    _, *parts = text.split("\n// name: ")
    named = (part.partition("\n") for part in parts)
    return {name.strip(): statement.strip() for name, _, statement in named}
