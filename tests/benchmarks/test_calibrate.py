"""Calibration: which claims are right, how weights are fitted to them, and what the reliability table adds up."""

import doctest
import io
import json
from pathlib import Path

import pytest

from benchmarks import calibrate, foretold
from benchmarks.calibrate import LOOKED_AT, looked_at, of_kinds, table
from benchmarks.foretold import area, bins, by_traits, compared, measures
from benchmarks.judged import Judged, by_kind, judged, reliability
from benchmarks.observed import FIRST_SIGHT, Observed, observed, read, written
from benchmarks.weighing import fitted
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


def test_observed_claims_are_read_back() -> None:
    file = io.StringIO()
    written([*GOOD, *BAD], file)
    assert read(file.getvalue().splitlines()) == [*GOOD, *BAD]


def test_the_claims_at_first_sight_are_many_and_of_tuned_documents() -> None:
    claims = read(FIRST_SIGHT.read_text(encoding="utf-8").splitlines())
    assert len(claims) > 1000
    tuned = Path(calibrate.__file__).parent / "open" / "tuned"
    assert all((tuned / f"{claim.document}.txt").exists() for claim in claims)
    assert all(any(trait.startswith("rule=") for trait in claim.traits) for claim in claims)


def test_what_is_observed_has_traits_and_a_judgement(tmp_path: Path) -> None:
    said = "The Department for Transport will publish a review of the Tollmere crossing.\n"
    (tmp_path / "a.txt").write_text(said, encoding="utf-8")
    duty = {
        "evidence": {"start": 0, "end": len(said) - 1, "quote": said.strip()},
        "actor": ["Department for Transport"],
        "role": "lead",
        "status": "planned",
    }
    gold = {"document": "a", "entities": [], "funding": [], "responsibilities": [duty], "relations": []}
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (claim,) = observed(tmp_path)
    assert (claim.document, claim.kind, claim.right) == ("a", "responsibility", True)
    assert "role=lead" in claim.traits
    assert not list(observed(tmp_path, ("b",)))


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
