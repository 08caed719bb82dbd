"""The site as files: complete, self-contained, the same at every run, and never written over something else."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from ontology.errors import BadWorkspace
from tests.graph.sample import sample, texts
from viz.site import MARKER, write_site

_LINK = re.compile(r'(?:href|src)="([^"]*)"')


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_entity_and_document_has_a_page(site: Path) -> None:
    ids = [node.id for node in sample().nodes]
    wanted = {f"entity/{id}.html" for id in ids if id.split("/")[0] not in ("claim", "flow", "document")}
    wanted |= {f"{id}.html" for id in ids if id.startswith("document/")}
    wanted |= {"index.html", "money.html", "entities.html"}
    assert {page.relative_to(site).as_posix() for page in _pages(site)} == wanted


def test_every_link_leads_to_a_file_and_place_of_the_site(site: Path) -> None:
    checked = 0
    for page in _pages(site):
        for target in _LINK.findall(page.read_text("utf-8")):
            if target.startswith(("data:", "#")):
                continue
            path, _, place = unquote(target).partition("#")
            assert ":" not in path, f"{page}: {target} leaves the site"
            file = (page.parent / path).resolve()
            assert file.is_file(), f"{page}: {target} leads nowhere"
            assert not place or f'id="{place}"' in file.read_text("utf-8"), f"{page}: {target} has no such place"
            checked += 1
    assert checked > 100


def test_two_runs_write_the_same_bytes(site: Path, tmp_path: Path) -> None:
    write_site(sample(), texts(), tmp_path / "again")
    for file in sorted(site.rglob("*")):
        if file.is_file():
            assert (tmp_path / "again" / file.relative_to(site)).read_bytes() == file.read_bytes(), file


def test_a_site_is_replaced_and_anything_else_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert write_site(sample(), texts(), folder) == write_site(sample(), texts(), folder)
    assert (folder / MARKER).exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    with pytest.raises(BadWorkspace, match="no site"):
        write_site(sample(), texts(), other)
    assert [file.name for file in other.iterdir()] == ["thesis.txt"]


def test_text_from_documents_cannot_become_markup(tmp_path: Path) -> None:
    hostile = {id: text.replace("Help", "<b>Hi</b>") for id, text in texts().items()}
    with pytest.raises(ValueError, match="leaves its text"):
        write_site(sample(), dict.fromkeys(hostile, ""), tmp_path / "empty")
    write_site(sample(), {id: "<script>alert(1)</script>" + text for id, text in texts().items()}, tmp_path / "site")
    for page in (tmp_path / "site" / "document").glob("*.html"):
        assert "<script>alert" not in page.read_text("utf-8")
