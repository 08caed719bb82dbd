"""Money expressions: every form to its value, its currency, its bound and the span of its qualifier."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.money import find_column_money, find_money, may_hold_money
from ontology.terms import Bound, Currency

ONE = [
    # text, expression, amount, highest amount of a range, currency, bound
    ("cost £3m to", "£3m", "3000000", None, "GBP", "exact"),
    ("£1.2bn", "£1.2bn", "1200000000", None, "GBP", "exact"),
    ("£450k", "£450k", "450000", None, "GBP", "exact"),
    ("£2.5M", "£2.5M", "2500000", None, "GBP", "exact"),
    ("£1.5tn", "£1.5tn", "1500000000000", None, "GBP", "exact"),
    ("£12,500", "£12,500", "12500", None, "GBP", "exact"),
    ("£1,200.50 each", "£1,200.50", "1200.50", None, "GBP", "exact"),
    ("a £500-million fund", "£500-million", "500000000", None, "GBP", "exact"),
    ("£7 \nbillion", "£7 \nbillion", "7000000000", None, "GBP", "exact"),
    ("£5\xa0million\xa0of", "£5\xa0million", "5000000", None, "GBP", "exact"),
    ("£1.65\tbillion", "£1.65\tbillion", "1650000000", None, "GBP", "exact"),
    ("£ 3 million", "£ 3 million", "3000000", None, "GBP", "exact"),
    ("3 million pounds", "3 million pounds", "3000000", None, "GBP", "exact"),
    ("5 million pounds sterling", "5 million pounds sterling", "5000000", None, "GBP", "exact"),
    ("a 3-million-pound fund", "3-million-pound", "3000000", None, "GBP", "exact"),
    ("£14 billion pounds worth", "£14 billion pounds", "14000000000", None, "GBP", "exact"),
    ("half a billion pounds", "half a billion pounds", "500000000", None, "GBP", "exact"),
    ("a million pounds", "a million pounds", "1000000", None, "GBP", "exact"),
    ("five million euros", "five million euros", "5000000", None, "EUR", "exact"),
    ("one hundred million pounds", "one hundred million pounds", "100000000", None, "GBP", "exact"),
    ("2.4 billion euros", "2.4 billion euros", "2400000000", None, "EUR", "exact"),
    ("5m EUR", "5m EUR", "5000000", None, "EUR", "exact"),
    ("GBP 3m", "GBP 3m", "3000000", None, "GBP", "exact"),
    ("GBP3m", "GBP3m", "3000000", None, "GBP", "exact"),
    ("costs 5pounds", "5pounds", "5", None, "GBP", "exact"),
    ("€22m", "€22m", "22000000", None, "EUR", "exact"),
    ("$14 million", "$14 million", "14000000", None, "USD", "exact"),
    ("US$5bn", "US$5bn", "5000000000", None, "USD", "exact"),
    ("14 million US dollars", "14 million US dollars", "14000000", None, "USD", "exact"),
    ("50p a head", "50p", "0.5", None, "GBP", "exact"),
    ("70 pence", "70 pence", "0.7", None, "GBP", "exact"),
    ("£5m plus VAT", "£5m", "5000000", None, "GBP", "exact"),
    ("£3 million12", "£3 million", "3000000", None, "GBP", "exact"),
    ("£45 million.3", "£45 million", "45000000", None, "GBP", "exact"),
    ("£12,5003", "£12,500", "12500", None, "GBP", "exact"),
    ("$765M46", "$765M", "765000000", None, "USD", "exact"),
    ("a further £80m", "£80m", "80000000", None, "GBP", "exact"),
    ("the first £100m of", "£100m", "100000000", None, "GBP", "exact"),
    ("a total of £6m", "£6m", "6000000", None, "GBP", "exact"),
    ("gave £20 million to 21 new projects", "£20 million", "20000000", None, "GBP", "exact"),
    ("£5m-10 schools", "£5m", "5000000", None, "GBP", "exact"),
    ("£17-40 billion", "£17-40 billion", "17000000000", "40000000000", "GBP", "exact"),
    ("£17bn–£40bn", "£17bn–£40bn", "17000000000", "40000000000", "GBP", "exact"),
    ("£17 billion to £40 billion", "£17 billion to £40 billion", "17000000000", "40000000000", "GBP", "exact"),
    ("£2 to £3 million", "£2 to £3 million", "2000000", "3000000", "GBP", "exact"),
    ("£10 to 20 million", "£10 to 20 million", "10000000", "20000000", "GBP", "exact"),
    ("between £3m and £5m", "between £3m and £5m", "3000000", "5000000", "GBP", "exact"),
    ("grants from £500 to £5,000", "from £500 to £5,000", "500", "5000", "GBP", "exact"),
    ("£500,000 to £1 million", "£500,000 to £1 million", "500000", "1000000", "GBP", "exact"),
    ("estimated costs of £2-3m", "£2-3m", "2000000", "3000000", "GBP", "about"),
    ("up to £500 million", "up to £500 million", "500000000", None, "GBP", "at_most"),
    ("up to a maximum of £5m", "up to a maximum of £5m", "5000000", None, "GBP", "at_most"),
    ("no more than £3m", "no more than £3m", "3000000", None, "GBP", "at_most"),
    ("not exceeding £5m", "not exceeding £5m", "5000000", None, "GBP", "at_most"),
    ("as much as £3m", "as much as £3m", "3000000", None, "GBP", "at_most"),
    ("just under £2m", "just under £2m", "2000000", None, "GBP", "at_most"),
    ("£10m or less", "£10m or less", "10000000", None, "GBP", "at_most"),
    ("over £5m", "over £5m", "5000000", None, "GBP", "at_least"),
    ("well over £5m", "well over £5m", "5000000", None, "GBP", "at_least"),
    ("more\tthan £5m", "more\tthan £5m", "5000000", None, "GBP", "at_least"),
    ("at least an additional £5m", "at least an additional £5m", "5000000", None, "GBP", "at_least"),
    ("in excess of £1 billion39", "in excess of £1 billion", "1000000000", None, "GBP", "at_least"),
    ("sales exceeded £3bn", "exceeded £3bn", "3000000000", None, "GBP", "at_least"),
    ("no less than £3m", "no less than £3m", "3000000", None, "GBP", "at_least"),
    ("£20 million-plus", "£20 million-plus", "20000000", None, "GBP", "at_least"),
    ("£1bn+", "£1bn+", "1000000000", None, "GBP", "at_least"),
    ("£10 million or more", "£10 million or more", "10000000", None, "GBP", "at_least"),
    ("estimated at over £3.3 billion", "over £3.3 billion", "3300000000", None, "GBP", "at_least"),
    ("around £7m", "around £7m", "7000000", None, "GBP", "about"),
    ("nearly £7m", "nearly £7m", "7000000", None, "GBP", "about"),
    ("Some £30 billion", "Some £30 billion", "30000000000", None, "GBP", "about"),
    ("c.£5m", "c.£5m", "5000000", None, "GBP", "about"),
    ("~£5m", "~£5m", "5000000", None, "GBP", "about"),
    ("in the region of £5m", "in the region of £5m", "5000000", None, "GBP", "about"),
    ("which it estimates at £52 billion", "estimates at £52 billion", "52000000000", None, "GBP", "about"),
    ("an estimated £5m", "an estimated £5m", "5000000", None, "GBP", "about"),
    ("£5m or so", "£5m or so", "5000000", None, "GBP", "about"),
]

MANY = [
    ("£19 million (€22 million)", ["£19 million", "€22 million"]),
    ("rose from £3m to £5m", ["£3m", "£5m"]),
    ("raise it by £400 million to £1 billion", ["£400 million", "£1 billion"]),
    ("£1 in every £3 spent", ["£1", "£3"]),
    ("£5m and £3m", ["£5m", "£3m"]),
    ("over £1m and under £2m", ["over £1m", "under £2m"]),
    ("over £3m (£2m inside and another £1m outside)", ["over £3m", "£2m", "£1m"]),
]

NONE = [
    "10 million workers", "2.4 million scans", "tens of millions of pounds", "billions of pounds of investment",
    "£100s of millions", "£million", "a multi-million pound plan", "A$50 million", "5 million Canadian dollars",
    "10 pounds of rice", "720p video", "on p50", "20% of firms", "in 2015", "a 5km run", "3m people",
]  # fmt: skip

CELLS = [
    ("12.4", "Budget £m", "12400000"),
    ("1,250", "Award (£)", "1250"),
    ("(3.1)", "£ million", "-3100000"),
    ("45", "£'000", "45000"),
    ("45", "£000s", "45000"),
    ("7", "€bn", "7000000000"),
    ("£3m", "Amount", "3000000"),
]


@pytest.mark.parametrize("case", ONE, ids=lambda case: case[0])
def test_one_expression_is_read(case: tuple[str, str, str, str | None, str, str]) -> None:
    text, quote, amount, top, currency, bound = case
    (money,) = find_money(text)
    assert text[money.start : money.end] == quote
    assert (money.amount, money.amount_max) == (Decimal(amount), Decimal(top) if top else None)
    assert (money.currency, money.bound) == (Currency(currency), Bound(bound))
    assert may_hold_money(text)


@pytest.mark.parametrize(("text", "quotes"), MANY)
def test_several_expressions_are_kept_apart(text: str, quotes: list[str]) -> None:
    assert [text[money.start : money.end] for money in find_money(text)] == quotes


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_money_is_left_alone(text: str) -> None:
    assert find_money(text) == ()


@pytest.mark.parametrize(("cell", "header", "amount"), CELLS)
def test_a_cell_takes_currency_and_scale_from_its_header(cell: str, header: str, amount: str) -> None:
    (money,) = find_column_money(cell, header)
    assert money.amount == Decimal(amount)


@pytest.mark.parametrize(("cell", "header"), [("12.4", "Schools"), ("n/a", "£m"), ("12 schools", "£m"), ("", "£m")])
def test_a_cell_without_currency_or_figure_is_no_money(cell: str, header: str) -> None:
    assert find_column_money(cell, header) == ()


SCALES = [("", 1), ("k", 10**3), (" thousand", 10**3), ("m", 10**6), (" million", 10**6), ("\xa0million", 10**6),
          ("bn", 10**9), (" billion", 10**9), ("tn", 10**12)]  # fmt: skip
SIGNS = [("£", "GBP"), ("$", "USD"), ("US$", "USD"), ("€", "EUR")]
BOUNDS = [("", "exact"), ("up to ", "at_most"), ("more than ", "at_least"), ("around ", "about"), ("nearly ", "about")]


@given(
    st.decimals(Decimal("0.01"), Decimal("999"), places=2),
    st.sampled_from(SCALES),
    st.sampled_from(SIGNS),
    st.sampled_from(BOUNDS),
)
def test_a_rendered_amount_is_read_back(
    number: Decimal, scale: tuple[str, int], sign: tuple[str, str], bound: tuple[str, str]
) -> None:
    words = f"{bound[0]}{sign[0]}{number}{scale[0]}"
    (money,) = find_money(f"spent {words} on it")
    assert (money.amount, money.currency, money.bound) == (number * scale[1], Currency(sign[1]), Bound(bound[1]))
    assert f"spent {words} on it"[money.start : money.end] == words


@given(st.integers(1, 10**13), st.sampled_from([("£", ""), ("", " pounds"), ("€", ""), ("", " euros")]))
def test_a_figure_with_commas_is_read_back(number: int, style: tuple[str, str]) -> None:
    (money,) = find_money(f"it cost {style[0]}{number:,}{style[1]}.")
    assert money.amount == number


@given(st.text(alphabet="£$€0123456789.,-–mbkn pounds to and\n\t", max_size=40))
def test_any_text_is_read_without_overlap(text: str) -> None:
    found = find_money(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert may_hold_money(text) or not found
