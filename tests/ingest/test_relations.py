"""Relations of all twelve predicates, in the many ways of saying them."""

import pytest

from tests.ingest.reading import related, triples

STATED = [
    ("Jane Roe, who chairs the Rivers Agency, agreed.", ("Jane Roe", "leads", "Rivers Agency")),
    ("Jane Roe, Leader of Ambridge Council, agreed.", ("Jane Roe", "leads", "Ambridge Council")),
    (
        "The Harbour Alliance, made up of Rivers Council and Pendle Robotics Ltd, won.",
        ("Pendle Robotics Ltd", "part_of", "Harbour Alliance"),
    ),
    (
        "The Weir scheme is run by the Canals Trust with Pendle Robotics Ltd.",
        ("Canals Trust", "partners_with", "Pendle Robotics Ltd"),
    ),
    ("Rivers Council\nReport to Audit Committee\n", ("Audit Committee", "part_of", "Rivers Council")),
    (
        "Pendle Robotics Ltd, which replaced Pendle Machines Ltd, grew.",
        ("Pendle Robotics Ltd", "formerly", "Pendle Machines Ltd"),
    ),
    ("Rivers Minister Tom Yeo said so.", ("Tom Yeo", "holds_post", "Rivers Minister")),
    ("Tom Yeo, Minister for Canals, agreed.", ("Tom Yeo", "holds_post", "Minister for Canals")),
    ("The Minister for Canals (Tom Yeo) replied.", ("Tom Yeo", "holds_post", "Minister for Canals")),
    ("The Rt Hon Tom Yeo MP\nMinister for Canals\n", ("Tom Yeo", "holds_post", "Minister for Canals")),
    ("Jane Roe, chief executive of Pendle Robotics Ltd, agreed.", ("Jane Roe", "leads", "Pendle Robotics Ltd")),
    ("Rivers Council leader Jane Roe said:", ("Jane Roe", "leads", "Rivers Council")),
    ("The Rivers Council, chaired by Jane Roe, met.", ("Jane Roe", "leads", "Rivers Council")),
    ("The Rivers Review, led by Jane Roe, is out.", ("Jane Roe", "leads", "Rivers Review")),
    (
        "Dr Jane Roe, Professor of Hydrology at Ambridge University, agreed.",
        ("Jane Roe", "member_of", "Ambridge University"),
    ),
    ("Jane Roe of the Canals Foundation agreed.", ("Jane Roe", "member_of", "Canals Foundation")),
    ("The board includes Jane Roe (Pendle Robotics Ltd).", ("Jane Roe", "member_of", "Pendle Robotics Ltd")),
    ("The Tides Unit, part of the Rivers Agency, met.", ("Tides Unit", "part_of", "Rivers Agency")),
    ("The Rivers Agency’s new Tides Unit met.", ("Tides Unit", "part_of", "Rivers Agency")),
    ("The new Tides Unit in the Rivers Agency met.", ("Tides Unit", "part_of", "Rivers Agency")),
    ("The Weir Fund is part of the StepAhead programme.", ("Weir Fund", "part_of", "StepAhead programme")),
    ("The Rivers Agency’s StepAhead programme grew.", ("Rivers Agency", "delivers", "StepAhead programme")),
    ("The StepAhead programme is run by the Rivers Agency.", ("Rivers Agency", "delivers", "StepAhead programme")),
    ("The Weir Fund, administered by the Canals Foundation, closed.", ("Canals Foundation", "delivers", "Weir Fund")),
    (
        "The Rivers Agency will work with the Canals Foundation on this.",
        ("Rivers Agency", "partners_with", "Canals Foundation"),
    ),
    (
        "In partnership with Pendle Robotics Ltd, the Rivers Agency built it.",
        ("Rivers Agency", "partners_with", "Pendle Robotics Ltd"),
    ),
    (
        "The Rivers Agency and the Canals Foundation have launched a review.",
        ("Rivers Agency", "partners_with", "Canals Foundation"),
    ),
    ("The Kestrel supercomputer in Bristol is fast.", ("Kestrel supercomputer", "located_in", "Bristol")),
    ("Pendle Robotics Ltd, based in Leeds, won.", ("Pendle Robotics Ltd", "located_in", "Leeds")),
    (
        "The University of Leeds is home to the Kestrel supercomputer.",
        ("Kestrel supercomputer", "located_in", "University of Leeds"),
    ),
    (
        "The Investment Zone at Bristol is growing, as Bristol is.",
        ("Investment Zone at Bristol", "located_in", "Bristol"),
    ),
    ("Pendle Robotics Ltd is owned by Torvald Group.", ("Torvald Group", "owns", "Pendle Robotics Ltd")),
    ("Pendle Robotics Ltd’s parent company Torvald Group agreed.", ("Torvald Group", "owns", "Pendle Robotics Ltd")),
    ("Torvald Group acquired Pendle Robotics Ltd in 2016.", ("Torvald Group", "acquired", "Pendle Robotics Ltd")),
    ("Pendle Robotics Ltd was bought by Torvald Group.", ("Torvald Group", "acquired", "Pendle Robotics Ltd")),
    ("The government launched the StepAhead programme in 2016.", ("the government", "created", "StepAhead programme")),
    ("We have set up the Tides Unit.", ("the government", "created", "Tides Unit")),
    ("The Weir Fund was established by the Rivers Agency.", ("Rivers Agency", "created", "Weir Fund")),
    ("The Rivers Agency published the Weirs Strategy in June.", ("Rivers Agency", "published", "Weirs Strategy")),
    ("The Rivers Agency’s Weirs Strategy is clear.", ("Rivers Agency", "published", "Weirs Strategy")),
    ("The Weirs Strategy, published by the Rivers Agency, is clear.", ("Rivers Agency", "published", "Weirs Strategy")),
    ("The Rivers Agency, formerly the Canals Commission, grew.", ("Rivers Agency", "formerly", "Canals Commission")),
    ("The Canals Commission, now the Rivers Agency, grew.", ("Rivers Agency", "formerly", "Canals Commission")),
    (
        "The Rivers Agency has changed, with Jane Roe appointed as chief executive.",
        ("Jane Roe", "leads", "Rivers Agency"),
    ),
    (
        "Pendle Robotics Ltd and Torvald Group’s Weir Fellowship is open.",
        ("Pendle Robotics Ltd", "partners_with", "Torvald Group"),
    ),
    (
        "Google is large. The Google Harbour initiative has trained many.",
        ("Google", "delivers", "Google Harbour initiative"),
    ),
    ("Torvald Group, a maker of pumps headquartered in Leeds, won.", ("Torvald Group", "located_in", "Leeds")),
    (
        "Jane Roe OBE, formerly of the Weirs Trust, is interim chief executive of the Rivers Agency.",
        ("Jane Roe", "leads", "Rivers Agency"),
    ),
    ("We asked Jane Roe to chair the Rivers Council.", ("Jane Roe", "leads", "Rivers Council")),
    ("The Rivers Strategy, published in 2019, was bold.", ("the government", "published", "Rivers Strategy")),
    ("The Canals Commission was renamed the Rivers Agency.", ("Rivers Agency", "formerly", "Canals Commission")),
]


@pytest.mark.parametrize(("source", "wanted"), STATED, ids=[source for source, _ in STATED])
def test_stated(source: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in triples(source)


UNSAID = [
    ("The government will launch the StepAhead programme.", "created"),
    ("The Rivers Agency plans to publish the Weirs Strategy.", "published"),
    ("The Rivers Agency, the Canals Foundation and others replied.", "partners_with"),
    ("Jane Roe, formerly of Pendle Robotics Ltd, spoke.", "member_of"),
    ("The gap with the Rivers Agency in growth is in Bristol’s favour.", "located_in"),
]


@pytest.mark.parametrize(("source", "predicate"), UNSAID, ids=[source for source, _ in UNSAID])
def test_what_is_planned_or_only_listed_states_nothing(source: str, predicate: str) -> None:
    assert not [triple for triple in triples(source) if triple[1] == predicate]


def test_lists_share_a_relation() -> None:
    found = triples("The StepAhead programme is run by the Rivers Agency and the Canals Foundation.")
    assert {one for one, predicate, _ in found if predicate == "delivers"} == {"Rivers Agency", "Canals Foundation"}


def test_a_triple_is_stated_once_with_the_words_that_say_it() -> None:
    source = "The Tides Unit, part of the Rivers Agency, met. The Tides Unit is part of the Rivers Agency."
    (found,) = [one for one in related(source) if one.predicate.value == "part_of"]
    assert found.evidence.quote == "Tides Unit, part of the Rivers Agency"
    assert source[found.evidence.start : found.evidence.end] == found.evidence.quote


def test_bullets_are_parts_of_the_programme_of_their_lead_in() -> None:
    source = (
        "The StepAhead programme has grown. As part of this, we have:\n\n• opened the Weir Fund\n• closed the rest\n"
    )
    assert ("Weir Fund", "part_of", "StepAhead programme") in triples(source)
