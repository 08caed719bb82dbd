"""Names of every type, found by the tables, the grammar and the context; and capitals that name nothing."""

import pytest

from tests.ingest.reading import names, typed

NAMED = [
    ("The Rutland Coastal Skills Fund opened in May.", ("Rutland Coastal Skills Fund", "fund")),
    ("It is part of the Fund for Harbour Renewal.", ("Fund for Harbour Renewal", "fund")),
    ("Ministers met the Tidal Power Delivery Unit.", ("Tidal Power Delivery Unit", "body")),
    ("Staff of the Board of Lighthouses were there.", ("Board of Lighthouses", "body")),
    ("The Department for Rivers, Bridges and Canals replied.", ("Department for Rivers, Bridges and Canals", "body")),
    ("The Centre for Coastal Statistics publishes them.", ("Centre for Coastal Statistics", "body")),
    ("A grant went to Pendle Robotics Ltd for trials.", ("Pendle Robotics Ltd", "company")),
    ("The energy company Brightmoor signed the deal.", ("Brightmoor", "company")),
    ("Firms such as Quillon, Marsh Lantern and Vexley took part.", ("Marsh Lantern", "company")),
    ("Zelba, a start-up from the north, won.", ("Zelba", "company")),
    ("Jane Roe, chief executive of Torvald, agreed.", ("Torvald", "company")),
    ("Students at the University of Ambridge helped.", ("University of Ambridge", "university")),
    ("Borchester College took part.", ("Borchester College", "university")),
    ("The Felpersham Foundation gave the rest.", ("Felpersham Foundation", "organisation")),
    ("The Alliance for Cleaner Rivers spoke.", ("Alliance for Cleaner Rivers", "organisation")),
    ("The charity Lanternlight runs it.", ("Lanternlight", "organisation")),
    ("They joined the StepAhead programme in June.", ("StepAhead programme", "programme")),
    ("The Green Harbours initiative has begun.", ("Green Harbours initiative", "programme")),
    ("He holds a Noether Fellowship.", ("Noether Fellowship", "programme")),
    ("The ‘Open Workshop’ scheme was extended.", ("Open Workshop", "programme")),
    ("The Towpaths and Bridges Strategy sets this out.", ("Towpaths and Bridges Strategy", "plan")),
    ("It was promised in the Quayside Review 2019.", ("Quayside Review 2019", "plan")),
    ("As the Ports White Paper says, trade grew.", ("Ports White Paper", "plan")),
    ("Access is by the Kestrel supercomputer.", ("Kestrel supercomputer", "facility")),
    ("Labs on the Fenwick Science Park are full.", ("Fenwick Science Park", "facility")),
    ("The Canals (Use and Repair) Act 1987 applies.", ("Canals (Use and Repair) Act 1987", "law")),
    ("The Lighthouses Bill had its second reading.", ("Lighthouses Bill", "law")),
    ("Dame Harriet Oakes DBE opened it.", ("Harriet Oakes", "person")),
    ("Professor Aled Penhallow was there.", ("Aled Penhallow", "person")),
    ("Rivers Minister Tamsin Yeo said:", ("Rivers Minister", "post")),
    ("Rivers Minister Xqara Yeo said:", ("Xqara Yeo", "person")),
    ("The Minister for Canals and Rivers replied.", ("Minister for Canals and Rivers", "post")),
    ("The Mayor of Borsetshire spoke.", ("Mayor of Borsetshire", "post")),
    ("A new Investment Zone at Ambridge will open.", ("Investment Zone at Ambridge", "programme")),
    ("The 12 Year Rivers Plan was published.", ("12 Year Rivers Plan", "plan")),
    ("The Children’s Coastal Trust agreed.", ("Children’s Coastal Trust", "organisation")),
    ("The Harbour Masters’ Council agreed.", ("Harbour Masters’ Council", "body")),
]


@pytest.mark.parametrize(("source", "wanted"), NAMED, ids=[wanted[0] for _, wanted in NAMED])
def test_named(source: str, wanted: tuple[str, str]) -> None:
    assert wanted in typed(source)


NOTHING = [
    "We will publish it in Spring 2025.",
    "Recommendation 14 and Annex B say so.",
    "UK-based firms and Government-backed schemes grew.",
    "The Internet changed business.",
    "Our Fund will open soon.",
    "Local authorities and Members agreed.",
    "AI tools help doctors.",
    "Strong competition helps buyers.",
    "The board met on Tuesday 4 March.",
]


@pytest.mark.parametrize("source", NOTHING)
def test_capitals_that_name_nothing(source: str) -> None:
    found = {name for name, kind in typed(source) if kind != "place"}
    assert found == set()


def test_two_names_are_not_joined_by_and() -> None:
    found = {name for name, _ in typed("Money went to the Rivers Trust and the Canals Foundation.")}
    assert found == {"Rivers Trust", "Canals Foundation"}


def test_a_person_and_a_council_are_two() -> None:
    found = typed("The work is led by Stephen Roe and Ambridge Town Council.")
    assert {("Stephen Roe", "person"), ("Ambridge Town Council", "body")} <= found


def test_a_possessor_is_not_part_of_the_name() -> None:
    assert ("Weirway programme", "programme") in typed("Innovate UK’s Weirway programme has grown.")


def test_events_and_licences_are_no_entities() -> None:
    assert typed("The Harbour Cities Summit ended under the Open Harbour Licence.") == set()


def test_two_hospitals_are_not_one() -> None:
    found = typed("The Saint Bridget Hospital and the Harriet Oakes Hospital should come first.")
    assert {("Saint Bridget Hospital", "facility"), ("Harriet Oakes Hospital", "facility")} <= found


@pytest.mark.parametrize(
    ("source", "name", "kind"),
    [
        ("The Director of Canals and Weirs will report back.", "Director of Canals and Weirs", "post"),
        ("Growers at Llanwern told us so.", "Llanwern", "place"),
        ("The survey is done by Torvald Surveys.", "Torvald Surveys", "company"),
        ("The Trust for Kent, Surrey and Sussex met.", "Trust for Kent, Surrey and Sussex", "organisation"),
        ("Work at St Oswin's Primary School began.", "St Oswin's Primary School", "university"),
        (
            "The projects are:\n\n• Stonelight, led by the University of Leeds\n• Tidewatch: £1m\n",
            "Tidewatch",
            "programme",
        ),
    ],
)
def test_a_name_is_typed_by_where_it_stands(source: str, name: str, kind: str) -> None:
    assert (name, kind) in typed(source)


def test_a_director_of_a_charity_has_no_post() -> None:
    assert ("Director of Policy", "post") not in typed("Jane Roe, Director of Policy at the Canals Foundation, agreed.")


def test_a_short_form_defined_in_brackets_is_a_name_whatever_its_word() -> None:
    source = (
        "In May 2023 the Ministry of Defence (the Department) opened a laboratory. It has spent £4 million.\n\n"
        "The Department will report to the Cabinet Office (the Office) in June. The Office will reply.\n"
    )
    found = {entity.name: set(entity.aliases) for entity in names(source).entities}
    assert found["Ministry of Defence"] >= {"the Department"}
    assert found["Cabinet Office"] >= {"the Office"}
