"""The commands ingest, resolve, decide, why and forget on documents of our own, from files to entities."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.ingest import forget
from cli.main import main
from cli.settings import Settings
from graph.workspace import Workspace, open_workspace
from ontology.errors import BadDocument, BadWorkspace, PursestringsError, UnknownTerm
from tests.graph import sample


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "promise.txt").write_text(sample.PROMISE)
    (folder / "progress.txt").write_text(sample.PROGRESS)
    return folder


def run(tmp_path: Path, *arguments: str | Path) -> Result:
    """Run a command on the workspace of a test; errors that users meet are raised."""
    result = CliRunner().invoke(main, ["--workspace", str(tmp_path / "ws"), *map(str, arguments)])
    if isinstance(result.exception, PursestringsError):
        raise result.exception
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def workspace(papers: Path, tmp_path: Path) -> Workspace:
    result = run(tmp_path, "ingest", papers, "--workers", "1")
    assert result.exit_code == 0, result.output
    return open_workspace(tmp_path / "ws")


def test_documents_become_entities_and_flows(workspace: Workspace) -> None:
    found = {entity.id: entity for entity in workspace.entities()}
    assert len(found["body/department-for-transport"].documents) == 2
    assert len(found["fund/coastal-repair-fund"].documents) == 2
    assert {6_000_000, 38_000_000, 40_000_000} <= {int(flow.amount_low) for flow in workspace.flows()}


def test_a_second_time_says_that_nothing_changed(papers: Path, tmp_path: Path, workspace: Workspace) -> None:
    before = workspace.resolved()
    result = run(tmp_path, "ingest", papers, "--workers", "1")
    assert "0 new, 0 renewed, 2 unchanged, 0 failed; 2 documents" in result.output
    assert workspace.resolved() == before


def test_a_bad_file_among_good_ones_is_exit_code_2(papers: Path, tmp_path: Path) -> None:
    (papers / "void.txt").write_bytes(b"")
    result = run(tmp_path, "ingest", papers, "--workers", "1")
    assert result.exit_code == 2
    assert "2 new, 0 renewed, 0 unchanged, 1 failed" in result.output
    assert f"pursestrings: {papers / 'void.txt'}: " in result.output


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadDocument, match="there is no file to read"):
        run(tmp_path, "ingest", tmp_path / "empty")
    assert run(tmp_path, "ingest", tmp_path / "nowhere.txt").exit_code == 2


def test_a_cluster_that_is_not_there_is_told(papers: Path, tmp_path: Path) -> None:
    with pytest.raises(PursestringsError, match=r"pursestrings\[cluster\]|no Dask scheduler"):
        run(tmp_path, "ingest", papers, "--cluster", "tcp://127.0.0.1:1")


def test_resolve_needs_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(BadWorkspace, match="pursestrings ingest"):
        run(tmp_path, "resolve")


def test_resolve_says_what_it_found(tmp_path: Path, workspace: Workspace) -> None:
    (workspace.path / "resolved.json").unlink()
    result = run(tmp_path, "resolve")
    assert f"{len(workspace.entities())} entities" in result.output


@pytest.mark.usefixtures("workspace")
def test_why_shows_reasons_and_sentences(tmp_path: Path) -> None:
    result = run(tmp_path, "why", "DfT")
    assert "Department for Transport  [Department]  body/department-for-transport" in result.output
    assert "has the form 'Department for Transport'" in result.output
    assert "The Department for Transport will put £40 million into the Coastal Repair Fund" in result.output


@pytest.mark.usefixtures("workspace")
def test_why_knows_the_forms_of_the_authority_data(tmp_path: Path) -> None:
    assert "body/department-for-transport" in run(tmp_path, "why", "Transport Department").output


@pytest.mark.usefixtures("workspace")
def test_an_unknown_name_gets_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownTerm, match="fund/coastal-repair-fund"):
        run(tmp_path, "why", "Costal Repairs Fund")


def test_a_decision_wins_and_lasts(papers: Path, tmp_path: Path, workspace: Workspace) -> None:
    ids = {"body/harbour-agency", "body/harbour-office"}
    assert ids <= {entity.id for entity in workspace.entities()}
    run(tmp_path, "decide", "Harbour Agency", "Harbour Office", "same", "--note", "a test")
    assert len(ids & {entity.id for entity in workspace.entities()}) == 1
    (papers / "promise.txt").write_text(sample.PROMISE + "\nMore will be said.\n")
    run(tmp_path, "ingest", papers, "--workers", "1")
    assert len(ids & {entity.id for entity in workspace.entities()}) == 1
    assert "a human decision (a test)" in run(tmp_path, "why", "Harbour Office").output
    run(tmp_path, "decide", "body/harbour-agency", "body/harbour-office", "different")
    assert ids <= {entity.id for entity in workspace.entities()}


def test_two_documents_names_of_one_entity_can_be_decided_apart(tmp_path: Path, workspace: Workspace) -> None:
    (fund,) = (entity for entity in workspace.entities() if entity.id == "fund/coastal-repair-fund")
    one, other = (f"{member.document}#{member.local}" for member in fund.members)
    run(tmp_path, "decide", one, other, "different")
    found = [entity for entity in workspace.entities() if entity.name == fund.name]
    assert [len(entity.members) for entity in found] == [1, 1]


@pytest.mark.usefixtures("workspace")
def test_two_names_within_one_document_cannot_be_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UnknownTerm, match="are both body/department-for-transport"):
        run(tmp_path, "decide", "DfT", "Department for Transport", "different")


def test_a_document_can_be_forgotten(papers: Path, workspace: Workspace) -> None:
    settings = Settings(workspace.path)
    result = CliRunner().invoke(forget, [str(papers / "promise.txt")], obj=settings)
    assert result.exit_code == 0, result.output
    assert len(workspace.documents()) == 1
    assert all(len(entity.documents) < 2 for entity in workspace.entities())
    result = CliRunner().invoke(forget, ["nothing"], obj=settings)
    assert isinstance(result.exception, UnknownTerm)
