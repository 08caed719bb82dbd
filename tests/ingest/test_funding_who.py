"""Who pays, receives and carries money, and where, in passages: each case a text and what a reader takes from it."""

import pytest

from ingest.funding import funding
from ingest.names import find_names
from ingest.parse import candidates, parse
from ontology.model import Funding
from tests.ingest.reading import text
from tests.ingest.test_funding import claims, shown

WHO = ("funder", "recipient", "scheme", "place")

CASES = [
    # a programme named once in the sentence, wherever that is
    (
        "The River Alliance, supported by £1 million from the Environment Agency, will go on running Bus Forward until 2028.",
        "£1 million | Environment Agency | River Alliance | Bus Forward | -",
    ),
    # a list takes the programme of its lead-in
    (
        "Those awarded money by the Department for Transport's Pothole Fund are:\n\n"
        "- Norvale Council: £50,000 for resurfacing\n- Harland College: £64,000 towards new paths\n",
        "£50,000 | Department for Transport | Norvale Council | Pothole Fund | -",
        "£64,000 | Department for Transport | Harland College | Pothole Fund | -",
    ),
    # another programme's passage is not the document's
    (
        "TechStart opens\n\nTechStart will help small firms. TechStart is run by Innovate UK. TechStart opens in May.\n\n"
        "Digital Futures opened last year. We are also spending £9 million on new roofs.",
        "£9 million | gov | - | - | -",
    ),
]


def money(source: str, publisher: str | None = None) -> list[Funding]:
    """Return the claims of money of a text whose names are found."""
    read = text(source, publisher)
    docs = parse(candidates(read))
    return sorted(funding(read, docs, find_names(read, docs)), key=lambda claim: claim.evidence.start)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:50])
def test_who_is_read_from_the_passage(case: tuple[str, ...]) -> None:
    source, *lines = case
    found = [" | ".join([claim["quote"], *(claim[field] for field in WHO)]) for claim in map(shown, claims(source))]
    assert found == lines


SPEAKERS = [
    (
        "UK SPACE AGENCY ANNUAL REPORT AND ACCOUNTS 2031-32\n\n"
        "The UK Space Agency is led by Ada Quill.\n\nWe spent £4 million on launch pads.",
        None,
        "UK Space Agency",
    ),
    ("NHS England » New scanners\n\nSome £4 million will go to 12 hospitals.", None, "NHS England"),
    (
        "Help for crofters\n\nCrofters will share £4 million this year. "
        "The Scottish Government set up the Moorland Fund. Edinburgh hosts it.",
        None,
        "Scottish Government",
    ),
    (
        "Courts reopen\n\nWe will spend £4 million on courts. The Department of Justice runs them.",
        "Department of Justice",
        "Department of Justice",
    ),
    ("Buses return\n\nWe will spend £4 million on buses.", "Department for Transport", "the government"),
]


@pytest.mark.parametrize(("source", "publisher", "payer"), SPEAKERS)
def test_who_speaks_pays(source: str, publisher: str | None, payer: str) -> None:
    assert [claim.funder for claim in money(source, publisher)] == [(payer,)]


PAYERS = [
    # the parser hangs the subject on "after"
    (
        "Ships will be safer after the Ministry of Defence signed a £240 million contract with Northlight for new radars.",
        [("Ministry of Defence",)],
    ),
    # a body decides through its organ
    (
        "A £16 million package was approved by the board of the Harland Combined Authority.",
        [("Harland Combined Authority",)],
    ),
    # without a word of government nobody is said to pay, unless the passage does
    (
        "The Kestrel Institute won £8 million from the Environment Agency. Its northern branch gets £2 million.\n\n"
        "The new hall will get £3 million.",
        [("Environment Agency",), ("Environment Agency",), ()],
    ),
]


@pytest.mark.parametrize(("source", "payers"), PAYERS)
def test_who_pays(source: str, payers: list[tuple[str, ...]]) -> None:
    assert [claim.funder for claim in money(source)] == payers


def test_a_department_that_is_said_to_pay_pays_for_its_own_document() -> None:
    source = (
        "More schools\n\nPupils will learn in new rooms after the Department for Education allocated £70 million.\n\n"
        "The first school receives £9 million."
    )
    found = money(source, "Department for Education")
    assert [claim.funder for claim in found] == [("Department for Education",)] * 2


GIVERS = [
    # the subject of a relative clause is what stands before it
    (
        "Acme Robotics, which will spend £2 million on a plant, is growing.",
        "£2 million | Acme Robotics | - | - | -",
    ),
    # what is put in "respectively"
    (
        "The wall is built by Norvale Council and Northlight, which will contribute £6 million and £4 million respectively.",
        "£6 million | Norvale Council | - | - | -",
        "£4 million | Northlight | - | - | -",
    ),
    (
        "Norvale Council and Homes England will receive £6 million and £4 million.",
        "£6 million | gov | Norvale Council | - | -",
        "£4 million | gov | Homes England | - | -",
    ),
    # who leads a round puts in capital
    (
        "Tessaro has raised £32 million in a Series B round led by Quillon with participation from Northlight.",
        "£32 million | Quillon; Northlight | Tessaro | - | -",
    ),
    # a month is no source
    ("From April, £6 million will go to 70 schemes.", "£6 million | gov | - | - | -"),
]


@pytest.mark.parametrize("case", GIVERS, ids=lambda case: case[0][:50])
def test_givers_are_read_from_the_sentence(case: tuple[str, ...]) -> None:
    test_who_is_read_from_the_passage(case)


def test_a_grant_giver_pays_what_its_document_says_is_received_and_lets_its_contracts() -> None:
    source = (
        "Building Digital UK\n\nFibre for the hills\n\nEach village will receive £2 million. "
        "Acme Cables has won a £9 million contract.\n\nBuilding Digital UK is an agency."
    )
    found = money(source, "Building Digital UK")
    assert [claim.funder for claim in found] == [("Building Digital UK",)] * 2


def test_a_list_is_paid_for_by_who_is_first_said_to_award() -> None:
    source = (
        "UK Research and Innovation\n\nRobots funded\n\nInnovate UK, part of UK Research and Innovation (UKRI), has awarded "
        "£21 million to 7 projects.\n\n1. SewerSense\n\nGrant: £2 million\n\n2. CaveBot\n\nGrant: £3 million\n"
    )
    found = money(source, "UK Research and Innovation")
    assert [claim.funder for claim in found] == [("Innovate UK",)] * 3


PASSAGES = [
    # the paragraph speaks of one programme
    (
        "Digital Futures opened in March. By June £4 million had been spent.",
        "£4 million | gov | - | Digital Futures | -",
    ),
    # a fund that money comes from does not carry on, nor does a programme where somebody new pays
    (
        "Norvale Council accepted £9 million from the Levelling Fund. Homes England will add £4 million.",
        "£9 million | gov | Norvale Council | Levelling Fund | -",
        "£4 million | Homes England | - | - | -",
    ),
    # an apposition stands for its name
    (
        "It works with Tessaro, the Leeds firm that raised £4 million last year.",
        "£4 million | - | Tessaro | - | -",
    ),
    (
        "Its members are Quillon and Northlight, a spin-out in which Veridian Capital has invested £5 million.",
        "£5 million | Veridian Capital | Northlight | - | -",
    ),
    # whom money is to help
    (
        "The awards include £3 million to help the River Alliance build a hub.",
        "£3 million | gov | River Alliance | - | -",
    ),
]


@pytest.mark.parametrize("case", PASSAGES, ids=lambda case: case[0][:50])
def test_passages_tell_what_a_sentence_does_not(case: tuple[str, ...]) -> None:
    test_who_is_read_from_the_passage(case)


def test_a_record_tells_by_its_labels_who_gets_money() -> None:
    source = (
        "Grants made by Innovate UK\n\nDeepLink\n\nLead organisation: University of York\nPartners: University of Leeds\n"
        "Grant: £2 million\nLocation: Plymouth\n"
    )
    (claim,) = money(source, "Innovate UK")
    assert (claim.recipient, claim.place) == (("University of York",), ("Plymouth",))


SCOPES = [
    # what others announce is theirs, and what the government spends elsewhere is no part of the document's programme
    (
        "Homes England has announced that ten towns will share £7 million.",
        "£7 million | Homes England | - | - | -",
    ),
    (
        "TechStart opens\n\nTechStart helps small firms. TechStart is run by Innovate UK. TechStart opens in May.\n\n"
        "We will spend £9 million on new roofs.",
        "£9 million | gov | - | - | -",
    ),
    # a person or a programme in a row's cell is no recipient or payer
    (
        "Ref\tProject\tLead\tGrant\tFunding source\n"
        "1\tBus Forward\tTransport Secretary\t£2 million\tLevelling Fund\n"
        "2\tTechStart\tHarland College\t£3 million\tHomes England\n",
        "£2 million | gov | - | Bus Forward; Levelling Fund | -",
        "£3 million | Homes England | Harland College | TechStart | -",
    ),
]


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: case[0][:50])
def test_what_is_another_matter_stays_apart(case: tuple[str, ...]) -> None:
    test_who_is_read_from_the_passage(case)
