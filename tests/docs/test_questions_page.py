"""The page of the questions: made from the catalogue's headers, each with a real answer over the samples."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from queries import catalogue
from queries.question import Column, Parameter, Question
from tests.contract.test_twins import ASKED

INTRODUCTION = """# The questions

The {count} questions of the catalogue; `pursestrings query show NAME` prints the Cypher and the SPARQL of each, which give
the same rows in the same order. Names may be any that documents or the authority tables use; an id (`body/…`) always does. Days are
written `2026-01-29`, amounts are in whole units of their currency, and no row mixes two currencies. The examples ask the documents of
[samples](samples.md). This page is made by `make golden`.
"""
SHOWN = 2
"""Rows of each example."""


def _parameter(parameter: Parameter) -> str:
    kind = " \\| ".join(parameter.words) or parameter.type.value
    return f"| `{parameter.name}` | {kind}{', optional' if parameter.optional else ''} | {parameter.meaning} |"


def _column(column: Column) -> str:
    return f"| `{column.name}` | {column.type}{', ' + column.unit if column.unit else ''} | {column.meaning} |"


def _table(heads: tuple[str, ...], rows: list[str]) -> str:
    return "\n".join([f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}", *rows]) if rows else "No parameters."


def _example(question: Question, workspace: Path) -> str:
    arguments = [f"{name}={value}" for name, value in _shown(question.name).items()]
    ran = CliRunner().invoke(
        main,
        ["--workspace", str(workspace), "query", "run", question.name, *arguments, "--engine", "sparql"],
        env={"COLUMNS": "100"},
    )
    assert ran.exit_code == 0, ran.output
    rows = ran.output.split("\n\n")
    shown = [*rows[:SHOWN], "…", rows[-1]] if len(rows) > SHOWN + 1 else rows
    quoted = " ".join(f'{name}="{value}"' for name, value in _shown(question.name).items())
    return (
        f"```text\n$ pursestrings query run {question.name}{' ' if quoted else ''}{quoted}\n"
        + "\n\n".join(shown)
        + "```"
    )


def _shown(name: str) -> dict[str, str]:
    """Return the first arguments of the contract that give any: an example with parameters says more."""
    return next((given for given in ASKED[name] if given), ASKED[name][0])


def _page(workspace: Path) -> str:
    parts = [INTRODUCTION.format(count=len(catalogue.names()))]
    for name in catalogue.names():
        question = catalogue.question(name)
        parts += [
            f"## {name}\n\n{question.question}\n",
            _table(("parameter", "value", "meaning"), [_parameter(p) for p in question.parameters]) + "\n",
            _table(("column", "value", "meaning"), [_column(column) for column in question.columns]) + "\n",
            _example(question, workspace) + "\n",
        ]
    return "\n".join(parts)


@pytest.fixture
def workspace(story: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(story, tmp_path / "workspace"))


def test_the_page_is_in_step_with_the_catalogue(root: Path, workspace: Path, *, update_golden: bool) -> None:
    path, made = root / "docs" / "questions.md", _page(workspace)
    if update_golden:
        path.write_text(made, "utf-8")
    assert path.read_text("utf-8") == made, "run `make golden`"
