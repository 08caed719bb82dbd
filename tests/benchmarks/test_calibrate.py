"""Calibration: which claims are right, how weights are fitted to them, and what the reliability table adds up."""

import doctest
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import calibrate, foretold
from benchmarks.calibrate import AT_FIRST_SIGHT, LOOKED_AT, MADE_WITH, gathered, looked_at, of_kinds, table
from benchmarks.foretold import area, bins, by_traits, compared, measures
from benchmarks.judged import Judged, by_kind, judged, reliability
from benchmarks.layers import LAYERS, without
from benchmarks.observed import Observed, observed
from benchmarks.sets import FOLDERS
from benchmarks.weighing import fitted
from ingest import encoded_duties, encoded_names, encoded_relations
from ingest.confidence import probability

GOOD = [Observed(f"d{n % 3}", "funding", n % 4 > 0, ("good", "rule=r")) for n in range(40)]
BAD = [Observed(f"d{n % 3}", "funding", n % 4 == 0, ("bad", "rule=r")) for n in range(40)]


def test_examples() -> None:
    assert doctest.testmod(foretold).failed == 0


def test_weights_tell_good_traits_from_bad() -> None:
    weights = fitted([*GOOD, *BAD])
    assert weights["good"] > 0 > weights["bad"]
    assert probability(weights, ()) == pytest.approx(0.5, abs=0.01)
    assert 0.5 < probability(weights, ("good",)) < 0.75


def test_the_order_of_claims_and_the_start_change_no_weight_much() -> None:
    weights = fitted([*GOOD, *BAD])
    again = fitted([*reversed(BAD), *GOOD], start={"good": 3.0, "always": -1.0})
    assert weights == {trait: pytest.approx(weight, abs=0.01) for trait, weight in again.items()}


def test_a_rare_trait_has_no_weight() -> None:
    assert "rare" not in fitted([*GOOD, GOOD[0]._replace(traits=("rare",))])


def test_having_been_looked_at_is_not_written() -> None:
    weights = {"relation": {LOOKED_AT: 2.0, "b": 0.251, "a": -1.0, "nothing": 0.001}}
    assert table(weights).splitlines()[1:] == ["kind,trait,weight", "relation,a,-1.00", "relation,b,0.25"]
    assert looked_at(GOOD[:1])[0].traits == ("good", "rule=r", LOOKED_AT)


def test_claims_are_parted_by_kind() -> None:
    other = GOOD[0]._replace(kind="a")
    assert of_kinds([GOOD[0], other]) == {"a": [other], "funding": [GOOD[0]]}


@pytest.mark.parametrize(
    ("trait", "left_out"),
    [
        (f"rule={encoded_duties.RULE}", True),
        (f"rule={encoded_relations.RULE}", True),
        (f"funder by={encoded_names.RULE.removeprefix('name.')}", True),
        ("funder by=known", False),
        ("rule=relation.between", False),
    ],
)
def test_what_the_encoder_sees_where_it_learned_is_left_out(trait: str, *, left_out: bool) -> None:
    assert (not looked_at([GOOD[0]._replace(traits=("good", trait))])) == left_out


def test_held_documents_are_apart_from_those_that_anything_was_made_with() -> None:
    assert {AT_FIRST_SIGHT, *MADE_WITH} == FOLDERS.keys() - {"untuned"}
    stems = [{path.stem for path in FOLDERS[name].glob("*.txt")} for name in (AT_FIRST_SIGHT, *MADE_WITH)]
    assert len(stems[0]) > 20
    assert not stems[0] & set().union(*stems[1:])


@pytest.fixture
def rules_alone() -> Iterator[None]:
    with without(LAYERS["everything learned"]):
        yield


def annotated(folder: Path) -> Path:
    """Write a document of one duty with its gold file into a folder."""
    said = "The Department for Transport will publish a review of the Tollmere crossing.\n"
    duty = {
        "evidence": {"start": 0, "end": len(said) - 1, "quote": said.strip()},
        "actor": ["Department for Transport"],
        "role": "lead",
        "status": "planned",
    }
    gold = {"document": "a", "entities": [], "funding": [], "responsibilities": [duty], "relations": []}
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_text(said, encoding="utf-8")
    (folder / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


@pytest.mark.usefixtures("rules_alone")
def test_what_is_observed_has_traits_and_a_judgement(tmp_path: Path) -> None:
    (claim,) = observed(annotated(tmp_path))
    assert (claim.document, claim.kind, claim.right) == ("a", "responsibility", True)
    assert "role=lead" in claim.traits


@pytest.mark.usefixtures("rules_alone")
def test_claims_of_held_documents_are_fresh_and_all_others_seen(tmp_path: Path) -> None:
    empty = tmp_path / "none"
    folders = {**dict.fromkeys(MADE_WITH, empty), AT_FIRST_SIGHT: annotated(tmp_path / AT_FIRST_SIGHT)}
    duties = gathered(folders)["responsibility"]
    assert duties.seen == []
    both = gathered({**folders, MADE_WITH[0]: annotated(tmp_path / MADE_WITH[0])})["responsibility"]
    assert both.fresh == duties.fresh
    assert both.seen == looked_at(both.fresh)


@pytest.mark.usefixtures("rules_alone")
def test_weights_are_written_and_a_comparison_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = {name: annotated(tmp_path / name) for name in (AT_FIRST_SIGHT, *MADE_WITH)}
    kept: dict[str, dict[str, object]] = {}
    monkeypatch.setattr(calibrate, "FOLDERS", folders)
    monkeypatch.setattr(calibrate, "keep", kept.__setitem__)
    monkeypatch.setattr(calibrate, "FILE", tmp_path / "weights.csv")
    calibrate.main(["--compare"])
    assert "responsibility" in kept["confidence"]
    assert not (tmp_path / "weights.csv").exists()
    calibrate.main([])
    written = (tmp_path / "weights.csv").read_text(encoding="utf-8").splitlines()
    assert written[1] == "kind,trait,weight"
    assert written[2].startswith("responsibility,always,")
    assert not any(LOOKED_AT in line for line in written)


def test_a_document_is_foretold_without_itself() -> None:
    alone = Observed("alone", "funding", right=False, traits=("good", "rule=r"))
    shares = by_traits([*GOOD, *BAD, alone], looked_at(GOOD))
    assert shares[-1] > 0.5
    ways = compared([*GOOD, *BAD, alone], [])
    assert ways["traits"]["log loss"] < ways["rule"]["log loss"]
    assert ways["traits"]["claims"] == 81


def test_measures_of_a_perfect_prophet() -> None:
    told = measures(GOOD, [float(claim.right) for claim in GOOD])
    assert told["area"] == 1.0
    assert told["brier"] == pytest.approx(0.0001)
    assert area([0.5, 0.5], [True, False]) == 0.5
    assert bins([0.95, 0.1], [True, False])[0] == (1, 0.1, 0.0)


def test_claims_are_counted_by_kind() -> None:
    claims = [Judged(kind, "r", 0.5, right=right) for kind, right in (("b", True), ("a", False), ("b", False))]
    assert by_kind(claims) == {"a": (0, 1), "b": (1, 2)}


def test_reliability_counts_each_claim_once() -> None:
    claims = [Judged("funding", "a", share / 10, right=share > 5) for share in range(11)]
    found = reliability(claims)
    assert sum(number for number, _, _ in found) == 11
    assert sum(right for _, _, right in found) == 5
    means = [predicted / number for number, predicted, _ in found]
    assert means == sorted(means)


def test_a_claim_is_right_if_what_matters_is() -> None:
    evidence = {"start": 0, "end": 4, "quote": "£5 m"}
    money = {
        "evidence": evidence,
        "amount": 5,
        "currency": "GBP",
        "nature": "public",
        "status": "done",
        "rule": "r",
        "confidence": 0.5,
    }
    duty = {"evidence": evidence, "actor": ["A"], "role": "lead", "status": "done", "rule": "d", "confidence": 0.5}
    owns = {"evidence": evidence, "subject": "A", "predicate": "owns", "object": "B", "rule": "o", "confidence": 0.5}
    gold = {"entities": [], "funding": [money], "responsibilities": [duty], "relations": [owns]}
    assert all(one.right for one in judged(gold, gold))
    wrong = {
        **gold,
        "funding": [{**money, "status": "planned"}],
        "responsibilities": [{**duty, "role": "support"}],
        "relations": [{**owns, "subject": "B", "object": "A"}],
    }
    assert [one.right for one in judged(gold, wrong)] == [False, False, False]
    assert [one.kind for one in judged(gold, wrong)] == ["funding", "responsibility", "relation"]
