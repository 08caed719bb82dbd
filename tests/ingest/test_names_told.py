"""Names that only what stands around them shows: offices, sites, branches, awards, titles, short names, shouting."""

import pytest

from tests.ingest.reading import typed

TOLD = [
    # offices
    (
        "Cllr Jo Roe, cabinet member for homes, roads and parks, said:",
        "cabinet member for homes, roads and parks",
        "post",
    ),
    ("The Executive Member for Canals agreed.", "Executive Member for Canals", "post"),
    ("It is for the Chief Executive, Jane Roe, to sign.", "Chief Executive", "post"),
    ("Jane Roe was appointed Deputy Chief Executive in May.", "Deputy Chief Executive", "post"),
    ("The National Rivers Director wrote to her.", "National Rivers Director", "post"),
    ("Jane Roe, Service Director for Rivers and Weirs, said so.", "Service Director for Rivers and Weirs", "post"),
    ("Jane Roe, Strategic Manager – Canal Planning, said so.", "Strategic Manager – Canal Planning", "post"),
    ("The Government Chief Canals Officer replied.", "Government Chief Canals Officer", None),
    ("The Cabinet Secretary for Housing and Rivers spoke.", "Cabinet Secretary for Housing and Rivers", "post"),
    ("The First Sea Lord General Jane Roe spoke.", "First Sea Lord", "post"),
    # people
    ("Agency chair Xqara Yeo said it was late.", "Xqara Yeo", "person"),
    ("Report author: Xqara Yeo, Head of Weirs", "Xqara Yeo", "person"),
    ("The review is led by Wendy Hall.", "Wendy Hall", "person"),
    ("Xqara Yeo, Chief Executive of the Weirs Trust, wrote it.", "Xqara Yeo", "person"),
    # sites
    ("The squadron is at RAF Ambridge.", "RAF Ambridge", "facility"),
    ("Trains call at Leeds station on Sundays.", "Leeds station", "facility"),
    ("A grant to build the Felpersham launch site was paid.", "Felpersham launch site", "facility"),
    ("It opened at Space Park Leicester.", "Space Park Leicester", "facility"),
    ("The concert is at Felpersham Hall.", "Felpersham Hall", "facility"),
    ("Work on Castle Road is over.", "Castle Road", "place"),
    ("The Caerphilly council has agreed.", "Caerphilly council", "body"),
    # firms
    ("Kier Highways will resurface it.", "Kier Highways", "company"),
    ("It raised £3m from Larkrise Equity last year.", "Larkrise Equity", "company"),
    ("Larkrise employs 260 people.", "Larkrise", None),
    ("Larkrise Looms employs 260 people.", "Larkrise Looms", "company"),
    ("The contractor for the weir was Larkrise Looms.", "Larkrise Looms", "company"),
    ("It is a subsidiary of Norway's Larkrise.", "Larkrise", "company"),
    ("The council has appointed Larkrise Looms to design it.", "Larkrise Looms", "company"),
    ("They visited the subsea specialist Larkrise.", "Larkrise", "company"),
    ("LARKRISE, the London start-up behind the tool, won.", "LARKRISE", "company"),
    ("Larkrise Looms has signed the contract.", "Larkrise Looms", "company"),
    ("Halvor Group ASA paid the fine.", "Halvor Group ASA", "company"),
    # plans and programmes
    ("Her report, Kept by Default, was published.", "Kept by Default", "plan"),
    ("3 National Audit Office, Keeping the tide out, HC 12, 2021.", "Keeping the tide out", "plan"),
    ("The Larkrise Hub, a programme of the university, grew.", "Larkrise Hub", "programme"),
    ("It is part of the Village Homes Grant (VHG) programme.", "Village Homes Grant", "programme"),
    ("They run Project Larkrise with us.", "Project Larkrise", "programme"),
    ("We will fund the Oxford river relief scheme.", "Oxford river relief scheme", "programme"),
    ("Cyber Essentials Plus certification is needed.", "Cyber Essentials Plus", "programme"),
    ("The trust launched Breathe Lighter in May.", "Breathe Lighter", "programme"),
    # small heads, numbers, Welsh, lists
    ("The Compass casework system is old.", "Compass casework system", "facility"),
    ("The Kestrel data hub in Hull opened.", "Kestrel data hub", "facility"),
    ("The Changing Homes pilot was extended.", "Changing Homes pilot", "programme"),
    ("The Larkrise 2 Life Extension Programme is late.", "Larkrise 2 Life Extension Programme", "programme"),
    ("The Centre of Excellence in Tidal Research grew.", "Centre of Excellence in Tidal Research", "body"),
    ("The Air Navigation Order 2016 applies.", "Air Navigation Order 2016", "law"),
    ("Coleg Felpersham will teach them.", "Coleg Felpersham", "university"),
    ("The Weirs Regulators Network met.", "Weirs Regulators Network", "organisation"),
    ("The winners are: Larkrise (tools), Pellow Looms (cloth) and Vexley.", "Pellow Looms", "organisation"),
    ("The companies are: Larkrise (tools), Pellow Looms (cloth) and Vexley.", "Pellow Looms", "company"),
    ("Two centres, Clear Larkrise and Quiet Weirs, have been funded.", "Clear Larkrise", None),
    ("Rivers minister Jane Roe spoke.", "Rivers minister", "post"),
    ("Larkrise, Vexley and BrookMill will build 120 homes.", "Larkrise", "company"),
    ("Our partners include Larkrise, Vexley and the Harbour Trust.", "Vexley", "organisation"),
    ("We use £1.2m from the Weir Repair Fund for Quiet Mills.", "Weir Repair Fund", "fund"),
    ("The Annual Delivery Plan 2025/26 was agreed.", "Annual Delivery Plan 2025/26", "plan"),
    ("The Kelvin Hall in Glasgow reopened.", "Kelvin Hall", "facility"),
    ("The Ambridge Weir Centre and Pellow Health Centre join.", "Pellow Health Centre", "facility"),
    ("The group is bidding as Larkrise.", "Larkrise", "company"),
    # centres that act, and those in which things stand
    ("The Coastal Robots Centre will train 300 engineers.", "Coastal Robots Centre", "body"),
    ("The robots stand in the Coastal Robots Centre.", "Coastal Robots Centre", "facility"),
    # places
    ("The Leeds-based firm grew.", "Leeds", "place"),
    ("Jane Roe (Upper Dale and Farside) (Lab)", "Upper Dale and Farside", "place"),
    ("It applies in England and Wales.", "England", "place"),
]


@pytest.mark.parametrize(("source", "name", "kind"), TOLD, ids=[name + " " + (kind or "") for _, name, kind in TOLD])
def test_told(source: str, name: str, kind: str | None) -> None:
    found = dict(typed(source))
    assert found.get(name) == kind


NOTHING = [
    "With permission, Madam Deputy Speaker, I will make a statement.",
    "Mr Speaker, we agreed.",
    "The crew of HMS Prince of Wales came home.",
    "The firm closed its Series B round.",
    "Our AI campus will open.",
]


@pytest.mark.parametrize("source", NOTHING)
def test_names_nothing(source: str) -> None:
    assert typed(source) == set()


def test_who_leads_a_whole_organisation_has_no_post() -> None:
    assert typed("Jane Roe, Chief Executive of the Weirs Trust, said so.") == {
        ("Jane Roe", "person"),
        ("Weirs Trust", "organisation"),
    }


def test_a_line_of_awards_names_who_gets_the_money_and_for_what() -> None:
    source = (
        "The winners are:\n\nLow Tide, Redcar – Larkrise Looms and University of Hull: £17m\n"
        "Green Weir – Halvor Mills: up to £9m\n"
    )
    wanted = {
        ("Low Tide", "programme"),
        ("Green Weir", "programme"),
        ("Larkrise Looms", "company"),
        ("Halvor Mills", "company"),
        ("University of Hull", "university"),
    }
    assert wanted <= typed(source)


def test_a_list_of_recipients_names_them() -> None:
    source = "Recipients are:\n\nThe Larkrise Rooms, Redcar – £450,000 to mend the roof\n£75,000 – Ambridge Players\n"
    assert {("The Larkrise Rooms", "organisation"), ("Ambridge Players", "organisation")} <= typed(source)


def test_the_uk_government_is_a_body_where_a_devolved_one_speaks() -> None:
    found = typed("The Welsh Government has set aside £4m. It asked the UK Government for more.")
    assert ("UK Government", "body") in found
    assert ("UK Government", "body") not in typed("HM Treasury has set aside £4m. The UK Government will spend it.")


def test_a_town_that_acts_is_its_university() -> None:
    found = typed("The University of Leeds will lead it. Leeds’s Centre for Weirs receives £2m.")
    assert ("Centre for Weirs", "university") in found
    assert ("Leeds", "place") not in found


def test_a_surname_told_before_makes_a_person() -> None:
    assert ("Sunnivo Penhallow", "person") in typed("Jane Penhallow agreed. So did Sunnivo Penhallow of course.")
