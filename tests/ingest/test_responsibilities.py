"""What sentences, lists and tables say of who does what."""

import datetime as dt

import pytest

from ingest.names import find_names
from ingest.parse import candidates, parse
from ingest.responsibilities import responsibilities
from ingest.text import analyse
from ontology.ids import document_id
from ontology.model import Document, Responsibility
from ontology.terms import DutyStatus, Role
from tests.ingest.duty_cases import BULLETS, CASES, RESPONSES, SILENT, TABLE, Case

SPOKEN = dt.date(2025, 1, 20)


def duties(source: str) -> list[Responsibility]:
    """Return the responsibilities of a text that speaks on a day in January 2025."""
    document = Document(
        id=document_id(source.encode()),
        stem="case",
        date=SPOKEN,
        source="case.txt",
        media_type="text/plain",
        length=len(source),
    )
    text = analyse(document, source)
    docs = parse(candidates(text))
    return responsibilities(text, docs, find_names(text, docs))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_a_sentence_states_its_duties(case: Case) -> None:
    found = [("; ".join(each.actor), each.role, each.status, each.action, each.deadline) for each in duties(case.text)]
    assert [(actor, role, status, due) for actor, role, status, _, due in found] == [
        (actor, role, status, due) for actor, role, status, _, due in case.duties
    ]
    for (*_, action, _), (*_, wanted, _) in zip(found, case.duties, strict=True):
        assert action.startswith(wanted)


@pytest.mark.parametrize("sentence", SILENT)
def test_talk_is_no_duty(sentence: str) -> None:
    assert duties(sentence) == []


def test_evidence_is_what_the_source_says() -> None:
    for case in CASES:
        for duty in duties(case.text):
            evidence = duty.evidence
            assert case.text[evidence.start : evidence.end] == evidence.quote
            assert duty.sentence is not None
            assert duty.sentence.start <= evidence.start
            assert evidence.end <= duty.sentence.end


def test_bullets_take_actor_and_status_from_their_lead_in() -> None:
    found = [(each.actor, each.status, each.action, each.deadline) for each in duties(BULLETS)]
    assert found == [
        (("Department for Transport",), DutyStatus.PLANNED, "publish a map of all depots", "by June 2027"),
        (("Department for Transport",), DutyStatus.PLANNED, "review the permit scheme", ""),
        (("the government",), DutyStatus.DONE, "opened six depots", ""),
        (("the government",), DutyStatus.DONE, "trained 80 drivers", ""),
    ]


def test_an_action_table_names_owner_partner_time_and_status() -> None:
    found = [(each.actor, each.role, each.status, each.deadline, each.ref) for each in duties(TABLE)]
    assert found == [
        (("Environment Agency",), Role.LEAD, DutyStatus.PLANNED, "May 2027", "Action 1"),
        (("Natural England",), Role.SUPPORT, DutyStatus.PLANNED, "May 2027", "Action 1"),
        (("Natural England",), Role.LEAD, DutyStatus.DONE, "", "Action 2"),
        (("Natural England",), Role.LEAD, DutyStatus.ONGOING, "June 2027", "Action 3"),
        (("Ofcom",), Role.SUPPORT, DutyStatus.ONGOING, "June 2027", "Action 3"),
    ]


def test_a_table_of_responses_gives_number_and_time() -> None:
    found = [(each.actor, each.deadline, each.ref, each.rule) for each in duties(RESPONSES)]
    assert found == [
        (("Environment Agency",), "May 2027", "Recommendation 1", "duty.modal"),
        (("Environment Agency",), "June 2027", "Recommendation 2", "duty.row.above"),
        (("Natural England",), "by April 2026", "Recommendation 3", "duty.modal"),
    ]


def test_deadlines_have_days() -> None:
    (duty,) = duties("The Home Office will publish a plan by Spring 2026.")
    assert (duty.due_from, duty.due_to) == (None, dt.date(2026, 5, 31))


def test_every_duty_names_its_rule() -> None:
    assert all(duty.rule.startswith("duty.") for case in CASES for duty in duties(case.text))
