"""Headers of query files: what they declare, and what is said about a wrong one."""

import pytest

from ontology.errors import BadQuery
from queries.question import Parameter, ParameterType, header


def test_a_header_declares_question_parameters_and_columns() -> None:
    said = header("// question: Who pays?\n// param who (entity): the payer\n// columns: money\nMATCH (n)", "x.cypher")
    assert said.question == "Who pays?"
    assert said.parameters == (Parameter(name="who", type=ParameterType.ENTITY, meaning="the payer"),)
    assert said.columns == "money"


def test_both_comment_signs_declare_the_same() -> None:
    lines = ["question: Who pays?", "param after (date, optional): first day", "columns: money"]
    cypher, sparql = ("".join(f"{sign} {line}\n" for line in lines) for sign in ("//", "#"))
    assert header(cypher, "x.cypher") == header(sparql, "x.rq")
    assert header(sparql, "x.rq").parameters[0].optional


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("MATCH (n) RETURN n", "lacks its `question:` or `columns:` line"),
        ("// question: Who?\nRETURN 1", "lacks its"),
        ("// question: Who?\n// param who: the payer\n// columns: money\n", "x.cypher, line 2: write `param name"),
        ("// question: Who?\n// param who (person): the payer\n// columns: money\n", "line 2"),
    ],
)
def test_a_wrong_header_is_refused_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(BadQuery, match=complaint):
        header(text, "x.cypher")
