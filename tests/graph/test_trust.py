"""Leaving out what is less likely than asked: nothing stays that points at what is gone, and all comes back."""

from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.project import project, settle
from graph.records import Record, all_claims, check
from graph.trust import ALL, left_out, trusted
from graph.workspace import Workspace
from graph.writer import writing
from tests import strategies
from tests.graph import sample
from tests.graph.test_workspace import filled

LIKELY = st.decimals(0, 1, places=2)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(strategies.records(), LIKELY)
def test_what_stays_is_likely_enough_and_whole(told: tuple[Record, str], least: Decimal) -> None:
    record, _ = told
    kept = trusted(record, least)
    check(kept)
    assert len(list(all_claims(kept))) + left_out(record.claims, least) == len(list(all_claims(record)))
    if least != ALL:
        assert all(claim.confidence is not None and claim.confidence >= least for claim in all_claims(kept))
    assert kept.claims.entities == record.claims.entities


def test_a_link_goes_with_the_claim_that_it_leads_to() -> None:
    record = next(record for record in sample.records() if len(record.claims.funding) > 1)
    first, second, *_ = record.claims.funding
    sure = second.model_copy(update={"confidence": Decimal("0.9"), "same_as": first.evidence.start})
    unsure = first.model_copy(update={"confidence": Decimal("0.5")})
    claims = record.claims.model_copy(update={"funding": (unsure, sure)})
    (kept,) = trusted(Record(record.document, claims), Decimal("0.8")).claims.funding
    assert kept.same_as is None
    assert trusted(Record(record.document, claims), Decimal("0.5")).claims.funding[1].same_as is not None


def test_a_workspace_counts_only_what_it_is_told_to_trust(tmp_path: Path) -> None:
    workspace = filled(tmp_path / "ws")
    every = project(workspace)
    with writing(workspace.path) as writer:
        settle(writer)
        writer.trust(Decimal(1))
        settle(writer)
    assert not [node for node in project(Workspace(workspace.path)).nodes if "Claim" in node.labels]
    assert workspace.claims(workspace.documents()[0]) == sample_claims(workspace.documents()[0])
    with writing(workspace.path) as writer:
        writer.trust(ALL)
        settle(writer)
    assert project(workspace) == every


def sample_claims(id: str) -> object:
    return next(record.claims for record in sample.records() if record.document.id == id)
