"""Sums in items of labelled lines: the lead gets them, the title is what they are for, the location is where."""

from ingest.funding import funding
from ingest.names import find_names
from ingest.parse import candidates, parse
from ontology.model import Funding
from ontology.terms import FundingStatus
from tests.ingest.reading import text

LIST = """Funded projects: cleaner harbours

Innovate UK has awarded £3.6 million to two projects.

1. Tidal Forge Programme
Lead organisation: Selby Marine Ltd
Partners: University of Hull; Goole Chess Trust
Grant: £2.1 million
Location: Hull and Leeds

2. Shore Link Scheme
Lead organisation: University of York
Grant: £1.5 million
Total project cost: £2 million

Contact

The next round opens in May.
"""


def _claims(source: str) -> dict[str, Funding]:
    read = text(source)
    docs = parse(candidates(read))
    return {claim.evidence.quote: claim for claim in funding(read, docs, find_names(read, docs))}


def test_a_grant_goes_to_the_lead_of_its_item() -> None:
    found = _claims(LIST)
    assert found["£2.1 million"].recipient == ("Selby Marine Ltd",)
    assert found["£1.5 million"].recipient == ("University of York",)


def test_it_is_for_the_project_and_in_the_place_of_its_item() -> None:
    found = _claims(LIST)
    assert found["£2.1 million"].scheme == ("Tidal Forge Programme",)
    assert found["£1.5 million"].scheme == ("Shore Link Scheme",)
    assert found["£2.1 million"].place == ("Hull", "Leeds")
    assert found["£1.5 million"].place == ()


def test_a_grant_in_a_list_of_awards_is_made_and_one_in_a_call_is_not() -> None:
    assert _claims(LIST)["£2.1 million"].status == FundingStatus.DONE
    call = LIST.replace("Funded projects", "Open calls").replace("has awarded", "will give")
    assert _claims(call)["£2.1 million"].status == FundingStatus.PLANNED


def test_what_a_project_costs_is_not_given_to_its_lead() -> None:
    assert _claims(LIST)["£2 million"].recipient == ()
