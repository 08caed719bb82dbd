"""Amounts as people write them."""

import pytest

from viz.amounts import bounded, money


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (28_200_000_000, "GBP", "£28.2 billion"),
        (1_000_000, "USD", "$1 million"),
        (450_000, "EUR", "€450,000"),
        (12.5, "GBP", "£12.50"),
        (2_000_000_000_000, "GBP", "£2 trillion"),
        (7, "CHF", "CHF 7"),
    ],
)
def test_an_amount(amount: float, currency: str, written: str) -> None:
    assert money(amount, currency) == written


def test_a_range_and_a_bound() -> None:
    assert bounded(17e9, 40e9, "GBP", "about") == "about £17 billion to £40 billion"
    assert bounded(5e8, 5e8, "GBP", "at_most") == "up to £500 million"
