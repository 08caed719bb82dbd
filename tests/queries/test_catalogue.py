"""The catalogue's files: complete pairs that declare what they use."""

import re

import pytest

from ontology.errors import UnknownTerm
from queries.catalogue import names, question

EXPECTED = {
    "answerable",
    "connected",
    "disagreements",
    "due",
    "duties-of",
    "evidence",
    "holders",
    "mentions",
    "money-for",
    "money-from",
    "money-in",
    "money-path",
    "money-to",
    "partners",
    "promises",
    "recommendations",
    "succession",
    "total",
    "trail",
    "unowned",
}


def test_the_catalogue_has_its_questions() -> None:
    assert set(names()) == EXPECTED


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_parameter_is_declared_and_used_in_both_languages(name: str) -> None:
    asked = question(name)
    declared = {parameter.name for parameter in asked.parameters}
    assert set(re.findall(r"\$(\w+)", asked.cypher)) == declared
    assert set(re.findall(r"\?_(\w+)", asked.sparql)) == declared


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_column_is_returned_in_both_languages(name: str) -> None:
    asked = question(name)
    returned = asked.cypher[asked.cypher.rindex("RETURN") :]
    selected = asked.sparql[: asked.sparql.index("WHERE")]
    for column in asked.columns:
        assert re.search(rf"\b{column.name}\b", returned), column
        assert re.search(rf"\?{column.name}\b", selected), column


def test_an_unknown_question_gets_the_nearest_names() -> None:
    with pytest.raises(UnknownTerm, match="money-from"):
        question("money-form")
