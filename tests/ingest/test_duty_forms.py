"""What forms, flattened tables, speeches and numbered resolutions say of who does what."""

import pytest

from ontology.model import Responsibility
from ontology.terms import GOVERNMENT
from tests.ingest.duty_forms_cases import ANSWER, FLATTENED, FORM, HANSARD, MILESTONES, RESOLVED
from tests.ingest.test_responsibilities import duties

EA, NE = "Environment Agency", "Natural England"


def told(source: str) -> list[tuple[str, str, str, str]]:
    """Return the duties of a text as actors, role, status and deadline."""
    return [_told(each) for each in duties(source)]


def _told(each: Responsibility) -> tuple[str, str, str, str]:
    return "; ".join(each.actor), each.role.value, each.status.value, each.deadline


def test_a_form_names_owner_partners_time_and_status() -> None:
    assert told(FORM) == [
        (EA, "lead", "ongoing", "May 2027"),
        ("Natural England; Ofcom", "support", "ongoing", "May 2027"),
        ("Home Office", "lead", "planned", ""),
        ("Ofcom", "support", "planned", ""),
        ("Priya Raman", "lead", "ongoing", ""),
    ]


def test_a_form_below_an_answer_dates_what_the_answer_promises() -> None:
    assert told(ANSWER) == [
        (EA, "lead", "planned", "March 2028"),
        (EA, "lead", "planned", "by July 2026"),
        (EA, "lead", "planned", "March 2028"),
    ]


def test_a_form_above_bullets_is_their_lead_in() -> None:
    assert told(MILESTONES) == [(NE, "lead", "planned", ""), (NE, "lead", "planned", "by June 2027")]


def test_a_table_with_a_cell_a_line_is_read_by_its_heads() -> None:
    assert told(FLATTENED) == [
        (EA, "lead", "planned", "May 2027"),
        (NE, "lead", "planned", "By 2029"),
        ("Ofcom", "support", "planned", "By 2029"),
    ]


def test_who_speaks_in_a_debate_says_i() -> None:
    assert told(HANSARD) == [
        ("Heidi Alexander", "lead", "done", ""),
        ("Ofcom", "lead", "planned", ""),
        ("Ofcom", "lead", "planned", "by June 2026"),
        ("Gavin Williams", "lead", "ongoing", ""),
        ("Heidi Alexander", "lead", "planned", "in May 2026"),
    ]


def test_numbered_resolutions_have_the_actor_of_their_lead_in() -> None:
    assert told(RESOLVED) == [(EA, "lead", "planned", ""), (EA, "lead", "planned", "by June 2027")]


SENTENCES: tuple[tuple[str, list[tuple[str, str, str, str]]], ...] = (
    ("Recommendation: Ofcom should publish a map of masts by May 2027.", [("Ofcom", "lead", "planned", "by May 2027")]),
    (
        "We recommend that Ofcom, working with Natural England, draw up a code of practice within six months.",
        [("Ofcom", "lead", "planned", "within six months"), (NE, "support", "planned", "within six months")],
    ),
    ("The report calls on Ofcom to publish its rules.", [("Ofcom", "lead", "planned", "")]),
    ("The awards include £8 million for Ofcom to rebuild its masts.", [("Ofcom", "lead", "planned", "")]),
    ("Ofcom receives £3 million to restore the tower.", [("Ofcom", "lead", "planned", "")]),
    ("Ofcom was last month awarded the £31 million contract for the masts.", [("Ofcom", "lead", "planned", "")]),
    ("Ofcom has been chosen to supply the masts.", [("Ofcom", "lead", "planned", "")]),
    ("Run by Ofcom with £2 million from industry, the archive opened in May.", [("Ofcom", "lead", "ongoing", "")]),
    ("Ofcom told us that it would train 2,000 divers by 2030.", [("Ofcom", "lead", "planned", "by 2030")]),
    ("For 2026-27 Ofcom has confirmed a budget of £6 million.", [("Ofcom", "lead", "done", "")]),
    ("Bids open on 1 April and Ofcom will announce the winners.", [("Ofcom", "lead", "planned", "")]),
    ("Troops were safer after Ofcom signed a £2 million contract.", [("Ofcom", "lead", "done", "")]),
    ("Its deputy chair will be Priya Raman.", [("Priya Raman", "lead", "planned", "")]),
    (
        "Ofcom should test the masts before any contract is let.",
        [("Ofcom", "lead", "planned", "before any contract is let")],
    ),
    ("Ofcom: circulate the minutes by 30 November 2026.", [("Ofcom", "lead", "planned", "by 30 November 2026")]),
    ("The government should stop charging for tide data.", [(GOVERNMENT, "lead", "planned", "")]),
    (
        "Ofcom will consult trade bodies, including Natural England.",
        [("Ofcom", "lead", "planned", ""), (NE, "support", "planned", "")],
    ),
    ("• Publish a map of masts (Ofcom, spring 2027)", [("Ofcom", "lead", "planned", "spring 2027")]),
    ("• Open the new depot – Natural England", [(NE, "lead", "planned", "")]),
    ("• Publish the plan of the quay (see annex 4)", []),
    ("The press release issued by Ofcom on 14 April 2026.", []),
    ("Ofcom will explain how it will share the masts.", []),
)


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES, ids=[sentence[:40] for sentence, _ in SENTENCES])
def test_sentences_of_reports_and_releases(sentence: str, wanted: list[tuple[str, str, str, str]]) -> None:
    assert sorted(told(sentence)) == sorted(wanted)
