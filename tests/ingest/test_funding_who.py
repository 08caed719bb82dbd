"""Who pays, receives and carries money, and where, in passages: each case a text and what a reader takes from it."""

import pytest

from tests.ingest.test_funding import claims, shown

WHO = ("funder", "recipient", "scheme", "place")

CASES = [
    # a programme named once in the sentence, wherever that is
    ("The River Alliance, supported by £1 million from the Environment Agency, will go on running Bus Forward until 2028.",
     "£1 million | Environment Agency | River Alliance | Bus Forward | -"),
    # a list takes the programme of its lead-in
    ("Those awarded money by the Department for Transport's Pothole Fund are:\n\n"
     "- Norvale Council: £50,000 for resurfacing\n- Harland College: £64,000 towards new paths\n",
     "£50,000 | Department for Transport | Norvale Council | Pothole Fund | -",
     "£64,000 | Department for Transport | Harland College | Pothole Fund | -"),
    # another programme's passage is not the document's
    ("TechStart opens\n\nTechStart will help small firms. TechStart is run by Innovate UK. TechStart opens in May.\n\n"
     "Digital Futures opened last year. We are also spending £9 million on new roofs.",
     "£9 million | gov | - | - | -"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:50])
def test_who_is_read_from_the_passage(case: tuple[str, ...]) -> None:
    source, *lines = case
    found = [" | ".join([claim["quote"], *(claim[field] for field in WHO)]) for claim in map(shown, claims(source))]
    assert found == lines
