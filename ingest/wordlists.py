"""Reads the word lists and tables of ``ingest/lexicon``, once each."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files("ingest.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of a word list (one or several a line, separated by commas), case-folded."""
    return frozenset(entry.strip().casefold() for line in _lines(name) for entry in line.split(",") if entry.strip())


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a CSV table as mappings from its header; cells are stripped."""
    reader = csv.DictReader(_lines(name))
    return tuple({key: (cell or "").strip() for key, cell in row.items() if key} for row in reader)
