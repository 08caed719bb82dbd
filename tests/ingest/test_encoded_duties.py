"""Responsibilities that the encoder adds to those of rules, or leaves out of them."""

from collections.abc import Mapping

import numpy as np
import pytest

from ingest import encoded_duties
from ingest.encoded_duties import LEAVE, NEW, RULE, charges, weighed
from ingest.encoder import Vectors
from ingest.encoder_heads import DUTY_ROLES, DUTY_STATUSES, Numbers
from ontology.model import Responsibility
from ontology.terms import GOVERNMENT, DutyStatus, Role
from tests.ingest.seeing import Sight, found_at, sight

LEAD, SUPPORT = Role.LEAD, Role.SUPPORT
PLANNED, DONE = DutyStatus.PLANNED, DutyStatus.DONE
A_LITTLE = 0.001
LIKELY, UNLIKELY = NEW + A_LITTLE, NEW - A_LITTLE

JOINT = "The Environment Agency and Natural England are to mend the wall by March 2031."

Thought = tuple[Role, DutyStatus, float]


def heads(monkeypatch: pytest.MonkeyPatch, seen: Sight, thoughts: Mapping[str, Thought]) -> None:
    """Make heads that think this of names by their first word, and nothing of others."""

    def duties(names: Vectors, kinds: Numbers) -> tuple[Vectors, Vectors]:
        assert len(names) == len(kinds)
        told = [thoughts.get(word, (LEAD, PLANNED, 0.0)) for word in seen.firsts(names)]
        roles = [[share if one is role else 0.0 for one in DUTY_ROLES] for role, _, share in told]
        statuses = [[float(one is status) for one in DUTY_STATUSES] for _, status, _ in told]
        return np.asarray(roles), np.asarray(statuses)

    monkeypatch.setattr(encoded_duties, "duties", duties)


def thought(
    monkeypatch: pytest.MonkeyPatch, source: str, thoughts: Mapping[str, Thought], told: tuple[Responsibility, ...] = ()
) -> list[Responsibility]:
    seen = sight(source)
    heads(monkeypatch, seen, thoughts)
    return weighed(seen.seer, told)


def claim(source: str, quote: str, *actors: str) -> Responsibility:
    sentence, start, end = found_at(source, quote)
    seen = sight(source).seer.encoded.text
    where = seen.sentences[sentence]
    evidence = seen.evidence(where.block, where.start + start, where.start + end)
    return Responsibility(evidence=evidence, actor=actors, role=LEAD, action="act", status=PLANNED, rule="duty.test")


@pytest.mark.parametrize(
    ("source", "thoughts", "wanted"),
    [
        (JOINT, {"Environment": (LEAD, PLANNED, LIKELY)}, [("Environment Agency",)]),
        (JOINT, {"Environment": (LEAD, PLANNED, UNLIKELY)}, []),
        (
            JOINT,
            {"Environment": (LEAD, PLANNED, LIKELY), "Natural": (LEAD, PLANNED, LIKELY)},
            [("Environment Agency", "Natural England")],
        ),
        (
            JOINT,
            {"Environment": (LEAD, PLANNED, LIKELY), "Natural": (SUPPORT, PLANNED, LIKELY)},
            [("Environment Agency",), ("Natural England",)],
        ),
        (
            JOINT.replace(" and ", ", and the "),
            {"Environment": (LEAD, PLANNED, LIKELY), "Natural": (LEAD, PLANNED, LIKELY)},
            [("Environment Agency", "Natural England")],
        ),
        (
            JOINT.replace(" and ", " will ask "),
            {"Environment": (LEAD, PLANNED, LIKELY), "Natural": (LEAD, PLANNED, LIKELY)},
            [("Environment Agency",), ("Natural England",)],
        ),
        (
            "We will mend it, and we will paint it.",
            {"We": (LEAD, PLANNED, LIKELY), "we": (LEAD, PLANNED, LIKELY)},
            [(GOVERNMENT,)],
        ),
        ("Nobody mends walls.", {}, []),
    ],
    ids=["one", "not sure", "joint", "other roles", "joint by comma and article", "apart", "once", "no names"],
)
def test_likely_actors_are_responsible(
    monkeypatch: pytest.MonkeyPatch, source: str, thoughts: Mapping[str, Thought], wanted: list[tuple[str, ...]]
) -> None:
    assert [one.actor for one in thought(monkeypatch, source, thoughts)] == wanted


def test_a_new_claim_has_its_sentence_action_and_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    thoughts = {"Environment": (SUPPORT, PLANNED, LIKELY), "Natural": (SUPPORT, DONE, LIKELY)}
    (found,) = thought(monkeypatch, f"It held. {JOINT}", thoughts)
    assert found.evidence.quote == JOINT
    assert found.evidence == found.sentence
    assert (found.role, found.status, found.rule) == (SUPPORT, PLANNED, RULE)
    assert found.action == "mend the wall by March 2031"
    assert found.deadline == "by March 2031"
    assert found.due_to is not None
    assert found.due_to.year == 2031


def test_what_is_done_has_no_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = thought(monkeypatch, JOINT, {"Environment": (LEAD, DONE, LIKELY)})
    assert (found.status, found.deadline, found.due_from, found.due_to) == (DONE, "", None, None)


def test_what_has_no_time_ahead_has_no_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = thought(monkeypatch, "The Environment Agency mends walls.", {"Environment": (LEAD, PLANNED, LIKELY)})
    assert found.deadline == ""


@pytest.mark.parametrize(
    ("source", "action"),
    [
        ("In charge of it is the Environment Agency.", "In charge of it is the Environment Agency."),
        ("The Environment Agency (of old) will mend the wall.", "mend the wall"),
        ("The Environment Agency will act.", "The Environment Agency will act."),
        ("The Environment Agency will also mend the wall.", "mend the wall"),
        ("The Environment Agency has mended the wall, and all went home.", "mended the wall"),
        ("The Environment Agency mends old walls; we wait.", "mends old walls"),
    ],
    ids=["behind", "bracketed", "too short", "auxiliaries", "a clause", "a half sentence"],
)
def test_the_action_is_the_clause_behind_the_actor_else_the_sentence(
    monkeypatch: pytest.MonkeyPatch, source: str, action: str
) -> None:
    (found,) = thought(monkeypatch, source, {"Environment": (LEAD, PLANNED, LIKELY)})
    assert found.action == action


def test_a_told_actor_is_not_claimed_again_and_stays_first(monkeypatch: pytest.MonkeyPatch) -> None:
    told = claim(JOINT, "The Environment Agency", "Environment Agency")
    thoughts = {"Environment": (LEAD, PLANNED, LIKELY), "Natural": (LEAD, PLANNED, LIKELY)}
    found = thought(monkeypatch, JOINT, thoughts, (told,))
    assert found[0] == told
    assert [one.actor for one in found[1:]] == [("Natural England",)]


def test_what_another_sentence_tells_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "The Environment Agency owns it. The Environment Agency paints it."
    told = claim(source, "The Environment Agency owns it", "Environment Agency")
    found = thought(monkeypatch, source, {"Environment": (LEAD, PLANNED, LIKELY)}, (told,))
    assert [one.evidence.quote for one in found] == [told.evidence.quote, "The Environment Agency paints it."]


@pytest.mark.parametrize(
    ("actors", "share", "kept"),
    [
        (("Environment Agency",), LEAVE - A_LITTLE, False),
        (("Environment Agency",), LEAVE + A_LITTLE, True),
        (("Environment Agency", "Natural England"), LEAVE - A_LITTLE, True),
        (("Crane Trust",), LEAVE - A_LITTLE, True),
    ],
    ids=["denied", "doubted", "another actor is likely", "not mentioned"],
)
def test_denied_claims_are_left_out(
    monkeypatch: pytest.MonkeyPatch, actors: tuple[str, ...], share: float, *, kept: bool
) -> None:
    told = claim(JOINT, JOINT, *actors)
    thoughts = {"Environment": (LEAD, PLANNED, share), "Natural": (LEAD, PLANNED, LEAVE + A_LITTLE)}
    assert thought(monkeypatch, JOINT, thoughts, (told,)) == ([told] if kept else [])


def test_a_claim_over_two_sentences_is_denied_by_both_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "The Environment Agency owns it. It said that the Environment Agency paints it."
    (first, *_) = sight(source).seer.encoded.text.blocks
    whole = sight(source).seer.encoded.text.evidence(0, 0, len(first.text))
    told = claim(source, "The Environment Agency owns it", "Environment Agency").model_copy(update={"evidence": whole})
    shares = iter([LEAVE + A_LITTLE, LEAVE - A_LITTLE])

    def duties(names: Vectors, _: Numbers) -> tuple[Vectors, Vectors]:
        share = next(shares)
        roles = np.full((len(names), len(DUTY_ROLES)), share, dtype=np.float32)
        return roles, np.ones((len(names), len(DUTY_STATUSES)), dtype=np.float32)

    monkeypatch.setattr(encoded_duties, "duties", duties)
    assert weighed(sight(source).seer, [told]) == [told]


def test_charges_say_what_is_thought_of_each_mention(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = sight(JOINT)
    heads(monkeypatch, seen, {"Natural": (SUPPORT, DONE, 0.5)})
    found = charges(seen.seer, seen.seer.encoded.text.sentences[0])
    assert [(one.name, one.role, one.status, one.share) for one in found] == [
        ("Environment Agency", LEAD, PLANNED, 0.0),
        ("Natural England", SUPPORT, DONE, 0.5),
    ]


def test_an_owner_alone_is_no_responsibility(monkeypatch: pytest.MonkeyPatch) -> None:
    assert thought(monkeypatch, "Owner: Environment Agency.", {"Environment": (LEAD, PLANNED, LIKELY)}) == []
