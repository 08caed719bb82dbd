"""The catalogue: every question with its two files, found by name."""

import csv
from functools import cache
from importlib.resources import files

from rapidfuzz import process

from ontology.errors import BadQuery, UnknownTerm
from queries.question import Column, Question, header


def names() -> tuple[str, ...]:
    """Return the names of all questions, sorted."""
    found = (path.name for path in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".cypher") for name in found if name.endswith(".cypher")))


def question(name: str) -> Question:
    """Return a question of the catalogue.

    Raises UnknownTerm with the nearest names where there is none, BadQuery where its two headers differ.
    """
    if name not in names():
        near = ", ".join(match for match, _, _ in process.extract(name, names(), limit=3))
        raise UnknownTerm(f"there is no question {name!r}; nearest: {near} (`pursestrings query list` shows all)")
    cypher, sparql = (files(__name__).joinpath(name + ending).read_text("utf-8") for ending in (".cypher", ".rq"))
    said, twin = header(cypher, f"{name}.cypher"), header(sparql, f"{name}.rq")
    if said != twin:
        raise BadQuery(f"{name}: the headers of its .cypher and .rq files differ; make them say the same")
    columns = _column_sets().get(said.columns)
    if columns is None:
        raise BadQuery(f"{name}: columns.csv has no set {said.columns!r}; add it, or name one that is there")
    return Question(
        name=name, question=said.question, parameters=said.parameters, columns=columns, cypher=cypher, sparql=sparql
    )


@cache
def _column_sets() -> dict[str, tuple[Column, ...]]:
    sets: dict[str, list[Column]] = {}
    lines = files(__name__).joinpath("columns.csv").read_text("utf-8").splitlines()
    for row in csv.DictReader(lines):
        sets.setdefault(row.pop("set"), []).append(Column.model_validate(row))
    return {name: tuple(columns) for name, columns in sets.items()}
