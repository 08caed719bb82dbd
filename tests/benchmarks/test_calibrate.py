"""Calibration: which claims are right, how they are counted, and what the reliability table adds up."""

from benchmarks.calibrate import counted, first_sight, loss
from benchmarks.judged import Judged, by_kind, judged, reliability


def test_claims_are_counted_by_rule() -> None:
    claims = [Judged("funding", "b", 0.5, right=True), Judged("funding", "a", 0.5, right=False)]
    table = counted([*claims, *claims], {"relation": (1, 4), "funding": (3, 4)})
    assert table.splitlines()[1:] == [
        "kind,rule,right,all",
        "first sight,funding,3,4",
        "first sight,relation,1,4",
        "funding,a,0,2",
        "funding,b,2,2",
    ]
    assert counted(reversed([*claims, *claims]), {"relation": (1, 4), "funding": (3, 4)}) == table


def test_first_sight_is_the_first_row_of_a_set() -> None:
    history = [{"set": name, "judged": {"funding": [right, 5]}} for name, right in (("a", 1), ("b", 2), ("a", 3))]
    assert first_sight("a", history) == {"funding": (1, 5)}


def test_a_weight_that_fits_loses_less() -> None:
    good = [Judged("funding", "good", 0.5, right=True)] * 9
    bad = [Judged("funding", "bad", 0.5, right=False)] * 9
    assert loss([good + bad] * 3, 1) < loss([good + bad] * 3, 100)


def test_claims_are_counted_by_kind() -> None:
    claims = [Judged(kind, "r", 0.5, right=right) for kind, right in (("b", True), ("a", False), ("b", False))]
    assert by_kind(claims) == {"a": (0, 1), "b": (1, 2)}


def test_reliability_counts_each_claim_once() -> None:
    claims = [Judged("funding", "a", share / 10, right=share > 5) for share in range(11)]
    bins = reliability(claims)
    assert sum(number for number, _, _ in bins) == 11
    assert sum(right for _, _, right in bins) == 5
    means = [predicted / number for number, predicted, _ in bins]
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
