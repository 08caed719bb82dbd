"""The Cypher cookbook: a page and a file of saved queries, both made from ``docs/cookbook/``, asked on both stores."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.tables import Format, written_plain
from graph.bolt import BoltStore
from graph.cypher.generate import PRIMARY, files
from graph.project import project
from graph.readonly import check_read_only
from graph.workspace import Workspace
from ontology.schema_page import page
from ontology.terms import EntityType
from tests.contract.test_stores import STORES, _opened
from tests.contract.test_twins import _hold

INTRODUCTION = """# Cypher cookbook

{count} worked questions for whoever writes their own Cypher, each with its real answer over the [samples](samples.md). They are to be changed: the
names and days to put in stand in the first line of a query. Each is a file of its own, and the command line runs it:

```sh
pursestrings cypher --file docs/cookbook/02-largest-sums.cypher
```

In Neo4j Browser, drop [cypher-cookbook.zip](cypher-cookbook.zip) onto the window: the questions appear under *Favorites* in the folder *Pursestrings*. Drop
[pursestrings.grass](cookbook/pursestrings.grass) too, and nodes are coloured by what they are and bear their names. `pursestrings load` has to have filled
the store that the Browser looks at: see [investigators.md](investigators.md).

Four habits keep answers right:

- Sum flows, never claims: a flow is one sum of money, however many sentences state it.
- Leave out a flow that is `PART_OF` another where the other counts too, and never add sums of different `nature`, `status` or `currency`.
- `amount` is absent where documents disagree; `amount_low` and `amount_high` are always there.
- A property that is not known is absent. `coalesce(x.date, 'no date')` is for showing, not for storing.

## The graph

{drawing}
All labels, properties and edge types: [schema.md](schema.md). `load` makes these constraints and indexes, and the store keeps them; start a query from a
property that has one.

```cypher
{indexes}
```

## The questions
"""


def _questions(root: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((root / "docs" / "cookbook").glob("*.cypher"))}


def _indexes() -> str:
    schema = files()["schema.cypher"]
    return "\n".join(line for line in schema.splitlines() if line.startswith("CREATE"))


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, story: Path) -> Iterator[BoltStore]:
    """Each kind of store, holding the samples."""
    with _opened(request) as opened:
        _hold(opened, project(Workspace(story)))
        yield opened


def _asked(name: str, text: str, rows: str, title: str) -> str:
    note = "\n".join(re.findall(r"^// (.*)", text, re.MULTILINE)[1:])
    body = re.sub(r"^//.*\n", "", text, flags=re.MULTILINE)
    shown = f"```\n{rows.strip(chr(10))}\n```\n" if rows else ""
    return f"\n### {title}\n\n{note}\n\n```cypher\n{body}```\n\n{shown}[{name}](cookbook/{name})\n"


def _page(root: Path, store: BoltStore) -> str:
    drawing = re.sub(r"<!--.*-->\n?", "", page("<!-- begin drawing -->\n<!-- end drawing -->"))
    parts = [INTRODUCTION.format(count=len(_questions(root)), drawing=drawing, indexes=_indexes())]
    for name, text in _questions(root).items():
        title = text.splitlines()[0].removeprefix("// ")
        drawn = "RETURN path" in text
        rows = "" if drawn else written_plain(store.rows(text), Format.TABLE)
        parts.append(_asked(name, text, rows, title))
    return "".join(parts)


def _archive(root: Path) -> bytes:
    """Return the saved queries as Neo4j Browser takes them: a zip with a folder of files; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in _questions(root).items():
            archive.writestr(zipfile.ZipInfo(f"Pursestrings/{name}"), text)
    return out.getvalue()


def test_there_are_fifteen_questions_each_with_a_title_and_a_note(root: Path) -> None:
    questions = _questions(root)
    assert len(questions) == 15
    for number, (name, text) in enumerate(questions.items(), 1):
        title, note = text.splitlines()[:2]
        assert name.startswith(f"{number:02}-")
        assert title.startswith(f"// {number:02} ")
        assert note.startswith("// ")
        check_read_only(text)


def test_every_question_finds_something_on_every_store(root: Path, store: BoltStore) -> None:
    for name, text in _questions(root).items():
        assert store.rows(text), name


@pytest.mark.neo4j
def test_the_stores_give_the_same_rows(root: Path, story: Path, request: pytest.FixtureRequest) -> None:
    found = []
    for kind in ("embedded", "neo4j"):
        request.param = kind
        with _opened(request) as opened:
            _hold(opened, project(Workspace(story)))
            found.append(
                {name: opened.rows(text) for name, text in _questions(root).items() if "RETURN path" not in text}
            )
    assert found[0] == found[1]


def test_the_page_shows_the_questions_with_their_answers(
    root: Path, story: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    request.param = "embedded"
    path = root / "docs" / "cypher-cookbook.md"
    with _opened(request) as store:
        _hold(store, project(Workspace(story)))
        made = _page(root, store)
    if update_golden:
        path.write_text(made, "utf-8")
    assert path.read_text("utf-8") == made, "run `make golden`"


def test_the_saved_queries_are_those_of_the_page(root: Path, update_golden: bool) -> None:
    path = root / "docs" / "cypher-cookbook.zip"
    if update_golden:
        path.write_bytes(_archive(root))
    assert path.read_bytes() == _archive(root), "run `make golden`"


def test_the_style_knows_every_label_that_is_drawn(root: Path) -> None:
    style = (root / "docs" / "cookbook" / "pursestrings.grass").read_text("utf-8")
    labels = {kind.value.capitalize() for kind in EntityType} | set(PRIMARY) - {"Entity"}
    assert set(re.findall(r"^node\.(\w+)", style, re.MULTILINE)) == labels
