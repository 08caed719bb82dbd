"""Resolution: what is one thing and what is not, case by case; order makes no difference; judgements win."""

import csv
import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.linker import linker
from graph.records import Record, all_claims, roles
from graph.resolve import resolve
from ontology.authority import Authority, authority, load
from ontology.model import Entity, Judgement
from tests import strategies
from tests.graph import sample
from tests.graph.making import DAY, Name, named

ONE, TWO = True, False


def merged(records: Sequence[Record], judgements: Sequence[Judgement] = ()) -> list[set[str]]:
    """Return the names that each entity of several members has."""
    return [{member.name for member in found.members} for found in resolve(records, authority(), judgements)]


CASES: list[tuple[str, Name, Name, bool]] = [
    ("the same name", ("fund", "Tidewall Fund"), ("fund", "Tidewall Fund"), ONE),
    ("case and a hyphen", ("facility", "Lantern-AI"), ("facility", "LANTERN AI"), ONE),
    ("an ampersand", ("organisation", "Quarry & Marsh Trust"), ("organisation", "Quarry and Marsh Trust"), ONE),
    ("the article", ("body", "The Orchard Council"), ("body", "Orchard Council"), ONE),
    ("a small kind noun", ("programme", "Lanternway programme"), ("programme", "Lanternway"), ONE),
    ("a great kind noun is a name", ("fund", "Copper Fund"), ("fund", "Copper"), TWO),
    ("singular and plural", ("programme", "Tide Growth Zones"), ("programme", "Tide Growth Zone"), ONE),
    ("a policy and one instance", ("programme", "Tide Growth Zones"), ("programme", "Marsh Tide Growth Zone"), TWO),
    ("UK in front", ("body", "UK Tidal Skills Unit"), ("body", "Tidal Skills Unit"), ONE),
    ("UK in front of one word", ("organisation", "UK Music"), ("organisation", "Music"), TWO),
    ("an abbreviation", ("body", "Granite Works Agency", ("GWA",)), ("body", "GWA"), ONE),
    ("an abbreviation of another type", ("body", "Granite Works Agency", ("GWA",)), ("place", "GWA"), TWO),
    ("related types", ("body", "Beacon Alliance"), ("organisation", "Beacon Alliance"), ONE),
    ("one word, related types", ("company", "Lanternia"), ("organisation", "Lanternia"), ONE),
    ("one word, other types", ("programme", "Airward"), ("facility", "Airward"), TWO),
    ("several words, other things", ("programme", "Beacon Data Library"), ("facility", "Beacon Data Library"), ONE),
    ("a place is no council", ("place", "Ellery"), ("body", "Ellery"), TWO),
    ("a town and its council", ("place", "Port Ellery"), ("body", "Port Ellery Council"), TWO),
    ("a town and its university", ("place", "Port Ellery"), ("university", "University of Port Ellery"), TWO),
    ("a university's short form", ("university", "University of Ellery", ("Ellery",)), ("place", "Ellery"), TWO),
    ("a person is no programme", ("person", "Ada Marsh"), ("programme", "Ada Marsh"), TWO),
    ("a full name with titles", ("person", "Ada Marsh"), ("person", "The Rt Hon Dame Ada Marsh DBE MP"), ONE),
    ("a middle initial", ("person", "Ada R. Marsh"), ("person", "Ada Marsh"), ONE),
    ("first names differ", ("person", "Ada Marsh"), ("person", "Ida Marsh"), TWO),
    ("a bare surname", ("person", "Ada Marsh", ("Marsh",)), ("person", "Marsh"), TWO),
    ("two bare surnames", ("person", "Marsh"), ("person", "Marsh"), TWO),
    ("a title and a surname", ("person", "Ada Marsh"), ("person", "Lady Marsh"), TWO),
    ("a shared word", ("programme", "Lantern Skills"), ("programme", "Lantern Homes"), TWO),
    ("hollow names", ("plan", "Harbour Action Plan", ("Action Plan",)), ("plan", "Action Plan"), TWO),
    ("hollow names of bodies", ("body", "the Council"), ("body", "the Council"), TWO),
    ("a bare office", ("post", "Secretary of State"), ("post", "Secretary of State"), TWO),
    ("years differ", ("law", "Harbour Dues Act 1998"), ("law", "Harbour Dues Act 2018"), TWO),
    (
        "numbers differ",
        ("programme", "Airward phase 2", ("Airward",)),
        ("programme", "Airward phase 3", ("Airward",)),
        TWO,
    ),
    ("two rounds of one competition", ("programme", "HAR1"), ("programme", "HAR2"), TWO),
    ("a county and a council's part of it", ("place", "Lanarkshire"), ("place", "North Lanarkshire"), TWO),
    (
        "words of a long name in another order",
        ("plan", "Port Data Ethical Code"),
        ("plan", "Ethical Code for Port Data"),
        ONE,
    ),
    ("an authority's former name", ("body", "AI Safety Institute"), ("body", "AI Security Institute"), ONE),
    ("an authority's abbreviation", ("body", "DCMS"), ("body", "Department for Culture, Media and Sport"), ONE),
    ("two known bodies", ("body", "Department for Education"), ("body", "Department for Transport"), TWO),
    ("a body and a plan", ("body", "Industrial Strategy Council"), ("plan", "Industrial Strategy"), TWO),
    ("a short form of two words", ("plan", "Great Tide Plan for Skills", ("Tide Plan",)), ("plan", "Tide Plan"), ONE),
]


@pytest.mark.parametrize(("what", "left", "right", "one"), CASES, ids=[case[0] for case in CASES])
def test_across_documents(what: str, left: Name, right: Name, one: bool) -> None:  # a case's answer
    found = resolve([named("left", left), named("right", right)], authority())
    members = [len(entity.members) for entity in found if entity.members]
    assert sorted(members) == ([2] if one else [1, 1]), what


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == 41


def test_a_form_of_two_things_decides_nothing() -> None:
    records = [
        named("a", ("body", "Granite Works Agency", ("GWA",))),
        named("b", ("programme", "Green Waterways Award", ("GWA",))),
        named("c", ("body", "GWA")),
    ]
    assert {"GWA"} in merged(records)


def test_plans_of_other_years_are_other_plans() -> None:
    early, late = dt.date(2017, 1, 23), dt.date(2025, 6, 23)
    records = [
        named("a", ("plan", "Tidewall Strategy"), day=early),
        named("b", ("plan", "Tidewall Strategy"), day=late),
        named("c", ("plan", "Tidewall Strategy"), day=dt.date(2026, 1, 1)),
    ]
    found = resolve(records, authority())
    assert [entity.id for entity in found] == [
        "plan/tidewall-strategy-named-in-2017",
        "plan/tidewall-strategy-named-in-2025",
    ]
    assert [len(entity.members) for entity in found] == [1, 2]


def test_the_type_of_most_documents_wins_and_is_told() -> None:
    records = [
        named("a", ("organisation", "Beacon Alliance")),
        named("b", ("body", "Beacon Alliance")),
        named("c", ("body", "Beacon Alliance")),
    ]
    (found,) = resolve(records, authority())
    assert found.id == "body/beacon-alliance"
    (odd,) = [
        member for member in found.members if "related types" in member.reason and "2 documents" not in member.reason
    ]
    assert odd.document == records[0].ref


def test_an_authority_entry_gives_id_kind_and_identifiers() -> None:
    (found,) = (entity for entity in resolve([named("a", ("organisation", "DSIT"))], authority()) if entity.members)
    assert (found.id, found.kind) == ("body/department-for-science-innovation-and-technology", "Department")
    assert found.name == "Department for Science, Innovation and Technology"
    assert found.forms == ("DSIT",)
    assert "has the form 'DSIT', typed body there and organisation here" in found.members[0].reason


def around(kind: str, name: str) -> dict[str, Entity]:
    """Return the entities that a document brings with it by naming one."""
    found = resolve([named("a", (kind, name))], authority())
    return {entity.id: entity for entity in found if not entity.documents}


def test_bodies_before_and_after_are_there_without_documents() -> None:
    found = around("body", "Department of Energy and Climate Change")
    bodies = {id.removeprefix("body/") for id in found if id.startswith("body/department")}
    assert {
        "department-for-business-energy-and-industrial-strategy",
        "department-for-energy-security-and-net-zero",
        "department-for-science-innovation-and-technology",
    } <= bodies
    assert "department-for-business-innovation-and-skills" not in bodies, "what else went into a successor is not of it"
    assert all(entity.members == () for entity in found.values())


def test_a_body_brings_its_posts_and_who_held_them() -> None:
    found = around("body", "Department for Culture, Media and Sport")
    post = found["post/secretary-of-state-for-culture-media-and-sport"]
    assert post.parent == "body/department-for-culture-media-and-sport"
    assert "person/karen-bradley" in found


def test_a_unit_brings_the_body_above_it_and_a_body_its_dated_names() -> None:
    assert "body/department-for-science-innovation-and-technology" in around("body", "AI Security Institute")
    (found,) = (e for e in resolve([named("a", ("body", "AI Safety Institute"))], authority()) if e.documents)
    assert [name.name for name in found.names][-2:] == ["AI Safety Institute", "AI Security Institute"]
    assert found.names[-1].valid_to is None
    assert found.names[-2].valid_to == found.names[-1].valid_from


def test_a_person_brings_the_posts_that_they_held() -> None:
    assert "post/prime-minister" in around("person", "Theresa May")


def test_the_government_is_one_body() -> None:
    found = {entity.id: entity for entity in resolve(sample.records(), authority())}
    assert found["body/the-government"].forms == ("the government",)
    assert len(found["body/the-government"].documents) == 1


def _judged(verdict: str, left: str, right: str) -> Judgement:
    return Judgement.model_validate({"left": left, "right": right, "verdict": verdict, "note": "seen"})


JUDGED: list[tuple[Name, Name, Judgement, bool]] = [
    (("fund", "Copper Fund"), ("fund", "Tin Fund"), _judged("same", "fund/copper-fund", "fund/tin-fund"), ONE),
    (("fund", "Copper Fund"), ("fund", "Tin Fund"), _judged("same", "Copper Fund", "Tin Fund"), ONE),
    (("person", "Marsh"), ("person", "Ada Marsh"), _judged("same", "Marsh", "Ada Marsh"), ONE),
    (("body", "GWA"), ("body", "Granite Agency", ("GWA",)), _judged("different", "GWA", "Granite Agency"), TWO),
    (("body", "DfT"), ("body", "HM Treasury"), _judged("same", "DfT", "body/hm-treasury"), ONE),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "judgement", "one"), JUDGED)
def test_judgements_win(left: Name, right: Name, judgement: Judgement, one: bool) -> None:
    found = resolve([named("left", left), named("right", right)], authority(), [judgement])
    assert sorted(len(entity.members) for entity in found if entity.members) == ([2] if one else [1, 1])
    if one:
        assert any("a human decision (seen)" in member.reason for entity in found for member in entity.members)


def test_one_documents_entity_can_be_judged_apart() -> None:
    records = [named("a", ("company", "Beacon Works")), named("b", ("company", "Beacon Works"))]
    judgement = _judged("different", f"{records[0].ref}#e1", f"{records[1].ref}#e1")
    found = resolve(records, authority(), [judgement])
    assert len({entity.id for entity in found}) == 2
    assert all(entity.id.startswith("company/beacon-works-") for entity in found)


def test_one_authority_entry_can_be_judged_apart() -> None:
    records = [named("a", ("body", "DSIT")), named("b", ("body", "DSIT")), named("c", ("body", "DSIT"))]
    judgements = [_judged("different", f"{records[0].ref}#e1", f"{other.ref}#e1") for other in records[1:]]
    found = [entity for entity in resolve(records, authority(), judgements) if entity.members]
    assert sorted(len(entity.members) for entity in found) == [1, 2]
    assert len({entity.id for entity in found}) == 2


def test_the_last_of_two_judgements_holds() -> None:
    records = [named("a", ("fund", "Copper Fund")), named("b", ("fund", "Tin Fund"))]
    judgements = [_judged("same", "Copper Fund", "Tin Fund"), _judged("different", "Tin Fund", "Copper Fund")]
    assert len(resolve(records, authority(), judgements)) == 2
    assert len(resolve(records, authority(), judgements[::-1])) == 1


def test_a_judgement_on_what_is_not_there_is_idle() -> None:
    judgement = _judged("same", "Nothing", "Nowhere")
    assert resolve(sample.records(), authority(), [judgement]) == resolve(sample.records(), authority())


def test_the_users_tables_count(tmp_path: Path) -> None:
    with (tmp_path / "bodies-mine.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["id", "name", "forms"], ["body/marsh-board", "Marsh Board", "Board of the Marsh"]])
    mine: Authority = load(tmp_path)
    found = resolve([named("a", ("body", "Board of the Marsh")), named("b", ("body", "Marsh Board"))], mine)
    assert [entity.id for entity in found] == ["body/marsh-board"]


def test_the_sample_is_resolved_as_by_hand() -> None:
    found = {entity.id: entity for entity in resolve(sample.records(), authority())}
    for by_hand in sample.entities():
        assert found[by_hand.id].documents == by_hand.documents
        assert {(m.document, m.local) for m in found[by_hand.id].members} == {
            (m.document, m.local) for m in by_hand.members
        }


def test_the_order_of_documents_makes_no_difference() -> None:
    records = [
        named(f"{side}{number}", name) for number, case in enumerate(CASES) for side, name in enumerate(case[1:3])
    ]
    expected = resolve(records, authority())
    for seed in range(3):
        random.Random(seed).shuffle(records)  # noqa: S311  # an order, no secret
        assert resolve(records, authority()) == expected


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_any_documents_in_any_order(data: st.DataObject) -> None:
    records = [record for record, _ in data.draw(strategies.collections())]
    judgements = data.draw(st.lists(strategies.judgements(), max_size=2))
    found = resolve(records, authority(), judgements)
    assert resolve(data.draw(st.permutations(records)), authority(), judgements) == found
    _is_sound(found, records)


def _is_sound(found: Sequence[Entity], records: Sequence[Record]) -> None:
    ids = [entity.id for entity in found]
    assert ids == sorted(set(ids)), "ids are unique and sorted"
    members = [(member.document, member.local) for entity in found for member in entity.members if member.local]
    assert sorted(members) == sorted((record.ref, one.id) for record in records for one in record.claims.entities)
    links = linker(found)
    for record in records:
        for claim in all_claims(record):
            for _, named_ in roles(claim):
                assert all(links.entity(record.ref, name) in ids for name in named_)


PLANS = [
    ["id", "name", "forms", "type", "valid_from"],
    ["plan/tide-plan-2017", "Tide Plan: safe shores", "Tide Plan", "plan", "2017-11-27"],
    ["plan/modern-tide-plan", "Modern Tide Plan", "Tide Plan", "plan", "2025-06-23"],
]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2016, 6, 1), "plan/tide-plan-2017"),
        (dt.date(2018, 1, 1), "plan/tide-plan-2017"),
        (dt.date(2025, 1, 13), "plan/modern-tide-plan"),
        (dt.date(2026, 1, 1), "plan/modern-tide-plan"),
        (dt.date(2014, 1, 1), "plan/tide-plan"),
        (None, "plan/tide-plan-a1"),
    ],
)
def test_a_plan_is_the_one_of_its_time(tmp_path: Path, day: dt.date | None, expected: str) -> None:
    with (tmp_path / "schemes-mine.csv").open("w", newline="") as file:
        csv.writer(file).writerows(PLANS)
    (found,) = resolve([named("a", ("plan", "Tide Plan"), day=day)], load(tmp_path))
    assert found.id.startswith(expected.removesuffix("a1"))
    assert ("may be" in found.members[0].reason) is (day is None)


def test_a_name_of_several_entries_joins_nothing(tmp_path: Path) -> None:
    with (tmp_path / "schemes-mine.csv").open("w", newline="") as file:
        csv.writer(file).writerows(PLANS)
    records = [
        named("a", ("plan", "Tide Plan"), day=None),
        named("b", ("plan", "Tide Plan"), day=None),
        named("c", ("plan", "Tide Plan"), day=dt.date(2025, 7, 1)),
        named("d", ("plan", "Modern Tide Plan"), day=None),
    ]
    assert sorted(len(entity.members) for entity in resolve(records, load(tmp_path))) == [1, 1, 2]


HEALTH = ("body", "Department of Health")


@pytest.mark.parametrize(
    ("beside", "day", "expected"),
    [
        (("body", "Department of Justice"), DAY, "body/department-of-health-northern-ireland"),
        (("body", "Northern Ireland Executive"), DAY, "body/department-of-health-northern-ireland"),
        (("body", "HM Treasury"), dt.date(2016, 1, 1), "body/department-of-health-and-social-care"),
        (("body", "HM Treasury"), DAY, "body/department-of-health-"),
    ],
)
def test_of_two_bodies_of_a_name_it_is_the_one_whose_kin_is_named(beside: Name, day: dt.date, expected: str) -> None:
    found = resolve([named("a", HEALTH, beside, day=day)], authority())
    (health,) = (entity for entity in found if "Department of Health" in entity.forms)
    if expected.endswith("-"):
        assert "may be" in health.members[0].reason
        assert health.id.startswith(expected)
        assert health.id not in {
            "body/department-of-health-and-social-care",
            "body/department-of-health-northern-ireland",
        }
    else:
        assert health.id == expected
