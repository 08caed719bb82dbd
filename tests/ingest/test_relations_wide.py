"""Relations over more than neighbouring names: asides, roles, fronted clauses, records, listings, sites, referents."""

import pytest

from tests.ingest.reading import related, triples

WIDE = [
    # across asides and other names
    ("The Weir Fund, open since May, is run by the Canals Foundation.", ("Canals Foundation", "delivers", "Weir Fund")),
    (
        "The Weir Fund, delivered on behalf of the Rivers Agency by the Canals Foundation, closed.",
        ("Canals Foundation", "delivers", "Weir Fund"),
    ),
    ("The Weir Fund, which the Canals Foundation runs, is open.", ("Canals Foundation", "delivers", "Weir Fund")),
    (
        "The Tides Unit was set up in 2020 and sits within the Rivers Agency.",
        ("Tides Unit", "part_of", "Rivers Agency"),
    ),
    (
        "The Weir Fund, worth £4 million, is run by the Canals Foundation.",
        ("Canals Foundation", "delivers", "Weir Fund"),
    ),
    # from the front
    ("Run by the Canals Foundation, the Weir Fund is open.", ("Canals Foundation", "delivers", "Weir Fund")),
    ("Based in Leeds, Pendle Robotics Ltd makes pumps.", ("Pendle Robotics Ltd", "located_in", "Leeds")),
    ("Founded in 2013 by Jane Roe, Pendle Robotics Ltd makes pumps.", ("Jane Roe", "created", "Pendle Robotics Ltd")),
    (
        "With the Canals Foundation, the Rivers Agency will dredge it.",
        ("Rivers Agency", "partners_with", "Canals Foundation"),
    ),
    # compounds
    ("Leeds-based supplier Pendle Robotics Ltd won.", ("Pendle Robotics Ltd", "located_in", "Leeds")),
    ("The Leeds start-up Pendle Robotics Ltd won.", ("Pendle Robotics Ltd", "located_in", "Leeds")),
    ("Pendle Robotics Ltd, the Leeds pump maker, won.", ("Pendle Robotics Ltd", "located_in", "Leeds")),
    # people and their roles
    ("Jane Roe, director of the Canals Foundation, agreed.", ("Jane Roe", "leads", "Canals Foundation")),
    ("Jane Roe, Executive Director at the Rivers Agency, agreed.", ("Jane Roe", "member_of", "Rivers Agency")),
    ("Jane Roe, the Canals Foundation’s finance director, agreed.", ("Jane Roe", "member_of", "Canals Foundation")),
    ("Jane Roe has joined the board of the Canals Foundation.", ("Jane Roe", "member_of", "Canals Foundation")),
    (
        "The Canals Foundation closed. Jane Roe, its chief executive, agreed.",
        ("Jane Roe", "leads", "Canals Foundation"),
    ),
    (
        "Jane Roe joined in May. She is head of policy at the Canals Foundation.",
        ("Jane Roe", "member_of", "Canals Foundation"),
    ),
    # who acts with whom
    (
        "The Rivers Agency will publish a plan with the Canals Foundation.",
        ("Rivers Agency", "partners_with", "Canals Foundation"),
    ),
    (
        "The Rivers Agency and the Canals Foundation should update the map.",
        ("Rivers Agency", "partners_with", "Canals Foundation"),
    ),
    (
        "Pendle Robotics Ltd and Torvald Group, through their joint venture, won it.",
        ("Pendle Robotics Ltd", "partners_with", "Torvald Group"),
    ),
    # sites
    ("Pendle Robotics Ltd will open a factory in Leeds.", ("Pendle Robotics Ltd", "located_in", "Leeds")),
    ("Pendle Robotics Ltd, whose plant in Leeds is new, won.", ("Pendle Robotics Ltd", "located_in", "Leeds")),
    ("Pendle Robotics Ltd is to double its Leeds office.", ("Pendle Robotics Ltd", "located_in", "Leeds")),
    (
        "The Kestrel supercomputer, at the Ambridge Institute on Teesside, which the Rivers Agency will run, is new.",
        ("Rivers Agency", "delivers", "Kestrel supercomputer"),
    ),
    (
        "The Weir Fund is run by the Canals Foundation on behalf of the Rivers Agency.",
        ("Canals Foundation", "partners_with", "Rivers Agency"),
    ),
    (
        "The Canals Foundation will advise the Rivers Agency on it.",
        ("Canals Foundation", "partners_with", "Rivers Agency"),
    ),
    # owners, parents, successors
    ("Pendle Robotics Ltd, a subsidiary of Torvald Group, won.", ("Torvald Group", "owns", "Pendle Robotics Ltd")),
    ("Torvald Group bought Pendle Robotics Ltd in 2016.", ("Torvald Group", "owns", "Pendle Robotics Ltd")),
    ("The Canals Commission was merged into the Rivers Agency.", ("Canals Commission", "part_of", "Rivers Agency")),
    # what nouns and pronouns stand for
    (
        "The Rivers Agency set up the Weir Fund. It is run by the Canals Foundation.",
        ("Canals Foundation", "delivers", "Weir Fund"),
    ),
    (
        "The Weir Fund is open. The scheme is run by the Canals Foundation.",
        ("Canals Foundation", "delivers", "Weir Fund"),
    ),
]


@pytest.mark.parametrize(("source", "wanted"), WIDE, ids=[source for source, _ in WIDE])
def test_told_beyond_neighbouring_words(source: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in triples(source)


FACTS = (
    "Pendle Robotics Ltd grows\n\nPendle Robotics Ltd makes pumps. It has grown.\n\nAbout Pendle Robotics Ltd\n\n"
    "Founded by Jane Roe and Tom Yeo in 2019. They were students then.\n\nOwned by Torvald Group. It has many firms.\n"
)


def test_facts_under_a_heading_are_of_what_it_names() -> None:
    found = triples(FACTS)
    assert ("Tom Yeo", "created", "Pendle Robotics Ltd") in found
    assert ("Torvald Group", "owns", "Pendle Robotics Ltd") in found


APART = [
    ("The Rivers Agency and the Canals Foundation each have a plan.", "partners_with"),
    ("Pendle Robotics Ltd and Torvald Group raised £4 million.", "partners_with"),
    ("The Weir Fund is led by the Rivers Agency’s deputy, Jane Roe.", "owns"),
    ("The Canals Foundation, formerly the Weirs Trust, is based in Leeds.", "member_of"),
]


@pytest.mark.parametrize(("source", "predicate"), APART, ids=[source for source, _ in APART])
def test_by_rule_what_is_done_apart_states_nothing(source: str, predicate: str) -> None:
    assert not [one for one in related(source) if one.predicate.value == predicate]


def test_a_verb_behind_an_aside_speaks_of_its_own_subject() -> None:
    found = triples("The Canals Foundation, formerly the Weirs Trust, is based in Leeds.")
    assert ("Canals Foundation", "located_in", "Leeds") in found
    assert ("Weirs Trust", "located_in", "Leeds") not in found


RECORD = (
    "River trials: the winners\n\nThree projects were chosen.\n\n"
    "1. WeirSafe\nLead organisation: Pendle Robotics Ltd (Leeds)\nPartners: Ambridge University; Quillon Dynamics\n"
    "Grant: £840,000\nLocation: Bristol\n\n"
    "2. TideGate\nLead organisation: Ambridge College\nPartners: Torvald Group\nGrant: £410,500\n"
)


def test_labelled_lines_tell_who_leads_takes_part_and_where() -> None:
    found = triples(RECORD)
    assert ("Pendle Robotics Ltd", "leads", "WeirSafe") in found
    assert ("Pendle Robotics Ltd", "partners_with", "Ambridge University") in found
    assert ("Pendle Robotics Ltd", "partners_with", "Quillon Dynamics") in found
    assert ("WeirSafe", "located_in", "Bristol") in found
    assert ("Ambridge College", "leads", "TideGate") in found
    assert ("Pendle Robotics Ltd", "partners_with", "Torvald Group") not in found


ROWS = (
    "Action plan\n\nThe plan has two actions, and each has an owner and those who help with it.\n"
    "Each of them will run for two years, and progress will be told to the board in public each spring.\n\n"
    "Action\tOwner\tSupport\tDue\n"
    "Dredge the weir\tRivers Agency\tCanals Foundation\tMay 2027\n"
    "Mend the lock\tCanals Foundation\tPendle Robotics Ltd\tJune 2027\n"
)


def test_rows_tell_who_works_with_whom() -> None:
    found = triples(ROWS)
    assert ("Rivers Agency", "partners_with", "Canals Foundation") in found
    assert ("Canals Foundation", "partners_with", "Pendle Robotics Ltd") in found


def test_a_listing_tells_by_its_punctuation() -> None:
    source = (
        "The awards are:\n\n• Ambridge Museum, Leeds: £40,000\n• Weir Programme – Rivers Agency and Canals Foundation\n"
    )
    found = triples(source)
    assert ("Ambridge Museum", "located_in", "Leeds") in found
    assert ("Rivers Agency", "delivers", "Weir Programme") in found
    assert ("Canals Foundation", "delivers", "Weir Programme") in found


def test_a_cover_tells_by_whom_it_was_published() -> None:
    source = "Weirs Strategy\n\nPresented to Parliament by the Minister for Canals\n\nWeirs are old. They need care.\n"
    assert ("Minister for Canals", "published", "Weirs Strategy") in triples(source)


GRANTS = (
    "Rivers Council\n\nGrants for music\n\nThe council has made two grants this spring, after many had asked for one.\n\n"
    "Ambridge Museum, Leeds – £142,000\n\n"
    "In partnership with the Canals Foundation, it is for ten songs.\n\n"
    "Ambridge College (Bristol): £101,000 for a choir with Ambridge University\n"
)


def test_a_line_with_an_award_is_of_its_name_and_so_is_what_follows() -> None:
    found = triples(GRANTS)
    assert ("Ambridge Museum", "located_in", "Leeds") in found
    assert ("Ambridge Museum", "partners_with", "Canals Foundation") in found
    assert ("Ambridge College", "located_in", "Bristol") in found
    assert ("Ambridge College", "partners_with", "Ambridge University") in found
    assert ("Rivers Council", "partners_with", "Canals Foundation") not in found


PLACED = (
    "Grants\n\nThe fund has made three grants this spring, after forty had asked for one of them in the winter.\n"
    "Each of them will run for two years, and progress will be told to the board in public each spring.\n\n"
    "Organisation\tTown\tAward\tProject partner\n"
    "Ambridge Museum\tLeeds\t£142,000\tCanals Foundation\n"
    "Ambridge College\tBristol\t£101,000\tAmbridge University\n"
)


def test_a_row_places_the_organisation_that_it_is_about() -> None:
    found = triples(PLACED)
    assert ("Ambridge Museum", "located_in", "Leeds") in found
    assert ("Ambridge College", "located_in", "Bristol") in found
    assert ("Ambridge Museum", "partners_with", "Canals Foundation") in found
