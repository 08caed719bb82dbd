"""The commands candidates, review and undo, on a workspace of made documents."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from graph.workspace import Workspace, open_workspace
from graph.writer import Extracted, writing
from ontology.errors import PursestringsError, UnknownTerm
from ontology.ids import document_id
from ontology.model import Claims, Document, NamedEntity
from ontology.terms import EntityType

TEXTS = {
    "one": "The Tidal Education Content Store opened. So did the Granite Works Agency.",
    "two": "The Education Content Store (Tidal) grew. GWA ran it, with the Lantern Trust.",
    "three": "Tidal Educational Content Store: what it is, and who the Lantern Trust are.",
}
NAMES = {
    "one": [("facility", "Tidal Education Content Store"), ("body", "Granite Works Agency")],
    "two": [("body", "GWA"), ("organisation", "Lantern Trust")],
    "three": [("facility", "Tidal Educational Content Store"), ("organisation", "Lantern Trust")],
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    with writing(tmp_path / "ws") as writer:
        for stem, text in TEXTS.items():
            source = text.encode()
            document = Document(
                id=document_id(source), stem=stem, source=f"{stem}.txt", media_type="text/plain", length=len(text)
            )
            writer.add(Extracted(document, text, source, Claims(document=stem, entities=_entities(stem)), "1"))
    return open_workspace(tmp_path / "ws")


def _entities(stem: str) -> tuple[NamedEntity, ...]:
    return tuple(
        NamedEntity(id=f"e{number}", name=name, type=EntityType(kind), mentions=(TEXTS[stem].index(name),))
        for number, (kind, name) in enumerate(NAMES[stem], 1)
    )


def run(workspace: Workspace, *arguments: str, said: str = "") -> Result:
    result = CliRunner().invoke(
        main, ["--workspace", str(workspace.path), *arguments], input=said, env={"COLUMNS": "140"}
    )
    if isinstance(result.exception, PursestringsError):
        raise result.exception
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def several(workspace: Workspace) -> Sequence[str]:
    return [entity.id for entity in workspace.entities() if len(entity.documents) > 1]


def test_candidates_are_listed_with_reasons(workspace: Workspace) -> None:
    shown = run(workspace, "candidates").stdout.splitlines()
    assert [line.split("  ")[1:3] for line in shown] == [
        ["facility/tidal-education-content-store", "facility/tidal-educational-content-store"],
        ["body/granite-works-agency", "body/gwa"],
    ]
    assert "a few letters of one word" in shown[0]
    assert "the first letters of one make the other" in shown[1]
    assert len(run(workspace, "candidates", "--limit", "1").stdout.splitlines()) == 1


def test_review_walks_through_them_and_records_the_answers(workspace: Workspace) -> None:
    result = run(workspace, "review", "--by", "Ada", said="s\nd\n")
    assert "Granite Works Agency opened" not in result.output
    assert "“The Tidal Education Content Store opened.”" in result.output
    assert result.output.endswith("2 judged; take one back with `pursestrings undo`\n")
    assert [(one.verdict, one.by) for one in workspace.decisions()] == [("same", "Ada"), ("different", "Ada")]
    assert several(workspace) == ["facility/tidal-educational-content-store", "organisation/lantern-trust"]
    assert run(workspace, "candidates").stdout == "", "what is judged is not asked again"


@pytest.mark.parametrize("said", ["q\n", "", "k\nq\n"])
def test_review_can_be_left(workspace: Workspace, said: str) -> None:
    assert "0 judged" in run(workspace, "review", said=said).output
    assert workspace.decisions() == ()


def test_undo_takes_back_the_last_decision_or_the_one_meant(workspace: Workspace) -> None:
    run(workspace, "review", said="s\nd\n")
    result = run(workspace, "undo", "Tidal Education Content Store", "Tidal Educational Content Store")
    assert result.output.startswith("taken back: facility/tidal-education-content-store and")
    assert several(workspace) == ["organisation/lantern-trust"]
    run(workspace, "undo")
    assert workspace.decisions() == ()
    with pytest.raises(UnknownTerm, match="there is no decision yet"):
        run(workspace, "undo")


def test_undo_takes_back_all_that_one_decision_recorded(workspace: Workspace) -> None:
    run(workspace, "decide", "Granite Works Agency", "GWA", "same")
    run(workspace, "decide", "Granite Works Agency", "GWA", "different")
    assert len(workspace.decisions()) == 2
    run(workspace, "undo", "GWA", "Granite Works Agency")
    assert [one.verdict for one in workspace.decisions()] == ["same"]


def test_undo_wants_two_sides_or_none(workspace: Workspace) -> None:
    assert run(workspace, "undo", "GWA").exit_code == 2
