"""The commands export and validate, over the story of the samples."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, parse

from cli.main import main
from graph.export import FORMATS
from ontology.errors import BadWorkspace


def run(workspace: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--workspace", str(workspace), *map(str, arguments)])


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "csv"])
def test_each_format_is_the_same_in_a_file_and_on_the_output(form: str, story: Path, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{form}"
    assert run(story, "export", form, "-o", path).exit_code == 0
    printed = run(story, "export", form)
    assert printed.exit_code == 0
    assert printed.stdout_bytes == path.read_bytes()


def test_csv_is_three_files(story: Path, tmp_path: Path) -> None:
    assert run(story, "export", "csv", "-o", tmp_path / "tables").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == ["claims.csv", "edges.csv", "nodes.csv"]


def test_csv_on_the_output_is_wrong_use(story: Path) -> None:
    ran = run(story, "export", "csv")
    assert ran.exit_code == 2
    assert "-o" in ran.output


def test_an_unknown_format_is_wrong_use(story: Path) -> None:
    ran = run(story, "export", "parquet")
    assert ran.exit_code == 2
    assert "trig" in ran.output


def test_the_base_is_that_of_the_publisher(story: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    ran = CliRunner().invoke(
        main, ["--workspace", str(story), "--base", "https://data.example/", "export", "nq", "-o", str(path)]
    )
    assert ran.exit_code == 0
    graphs = {str(quad.graph_name) for quad in parse(path.read_bytes(), format=RdfFormat.N_QUADS)}
    assert any(graph.startswith("<https://data.example/document/") for graph in graphs)


def test_jsonld_is_json(story: Path) -> None:
    assert "@context" in json.loads(run(story, "export", "jsonld").stdout)


def test_without_a_workspace_there_is_one_clear_message(tmp_path: Path) -> None:
    for command in (["export", "nq"], ["validate"]):
        ran = run(tmp_path / "nowhere", *command)
        assert isinstance(ran.exception, BadWorkspace)


def test_the_story_is_valid(story: Path) -> None:
    ran = run(story, "validate")
    assert ran.exit_code == 0, ran.output
    assert "0 faults in " in ran.stderr
    assert ran.stdout == ""


def test_faults_are_printed_and_end_in_exit_code_1(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = {"anything": "# There is something.\nSELECT ?node WHERE { ?node a ps:Document } ORDER BY ?node"}
    monkeypatch.setattr("cli.validate.checks", lambda: everything)
    ran = run(story, "validate")
    assert ran.exit_code == 1
    assert ran.stdout.startswith("anything: document/")
    assert " faults in " in ran.stderr
