"""Confidence: what the weights give, what it must never do, and that it does not touch a claim's id."""

import doctest
from decimal import Decimal

import pytest

from ingest import confidence
from ingest.claims import extract
from ingest.confidence import confidences, probability, rounded
from ingest.names import find_names
from ingest.traits import bearings
from ingest.wordlists import rows
from ontology.ids import claim_id
from ontology.model import Claim
from tests.ingest.reading import text

WEIGHTS = {"always": 0.5, "good": 1.0, "bad": -2.0}


def test_examples() -> None:
    assert doctest.testmod(confidence).failed == 0


def test_a_claim_is_believed_by_its_traits() -> None:
    good, none, bad = (probability(WEIGHTS, its) for its in (("good",), (), ("bad",)))
    assert 1 > good > none > bad > 0
    assert probability(WEIGHTS, ("good", "new")) == good


@pytest.mark.parametrize(("share", "told"), [(0.0, "0.01"), (1.0, "0.99"), (0.504, "0.5")])
def test_nothing_is_sure(share: float, told: str) -> None:
    assert rounded(share) == Decimal(told)


def test_the_table_is_of_this_kind() -> None:
    table = rows(confidence.TABLE)
    kinds = {row["kind"] for row in table}
    assert kinds == {"funding", "responsibility", "relation"}
    assert {row["kind"] for row in table if row["trait"] == confidence.ALWAYS} == kinds
    assert all(abs(float(row["weight"])) < 5 for row in table)
    assert len({(row["kind"], row["trait"]) for row in table}) == len(table)


def test_no_claims_have_no_confidence() -> None:
    read = text("Nothing is said here of anybody.\n")
    assert confidences(bearings(read, find_names(read, {})), []) == []


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
