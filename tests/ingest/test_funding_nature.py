"""What a sum is and whether it has moved: cost, difference, contract, list and link, each with what it is not."""

import pytest

from tests.ingest.test_funding import claims

CASES = [
    # costs
    ("The new records system cost £4.2 million to build.", "public done"),
    ("Two advisers have cost the agency £310,000 since March.", "public done"),
    ("We will train 900 nurses, at a cost of £6 million.", "public planned"),
    ("The depot was due to open in May at a cost of £6 million.", "statistic stated"),
    ("Vandalism cost the council £2 million in 2023.", "statistic stated"),
    ("The delay could cost households £2 million.", "statistic stated"),
    ("The pier will cost £9m, of which £5m is a grant from Norvale Council.", "public planned; public planned"),
    # differences
    ("The council spent £3 million, £200,000 more than planned.", "public done; statistic stated"),
    ("Parking income was £1.1m below budget.", "statistic stated"),
    ("The forecast is £90m, an increase of £12m.", "statistic stated; statistic stated"),
    ("Funding will be £90m, an increase of £12m.", "public planned; public planned"),
    # figures that nobody moves
    ("Acme Robotics donated 300 laptops worth £90,000.", "statistic stated"),
    ("She will be paid £15,000 a year.", "statistic stated"),
    ("The charge could add £40,000 a year to operators' bills.", "statistic stated"),
    ("The agency wrote off £3 million of software.", "statistic stated"),
    ("Decisions on grants below £5,000 move to the regions.", "statistic stated"),
    # contracts and prices
    ("The contract to repair the locks, worth £8 million, has been awarded to Orbis plc.", "contract done"),
    ("The main contract, valued at £8 million, was let to Orbis plc.", "contract done"),
    ("The regulator cleared the purchase of Northlight by Quillon for £310 million.", "acquisition done"),
    # whose money
    ("The Department of Health gave £2 million, with £3 million in kind from industry and partner universities.",
     "public done; mixed done"),
    ("Norvale Council has paid £411,000 in compensation to residents.", "public done"),
    ("Private data centre investment of £4 billion has been announced.", "private planned"),
    ("Tessaro is to buy 80 electric buses for £36 million.", "private planned"),
    ("Tessaro is to buy Northlight for £36 million.", "acquisition planned"),
    ("Quillon won an order worth £9 million from the Ministry of Justice.", "contract done"),
    ("Students raised £42,000 for the hospice.", "charity done"),
    ("The committee recommended that £4 million be put into tests.", "public planned"),
    ("Members agreed to award £85,000 to the River Alliance.", "public planned"),
    # tense
    ("The programme has so far cost £69 million.", "public done"),
    ("The agency's plan costs £7 million, against £5 million spent last year.", "statistic stated; public done"),
    ("Spend to the end of June was £5.7m.", "public done"),
    ("The Spending Review gave the Skills Agency £34 million.", "public planned"),
    ("Norvale Council has spent £9 million of the £50 million Levelling Fund.", "public done; public planned"),
    ("A hub will open in Hull, funded with £5 million from Innovate UK.", "public planned"),
    ("Norvale Council has applied to the Heritage Fund for £2.3 million.", "public planned"),
    ("The agency was already paid £3m, and the £5 million announced today comes on top.", "public done; public planned"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "wanted"), CASES, ids=[case[0][:50] for case in CASES])
def test_what_a_sum_is(source: str, wanted: str) -> None:
    assert "; ".join(f"{one.nature.value} {one.status.value}" for one in claims(source)) == wanted


FINES = "The fines imposed on each firm are:\n\nAcme Robotics – £1,250,000\n\nTessaro – £347,910\n"
AWARDS = "The fund has awarded:\n\nGreen Streets: £2 million\n\nTechStart: £3 million\n"
PLANS = "Within the total I have allocated:\n\nGreen Streets: £2 million\n\nTechStart: £3 million\n"


SPENT = "The table shows spending by theme.\n\nTheme\t2024-25\nRoads\t£12m\nBuses\t£7m\n"
BUDGETS = "Project\tApproved budget (£m)\tSpend to date (£m)\nHarbour\t4.2\t1.9\nLibrary\t2.8\t0.7\n"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (SPENT, ["public done", "public done"]),
        (BUDGETS, ["public planned", "public done", "public planned", "public done"]),
    ],
)
def test_a_table_says_by_its_headers_and_its_introduction_what_has_moved(source: str, wanted: list[str]) -> None:
    assert [f"{one.nature.value} {one.status.value}" for one in claims(source)] == wanted


@pytest.mark.parametrize(
    ("source", "wanted"), [(FINES, "statistic stated"), (AWARDS, "public done"), (PLANS, "public planned")]
)
def test_an_item_without_a_verb_is_what_its_lead_in_says(source: str, wanted: str) -> None:
    assert {f"{one.nature.value} {one.status.value}" for one in claims(source)} == {wanted}
