"""Claims as a whole: composed, identified, written and read back."""

import json
from pathlib import Path

import pytest

from ingest.claims import claims_json, extract, extract_file, read_claims
from ontology.errors import BadClaim
from ontology.model import Claims
from tests.ingest.reading import text

SOURCE = (
    "Harbour news\n\n"
    "The Department for Transport will invest £12 million in Harwick by March 2027. "
    "It has appointed Dame Ruth Ashdown as chair of the Harbour Commission.\n\n"
    "The Environment Agency published the Wetland Recovery Plan in 2019.\n"
)


@pytest.fixture(scope="module")
def claims() -> Claims:
    """The claims of a short text."""
    return extract(text(SOURCE))


def test_all_three_kinds_are_found(claims: Claims) -> None:
    assert claims.document == "test"
    assert [claim.amount for claim in claims.funding] == [12_000_000]
    assert "Department for Transport" in {name for claim in claims.responsibilities for name in claim.actor}
    assert claims.relations


def test_each_claim_has_an_id_of_its_own(claims: Claims) -> None:
    ids = [claim.id for claim in claims.funding] + [claim.id for claim in claims.responsibilities]
    ids += [claim.id for claim in claims.relations]
    assert all(len(id) == 16 for id in ids)
    assert len(set(ids)) == len(ids)


def test_claims_stand_in_the_order_of_the_text(claims: Claims) -> None:
    starts = [claim.evidence.start for claim in claims.responsibilities]
    assert starts == sorted(starts)


def test_a_second_run_gives_the_same_bytes(claims: Claims) -> None:
    assert claims_json(extract(text(SOURCE))) == claims_json(claims)


def test_absent_fields_are_left_out_and_amounts_are_numbers(claims: Claims) -> None:
    content = json.loads(claims_json(claims))
    assert content["funding"][0]["amount"] == 12_000_000
    assert "amount_max" not in content["funding"][0]
    assert all("ref" not in claim for claim in content["responsibilities"])


def test_claims_are_read_back_as_they_were_written(claims: Claims) -> None:
    assert read_claims(claims_json(claims), SOURCE) == claims


def test_a_quote_that_the_text_does_not_have_is_refused(claims: Claims) -> None:
    with pytest.raises(BadClaim, match=r"test: at offset \d+ the claim quotes .* the text has"):
        read_claims(claims_json(claims), SOURCE.replace("million", "billion"))


def test_a_sentence_that_the_text_does_not_have_is_refused(claims: Claims) -> None:
    moved = SOURCE.replace("Recovery Plan in 2019.", "Recovery Plan in 2019!")
    with pytest.raises(BadClaim, match="Extract the document again"):
        read_claims(claims_json(claims), moved)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('{"document": "test", "funding": [{"amount": 1}]}', "funding -> 0"),
        ('{"document": "test", "unknown": 1}', "unknown"),
        ("not json", "the top"),
        ("[]", "the top"),
    ],
)
def test_what_breaks_the_model_is_refused_with_its_place(content: str, where: str) -> None:
    with pytest.raises(BadClaim, match=where):
        read_claims(content, SOURCE)


def test_a_text_that_says_nothing_has_no_claims() -> None:
    found = extract(text("Nothing much.\n"))
    assert (found.funding, found.responsibilities, found.relations) == ((), (), ())


def test_a_real_document_gives_checked_claims(corpus: Path) -> None:
    path = next(corpus.glob("003_*"))
    document, source, claims = extract_file(path)
    assert claims.document == document.stem == path.stem
    assert claims.responsibilities
    assert read_claims(claims_json(claims), source) == claims
