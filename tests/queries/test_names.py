"""What a user means by a name."""

import pytest

from graph.lookup import find
from ontology.authority import authority
from ontology.errors import UnknownTerm
from ontology.model import Entity
from ontology.terms import EntityType
from queries.names import thing_named

ENTITIES = (
    Entity(id="body/department-for-transport", type=EntityType.BODY, name="Department for Transport", forms=("DfT",)),
    Entity(id="place/harwick", type=EntityType.PLACE, name="Harwick"),
    Entity(id="body/harwick-town-council", type=EntityType.BODY, name="Harwick Town Council", forms=("Harwick",)),
    Entity(id="person/jo-marsh", type=EntityType.PERSON, name="Jo Marsh", forms=("Marsh",)),
    Entity(id="person/ed-marsh", type=EntityType.PERSON, name="Ed Marsh", forms=("Marsh",)),
    Entity(id="body/hm-treasury", type=EntityType.BODY, name="HM Treasury"),
    Entity(id="plan/harbours-first", type=EntityType.PLAN, name="Harbours First: A Strategy for Ports"),
)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("place/harwick", "place/harwick"),
        ("department for transport", "body/department-for-transport"),
        ("the Department for Transport", "body/department-for-transport"),
        ("DfT", "body/department-for-transport"),
        ("Harwick", "place/harwick"),
        ("HMT", "body/hm-treasury"),
        ("Harbours First", "plan/harbours-first"),
    ],
)
def test_a_name_finds_its_entity(given: str, meant: str) -> None:
    assert find(ENTITIES, given, authority()).id == meant


def test_a_name_that_two_bear_asks_for_an_id() -> None:
    with pytest.raises(UnknownTerm, match="person/ed-marsh, person/jo-marsh"):
        find(ENTITIES, "Marsh", authority())


def test_an_unknown_name_gets_the_nearest_ones() -> None:
    with pytest.raises(UnknownTerm, match="'Department for Transport'"):
        find(ENTITIES, "Department of Transprot", authority())


def test_claims_flows_and_documents_go_by_their_ids() -> None:
    assert thing_named("claim/0123456789abcdef", ENTITIES, authority()) == "claim/0123456789abcdef"
    assert thing_named("Harwick", ENTITIES, authority()) == "place/harwick"
