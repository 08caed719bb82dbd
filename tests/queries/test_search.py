"""Full-text search: every word has to be there, names come before sentences, and the order is always the same."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from queries.search import search
from tests.graph import sample

RECORDS, ENTITIES = sample.records(), sample.entities()


def _ids(words: str) -> list[str]:
    return [str(row["id"]) for row in search(words, RECORDS, ENTITIES)]


def test_a_name_as_a_whole_comes_first() -> None:
    assert _ids("coastal repair FUND")[0] == "fund/coastal-repair-fund"


def test_another_form_of_a_name_is_as_good() -> None:
    assert _ids("DfT")[0] == "body/department-for-transport"


def test_every_word_has_to_be_there() -> None:
    assert _ids("harbour submarine") == []
    assert all("harbour" in id or id.startswith("claim/") for id in _ids("harbour"))


@pytest.mark.parametrize("words", ["sea wall", "Wall, SEA"])
def test_sentences_are_found_whatever_the_order_and_case(words: str) -> None:
    rows = search(words, RECORDS, ENTITIES)
    assert rows
    assert all("sea wall" in str(row["quote"]) for row in rows)


def test_nothing_is_found_for_nothing() -> None:
    assert _ids("…") == []


def test_the_order_of_what_is_read_does_not_matter() -> None:
    assert search("harbour", RECORDS, ENTITIES) == search("harbour", RECORDS[::-1], ENTITIES[::-1])


def test_the_command_writes_json(story: Path) -> None:
    ran = CliRunner().invoke(main, ["--workspace", str(story), "search", "shore", "power", "--format", "json"])
    assert ran.exit_code == 0, ran.output
    rows = json.loads(ran.output)
    assert rows
    assert list(rows[0]) == ["id", "kind", "name", "document", "title", "date", "claim", "quote"]
