"""Confidence: what the table's counts give, what it must never do, and that it does not touch a claim's id."""

import doctest

import pytest

from ingest import confidence
from ingest.claims import extract
from ingest.confidence import Table, probability
from ingest.wordlists import rows
from ontology.ids import claim_id
from ontology.model import Claim
from tests.ingest.reading import text

COUNTS: Table = {("funding", "a"): (10, 10), ("funding", "b"): (0, 10), ("funding", "c"): (1, 1)}
WELL: Table = {("first sight", "funding"): (8, 9), **COUNTS}
BADLY: Table = {("first sight", "funding"): (2, 9), **COUNTS}


def test_examples() -> None:
    assert doctest.testmod(confidence).failed == 0


def test_a_rule_is_believed_the_more_the_more_it_is_right() -> None:
    a, b, c = (probability(WELL, "funding", rule) for rule in "abc")
    assert a > c > b


def test_a_rule_that_is_not_known_is_as_right_as_its_kind_was_at_first_sight() -> None:
    assert probability(WELL, "funding", "new") == pytest.approx(9 / 11)
    assert probability(BADLY, "funding", "new") == pytest.approx(3 / 11)


def test_a_kind_that_did_badly_at_first_sight_is_believed_less() -> None:
    for rule in "abc":
        assert 0 < probability(BADLY, "funding", rule) < probability(WELL, "funding", rule) < 1


def test_the_table_is_of_this_kind() -> None:
    table = rows(confidence.TABLE)
    assert {row["kind"] for row in table} == {"first sight", "funding", "responsibility", "relation"}
    assert all(0 <= int(row["right"]) <= int(row["all"]) for row in table)
    assert len({(row["kind"], row["rule"]) for row in table}) == len(table) > 20


def test_every_claim_has_a_probability_which_its_id_ignores() -> None:
    read = text("The Department for Transport will invest £12 million in Harwick by March 2027.\n")
    claims = extract(read)
    found: list[Claim] = [*claims.funding, *claims.responsibilities, *claims.relations]
    assert found
    for claim in found:
        assert claim.confidence is not None
        assert 0 < claim.confidence < 1
        content = claim.model_dump(mode="json", exclude_none=True, exclude={"id", "rule", "confidence"})
        assert claim.id == claim_id(type(claim).__name__.lower(), read.document.id, content)
