"""Traits: what is told of a claim by its place, its words and its names."""

import pytest

from ingest.claims import extract
from ingest.names import find_names
from ingest.traits import bearings, traits
from ontology.model import Claim
from tests.ingest.reading import text

DUTY = "The Department for Transport will publish a review of the Tollmere crossing by March 2027.\n"
SUM = "The Department for Transport will invest £12 million in Harwick.\n"
LEADS = "Dame Ada Winterbourne chairs the Environment Agency.\n"


def told(source: str, kind: str) -> set[str]:
    read = text(source)
    claims: list[Claim] = list(getattr(extract(read), kind))
    assert claims
    return set(traits(bearings(read, find_names(read, {})), claims)[0])


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        (DUTY, "responsibilities", {"role=lead", "status=planned", "verb=will", "actor=body", "actor by=known"}),
        (DUTY, "responsibilities", {"begins=sentence", "deadline", "block=paragraph", "says=will", "beside=0"}),
        (SUM, "funding", {"nature=public", "status=planned", "funders=1", "funder=body", "digits=8", "sums=1"}),
        ("• " + SUM.rstrip(".\n") + "\n", "funding", {"block=bullet", "unended"}),
        (SUM.replace("will", "could"), "funding", {"says=might"}),
        (LEADS, "relations", {"predicate=leads", "types=person, body", "object by=known"}),
        (f"The minister said: “{DUTY.strip()}”\n", "responsibilities", {"quoted"}),
    ],
)
def test_a_claim_has_its_traits(source: str, kind: str, expected: set[str]) -> None:
    assert expected <= told(source, kind)


def test_what_stands_elsewhere_is_no_trait() -> None:
    assert told(DUTY, "responsibilities").isdisjoint({"quoted", "unended", "led in", "says=cost", "says=might"})


def test_claims_of_one_sentence_know_of_each_other() -> None:
    assert "beside=1" in told("Ministers will invest £12 million in Harwick and £3 million in Tollmere.\n", "funding")


def test_traits_are_sorted_and_each_once() -> None:
    read = text(DUTY)
    (its,) = traits(bearings(read, find_names(read, {})), extract(read).responsibilities)
    assert list(its) == sorted(set(its))
