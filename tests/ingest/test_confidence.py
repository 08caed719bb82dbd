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

EVEN: Table = {("first sight", "seen"): (8, 8), ("first sight", "unseen"): (8, 8)}
WORSE: Table = {("first sight", "seen"): (8, 8), ("first sight", "unseen"): (4, 8)}
SOME: Table = {("funding", "a"): (10, 10), ("funding", "b"): (0, 10), ("funding", "c"): (1, 1)}


def test_examples() -> None:
    assert doctest.testmod(confidence).failed == 0


def test_a_rule_is_believed_as_often_as_it_was_right() -> None:
    table = {**EVEN, **SOME}
    assert probability(table, "funding", "a") > probability(table, "funding", "c") > probability(table, "funding", "b")


def test_a_rule_that_is_not_known_has_the_share_of_its_kind() -> None:
    table = {**EVEN, **SOME}
    assert probability(table, "funding", "new") == pytest.approx(12 / 23)
    assert probability(table, "relation", "new") == pytest.approx(1 / 2)


def test_what_drops_at_first_sight_is_taken_off_all() -> None:
    for rule in "abc":
        assert 0 < probability({**WORSE, **SOME}, "funding", rule) < probability({**EVEN, **SOME}, "funding", rule) < 1


def test_nothing_is_added_where_the_unseen_did_better() -> None:
    better = {("first sight", "seen"): (4, 8), ("first sight", "unseen"): (8, 8), **SOME}
    assert probability(better, "funding", "a") == probability({**EVEN, **SOME}, "funding", "a")


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
