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
    # tense
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


@pytest.mark.parametrize(
    ("source", "wanted"), [(FINES, "statistic stated"), (AWARDS, "public done"), (PLANS, "public planned")]
)
def test_an_item_without_a_verb_is_what_its_lead_in_says(source: str, wanted: str) -> None:
    assert {f"{one.nature.value} {one.status.value}" for one in claims(source)} == {wanted}
