"""Amounts as people write them."""

SYMBOLS = {"GBP": "£", "USD": "$", "EUR": "€"}
BOUNDS = {"at_least": "at least ", "at_most": "up to ", "about": "about "}
_SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))


def money(amount: float, currency: str) -> str:
    """Return an amount in whole units as people write it.

    >>> money(28_200_000_000, "GBP"), money(450_000, "EUR")
    ('£28.2 billion', '€450,000')
    """
    symbol = SYMBOLS.get(currency, currency + " ")
    for size, word in _SCALES:
        if abs(amount) >= size:
            return f"{symbol}{amount / size:,.3f}".rstrip("0").rstrip(".") + word
    return f"{symbol}{amount:,.2f}".removesuffix(".00")


def bounded(low: float, high: float, currency: str, bound: str = "exact") -> str:
    """Return an amount or a range with its bound: ``up to £500 million``, ``£115 million to £120 million``."""
    most = "" if low == high else f" to {money(high, currency)}"
    return BOUNDS.get(bound, "") + money(low, currency) + most
