"""Flows: which claims state the same money, what they agree on, and what is part of what."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.flows import flows
from graph.linker import linker
from graph.records import Record
from graph.resolve import resolve
from ontology.authority import authority
from ontology.ids import claim_ref
from ontology.model import Flow, Part
from tests import strategies
from tests.graph import sample
from tests.graph.making import Name, money, named

NAMES: tuple[Name, ...] = (
    ("body", "Department for Transport"),
    ("body", "HM Treasury"),
    ("fund", "Copper Fund"),
    ("fund", "Tin Fund"),
    ("organisation", "Marsh Trust"),
    ("organisation", "Quarry Trust"),
    ("place", "Ellery"),
    ("place", "Wick"),
)


def flowing(*records: Record) -> tuple[Flow, ...]:
    """Return the flows of documents, their names resolved."""
    return flows(records, linker(resolve(records, authority())))


def stating(stem: str, *claims: Any, day: dt.date | None = dt.date(2025, 6, 1)) -> Record:
    """Return a document with these funding claims."""
    return named(stem, *NAMES, day=day, money=claims)


SCHEME: dict[str, Any] = {"scheme": ("Copper Fund",)}
ACROSS: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("scheme and amount", SCHEME, SCHEME, True),
    ("recipient and amount", {"recipient": ("Marsh Trust",)}, {"recipient": ("Marsh Trust",)}, True),
    ("amount alone", {}, {}, False),
    ("giver and amount", {"funder": ("HM Treasury",)}, {"funder": ("HM Treasury",)}, False),
    ("other schemes", SCHEME, {"scheme": ("Tin Fund",)}, False),
    ("planned and done", SCHEME, SCHEME | {"status": "done"}, True),
    ("an upper bound", SCHEME, SCHEME | {"bound": "at_most"}, True),
    ("other recipients", SCHEME | {"recipient": ("Marsh Trust",)}, SCHEME | {"recipient": ("Quarry Trust",)}, False),
    ("a recipient more", SCHEME, SCHEME | {"recipient": ("Quarry Trust",)}, True),
    ("other places", SCHEME | {"place": ("Ellery",)}, SCHEME | {"place": ("Wick",)}, False),
    ("other years", SCHEME | {"period": "in 2023"}, SCHEME | {"period": "in 2024"}, False),
    ("years that meet", SCHEME | {"period": "by 2024"}, SCHEME | {"period": "from 2023 to 2024"}, True),
    ("other givers", SCHEME | {"funder": ("HM Treasury",)}, SCHEME | {"funder": ("Department for Transport",)}, False),
    ("the government's body", SCHEME | {"funder": ("the government",)}, SCHEME | {"funder": ("HM Treasury",)}, True),
    ("public and private", SCHEME, SCHEME | {"nature": "private"}, False),
    ("public and mixed", SCHEME, SCHEME | {"nature": "mixed"}, True),
    ("other currencies", SCHEME, SCHEME | {"currency": "EUR"}, False),
    ("a range and its start", SCHEME, SCHEME | {"amount_max": 9}, False),
    ("a figure and money", SCHEME, SCHEME | {"nature": "statistic"}, False),
    ("one figure", SCHEME | {"nature": "statistic"}, SCHEME | {"nature": "statistic"}, True),
    (
        "figures of other years",
        SCHEME | {"nature": "statistic", "period": "a year"},
        SCHEME | {"nature": "statistic"},
        False,
    ),
]


@pytest.mark.parametrize(("what", "left", "right", "one"), ACROSS, ids=[case[0] for case in ACROSS])
def test_across_documents(what: str, left: dict[str, Any], right: dict[str, Any], one: bool) -> None:
    found = flowing(stating("a", money(5, **left)), stating("b", money(5, **right)))
    assert len(found) == (1 if one else 2), what
    assert all(flow.reasons for flow in found) is one


def test_the_cases_are_all_there() -> None:
    assert len(ACROSS) == 21


def test_other_amounts_for_one_scheme_are_two_flows() -> None:
    found = flowing(stating("a", money(5, **SCHEME)), stating("b", money(6, **SCHEME)))
    assert sorted(flow.amount_low for flow in found) == [5, 6]


def test_within_a_document_the_claims_say_it() -> None:
    again = stating(
        "a", money(5, 10, **SCHEME), money(5, 40, same_as=10), money(5, 80, same_as=40), money(5, 120, **SCHEME)
    )
    found = flowing(again)
    assert sorted(len(flow.claims) for flow in found) == [1, 3]
    (repeated,) = (flow for flow in found if len(flow.claims) == 3)
    assert repeated.reasons == ("a document says that it repeats the sum",)


def test_where_a_document_has_two_such_sums_nothing_is_joined() -> None:
    found = flowing(stating("a", money(5, 10, **SCHEME), money(5, 40, **SCHEME)), stating("b", money(5, **SCHEME)))
    assert len(found) == 3


def test_three_documents_are_one_flow_in_any_order() -> None:
    records = [
        stating(stem, money(5, **SCHEME, status=status), day=dt.date(year, 1, 1))
        for stem, status, year in [("a", "done", 2024), ("b", "planned", 2022), ("c", "planned", 2023)]
    ]
    (found,) = flowing(*records)
    assert found.status == "done", "the latest document has the word"
    assert len(found.documents) == 3
    assert flowing(*records[::-1]) == (found,)


def test_sums_that_disagree_are_kept_side_by_side() -> None:
    (found,) = flowing(stating("a", money(14, 10), money(14.2, 40, same_as=10), money(14, 80, same_as=10)))
    assert found.amount is None
    assert (found.amount_low, found.amount_high) == (Decimal(14), Decimal("14.2"))
    assert len(found.disagreeing) == 1
    assert found.disagreeing[0] in found.claims


ROUGHLY: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("nearly", {"amount": 28_000, "bound": "at_most"}, {"amount": 28_200}, True),
    ("about", {"amount": 28_000, "bound": "about"}, {"amount": 28_200}, True),
    ("over", {"amount": 28_000, "bound": "at_least"}, {"amount": 28_200}, True),
    ("nearly, rounded up", {"amount": 29_000, "bound": "at_most"}, {"amount": 28_700}, True),
    ("very close, not hedged", {"amount": 540, "bound": "exact"}, {"amount": 543}, True),
    ("close, not hedged", {"amount": 120, "bound": "exact"}, {"amount": 115}, False),
    ("no rounding", {"amount": 28_100, "bound": "about"}, {"amount": 28_200}, False),
    ("other schemes", {"amount": 28_000, "bound": "about"}, {"amount": 28_200, "scheme": ("Tin Fund",)}, False),
]


@pytest.mark.parametrize(("what", "rough", "exact", "one"), ROUGHLY, ids=[case[0] for case in ROUGHLY])
def test_a_sum_told_roughly(what: str, rough: dict[str, Any], exact: dict[str, Any], one: bool) -> None:
    found = flowing(stating("a", money(**{**SCHEME, **rough})), stating("b", money(**{**SCHEME, **exact})))
    assert len(found) == (1 if one else 2), what
    if one:
        hedged = rough["bound"] != "exact"
        assert found[0].amount == (exact["amount"] if hedged else None), "a hedged sum agrees with the exact one"
        assert bool(found[0].disagreeing) is not hedged
        assert found[0].reasons == ("an amount that is the other rounded and the same scheme",)


def test_a_sum_told_roughly_beside_the_same_other_sum() -> None:
    first, second = ({"start": start, "end": start + 40, "quote": "x" * 40} for start in (0, 100))
    record = stating(
        "a",
        money(82_000, 0, sentence=first),
        money(540, 20, sentence=first),
        money(82_000, 100, sentence=second, same_as=0),
        money(543, 120, sentence=second, bound="at_most"),
    )
    found = flowing(record)
    assert sorted(len(flow.claims) for flow in found) == [2, 2]
    (rough,) = (flow for flow in found if flow.amount is None)
    assert (rough.amount_low, rough.amount_high) == (Decimal(540), Decimal(543))


TOTALS: list[tuple[str, str, str, bool]] = [
    ("the size before the name", "the £115 Copper Fund", "the £120 Copper Fund", True),
    ("put into it", "It will invest £115 in the Copper Fund", "It put £120 into the Copper Fund", True),
    ("the size behind the name", "The Copper Fund is worth £115", "the £120 Copper Fund", True),
    ("what comes on top", "a further £115 for the Copper Fund", "the £120 Copper Fund", False),
    ("an award", "£115 from the Copper Fund", "the £120 Copper Fund", False),
    ("through it", "£115 through the Copper Fund", "the £120 Copper Fund", False),
    ("the next phase", "the next phase of £115 in the Copper Fund", "the £120 Copper Fund", False),
]


@pytest.mark.parametrize(("what", "late", "early", "apart"), TOTALS, ids=[case[0] for case in TOTALS])
def test_totals_that_disagree_are_kept_side_by_side(what: str, late: str, early: str, apart: bool) -> None:
    records = [_totalling("a", early, 120, 2019), _totalling("b", late, 115, 2021)]
    entities = resolve(records, authority())
    found = {int(flow.amount_low): flow for flow in flows(records, linker(entities), entities)}
    assert len(found) == 2
    assert found[120].disagrees_with == ()
    assert [one.flow for one in found[115].disagrees_with] == ([found[120].id] if apart else []), what


def _totalling(stem: str, said: str, amount: int, year: int) -> Record:
    start = said.index("£")
    sentence = {"start": 0, "end": len(said), "quote": said}
    return stating(stem, money(amount, start, **SCHEME, sentence=sentence), day=dt.date(year, 6, 1))


def test_a_document_that_states_both_totals_does_not_disagree_with_itself() -> None:
    said = "It put £120 into the Copper Fund and £115 into the Copper Fund"
    sentence = {"start": 0, "end": len(said), "quote": said}
    claims = [money(amount, said.index(f"£{amount}"), **SCHEME, sentence=sentence) for amount in (120, 115)]
    records = [stating("a", *claims)]
    entities = resolve(records, authority())
    assert not any(flow.disagrees_with for flow in flows(records, linker(entities), entities))


def test_a_range_is_no_disagreement() -> None:
    (found,) = flowing(stating("a", money(17, amount_max=40)))
    assert [found.amount, found.amount_low, found.amount_high] == [17, 17, 40]
    assert found.disagreeing == ()


def test_a_second_currency_is_no_disagreement() -> None:
    (found,) = flowing(stating("a", money(19, 10), money(22, 14, currency="EUR", same_as=10)))
    assert (found.currency, found.disagreeing) == ("GBP", ())
    assert [found.amount, found.amount_low, found.amount_high] == [19, 19, 19]


RATES = [
    "for each zone",
    "per pupil",
    "a year",
    "each",
    "to every school",
    "of new funding for each county",
]


@pytest.mark.parametrize("rate", RATES)
def test_money_for_each_is_not_the_money_of_one(rate: str) -> None:
    sentence = f"£5 {rate}"
    said = {"start": 0, "end": len(sentence), "quote": sentence}
    each, whole = money(5, **SCHEME, sentence=said), money(5, **SCHEME)
    assert len(flowing(stating("a", each), stating("b", whole))) == 2
    assert len(flowing(stating("a", each), stating("b", each))) == 1


def test_a_bundles_part_has_its_own_day() -> None:
    older, newer = dt.date(2023, 1, 1), dt.date(2024, 1, 1)
    bundle = stating("a", money(5, **SCHEME, status="done"), day=None)
    parts = (Part(date=newer, start=0, end=100),)
    dated = Record(bundle.document.model_copy(update={"parts": parts}), bundle.claims)
    (found,) = flowing(dated, stating("b", money(5, **SCHEME), day=older))
    assert found.status == "done"


def test_the_named_giver_takes_the_place_of_the_government() -> None:
    (found,) = flowing(
        stating("a", money(5, **SCHEME, funder=("the government",))),
        stating("b", money(5, **SCHEME, funder=("HM Treasury",))),
    )
    assert found.funder == ("body/hm-treasury",)


def test_a_part_knows_its_whole() -> None:
    record = stating("a", money(9, 10, **SCHEME), money(5, 40, part_of="£9", recipient=("Marsh Trust",)))
    parts = {flow.amount: flow for flow in flowing(record)}
    assert parts[Decimal(5)].part_of == parts[Decimal(9)].id
    assert parts[Decimal(9)].part_of is None


def test_a_circle_of_parts_is_left_open() -> None:
    found = flowing(stating("a", money(9, 10, part_of="£5"), money(5, 40, part_of="£9")))
    assert [flow.part_of is None for flow in found].count(True) == 1


def test_the_nearest_of_equal_quotes_is_the_whole() -> None:
    record = stating("a", money(9, 10, **SCHEME), money(9, 500, scheme=("Tin Fund",)), money(5, 540, part_of="£9"))
    (part,) = (flow for flow in flowing(record) if flow.amount == 5)
    whole = next(flow for flow in flowing(record) if flow.id == part.part_of)
    assert whole.scheme == ("fund/tin-fund",)


def test_the_sample_flows_as_by_hand() -> None:
    assert flows(sample.records(), linker(sample.entities())) == sample.flows()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_each_claim_is_in_one_flow_whatever_the_order(data: st.DataObject) -> None:
    records: Sequence[Record] = [record for record, _ in data.draw(strategies.collections())]
    found = flowing(*records)
    assert flowing(*data.draw(st.permutations(records))) == found
    stated = sorted(claim for flow in found for claim in flow.claims)
    assert stated == sorted(claim_ref(claim.id) for record in records for claim in record.claims.funding)
    ids = {flow.id for flow in found}
    assert all(flow.part_of is None or flow.part_of in ids - {flow.id} for flow in found)
    assert all(flow.amount_low <= flow.amount_high for flow in found)
